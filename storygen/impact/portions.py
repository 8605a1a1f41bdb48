"""Portions told twice in one sentence, by their counts and as a share: "Of 2,900 books 240 came back, so 8 %"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from storygen.impact.hedges import before_hedges, lean, listed
from storygen.impact.lexicon import BIT
from storygen.impact.nouns import count_noun
from storygen.impact.readings import ends_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.impact.analysis import Sentence
    from storygen.impact.numeral import Numeral

_YEARS = range(1900, 2100)
_LINKS = frozenset((",", "(", "–", "—", ":", "="))
_EQUAL = frozenset(("is", "was", "are", "were", "means", "makes"))
_THEM = frozenset(("them", "those", "these", "it", "all"))
_FURTHEST = 12
_HEAD = 8


@dataclass(frozen=True, slots=True)
class Portion:
    """`part` of `whole`, and the figure `said` that says what share it is."""

    whole: Numeral
    part: float
    first: int
    said: Numeral

    @property
    def percent(self) -> float:
        """The share that the counts give."""
        return self.part / self.size * 100

    @property
    def size(self) -> float:
        """The count of the whole."""
        return self.whole.whole or self.whole.value


def misreckoned(s: Sentence) -> Iterator[Portion]:
    """The portions whose share is another one than their counts give."""
    if len(s.figures) < 2 or not any(n.kind in ("share", "fraction") for n in s.figures):
        return
    for p in _portions(s):
        if not _fits(s, p.said, p.percent) and not _fits(s, p.said, 100 - p.percent):
            yield p


def _portions(s: Sentence) -> Iterator[Portion]:
    figures = [n for n in ends_of(s) if not n.vague and n.high is None]
    for k, (a, b) in enumerate(pairwise(figures)):
        if _is_count(a) and a.whole and a.whole > a.value > 0 and _is_share_of(s, a, b):
            yield Portion(a, a.value, a.first, b)
        c = figures[k + 2] if k + 2 < len(figures) else None
        if c is None or not (_is_count(a) and _is_count(b)) or a.whole or b.whole:
            continue
        if a.value > b.value > 0 and _is_part(s, a, b) and _is_share_of(s, b, c):
            yield Portion(a, b.value, a.first, c)


def _is_count(n: Numeral) -> bool:
    return n.kind == "" and not n.unit and not n.per and n.parts is None and n.value not in _YEARS


def _is_part(s: Sentence, a: Numeral, b: Numeral) -> bool:
    """Like "of the 80 machines we switched off 20", "3,000 records, and 450 were wrong"."""
    words, lead = s.stretch.words, before_hedges(s, a.first)
    gap = words[a.last + 1 : b.first]
    if len(gap) > _HEAD or not listed("apart").isdisjoint(gap[:-1]):
        return False
    if lead > s.span.start and words[lead] in ("the", "our", "these", "those", "all"):
        lead -= 1
    opens = lead == s.span.start or words[lead - 1] in ("out", ",", "and", "but", ":")
    if lead >= s.span.start and words[lead] == "of" and opens:
        return True
    own = bool(gap) and gap[-1] in ("and", ",") and bool(s.bits[min(b.last + 1, s.span.stop - 1)] & BIT["BE"])
    return own and bool(count_noun(s.stretch, a)) and not count_noun(s.stretch, b)


def _is_share_of(s: Sentence, part: Numeral, share: Numeral) -> bool:
    """Whether a share stands behind its counts as what they come to, and is one of nothing else."""
    if share.kind not in ("share", "fraction") or share.first - part.last > _FURTHEST:
        return False
    words, tail = s.stretch.words, s.stretch.words[share.last + 1 : min(share.last + 3, s.span.stop)]
    if tail and tail[0][0].isalnum() and not (tail[0] == "of" and tail[-1] in _THEM):
        return False
    gap = words[part.last + 1 : before_hedges(s, share.first) + 1]
    if not gap or gap.count(",") > 1 or not listed("apart").isdisjoint(w for w in gap if w != "."):
        return False
    if gap[-1] == "." and gap[-4:-1] == ["i", ".", "e"]:
        return True
    if (
        gap[-1] in _LINKS
        or gap[-1] in ("that's", "that’s")
        or gap[-2:] in ([",", "so"], [",", "or"], [",", "thus"], [",", "hence"])
    ):
        return True
    return gap[-1] in _EQUAL and gap[-2:-1] in (["which"], ["that"], ["this"])


def _fits(s: Sentence, n: Numeral, percent: float) -> bool:
    """Whether a share is that of the counts as people round it."""
    value = n.value * 100 if n.kind == "fraction" else n.value
    said = lean(s, n.first, n.last)
    if n.kind == "fraction" or n.parts is not None or said:
        return abs(value - percent) <= max(3.0, 0.18 * percent)
    return abs(value - percent) <= max(1.0, 0.06 * percent)
