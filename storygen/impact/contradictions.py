"""Figures in prose that deny the metric they are said of: another end, another change."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from storygen.impact.analysis import Sentence
from storygen.impact.ends import ends
from storygen.impact.hedges import before_hedges, listed
from storygen.impact.lexicon import BIT
from storygen.impact.metric_figures import Figures, agrees, in_unit
from storygen.impact.naming import Name, is_whole, narrows, places, tells_elsewhere
from storygen.impact.readings import ends_of
from storygen.impact.scan import Scan
from storygen.impact.stated import Stated, points_of, verdict
from storygen.impact.statements import Statement, statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from storygen.impact.change import Change
    from storygen.impact.ends import Ends
    from storygen.impact.numeral import Numeral

_LINKING = sum(BIT[n] for n in ("BE HAVE UP DOWN BETTER WORSE BECOME REACH MAKE LOSE SAVE NOW MULTIPLY DEGREE".split()))
_ENDING = BIT["BE"] | BIT["REACH"]
_FIRM = frozenset(("from-to", "down-to", "from", "instead", "arrow", "before-after", "then-now", "now-then"))
_CHANGED = sum(BIT[n] for n in ("UP", "DOWN", "BETTER", "WORSE", "LOSE", "SAVE"))
_NO_END = frozenset(
    ("date", "version", "ordinal", "clock", "pronoun", "multiplier", "points", "fraction", "rank", "every", "times")
)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A figure in prose that is not the metric's: its place, what it claims to be, what stands and what should.

    `part` is before, after or change; of a change `found` and `expected` are in per cent, points, times or the unit,
    and `of` says in which: percent, fraction, points, multiple, difference.
    """

    start: int
    end: int
    part: str
    found: float
    expected: float
    of: str = ""


def contradicts(  # noqa: PLR0913, PLR0917 -- the fields of a metric
    text: str,
    name: str,
    aliases: Iterable[str] = (),
    before: float | None = None,
    after: float | None = None,
    unit: str = "",
) -> list[Contradiction]:
    """The figures of the text that are said of the metric and give another end or change than it has."""
    scan = Scan(text)
    sentences = [Sentence(scan, span) for span in scan.sentences()]
    return [c for _, c in contradictions_in(sentences, (Figures(name, before, after, unit, tuple(aliases)),))]


def contradictions_in(
    taken_apart: Sequence[Sentence], metrics: Sequence[Figures]
) -> list[tuple[Figures, Contradiction]]:
    """What sentences that `claims.read` has taken apart say against some metrics; only where one may be named."""
    named = [(m, n) for m in metrics for n in m.names]
    if not (named and taken_apart):
        return []
    text = taken_apart[0].words.text.lower()
    starts = [s.words.start(s.span.start) for s in taken_apart]
    found: dict[tuple[int, int], tuple[Figures, Contradiction]] = {}
    for m, n in named:
        for k in _holding(text, n.rarest, starts):
            s = taken_apart[k]
            if s.figures or s.may_claim():
                for c in islice(_against(s, m, n), 1):
                    found.setdefault((c.start, c.end), (m, c))
    return [found[place] for place in sorted(found)]


def _holding(text: str, stem: str, starts: Sequence[int]) -> Iterator[int]:
    """Which of the sentences that start there hold a stem; places are those of the lower-case text."""
    at, stop = text.find(stem), len(starts)
    while at >= 0:
        k = bisect_right(starts, at) - 1
        if k >= 0:
            yield k
        at = text.find(stem, starts[k + 1] if k + 1 < stop else len(text))


def _against(s: Sentence, m: Figures, name: Name) -> Iterator[Contradiction]:
    for first, last in places(s, name):
        if not is_whole(s, name, first, last) or tells_elsewhere(s, name, m.windows):
            continue
        pair = next((e for e in ends(s) if _links(s, last + 1, e.first)), None)
        if pair is not None:
            yield from _of_pair(s, m, pair)
        else:
            said = next((x for x in statements(s) if _said_of(s, first, last, x)), None)
            if said is not None:
                yield from _of_change(s, m, said, first)
            yield from _of_end(s, m, max(last, said.last if said else last), after_change=said is not None)


def _links(s: Sentence, first: int, stop: int) -> bool:
    """Whether nothing but verbs and small words stands between the name and a figure."""
    words = s.stretch.words
    stop = before_hedges(s, stop) + 1
    if words[first:stop] == ["of"]:
        return not {"we", "i"}.isdisjoint(words[s.span.start : first])
    if not 0 <= stop - first <= 7:
        return False
    return all(
        words[i] in listed("between") or s.bits[i] & _LINKING or words[i] in (":", "(", "=") for i in range(first, stop)
    )


