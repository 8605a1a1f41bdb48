"""Both ends of a change: which two figures of a text are its before and its after, and in which order they stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from storygen.impact.constructions import construction
from storygen.impact.contrast import Order, contrast, contrast_between
from storygen.impact.pair import Pair, compatible, units

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from storygen.impact.numeral import Numeral
    from storygen.impact.stretch import Stretch

_NO_END = frozenset(("version", "date", "ordinal", "clock", "pronoun", "multiplier", "points"))
_CHANGES = frozenset(("relative", "multiplier", "points", "difference"))
_STEPWISE = frozenset(("parallel", "dates"))
_MOST_ENDS, _FURTHEST = 16, 4
MOST_JOINED = 16
TAKES_UP = frozenset(("it", "it's", "it'd", "that", "this", "now", "before", "after", "today", "these", "last"))


def pairs(s: Stretch, figures: Sequence[Numeral], parts: Sequence[str]) -> list[Pair]:
    """The changes within one sentence whose two ends are both stated; `parts` are the roles of the figures.

    Plain constructions have their pick before what only the tense or a date tells apart.
    """
    ends = [n for n in figures if (n.kind not in _NO_END or n.place) and not n.vague][:_MOST_ENDS]
    if len(ends) < 2:
        return []
    changes = {n.first for n, part in zip(figures, parts, strict=True) if part in _CHANGES}
    search = _Search(s, ends)
    times = {n.first for n, part in zip(figures, parts, strict=True) if part == "multiplier"}
    search.run(lambda a, b, reach: construction(s, a, b, reach), frozenset((0,)), times)
    search.run(lambda a, b, _: contrast(s, a, b), frozenset((0, 1)), changes)
    return sorted(search.found, key=lambda p: p.first)


def across(first: Stretch, second: Stretch, a: Numeral, b: Numeral) -> Pair | None:
    """The change whose ends two neighbouring sentences state: `Got it down to 38 seconds. It had been 52.`"""
    if len(second.span) > MOST_JOINED or a.article or b.article or not compatible(first, a, b):
        return None
    if a.kind in ("", "times") and second.words[second.span.start] not in TAKES_UP:
        return None
    order, how = contrast_between(first, second, b)
    return _made(first, a, b, order, how) if order else None


class _Search:
    """The ends of one sentence, and which of them are spoken for."""

    def __init__(self, s: Stretch, ends: Sequence[Numeral]) -> None:
        self.s, self.ends = s, ends
        self.found: list[Pair] = []
        self.used: set[int] = set()
        self.depth = _depths(s, ends)

    def run(
        self,
        order_of: Callable[[Numeral, Numeral, int], Order],
        deeper: frozenset[int],
        barred: set[int],
    ) -> None:
        """Neighbours first, then figures further apart; the second may stand in so many brackets more (`deeper`)."""
        for reach in range(1, _FURTHEST + 1):
            for k in range(len(self.ends) - reach):
                a, b = self.ends[k], self.ends[k + reach]
                if a.first in barred or b.first in barred or not self._is_free(k, reach):
                    continue
                if self.depth[k + reach] - self.depth[k] in deeper:
                    self._take(a, k + reach, order_of(a, b, reach))

    def _is_free(self, k: int, reach: int) -> bool:
        a, b = self.ends[k], self.ends[k + reach]
        if a.first in self.used or b.first in self.used:
            return False
        return not any(m.first in self.used and m.kind == a.kind for m in self.ends[k + 1 : k + reach])

    def _take(self, a: Numeral, other: int, order: Order) -> None:
        b = _last_of(self.s, self.ends, other) if order[1] in _STEPWISE else self.ends[other]
        if order[0] and not (a.value == b.value and a.unit == b.unit and a.per == b.per):
            self.found.append(_made(self.s, a, b, *order))
            self.used.update((a.first, b.first))


def _last_of(s: Stretch, ends: Sequence[Numeral], k: int) -> Numeral:
    """The last of several steps: "2.8 in January, 3.6 in March, 4.4 by June"."""
    while k + 1 < len(ends) and ends[k + 1].first - ends[k].last <= 6 and compatible(s, ends[k], ends[k + 1]):
        if {",", "and", "then"}.isdisjoint(s.words[ends[k].last + 1 : ends[k + 1].first]):
            break
        k += 1
    return ends[k]


def _made(s: Stretch, a: Numeral, b: Numeral, order: int, how: str) -> Pair:
    before, after = (a, b) if order > 0 else (b, a)
    if before.kind == "" and after.kind == "money" and after.scale > 1 and before.value < 1000:
        before = replace(before, value=before.value * after.scale)  # "from 250 to 400 thousand euros"
    return Pair(before, after, *units(s, before, after), how)


def _depths(s: Stretch, ends: Sequence[Numeral]) -> list[int]:
    """How many brackets each figure stands in."""
    depth, found, marks = 0, [], {n.first for n in ends}
    for i in s.span:
        if i in marks:
            found.append(depth)
        depth += (s.words[i] in "([") - (s.words[i] in ")]")
    return found
