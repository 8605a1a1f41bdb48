"""A metric's figure told in other words than its name: "we scrap 22 panels a day now", "the median Saturday brought".

Nobody says "scrapped panels stood at 17". All words of the name in some form in one clause, the unit, and a word for
how things stand now (or the metric's statistic) are taken for it, and nothing less.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.impact.calling import STATISTICS, Called, called
from storygen.impact.contradictions import Contradiction
from storygen.impact.hedges import listed
from storygen.impact.lexicon import BIT
from storygen.impact.metric_figures import Figures, agrees, value_of
from storygen.impact.misremembered import is_known, is_near, is_told
from storygen.impact.naming import narrows, tells_elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storygen.impact.analysis import Sentence
    from storygen.impact.numeral import Numeral

_CHANGES = frozenset(("relative", "difference", "multiplier", "points"))
_HARMLESS = frozenset(("only", *STATISTICS))
_BREAKS = frozenset((",", ";", ":", "(", ")", "—", "–", "and", "but", "while", "whereas"))
_NOW = frozenset(("now", "today", "nowadays", "finally"))
_THEN = (["in", "the", "end"], ["by", "the", "end"], ["at", "the", "end"], ["after", "that"], ["from", "then"],
         ["since", "then"], ["these", "days"], ["ever", "since"])  # fmt: skip
_LIKELY = 2.5
"""A figure that many times the metric's is another figure, and no slip of memory."""


def recalled_in(taken_apart: Sequence[Sentence], metrics: Sequence[Figures]) -> list[tuple[Figures, Contradiction]]:
    """What sentences that `claims.read` has taken apart say of a metric in other words, and wrongly."""
    text = taken_apart[0].words.text.lower() if taken_apart else ""
    likely = [(m, c) for m in metrics if m.after is not None and (c := called(m)) is not None and c.may_stand_in(text)]
    found: list[tuple[Figures, Contradiction]] = []
    for k, s in enumerate(taken_apart if likely else ()):
        if s.has_numbers and _says_now(s):
            around = taken_apart[max(0, k - 1) : k + 2]
            found += [x for m, c in likely for x in _against(s, m, c, metrics, around)]
    return found


def _says_now(s: Sentence) -> bool:
    """Whether it says that things stand so, or in which statistic."""
    words = s.stretch.words[s.span.start : s.span.stop]
    if not (_NOW | STATISTICS).isdisjoint(words):
        return True
    return any(words[i : i + len(x)] == x for x in _THEN if x[0] in words for i in range(len(words)))


def _against(
    s: Sentence, m: Figures, name: Called, metrics: Sequence[Figures], around: Sequence[Sentence]
) -> Iterator[tuple[Figures, Contradiction]]:
    if m.after is None or (m.names and tells_elsewhere(s, m.names[0], m.windows, _HARMLESS)):
        return
    for n in s.figures:
        first, stop = _clause(s, n)
        value = value_of(s, n, n.unit, m) if _can_be(s, n, name, first, stop) else None
        if value is None or not name.is_in(s.stretch.words[first:stop], m.unit):
            continue
        given = [x for x in (m.before, m.after, *m.known) if x is not None]
        if any(agrees(s, n, value, x) or is_near(value, x) for x in given) or is_told(around, m.after, m):
            continue
        if not is_known(s, n, n.unit, metrics) and 1 / _LIKELY < abs(value / m.after if m.after else 0) < _LIKELY:
            yield m, Contradiction(s.words.start(n.first), s.words.end(n.last), "after", value, m.after)
            return


def _can_be(s: Sentence, n: Numeral, name: Called, first: int, stop: int) -> bool:
    """Whether it is the one figure of its clause, told as it is."""
    if (
        n.vague
        or n.article
        or n.high is not None
        or (narrows(s, n.last) and not _counts_of_name(s, n, name))
        or s.stretch.any(first, stop, BIT["NOT"])
    ):
        return False
    if s.stretch.words[n.first - 1] in ("by", "of", "another") or _is_change(s, n):
        return False
    if _is_of_part(s, name, first, n.first):
        return False
    return sum(first <= x.first < stop and x.kind not in ("date", "clock") and not x.article for x in s.figures) == 1


def _is_of_part(s: Sentence, name: Called, first: int, stop: int) -> bool:
    """Like "the mean score of the county": whose it is, said within the clause."""
    words, own = s.stretch.words, tuple(name.whole)
    for i in range(first + 1, stop - 1):
        if words[i] in listed("behind a part"):
            what = next((w for w in words[i + 1 : stop] if w not in ("the", "our", "a", "an")), "")
            if what and not what.startswith(own):
                return True
    return False


def _counts_of_name(s: Sentence, n: Numeral, name: Called) -> bool:
    """Like "19 % of the buses" where the metric is of buses."""
    tail = s.stretch.words[n.last + 1 : n.last + 4]
    return tail[:1] == ["of"] and any(w.startswith(tuple(name.whole)) for w in tail[1:] if w not in ("the", "our"))


def _is_change(s: Sentence, n: Numeral) -> bool:
    tail = s.stretch.words[n.last + 1 : min(n.last + 3, s.span.stop)]
    if not STATISTICS.isdisjoint(s.stretch.words[s.span.start : n.first]):
        return False  # "the median Saturday brought 780 euros"
    role = next((r.name for x, r in zip(s.figures, s.roles, strict=True) if x is n), "")
    return not listed("difference").isdisjoint(tail) or role in _CHANGES


def _clause(s: Sentence, n: Numeral) -> tuple[int, int]:
    words = s.stretch.words
    first, stop = n.first, n.last + 1
    while first > s.span.start and words[first - 1] not in _BREAKS:
        first -= 1
    while stop < s.span.stop and words[stop] not in _BREAKS:
        stop += 1
    return first, stop