def _of_pair(s: Sentence, m: Figures, e: Ends) -> Iterator[Contradiction]:
    told = [
        (n, in_unit(s, n, unit, m.unit))
        for n, unit in ((e.pair.before, e.pair.before_unit), (e.pair.after, e.pair.after_unit))
    ]
    if (e.pair.after.last == e.last and narrows(s, e.last)) or any(v is None for _, v in told):
        return
    for part, expected, (n, value) in zip(("before", "after"), (m.before, m.after), told, strict=True):
        given = [x for x in (expected, *m.known) if x is not None]
        if part == "before" and e.pair.how not in _FIRM and agrees(s, e.pair.after, told[1][1] or 0.0, m.after or 0.0):
            continue  # "33 by April and 29 by June": a step on the way
        if value is not None and expected is not None and not any(agrees(s, n, value, x) for x in given):
            yield Contradiction(s.words.start(n.first), s.words.end(n.last), part, value, expected)


def _of_end(s: Sentence, m: Figures, last: int, *, after_change: bool) -> Iterator[Contradiction]:
    """Like "precision stood at 0.84"; behind a change only like "rose twelve points to 97 %"."""
    n = next((n for n in ends_of(s) if n.first > last), None)
    if n is None or n.kind in _NO_END or n.high is not None or not _links(s, last + 1, n.first):
        return
    words, stop = s.stretch.words, before_hedges(s, n.first) + 1
    link = words[last + 1 : stop]
    if after_change and link != ["to"]:
        return
    if not link or not (link[-1] in listed("ending") or s.stretch.any(stop - 1, stop, _ENDING)):
        return
    if narrows(s, n.last) or _is_change(s, n):
        return
    value = in_unit(s, n, n.unit, m.unit)
    given = [x for x in (m.before, m.after, *m.known) if x is not None]
    if value is None or any(agrees(s, n, value, x) for x in given):
        return
    part = "before" if _is_of_then(s, n) else "after"
    expected = m.before if part == "before" else m.after
    if expected is not None and math.isfinite(expected):
        yield Contradiction(s.words.start(n.first), s.words.end(n.last), part, value, expected)


def _is_of_then(s: Sentence, n: Numeral) -> bool:
    """Like "was 6.2 % when I arrived"."""
    tail = s.stretch.words[n.last + 1 : min(n.last + 7, s.span.stop)]
    return not listed("the before").isdisjoint(tail)


def _is_change(s: Sentence, n: Numeral) -> bool:
    tail = s.stretch.words[n.last + 1 : min(n.last + 3, s.span.stop)]
    return not listed("difference").isdisjoint(tail) or tail[:2] == ["of", "what"]


def _of_change(s: Sentence, m: Figures, said: Statement, first: int) -> Iterator[Contradiction]:
    """Like "fell by nine points", "tripled", "a dollar off the cost per parcel"."""
    c = m.change
    if c is None or c.delta == 0 or c.before == 0:
        return
    if said.first > first and not said.stated.left and narrows(s, said.last):
        return
    if verdict(said.stated, c):
        start, end = s.words.start(said.first), s.words.end(said.last)
        yield Contradiction(start, end, "change", said.stated.value, _real(said.stated, c), said.stated.kind)


def _said_of(s: Sentence, first: int, last: int, said: Statement) -> bool:
    """Whether a statement follows the name with no other matter between, or is one "of" it."""
    words, tail = s.stretch.words, s.stretch.words[said.last + 1 : min(said.last + 3, s.span.stop)]
    if said.first > last:
        if not _links(s, last + 1, said.first):
            return False
        lead = before_hedges(s, said.first)
        if lead <= last or words[lead] in ("by", "up", "down", "in", "to", "out") or s.bits[lead] & _CHANGED:
            return True
        kind = said.stated.kind
        return kind == "multiple" or bool(said.stated.left) or not listed("difference").isdisjoint(tail)
    gap = words[said.last + 1 : first]
    if said.stated.kind in ("fraction", "percent") and not s.stretch.any(s.span.start, said.first, _CHANGED):
        return False  # "half of the monthly bill was storage"
    if said.first == said.last and s.bits[said.first] & BIT["MULTIPLY"]:
        return len(gap) <= 1 and listed("of the name").issuperset(gap)
    return 0 < len(gap) <= 3 and gap[0] in ("of", "off", "out") and listed("of the name").issuperset(gap)


def _real(stated: Stated, c: Change) -> float:
    """What should stand there, in the measure of what does."""
    if stated.kind == "points" and c.points:
        return abs(points_of(c))
    if stated.kind == "multiple":
        return max(abs(c.after / c.before), abs(c.before / c.after)) if c.before and c.after else math.inf
    if stated.kind == "difference" or c.percent is None:
        return abs(c.delta)
    return abs(c.percent)
