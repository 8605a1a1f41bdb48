"""A change as a message tells it, and as the sentence should have said it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.impact.change import write_delta, write_percent, write_value
from storygen.impact.written import MINUS, number, places

if TYPE_CHECKING:
    from storygen.impact.change import Change

_MOST_PLACES = 3


def told(c: Change, of: str) -> str:
    """The change in the measure in which one was stated, points beside per cent: "+25.8 % (+16 pp)"."""
    percent, delta = write_percent(c), _delta(c)
    if of == "multiple" and c.before and c.after:
        return f"a factor of {number(_factor(c))}"
    if of == "difference" or not percent:
        return delta
    if of == "points":
        return f"{delta}, or {percent}" if c.points else percent
    return f"{percent} ({delta})" if c.points else percent


def corrected(c: Change, of: str) -> str:
    """The words to write in place of the wrong ones; "" where there are none to propose."""
    percent = _unsigned(write_percent(c))
    points = f"{_unsigned(_delta(c)).removesuffix(' pp')} points" if c.points else ""
    if of == "multiple":
        return _times(c)
    if of == "difference":
        return _unsigned(_delta(c))
    return " or ".join(x for x in ((points, percent) if of == "points" else (percent, points)) if x)


def _times(c: Change) -> str:
    factor = _factor(c) if c.before and c.after else 0.0
    return f"{number(factor)} times" if factor else ""


def _factor(c: Change) -> float:
    return round(max(abs(c.after / c.before), abs(c.before / c.after)), 2)


def _delta(c: Change) -> str:
    """Δ as written; one between units to three digits ("eight minutes to half an hour": +0.367 h)."""
    if c.points or places(c.delta) <= _MOST_PLACES:
        return write_delta(c)
    return ("+" if c.delta > 0 else MINUS) + write_value(float(f"{abs(c.delta):.3g}"), c.unit)


def _unsigned(text: str) -> str:
    return text.lstrip("+±" + MINUS)
