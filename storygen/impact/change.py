"""Change arithmetic on two figures: Δ = after − before, %Δ = Δ / |before|, percentage points for shares."""

from __future__ import annotations

import math
from dataclasses import dataclass

from storygen.impact.direction import better_default
from storygen.impact.said import say_pair
from storygen.impact.units import convert, is_share
from storygen.impact.written import delta_text, pair_text, percent_text, write_value

__all__ = [
    "Change",
    "better_default",
    "change",
    "change_between",
    "is_share",
    "say_pair",
    "write_delta",
    "write_pair",
    "write_percent",
    "write_value",
]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a figure.

    `delta` is in `unit`, and in percentage points when `points` (0.16 of a ratio is 16 points). `percent` is the
    relative change times 100, against the size of the baseline; None where the baseline is zero or not finite.
    """

    before: float
    after: float
    unit: str
    delta: float
    percent: float | None
    points: bool


def change(before: float, after: float, unit: str) -> Change:
    """The change from `before` to `after`, both in `unit`."""
    delta = after - before
    percent = None
    if before != 0 and math.isfinite(before) and math.isfinite(delta):
        percent = delta / abs(before) * 100
    return Change(before, after, unit, delta, percent if _finite(percent) else None, is_share(unit))


def change_between(before: float, before_unit: str, after: float, after_unit: str) -> Change | None:
    """The change between figures whose units may differ (2 h -> 20 min), told in the unit of `after`.

    None where the two units do not measure the same thing.
    """
    converted = convert(before, before_unit, after_unit)
    return None if converted is None else change(converted, after, after_unit)


def write_delta(c: Change) -> str:
    """Δ as written: "+16 pp", "−660 ms", "+$3,000"; a difference of nothing is "±0"."""
    return delta_text(c.before, c.after, c.unit)


def write_percent(c: Change) -> str:
    """%Δ as written: "+25.8 %"; "" where there is none."""
    return percent_text(c.percent)


def write_pair(before: float, after: float, unit: str) -> str:
    """Both ends as written, the unit once: "0.62 → 0.78", "900 → 240 ms", "$3,000 → $2,000"."""
    return pair_text(before, after, unit)


def _finite(value: float | None) -> bool:
    return value is not None and math.isfinite(value)
