"""Measurements, as ratios against a peer or a floor in the same run; none is asserted in a test."""
