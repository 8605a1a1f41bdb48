"""Normal and Student t distributions, as far as intervals need them; plain arithmetic, no dependency."""

from __future__ import annotations

import math

_SQRT2 = math.sqrt(2.0)
_MANY = 1e5  # degrees of freedom from which expansions around the normal are exact to more than ten digits
_SQRT_2PI = math.sqrt(2.0 * math.pi)


def normal_tail(z: float) -> float:
    """P(Z > z) of a standard normal Z."""
    return 0.5 * math.erfc(z / _SQRT2)


def normal_quantile(p: float) -> float:
    """The z with P(Z ≤ z) = p, for 0 < p < 1.

    Start: Abramowitz & Stegun, Handbook of Mathematical Functions, 26.2.23 (error 4.5e-4); then Halley's steps on
    erfc, which reach machine precision.
    """
    if not 0 < p < 1:
        raise ValueError(f"a probability between 0 and 1 is needed, not {p!r}")
    q = min(p, 1 - p)
    t = math.sqrt(-2 * math.log(q))
    z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
    for _ in range(3):
        density = math.exp(-0.5 * z * z) / _SQRT_2PI
        if density == 0:
            break
        step = (normal_tail(z) - q) / density
        z += step / (1 - 0.5 * z * step)
    return z if p > 0.5 else -z


def t_tail(t: float, df: float) -> float:
    """P(T > t) of Student's t with `df` degrees of freedom (need not be whole)."""
    if math.isinf(t):
        return 0.0 if t > 0 else 1.0
    if df > _MANY:
        return normal_tail(_as_normal(t, df))
    half = 0.5 * _beta_regularised(df / (df + t * t), df / 2, 0.5)
    return half if t >= 0 else 1 - half


def t_quantile(p: float, df: float) -> float:
    """The t with P(T ≤ t) = p, by bisection and Newton's steps on the tail."""
    if p == 0.5:
        return 0.0
    if df > _MANY:
        z = normal_quantile(p)
        return z + (z**3 + z) / (4 * df) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * df * df)
    q = min(p, 1 - p)
    low, high = 0.0, 2.0
    while t_tail(high, df) > q and high < 1e300:
        low, high = high, high * 4
    t = 0.5 * (low + high)
    for _ in range(200):
        tail = t_tail(t, df)
        low, high = (t, high) if tail > q else (low, t)
        newton = t + (tail - q) / _t_density(t, df)
        following = newton if low < newton < high else 0.5 * (low + high)
        if abs(following - t) <= 1e-15 * abs(t):
            break
        t = following
    return t if p > 0.5 else -t


def _as_normal(t: float, df: float) -> float:
    """The normal deviate with the tail of t at many degrees of freedom.

    Hill, G. W. (1970). Algorithm 395: Student's t-distribution. Communications of the ACM 13, 617-619.
    """
    n = df - 0.5
    w = math.copysign(math.sqrt(n * math.log1p(t * t / df)), t)
    return w + (w**3 + 3 * w) / (48 * n * n)


def _t_density(t: float, df: float) -> float:
    log = math.lgamma((df + 1) / 2) - math.lgamma(df / 2) - 0.5 * math.log(df * math.pi)
    return math.exp(log - (df + 1) / 2 * math.log1p(t * t / df)) or 5e-324


def _beta_regularised(x: float, a: float, b: float) -> float:
    """I_x(a, b) by its continued fraction (DLMF 8.17.22), evaluated as Lentz proposed."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta_regularised(1 - x, b, a)
    log = a * math.log(x) + b * math.log1p(-x) + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    return math.exp(log) / a * _beta_fraction(x, a, b)


def _beta_fraction(x: float, a: float, b: float) -> float:
    tiny = 1e-300
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / (d if abs(d) > tiny else tiny)
    result = d
    for m in range(1, 20_000):
        for top in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 + top * d
            c = 1 + top / c
            d = 1 / (d if abs(d) > tiny else tiny)
            c = c if abs(c) > tiny else tiny
            result *= d * c
        if abs(d * c - 1) < 1e-16:
            break
    return result
