"""Inference, in one place to import from: intervals and tests, sample sizes for planning, a metric's evidence."""

from __future__ import annotations

from storygen.impact.evidence import Evidence, evidence
from storygen.impact.intervals import (
    RateRatio,
    WelchResult,
    bonferroni,
    holm,
    newcombe,
    rate_ratio,
    two_proportion_z,
    welch,
    wilson,
)
from storygen.impact.power import (
    n_per_arm_means,
    n_per_arm_proportions,
    smallest_detectable,
    smallest_detectable_means,
)

__all__ = [
    "Evidence",
    "RateRatio",
    "WelchResult",
    "bonferroni",
    "evidence",
    "holm",
    "n_per_arm_means",
    "n_per_arm_proportions",
    "newcombe",
    "rate_ratio",
    "smallest_detectable",
    "smallest_detectable_means",
    "two_proportion_z",
    "welch",
    "wilson",
]
