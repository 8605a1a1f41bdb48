"""The changes of which one sentence states both ends, in one unit: framed plainly, or found by the engine."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from storygen.impact.change import Change, change
from storygen.impact.frames import framed
from storygen.impact.hedges import before_hedges, listed
from storygen.impact.lexicon import BIT
from storygen.impact.readings import ends_of
from storygen.impact.units import convert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storygen.impact.analysis import Sentence
    from storygen.impact.numeral import Numeral
    from storygen.impact.pair import Pair

_CHANGES = frozenset(("relative", "multiplier", "points", "difference"))
_SMALL = frozenset("to from of at by about around some only just was is a an the nearly almost over under".split())
_UNLIKELY = 50.0
_STEPS = frozenset(("from-to", "down-to"))
_WHICH = frozenset(("which", "these", "those", "them", "that"))
_FURTHEST_STEP = 8


@dataclass(frozen=True, slots=True)
class Ends:
    """The two ends of one change, and the change between them."""

    pair: Pair
    change: Change

    @property
    def first(self) -> int:
        """The first token of the two."""
        return self.pair.first

    @property
    def last(self) -> int:
        """The last token of the two."""
        return self.pair.last


def ends(s: Sentence) -> list[Ends]:
    """The changes of a sentence, in its order; none where a sentence has no two figures."""
    if len(s.figures) < 2:
        return []
    found: list[Ends] = []
    read = {n.first for n in ends_of(s)}
    weighed = (p for p in s.pairs if {p.before.first, p.after.first} <= read and not _states_change(s, p))
    for pair in (*framed(s), *weighed):
        if not any(pair.first <= e.last and e.first <= pair.last for e in found):
            c = _change(s, pair)
            if c is not None and c.delta != 0:
                found.append(Ends(pair, c))
    return sorted(found, key=lambda e: e.first)


def _states_change(s: Sentence, p: Pair) -> bool:
    """Whether an end is rather the change itself: "310 before and 248 after, saving 62"."""
    both = (p.before.first, p.after.first)
    return any(n.first in both and r.name in _CHANGES for n, r in zip(s.figures, s.roles, strict=True))


def _change(s: Sentence, p: Pair) -> Change | None:
    """The change in the unit of the after; None where the two are no ends of one, or do not compare."""
    if _is_no_change(s, p):
        return None
    value, after, unit = p.before.value, p.after.value, p.after_unit
    if p.before.whole and p.after.whole:
        return change(value / p.before.whole * 100, after / p.after.whole * 100, "%")
    if p.before.parts and p.after.parts:
        return change(_of_parts(p.before.parts), _of_parts(p.after.parts), "%")
    if {p.before.kind, p.after.kind} == {"", "share"}:
        value, after, unit = _in_percent(p.before), _in_percent(p.after), "%"
    elif p.before_unit != unit:
        converted = convert(value, p.before_unit.partition("/")[0], unit.partition("/")[0])
        if converted is None:
            return None
        value = converted
    if p.before.kind != p.after.kind and value and not 1 / _UNLIKELY < abs(after / value) < _UNLIKELY:
        return None
    return change(value, after, "ratio" if _are_ratios(p) else unit)


def _are_ratios(p: Pair) -> bool:
    a, b = p.before.value, p.after.value
    return {p.before.kind, p.after.kind} <= {"", "fraction"} and min(a, b) >= 0 and max(a, b) <= 1 and a % 1 + b % 1 > 0


def _in_percent(n: Numeral) -> float:
    return n.value * 100 if n.kind == "" and 0 < n.value < 1 else n.value


def _of_parts(parts: tuple[float, float]) -> float:
    return parts[0] / parts[1] * 100 if parts[1] else 0.0


# -- what looks like a change and is none -----------------------------------------------------------------------------


def _is_no_change(s: Sentence, p: Pair) -> bool:
    two = (p.before, p.after)
    if any(n.high is not None or _is_part(s, n) for n in two) or len({n.per for n in two} - {""}) > 1:
        return True
    if any(n.kind == "times" and n.words for n in two) and p.before.kind != p.after.kind:
        return True  # "4 of us, twice a day"
    if bool(p.before.parts) != bool(p.after.parts) and "" in (p.before.kind, p.after.kind):
        parts, bare = p.before.parts or p.after.parts, p.after if p.before.parts else p.before
        if parts and bare.value > parts[1]:
            return True  # "nine in ten under 20"
    return _goes_on(s, p) or _is_of_which(s, p) or _are_labels(s, p) or _is_range(s, p)


def _goes_on(s: Sentence, p: Pair) -> bool:
    """Like "from 5 to 6 hours down to 2 to 3": a range, not the ends."""
    after = s.stretch.words[p.last + 1 : min(p.last + 4, s.span.stop)]
    return ("to" in after and ("down" in after or "up" in after)) or _has_another_step(s, p)


def _has_another_step(s: Sentence, p: Pair) -> bool:
    """Like "from 18 % to 15 % in May and to 11 % in July"."""
    words = s.stretch.words
    return p.how in _STEPS and any(
        n.first > p.last
        and n.kind == p.after.kind
        and words[n.first - 1] == "to"
        and _joins(words[p.last + 1 : n.first])
        for n in s.figures
    )


def _joins(gap: Sequence[str]) -> bool:
    """Whether nothing but an aside and "and", "then" stands before the next "to"."""
    return len(gap) <= _FURTHEST_STEP and gap[-2:-1] in (["and"], ["then"]) and "from" not in gap


def _is_of_which(s: Sentence, p: Pair) -> bool:
    """Like "840 ms, of which the database took 600": a whole and its part."""
    gap = s.stretch.words[min(p.before.last, p.after.last) + 1 : max(p.before.first, p.after.first)]
    return any(a == "of" and b in _WHICH for a, b in pairwise(gap))


def _are_labels(s: Sentence, p: Pair) -> bool:
    """Like "from gate 4 to gate 19"."""
    first, second = s.stretch.words[p.before.first - 1], s.stretch.words[p.after.first - 1]
    return first == second and first.isalpha() and first not in _SMALL and not s.bits[p.before.first - 1] & BIT["PREP"]


def _is_range(s: Sentence, p: Pair) -> bool:
    """Like "an interval from 14 to 18", "from the 3rd to the 10th"."""
    lead, words = before_hedges(s, p.first), s.stretch.words
    ranged = lead > s.span.start and words[lead] == "from" and words[lead - 1] in listed("range")
    return ranged or p.before.kind == "ordinal"


def _is_part(s: Sentence, n: Numeral) -> bool:
    """Like the second of "a quarter of a second"."""
    return n.article and s.stretch.words[n.first - 1] == "of"
