"""Storygen: write, lint and practise stories for behavioral interviews."""

__version__ = "0.1.0"
