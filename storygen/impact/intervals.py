"""Intervals and p-values for a difference: what stated samples can support. Formulas cited at each function.

All tests are two-sided, all intervals have the coverage `1 - alpha` (default 95 %). Figures that cannot be a sample
(negative n, a share above one, NaN) raise ValueError; `evidence.evidence` never does.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen.impact.distributions import normal_quantile, normal_tail, t_quantile, t_tail

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class WelchResult:
    """A difference of two means: `delta` = second − first, its interval, and the test behind it."""

    delta: float
    lo: float
    hi: float
    t: float
    df: float
    p: float


@dataclass(frozen=True, slots=True)
class RateRatio:
    """A ratio of two rates, second / first: its interval, the score statistic and its p-value."""

    ratio: float
    lo: float
    hi: float
    z: float
    p: float


def wilson(x: float, n: float, alpha: float = 0.05) -> tuple[float, float]:
    """Wilson's score interval of the share x / n.

    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22, 209-212.
    """
    p = _share(x, n)
    z = normal_quantile(1 - alpha / 2)
    z2 = z * z
    centre = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = z / (1 + z2 / n) * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    return (0.0 if x == 0 else max(0.0, centre - half)), (1.0 if x == n else min(1.0, centre + half))


def newcombe(x1: float, n1: float, x2: float, n2: float, alpha: float = 0.05) -> tuple[float, float]:
    """Newcombe's hybrid score interval of p2 − p1, built on the two Wilson intervals.

    Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions: comparison of
    eleven methods. Statistics in Medicine 17, 873-890 (method 10).
    """
    p1, p2 = _share(x1, n1), _share(x2, n2)
    l1, u1 = wilson(x1, n1, alpha)
    l2, u2 = wilson(x2, n2, alpha)
    delta = p2 - p1
    return delta - math.hypot(p2 - l2, u1 - p1), delta + math.hypot(u2 - p2, p1 - l1)


def two_proportion_z(x1: float, n1: float, x2: float, n2: float) -> tuple[float, float]:
    """(z, p) of the pooled two-proportion test of p2 against p1; z is 0 where both samples are all or nothing alike.

    Fleiss, J. L., Levin, B., Paik, M. C. (2003). Statistical Methods for Rates and Proportions, 3rd ed., section 3.1.
    """
    p1, p2 = _share(x1, n1), _share(x2, n2)
    pooled = (x1 + x2) / (n1 + n2)
    error = math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    z = (p2 - p1) / error if error > 0 else 0.0
    return z, _two_sided(z)


def welch(  # noqa: PLR0913, PLR0917 -- two samples of three figures each
    mean1: float, sd1: float, n1: float, mean2: float, sd2: float, n2: float, alpha: float = 0.05
) -> WelchResult:
    """Welch's test and interval of mean2 − mean1, with Satterthwaite's degrees of freedom.

    Welch, B. L. (1947). The generalization of "Student's" problem when several different population variances are
    involved. Biometrika 34, 28-35.
    """
    _finite(mean1, sd1, n1, mean2, sd2, n2)
    if n1 < 2 or n2 < 2 or sd1 < 0 or sd2 < 0:
        raise ValueError("Welch's test needs two or more of each side, and spreads that are not negative")
    v1, v2 = sd1 * sd1 / n1, sd2 * sd2 / n2
    delta, error = mean2 - mean1, math.sqrt(v1 + v2)
    if error == 0:
        return WelchResult(
            delta,
            delta,
            delta,
            0.0 if delta == 0 else math.copysign(math.inf, delta),
            n1 + n2 - 2,
            1.0 if delta == 0 else 0.0,
        )
    if not math.isfinite(error):
        raise ValueError("the spreads are too large to be computed with")
    w1, w2 = v1 / (v1 + v2), v2 / (v1 + v2)
    df = 1 / (w1 * w1 / (n1 - 1) + w2 * w2 / (n2 - 1))
    t = delta / error
    half = t_quantile(1 - alpha / 2, df) * error
    return WelchResult(delta, delta - half, delta + half, t, df, min(1.0, 2 * t_tail(abs(t), df)))


def rate_ratio(count1: float, exposure1: float, count2: float, exposure2: float, alpha: float = 0.05) -> RateRatio:
    """The ratio of the rates count / exposure, second to first, with its score interval and test.

    Given the total, count2 is binomial; the interval is Wilson's on that share, turned into a ratio. Gu, K., Ng, H. K.
    T., Tang, M. L., Schucany, W. R. (2008). Testing the ratio of two Poisson rates. Biometrical Journal 50, 283-298.
    """
    _finite(count1, exposure1, count2, exposure2)
    if count1 < 0 or count2 < 0 or exposure1 <= 0 or exposure2 <= 0 or count1 + count2 == 0:
        raise ValueError("a rate ratio needs counts that are not negative, not both zero, over exposures above zero")
    total, d = count1 + count2, exposure2 / exposure1
    expected = total * d / (1 + d)
    z = (count2 - expected) / math.sqrt(expected / (1 + d))
    lo, hi = wilson(count2, total, alpha)
    ratio = math.inf if count1 == 0 else count2 / count1 / d
    return RateRatio(ratio, _odds(lo) / d, _odds(hi) / d, z, _two_sided(z))


def holm(ps: Sequence[float]) -> tuple[float, ...]:
    """Holm's step-down adjusted p-values, in the order given.

    Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scand. J. Statistics 6, 65-70.
    """
    order = sorted(range(len(ps)), key=lambda i: ps[i])
    adjusted = [1.0] * len(ps)
    highest = 0.0
    for rank, i in enumerate(order):
        highest = max(highest, min(1.0, (len(ps) - rank) * ps[i]))
        adjusted[i] = highest
    return tuple(adjusted)


def bonferroni(ps: Sequence[float]) -> tuple[float, ...]:
    """Bonferroni's adjusted p-values: each times their number, at most 1."""
    return tuple(min(1.0, len(ps) * p) for p in ps)


def _two_sided(z: float) -> float:
    return min(1.0, 2 * normal_tail(abs(z)))


def _odds(share: float) -> float:
    return math.inf if share >= 1 else share / (1 - share)


def _share(x: float, n: float) -> float:
    _finite(x, n)
    if n <= 0 or not 0 <= x <= n:
        raise ValueError(f"{x!r} of {n!r} is no share")
    return x / n


def _finite(*values: float) -> None:
    if not all(math.isfinite(v) for v in values):
        raise ValueError("a finite figure is needed")
