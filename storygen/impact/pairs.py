"""Both ends of a change: which two figures of a text are its before and its after, and in which order they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.impact.constructions import CHANGED
from storygen.impact.contrast import contrast_between
from storygen.impact.features import Features
from storygen.impact.hypotheses import Hypothesis, hypotheses
from storygen.impact.model import model
from storygen.impact.pair import Pair, compatible, made

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from storygen.impact.clauses import Clauses
    from storygen.impact.numeral import Numeral
    from storygen.impact.stretch import Stretch

_NO_END = frozenset(("version", "date", "ordinal", "clock", "pronoun", "multiplier", "points"))
_STEPWISE = frozenset(("parallel", "dates", "then", "from-to", "then-now"))
_FIRM_ENDS = frozenset(("from-to", "then-now"))
_MOST_ENDS = 16
MOST_JOINED = 16
TAKES_UP = frozenset(("it", "it's", "it'd", "that", "this", "now", "before", "after", "today", "these", "last"))


class Possible:
    """What of a sentence could be the two ends of a change: its figures and the hypotheses about them."""

    def __init__(
        self, s: Stretch, clauses: Callable[[], Clauses], figures: Sequence[Numeral], parts: Sequence[str]
    ) -> None:
        """`parts` are the roles of the figures."""
        self.s = s
        self.ends = [
            n for n, part in zip(figures, parts, strict=True)
            if (n.kind not in _NO_END or n.place or (n.kind == "clock" and _lasts(s, n)))
            and not (part == "multiplier" and not n.words)
            and not (n.attributive and not n.kind)
        ][:_MOST_ENDS]  # fmt: skip
        self.hypotheses: list[Hypothesis] = []
        if len(self.ends) > 1:
            roles = {n.first: part for n, part in zip(figures, parts, strict=True)}
            self.hypotheses = list(hypotheses(s, clauses, self.ends, _depths(s, self.ends), roles))

    def pair(self, h: Hypothesis) -> Pair:
        """The pair that a hypothesis makes."""
        last = _last_of(self.s, self.ends, h.b, h.how) if h.how in _STEPWISE else self.ends[h.b]
        return made(self.s, self.ends[h.a], last, h.order, h.how)

    def chosen(self, scores: Sequence[float], threshold: float) -> list[Pair]:
        """The likeliest pairs first, no figure in two, in the order of the text."""
        found: list[Pair] = []
        used: set[int] = set()
        for score, h in sorted(zip(scores, self.hypotheses, strict=True), key=lambda x: -x[0]):
            if score <= threshold:
                break
            if used.isdisjoint((h.a, h.b)) and not self._parted(h, used):
                found.append(self.pair(h))
                used.update((h.a, h.b))
        return sorted(found, key=lambda p: p.first)

    def _parted(self, h: Hypothesis, used: set[int]) -> bool:
        """Whether a figure of the kind that stands between the two is spoken for."""
        kind = self.ends[h.a].kind
        return any(self.ends[m].kind == kind for m in range(h.a + 1, h.b) if m in used)


def pairs(s: Stretch, clauses: Callable[[], Clauses], figures: Sequence[Numeral], parts: Sequence[str]) -> list[Pair]:
    """The changes within one sentence whose two ends are both stated; `parts` are the roles of the figures."""
    possible = Possible(s, clauses, figures, parts)
    if not possible.hypotheses:
        return []
    weigh = model("pair")
    scores = [weigh.score(Features(h.own, around=h.common)) for h in possible.hypotheses]
    return possible.chosen(scores, weigh.threshold)


def across(first: Stretch, second: Stretch, a: Numeral, b: Numeral) -> Pair | None:
    """The change whose ends two neighbouring sentences state: `Got it down to 38 seconds. It had been 52.`"""
    if len(second.span) > MOST_JOINED or a.article or b.article or not compatible(first, a, b):
        return None
    if a.kind in ("", "times") and second.words[second.span.start] not in TAKES_UP:
        return None
    order, how = contrast_between(first, second, b)
    return made(first, a, b, order, how) if order else None


def _last_of(s: Stretch, ends: Sequence[Numeral], k: int, how: str) -> Numeral:
    """The last of several steps: "2.8 in January, 3.6 in March, 4.4 by June"."""
    while k + 1 < len(ends) and ends[k + 1].first - ends[k].last <= 6 and compatible(s, ends[k], ends[k + 1]):
        gap = s.words[ends[k].last + 1 : ends[k + 1].first]
        if "then" not in gap and (how in _FIRM_ENDS or {",", "and"}.isdisjoint(gap)):
            break
        k += 1
    return ends[k]


def _lasts(s: Stretch, n: Numeral) -> bool:
    """Whether "5:50" is a duration: something moved, and no part of the day is named."""
    after = s.words[n.last + 1 : n.last + 2]
    return n.value > 0 and after not in (["am"], ["pm"], ["a.m"], ["p.m"]) and s.any(s.span.start, s.span.stop, CHANGED)


def _depths(s: Stretch, ends: Sequence[Numeral]) -> list[int]:
    """How many brackets each figure stands in."""
    depth, found, marks = 0, [], {n.first for n in ends}
    for i in s.span:
        if i in marks:
            found.append(depth)
        depth += (s.words[i] in "([") - (s.words[i] in ")]")
    return found
