"""Pairs in prose of which one end is a metric's and the other nobody's: the metric's change, misremembered.

Prose rarely calls a metric by its name; what tells is the one end that is exactly the metric's own.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from storygen.impact.calling import called
from storygen.impact.contradictions import Contradiction
from storygen.impact.ends import ends
from storygen.impact.hedges import before_hedges, listed
from storygen.impact.metric_figures import Figures, agrees, in_unit, value_of
from storygen.impact.naming import narrows, stem
from storygen.impact.units import is_share

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storygen.impact.analysis import Sentence
    from storygen.impact.ends import Ends
    from storygen.impact.numeral import Numeral

_BEGINNING = 4
"""So much of a word and of a name's word must be the same: "expired" and "expiry rate"."""
_LONG = frozenset(("quarter", "half", "term", "year"))
_FRAMES = frozenset(("from-to", "down-to", "from", "instead", "arrow", "before-after"))
_LOOSE_FRAMES = frozenset(("where", "now-then"))
"""Frames in which other pairs stand as well."""
_LIKELY = 2.0
_OF_ALL = (["of", "those"], ["of", "all"], ["of", "them"], ["of", "the"])
_NEAR = 0.5
"""Ends that round to one another are told loosely, not misremembered."""


def misremembered_in(
    taken_apart: Sequence[Sentence], metrics: Sequence[Figures]
) -> list[tuple[Figures, Contradiction]]:
    """What sentences that `claims.read` has taken apart say against the metric whose one end they give."""
    whole = [m for m in metrics if m.before is not None and m.after is not None and m.before != m.after]
    found: list[tuple[Figures, Contradiction]] = []
    for k, s in enumerate(taken_apart if whole else ()):
        if len(s.figures) < 2:
            continue
        around = taken_apart[max(0, k - 1) : k + 2]
        for e in ends(s):
            found += _against(s, e, whole, metrics, around)
    for s, following in pairwise(taken_apart) if whole else ():
        if s.has_numbers and following.has_numbers and _takes_up(s, following):
            found += [x for m in whole for x in _across(s, following, m, metrics)]
    return found


def _takes_up(s: Sentence, following: Sentence) -> bool:
    """Whether the next sentence of a paragraph goes on with what a figure came to: "…, and it went down to 121"."""
    text = s.words.text[s.words.end(s.span.stop - 1) : s.words.start(following.span.start)]
    words = following.stretch.words[following.span.start : following.span.stop]
    return "\n\n" not in text and "it" in words and listed("elsewhere").isdisjoint(words)


def _across(
    s: Sentence, following: Sentence, m: Figures, metrics: Sequence[Figures]
) -> Iterator[tuple[Figures, Contradiction]]:
    """One end in a sentence, the other as what "it" went to in the next; one is the metric's, the other nobody's."""
    first, second = _only(s, m), _only(following, m)
    if first is None or second is None or m.before is None or m.after is None or not _went_to(following, second[0]):
        return
    right = agrees(s, *first, m.before), agrees(following, *second, m.after)
    kept, at, (n, value), expected = (
        (first[0], following, second, m.after) if right[0] else (second[0], s, first, m.before)
    )
    goes = (m.after > m.before) == (second[1] > first[1])
    if sum(right) != 1 or not (goes and _is_telling(kept) and (_is_about(s, m) or _is_about(following, m))):
        return
    if not expected or not 1 / _LIKELY < value / expected < _LIKELY or is_near(value, expected):
        return
    if not is_known(at, n, n.unit, metrics) and not is_told((s, following), expected, m):
        part = "after" if right[0] else "before"
        yield m, Contradiction(at.words.start(n.first), at.words.end(n.last), part, value, expected)


def _only(s: Sentence, m: Figures) -> tuple[Numeral, float] | None:
    """The one figure of a sentence in the metric's unit, as given there and in that unit; None if none or several."""
    given = [
        (n, value)
        for n in s.figures
        if n.high is None and not (n.article or n.vague) and n.kind not in ("date", "pronoun", "ordinal", "version")
        for value in (value_of(s, n, n.unit, m),)
        if value is not None
    ]
    return given[0] if len(given) == 1 else None


def _went_to(s: Sentence, n: Numeral) -> bool:
    """Like "it went down to 121", "it was 74 %"."""
    words, lead = s.stretch.words, before_hedges(s, n.first)
    if words[lead] == "to":
        return "it" in words[max(s.span.start, lead - 4) : lead]
    return words[lead] in ("is", "was") and words[lead - 1] == "it"


