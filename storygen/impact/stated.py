"""A change as stated against the change that its ends give, rounding allowed for.

Ends are taken as rounded to their last digit, a stated change too, and by a twentieth of its size; one that is "about"
by an eighth, as a fraction in words is ("a quarter"), since nobody says 0.256 aloud. "More than 60 %" may be a good
deal more, "almost 70 %" a little less, and not the reverse.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from storygen.impact.units import convert, kind

if TYPE_CHECKING:
    from storygen.impact.change import Change
    from storygen.impact.hedges import Lean

_ROUNDED = 0.55
"""How much of half a digit ends are off where a change was reckoned before they were rounded: mostly both were."""
_TELLING = 0.75
"""A per cent that is exactly the points, and this far from the per cent, is no rounding."""
Left = Literal["", "maybe", "only"]


@dataclass(frozen=True, slots=True)
class Stated:
    """What prose says of a change.

    `kind` is percent, fraction, points, multiple or difference; `left`: it may be, or can only be, what is left rather
    than what went; `unit` is that of a difference, or what it counts, "" where it takes the ends'; `more`: "three times
    more" may be a factor of three or of four; `percentage`: the points are called those of a percentage; `up` is the
    way that the words beside it say, None where they say none.
    """

    kind: str
    value: float
    lean: Lean = ""
    left: Left = ""
    unit: str = ""
    more: bool = False
    percentage: bool = False
    up: bool | None = None


def verdict(stated: Stated, c: Change) -> str:
    """What is wrong with it: percent, points, multiple, difference or direction; "" where the ends give it."""
    wrong = _size(stated, c)
    if not wrong and stated.up is not None and not stated.left and stated.up != (c.delta > 0):
        return "direction"
    return wrong


def _size(stated: Stated, c: Change) -> str:
    if stated.kind == "points":
        return "" if (c.points or _is_score(stated, c)) and _near(stated, points_of(c)) else "points"
    if stated.kind in ("percent", "fraction"):
        return _percent(stated, c)
    if stated.kind == "multiple":
        return "" if c.before == 0 or c.after == 0 or _is_multiple(stated, c) else "multiple"
    delta = _delta_in(stated.unit, c)
    return "" if delta is None or _near(stated, delta) else "difference"


def _delta_in(unit: str, c: Change) -> float | None:
    """Δ in that unit; None where a difference in it is one of something else."""
    unit, _, over = unit.partition("/")
    own, _, per = c.unit.partition("/")
    if over and over != per:
        return None
    if unit and per and not own:
        return None  # "120 per million" fell "by five eighths"
    if not unit or not own or unit == own:
        return c.delta
    if kind(own) or kind(unit):
        return convert(c.delta, own, unit)
    return c.delta if unit.rstrip("s") == own.rstrip("s") else None


def _percent(stated: Stated, c: Change) -> str:
    if c.percent is None:
        return ""  # nothing to divide by: another rule says so
    value = stated.value * 100 if stated.kind == "fraction" else stated.value
    rough = bool(stated.lean) or stated.kind == "fraction"
    if not rough and c.points and abs(value - abs(points_of(c))) < 0.05 and abs(value - abs(c.percent)) > _TELLING:
        return "points"
    low, high = _room(c)
    below, above = _slack(value, stated.lean, rough=rough)
    if stated.left != "only" and low - below <= value <= high + above:
        return ""
    if stated.left and c.before != 0 and _near(stated, c.after / c.before * 100, value):
        return ""
    return "points" if c.points and _near(stated, points_of(c), value) else "percent"


def _slack(value: float, lean: Lean, *, rough: bool) -> tuple[float, float]:
    """By how much a stated per cent may lie below and above what the ends give."""
    around = max(2.0, 0.125 * value) if rough else max(0.6, 0.05 * value)
    if lean == "more":
        return max(around, 0.3 * value), max(1.0, 0.03 * value)
    if lean == "less":
        return max(1.0, 0.03 * value), max(around, 0.18 * value)
    return around, around


def _is_score(stated: Stated, c: Change) -> bool:
    """Whether the points may be those of a score or a poll, which has no other unit."""
    return not stated.percentage and not kind(c.unit.partition("/")[0])


def points_of(c: Change) -> float:
    """Δ in percentage points."""
    return c.delta * (100 if c.unit == "ratio" or c.unit.startswith("ratio ") else 1)


def _is_multiple(stated: Stated, c: Change) -> bool:
    """Whether the ends are that many times apart; "three times more" may also mean four times as much."""
    ratio = max(abs(c.after / c.before), abs(c.before / c.after))
    value = stated.value if stated.value >= 1 or stated.value <= 0 else 1 / stated.value
    low, high = {"": (0.87, 1.15), "about": (0.8, 1.25), "more": (0.97, 1.7), "less": (0.72, 1.06)}[stated.lean]
    return any(low * value <= r <= high * value for r in ((ratio, ratio - 1) if stated.more else (ratio,)))


def _near(stated: Stated, exact: float, value: float | None = None) -> bool:
    """Whether two figures are the same to the digits that the stated one is given in."""
    value, exact = abs(stated.value if value is None else value), abs(exact)
    if stated.lean == "more":
        return 0.7 * exact <= value <= exact * 1.03 + 1e-9
    if stated.lean == "less":
        return exact * 0.97 - 1e-9 <= value <= 1.25 * exact
    slack = max(0.125 * exact, 1.0) if stated.lean else max(0.05 * exact, 0.6 * 10.0 ** -decimals(value))
    return abs(value - exact) <= min(slack, 0.27 * exact + 1e-9)


def half_digit(value: float, places: int = 0) -> float:
    """Half of the last digit in which a figure is given, a quarter for small whole numbers, which are mostly exact.

    `places` are those of the figure beside it: 0.8 beside 0.92 is 0.80.
    """
    places = max(places, decimals(value))
    if places:
        return 0.5 * 10.0**-places
    return 0.25 if value != 0 and abs(value) < 100 else abs(value) * 0.004


def _room(c: Change) -> tuple[float, float]:
    """The least and the greatest relative change, in per cent, that ends rounded to their last digit allow."""
    places = max(decimals(c.before), decimals(c.after))
    before, after = (_ROUNDED * half_digit(x, places) for x in (c.before, c.after))
    values = [
        abs((a - b) / b * 100)
        for b in (c.before - before, c.before + before)
        for a in (c.after - after, c.after + after)
        if b != 0 and (b > 0) == (c.before > 0)
    ]
    return (min(values), max(values)) if values else (0.0, 0.0)


def decimals(value: float) -> int:
    """The places behind the point in which a figure is given."""
    text = f"{value:.9g}"
    return 0 if "e" in text else len(text.partition(".")[2])
