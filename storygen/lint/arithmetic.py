"""What a stated change has to do with the ends it is stated of: the same, percent for points, or something else."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from storygen.impact.change import Change, change, write_delta, write_percent
from storygen.impact.units import convert, kind, symbol

if TYPE_CHECKING:
    from storygen.impact.pair import Pair
    from storygen.impact.quantities import Quantity

Verdict = Literal["right", "points", "wrong", ""]

_ROUGH = (
    "about", "around", "almost", "nearly", "roughly", "some", "over", "more than", "under", "less than", "up to",
    "at least", "approximately", "~", "≈", "just", "well", "close to", "at most", "barely", "circa", "ca.", "hardly",
)  # fmt: skip


def change_of(pair: Pair) -> Change | None:
    """The change between two stated ends, in the unit of the second; None where they do not compare."""
    before, after = pair.before.value, pair.after.value
    if pair.before.high is not None or pair.after.high is not None:
        return None
    if not pair.before_unit or not pair.after_unit or pair.before_unit == pair.after_unit:
        unit = _named(pair.after_unit or pair.before_unit)
        shares = 0 <= before <= 1 and 0 <= after <= 1 and (before % 1 or after % 1)
        return change(before, after, "ratio" if shares and not unit else unit)
    converted = convert(before, pair.before_unit, pair.after_unit)
    return change(converted, after, _named(pair.after_unit)) if converted is not None else None


def plain_change(before: str, before_unit: str | None, after: str, after_unit: str | None) -> Change | None:
    """The change of "from 2 h to 20 min" by its figures and units; None for years and for what does not compare."""
    first, last = float(before.replace(",", "")), float(after.replace(",", ""))
    if {len(before), len(after)} == {4} and min(first, last) >= 1900 and max(first, last) <= 2100:
        return None
    unit, to = _unit_word(before_unit), _unit_word(after_unit)
    if unit and to and unit != to:
        converted = convert(first, unit, to)
        return change(converted, last, to) if converted is not None else None
    shares = not (unit or to) and min(first, last) >= 0 and max(first, last) <= 1 and (first % 1 or last % 1)
    return change(first, last, "ratio" if shares else to or unit)


def _unit_word(written: str | None) -> str:
    """A unit as the word behind a figure gives it; the words that merely follow are none."""
    word = (written or "").strip()
    if word in ("%", "percent", "per cent"):
        return "percent"
    return symbol(word) if word in ("$", "€", "£") or kind(word) else ""


def _named(unit: str) -> str:
    return "percent" if unit == "%" else unit


def judged(stated: Quantity, actual: Change, *, rough: bool) -> Verdict:
    """What a stated relative change, multiplier, difference or number of points is, measured at the real change."""
    if stated.role == "relative":
        return _relative(stated, actual, rough=rough)
    if stated.role == "multiplier":
        return multiplied(stated.value, actual)
    if stated.role == "points" and is_points(actual):
        return "right" if _is(stated, abs(_points(actual)), rough=rough) else "wrong"
    if stated.role == "difference":
        delta = (
            convert(abs(actual.delta), actual.unit, stated.unit)
            if stated.unit not in ("", actual.unit)
            else abs(actual.delta)
        )
        return "" if delta is None else "right" if _is(stated, delta, rough=rough) else "wrong"
    return ""


def _relative(stated: Quantity, actual: Change, *, rough: bool) -> Verdict:
    value = stated.value if stated.unit == "%" else stated.value * 100
    if actual.percent is None:
        return ""
    if _close(value, abs(actual.percent), _slack(stated, rough=rough)) or _close(value, abs(actual.percent) + 100, 1):
        return "right"
    if is_points(actual) and _close(value, abs(_points(actual)), _slack(stated, rough=rough)):
        return "points"
    return "wrong"


def multiplied(value: float, actual: Change) -> Verdict:
    """What a factor is, measured at the real change; "three times as much" and "three times more" both pass."""
    if not (actual.before and actual.after) or value <= 0:
        return ""
    ratio = abs(actual.after / actual.before)
    for factor in (value, value + 1, 1 / value):
        if any(_close(factor, r, 0.15 * r) for r in (ratio, 1 / ratio)):
            return "right"
    return "wrong"


def is_points(actual: Change) -> bool:
    """Whether the change is one of a share, so that its difference is in percentage points."""
    return actual.points


def _points(actual: Change) -> float:
    return actual.delta * (
        100 if actual.unit.startswith("ratio") or max(abs(actual.before), abs(actual.after)) <= 1 else 1
    )


def _is(stated: Quantity, value: float, *, rough: bool) -> bool:
    return _close(stated.value, value, _slack(stated, rough=rough) if not rough else max(0.1 * abs(value), 0.5))


def _slack(stated: Quantity, *, rough: bool) -> float:
    """Half the last digit that was stated; a tenth of it all where it is called rough."""
    digits = stated.text.partition(".")[2]
    places = sum(1 for c in digits[:9] if c.isdigit()) if "." in stated.text else 0
    exact = 0.5 * 10.0**-places + 0.01
    return max(exact, 0.1 * abs(stated.value)) if rough else exact


def _close(a: float, b: float, slack: float) -> bool:
    return math.isfinite(b) and abs(a - b) <= slack * (1 + 1e-9)


def is_rough(text: str, start: int) -> bool:
    """Whether the words before a figure call it rough: about, almost, more than."""
    before = text[max(0, start - 16) : start].lower().rstrip(" (")
    return before.endswith(_ROUGH)


def told(actual: Change) -> str:
    """The change as it is: "+25.8 %, +16 pp"."""
    parts = [write_percent(actual), write_delta(actual) if actual.points else ""]
    return ", ".join(p for p in parts if p) or write_delta(actual)


def agrees(value: float, end: float, text: str) -> bool:
    """Whether a stated figure is an end as rounded to the places that were stated."""
    places = sum(1 for c in text.partition(".")[2][:9] if c.isdigit()) if "." in text else 0
    return _close(value, end, 0.5 * 10.0**-places + 1e-9 * abs(end))


def in_unit(end: Quantity, unit: str) -> float | None:
    """A stated figure in a metric's unit; one without unit as it is; None where the two cannot be compared."""
    theirs = "percent" if end.unit == "%" else end.unit
    if not theirs or theirs == unit:
        return end.value
    return convert(end.value, theirs, unit)


FACTORS = {"halved": 0.5, "doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "quintupled": 5.0}
"""Verbs that say by what factor a figure changed."""