def _against(
    s: Sentence, e: Ends, whole: Sequence[Figures], metrics: Sequence[Figures], around: Sequence[Sentence]
) -> Iterator[tuple[Figures, Contradiction]]:
    if any(_agreeing(s, e, m) == (True, True) for m in whole):
        return
    likely = [m for m in whole if sum(_agreeing(s, e, m)) == 1]
    if len(likely) != 1:
        return
    m = likely[0]
    is_called = _is_called(s, m)
    if _is_elsewhere(s, e, m, is_called=is_called):
        return
    before_agrees, _ = _agreeing(s, e, m)
    kept, n, expected = (
        (e.pair.before, e.pair.after, m.after) if before_agrees else (e.pair.after, e.pair.before, m.before)
    )
    value = _value(s, n, e, m)
    if value is None or expected is None or not (is_called or _is_about(s, m) or _is_telling(kept)):
        return
    if is_near(value, expected) or is_known(s, n, _unit(e, n), metrics) or is_told(around, expected, m):
        return
    if e.pair.how not in _FRAMES and not (
        e.pair.how in _LOOSE_FRAMES and _is_about(s, m) and _is_telling(kept) and _goes_as(e, m, value, expected)
    ):
        return
    part = "after" if before_agrees else "before"
    yield m, Contradiction(s.words.start(n.first), s.words.end(n.last), part, value, expected)


def _goes_as(e: Ends, m: Figures, value: float, expected: float) -> bool:
    """Whether a pair in a loose frame goes the metric's way, and the odd end is one that memory may make of it."""
    c = m.change
    alike = c is not None and (c.delta > 0) == (e.change.delta > 0)
    return alike and expected != 0 and 1 / _LIKELY < value / expected < _LIKELY


def _is_called(s: Sentence, m: Figures) -> bool:
    """Whether the sentence says all words of the metric's name in some form."""
    name = called(m)
    return name is not None and name.is_in(s.stretch.words[s.span.start : s.span.stop], m.unit)


def _is_of_name(word: str, m: Figures) -> bool:
    """Whether "first" belongs to a long time or to the name: "in the first quarter", "passed the first time"."""
    return word in _LONG or any(stem(word) in name.stems for name in m.names)


def _is_elsewhere(s: Sentence, e: Ends, m: Figures, *, is_called: bool) -> bool:
    """Whether the sentence tells of a part, a plan, a wish or a step on the way."""
    words = s.stretch.words
    following = [*words[s.span.start + 1 : s.span.stop], ""]
    clause = range(s.span.start, next((i for i in range(e.last + 1, s.span.stop) if words[i] == ","), s.span.stop))
    said = {
        words[i]
        for i in clause
        if not (is_called and words[i] in ("first", "last") and _is_of_name(following[i - s.span.start], m))
    }
    return not listed("elsewhere").isdisjoint(said) or (
        e.pair.after.last == e.last and words[e.last + 1 : e.last + 3] not in _OF_ALL and narrows(s, e.last)
    )


def is_near(value: float, expected: float) -> bool:
    """Whether two ends round to one another."""
    return abs(value - expected) <= max(0.03 * abs(expected), _NEAR if abs(expected) > 1 else 0.0)


def _agreeing(s: Sentence, e: Ends, m: Figures) -> tuple[bool, bool]:
    """Which ends of the pair are those of the metric."""
    if is_share(m.unit) and not any(n.kind == "share" or n.parts or n.whole for n in (e.pair.before, e.pair.after)):
        return False, False
    before, after = _value(s, e.pair.before, e, m), _value(s, e.pair.after, e, m)
    if before is None or after is None or m.before is None or m.after is None:
        return False, False
    return agrees(s, e.pair.before, before, m.before), agrees(s, e.pair.after, after, m.after)


def _value(s: Sentence, n: Numeral, e: Ends, m: Figures) -> float | None:
    return value_of(s, n, _unit(e, n), m)


def _unit(e: Ends, n: Numeral) -> str:
    return e.pair.before_unit if n is e.pair.before else e.pair.after_unit


def _is_about(s: Sentence, m: Figures) -> bool:
    """Whether a word of the metric's name stands in the sentence."""
    said = {w[:_BEGINNING] for w in s.stretch.words[s.span.start : s.span.stop] if len(w) >= _BEGINNING}
    return any(x[:_BEGINNING] in said for name in m.names for x in name.stems if len(x) >= _BEGINNING)


def _is_telling(n: Numeral) -> bool:
    """Whether a figure is so special that it can hardly be another's: 7.2, 412; not 10, nor 3."""
    return n.value % 1 != 0 or (abs(n.value) > 10 and n.value % 5 != 0)


def is_known(s: Sentence, n: Numeral, unit: str, metrics: Sequence[Figures]) -> bool:
    """Whether the odd end is a figure of any metric, its target or its interval."""
    for m in metrics:
        value = value_of(s, n, unit, m)
        if value is not None and any(x is not None and agrees(s, n, value, x) for x in (m.before, m.after, *m.known)):
            return True
    return False


def is_told(around: Sequence[Sentence], expected: float, m: Figures) -> bool:
    """Whether the metric's own end stands beside: then the odd one is a step on the way, or of a part."""
    return any(
        value is not None and agrees(s, n, value, expected)
        for s in around
        for n in s.figures
        for value in (in_unit(s, n, n.unit, m.unit),)
    )
