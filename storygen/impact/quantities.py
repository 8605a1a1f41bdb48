"""Quantities: prose -> figures with their places, values, units and the part each plays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen.impact.numerals import numerals
from storygen.impact.roles import Role, roles
from storygen.impact.scan import Scan

if TYPE_CHECKING:
    from storygen.impact.numeral import Numeral
    from storygen.impact.words import Words


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in prose, at `start`..`end` in code points.

    `unit` is in one spelling ("min", "%", "USD/month", "reports", "" where the text names none). `high` is the
    upper end of a range. `role` says what it does: before, after (ends of a change), relative (a change in per cent
    or as a fraction), multiplier, points, difference, bound, range, share, money, duration, rate, count, team,
    ordinal, rank, version, date, time.
    """

    start: int
    end: int
    text: str
    value: float
    unit: str
    role: str
    high: float | None = None


def quantities(text: str) -> list[Quantity]:
    """Every figure in `text`, left to right."""
    scan = Scan(text)
    words = scan.words
    found: list[Quantity] = []
    for span in scan.sentences():
        figures = numerals(words, scan.numbers_in(span), span.stop)
        if figures:
            found += [
                quantity(words, n, r)
                for n, r in zip(figures, roles(scan.stretch(span), figures), strict=True)
                if r.name
            ]
    return found


def quantity(words: Words, n: Numeral, role: Role) -> Quantity:
    """The numeral with its role as the world sees it."""
    start, end = words.start(n.first), words.end(n.last)
    unit = role.unit or n.unit
    if n.per and unit and "/" not in unit:
        unit = f"{unit}/{n.per}"
    return Quantity(start, end, words.text[start:end], n.value, unit, role.name, n.high)
