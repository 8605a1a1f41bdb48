"""Sample sizes for planning: the n per arm that would see a wanted change. Never for a result that is already in.

Power after the fact says nothing that the p-value does not: Hoenig, J. M., Heisey, D. M. (2001). The abuse of power.
The American Statistician 55, 19-24.
"""

from __future__ import annotations

import math

from storygen.impact.distributions import normal_quantile


def n_per_arm_proportions(p1: float, p2: float, alpha: float = 0.05, power: float = 0.8) -> int:
    """How many each arm needs to tell the shares p1 and p2 apart (two-sided, arms of one size).

    Fleiss, J. L., Levin, B., Paik, M. C. (2003). Statistical Methods for Rates and Proportions, 3rd ed., formula
    4.14, without the continuity correction. ValueError where the shares are alike or not within 0..1.
    """
    return math.ceil(_exact_n(p1, p2, alpha, power) - 1e-9)


def n_per_arm_means(delta: float, sd: float, alpha: float = 0.05, power: float = 0.8) -> int:
    """How many each arm needs to see a difference of means `delta` under the spread `sd`; normal approximation.

    n = 2 (z_α/2 + z_β)² sd² / δ². Chow, S.-C., Shao, J., Wang, H. (2008). Sample Size Calculations in Clinical
    Research, 2nd ed., section 3.2.
    """
    if not (math.isfinite(delta) and math.isfinite(sd)) or delta == 0 or sd <= 0:
        raise ValueError("a difference other than zero and a spread above zero are needed")
    z = normal_quantile(1 - alpha / 2) + normal_quantile(power)
    n = 2 * (z * sd / delta) ** 2
    if not math.isfinite(n):
        raise ValueError("the difference is too small to be seen")
    return max(2, math.ceil(n - 1e-9))


def smallest_detectable(p1: float, n: float, alpha: float = 0.05, power: float = 0.8) -> float | None:
    """The smallest rise above the share p1 that n per arm would see, as a difference; None where there is none."""
    if not 0 <= p1 < 1 or not n >= 2:
        return None
    low, high = 0.0, 1 - p1
    if _exact_n(p1, 1.0, alpha, power) > n:
        return None
    for _ in range(200):
        middle = 0.5 * (low + high)
        if middle in (low, high) or p1 + middle == p1:
            break
        low, high = (low, middle) if _exact_n(p1, p1 + middle, alpha, power) <= n else (middle, high)
    return high


def smallest_detectable_means(sd: float, n: float, alpha: float = 0.05, power: float = 0.8) -> float | None:
    """The smallest difference of means that n per arm would see under the spread `sd`."""
    if not (math.isfinite(sd) and sd > 0 and n >= 2):
        return None
    return (normal_quantile(1 - alpha / 2) + normal_quantile(power)) * sd * math.sqrt(2 / n)


def _exact_n(p1: float, p2: float, alpha: float, power: float) -> float:
    if not (0 <= p1 <= 1 and 0 <= p2 <= 1) or p1 == p2:
        raise ValueError("two different shares between 0 and 1 are needed")
    mean = (p1 + p2) / 2
    null = normal_quantile(1 - alpha / 2) * math.sqrt(2 * mean * (1 - mean))
    other = normal_quantile(power) * math.sqrt(p1 * (1 - p1) + p2 * (1 - p2))
    n = ((null + other) / (p2 - p1)) ** 2
    if not math.isfinite(n):
        raise ValueError("the two shares are too close to be told apart")
    return n
