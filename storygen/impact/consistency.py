"""Slips of arithmetic in prose: a stated change that its ends do not give, ends swapped.

Knows text and figures, no Story. What rounding excuses is in stated.py, what a metric denies in contradictions.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen.impact.analysis import Sentence
from storygen.impact.beside import is_beside
from storygen.impact.contradictions import Contradiction, contradicts
from storygen.impact.ends import Ends, ends
from storygen.impact.hedges import listed
from storygen.impact.lexicon import BIT
from storygen.impact.scan import Scan
from storygen.impact.stated import verdict
from storygen.impact.statements import Statement, statements
from storygen.impact.towards import against

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from storygen.impact.change import Change

__all__ = ["Contradiction", "Slip", "contradicts", "slips", "slips_in"]

_UNREAL = BIT["IF"] | BIT["MODAL"] | BIT["HYPO"]


@dataclass(frozen=True, slots=True)
class Slip:
    """A figure that its neighbours deny, at `start`..`end` in code points.

    `kind`: "percent" (the relative change is another one), "points" (percent stands where percentage points are meant,
    or points where per cent), "difference", "multiple", "direction" (the verb says up and the figures fall, or the ends
    are swapped). `stated` is the text as it stands; `change` what the ends give; `of` what was stated: percent,
    fraction, points, difference, multiple, or "" where a verb alone is at odds with the ends; `ends` are both as the
    text has them ("40 → 30").
    """

    start: int
    end: int
    kind: str
    stated: str
    change: Change
    of: str = ""
    ends: str = ""


def slips(text: str) -> list[Slip]:
    """The arithmetic slips of a text, in reading order."""
    scan = Scan(text)
    return slips_in(Sentence(scan, span) for span in scan.sentences())


def slips_in(taken_apart: Iterable[Sentence]) -> list[Slip]:
    """The slips of sentences that `claims.read` has taken apart."""
    return [slip for s in taken_apart if len(s.figures) > 1 for slip in _slips(s)]


def _slips(s: Sentence) -> Iterator[Slip]:
    found = ends(s)
    if not found or _is_unreal(s):
        return
    for e in found:
        at = against(s, e)
        if at is not None:
            yield _slip(s, range(at, e.last + 1), "direction", e)
            return
    for said in statements(s):
        near = next((e for e in found if is_beside(s, e, said)), None)
        if near is None or any(_is_within(said, e) for e in found):
            continue
        wrong = verdict(said.stated, near.change)
        if wrong and not any(verdict(said.stated, e.change) == "" for e in found):
            yield _marked(s, said, near, wrong)


def _is_within(said: Statement, e: Ends) -> bool:
    """Whether it is an end itself; in "91 %, up 10 % from 81 %" the change stands between them."""
    return e.first <= said.first <= e.last and said.stated.kind != "multiple" and e.pair.how != "from"


def _is_unreal(s: Sentence) -> bool:
    """Whether the sentence tells of what might have been, or of what others said or hoped."""
    words = s.stretch.words
    if s.stretch.any(s.span.start, s.span.stop, _UNREAL) or words[s.span.start] in ("had", "were"):
        return True
    return not listed("others").isdisjoint(words[s.span.start : s.span.stop])


def _marked(s: Sentence, said: Statement, e: Ends, kind: str) -> Slip:
    """The statement marked; with the ends where its verb says the other way, or names the multiple."""
    first, last = said.first, said.last
    if kind == "direction" or (said.stated.kind == "multiple" and last < e.first):
        first, last = min(first, e.first), max(last, e.last)
    return _slip(s, range(first, last + 1), kind, e, said.stated.kind)


def _slip(s: Sentence, place: range, kind: str, e: Ends, of: str = "") -> Slip:
    text, start, end = s.words.text, s.words.start(place.start), s.words.end(place.stop - 1)
    before, after = (text[s.words.start(n.first) : s.words.end(n.last)] for n in (e.pair.before, e.pair.after))
    return Slip(start, end, kind, text[start:end], e.change, of, f"{before} → {after}")
