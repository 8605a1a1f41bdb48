"""A change as stated against the change that its ends give, rounding allowed for.

Ends are taken as rounded to their last digit, a stated change too, and by a twentieth of its size; one that is "about"
or "nearly" by an eighth; a fraction in words ("a quarter") by an eighth as well, since nobody says 0.256 aloud.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storygen.impact.change import Change


@dataclass(frozen=True, slots=True)
class Stated:
    """What prose says of a change.

    `kind` is percent, fraction, points, multiple or difference; `left`: it may be what is left, rather than what went.
    """

    kind: str
    value: float
    hedged: bool = False
    left: bool = False


def verdict(stated: Stated, c: Change) -> str:
    """What is wrong with it: percent, points, multiple or difference; "" where the ends give it."""
    if stated.kind == "points":
        return _points(stated, c)
    if stated.kind in ("percent", "fraction"):
        return _percent(stated, c)
    if stated.kind == "multiple":
        return "" if c.before == 0 or c.after == 0 or is_multiple(stated.value, c) else "multiple"
    return "" if near(stated.value, c.delta, hedged=stated.hedged) else "difference"


def _points(stated: Stated, c: Change) -> str:
    if not c.points:
        return "points"
    return "" if near(stated.value, points_of(c), hedged=stated.hedged) else "points"


def _percent(stated: Stated, c: Change) -> str:
    if c.percent is None:
        return "" if stated.kind == "fraction" else "percent"
    value = stated.value * 100 if stated.kind == "fraction" else stated.value
    rough = stated.hedged or stated.kind == "fraction"
    low, high = _room(c)
    slack = max(2.0, 0.125 * value) if rough else max(0.6, 0.05 * value)
    remaining = c.before != 0 and near(value, c.after / c.before * 100, hedged=rough)
    if low - slack <= value <= high + slack or (stated.left and remaining):
        return ""
    return "points" if c.points and near(value, points_of(c), hedged=rough) else "percent"


def points_of(c: Change) -> float:
    """Δ in percentage points."""
    return c.delta * (100 if c.unit == "ratio" else 1)


def is_multiple(value: float, c: Change) -> bool:
    """Whether the ends are that many times apart; "three times as much" and "three times more" both pass."""
    ratio = max(abs(c.after / c.before), abs(c.before / c.after))
    return any(abs(value - r) <= max(0.15 * r, 0.15) for r in (ratio, ratio - 1, 1 / ratio))


def near(value: float, exact: float, *, hedged: bool) -> bool:
    """Whether two figures are the same to the digits that the first is given in."""
    exact = abs(exact)
    return abs(value - exact) <= (
        max(0.125 * exact, 1.0) if hedged else max(0.05 * exact, 0.6 * 10.0 ** -_decimals(value))
    )


def half_digit(value: float, decimals: int = 0) -> float:
    """Half of the last digit in which a figure is given, a quarter for small whole numbers, which are mostly exact.

    `decimals` are those of the figure beside it: 0.8 beside 0.92 is 0.80.
    """
    decimals = max(decimals, _decimals(value))
    if decimals:
        return 0.5 * 10.0**-decimals
    return 0.25 if value != 0 and abs(value) < 100 else abs(value) * 0.004


def _room(c: Change) -> tuple[float, float]:
    """The least and the greatest relative change, in per cent, that ends rounded to their last digit allow."""
    before, after = (half_digit(x, max(_decimals(c.before), _decimals(c.after))) for x in (c.before, c.after))
    values = [
        abs((a - b) / b * 100)
        for b in (c.before - before, c.before + before)
        for a in (c.after - after, c.after + after)
        if b != 0 and (b > 0) == (c.before > 0)
    ]
    return (min(values), max(values)) if values else (0.0, 0.0)


def _decimals(value: float) -> int:
    text = f"{value:.9g}"
    return 0 if "e" in text else len(text.partition(".")[2])
