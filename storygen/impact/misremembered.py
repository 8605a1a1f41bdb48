"""Pairs in prose of which one end is a metric's and the other nobody's: the metric's change, misremembered.

Prose rarely calls a metric by its name; what tells is the one end that is exactly the metric's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.impact.calling import called
from storygen.impact.contradictions import Contradiction
from storygen.impact.ends import ends
from storygen.impact.hedges import listed
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
    return found


def _against(
    s: Sentence, e: Ends, whole: Sequence[Figures], metrics: Sequence[Figures], around: Sequence[Sentence]
) -> Iterator[tuple[Figures, Contradiction]]:
    if e.pair.how not in _FRAMES or any(_agreeing(s, e, m) == (True, True) for m in whole):
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
    part = "after" if before_agrees else "before"
    yield m, Contradiction(s.words.start(n.first), s.words.end(n.last), part, value, expected)


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
    said = {
        words[i] for i in s.span if not (is_called and words[i] in ("first", "last") and _is_of_name(words[i + 1], m))
    }
    return not listed("elsewhere").isdisjoint(said) or (e.pair.after.last == e.last and narrows(s, e.last))


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
    return n.value % 1 != 0 or (abs(n.value) > 12 and n.value % 5 != 0)


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
