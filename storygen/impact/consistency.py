"""Slips of arithmetic in prose: a stated change that its ends do not give, ends swapped.

Knows text and figures, no Story. What rounding excuses is in stated.py, what a metric denies in contradictions.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from storygen.impact.analysis import Sentence
from storygen.impact.beside import is_beside
from storygen.impact.change import Change, change
from storygen.impact.contradictions import Contradiction, contradicts
from storygen.impact.ends import Ends, ends
from storygen.impact.going_on import alternatives, denied, measured_again, opening_with_change, plain_differences
from storygen.impact.hedges import listed
from storygen.impact.lexicon import BIT
from storygen.impact.portions import misreckoned
from storygen.impact.scan import Scan
from storygen.impact.stated import verdict
from storygen.impact.statements import Statement, statements
from storygen.impact.towards import against
from storygen.impact.written import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Contradiction", "Slip", "contradicts", "slips", "slips_in"]

_FURTHEST = 12
"""Tokens of a sentence without figures that may stand between a change and what is said of it."""
_UNREAL = BIT["IF"] | BIT["MODAL"] | BIT["HYPO"]


@dataclass(frozen=True, slots=True)
class Slip:
    """A figure that its neighbours deny, at `start`..`end` in code points.

    `kind`: "percent" (the relative change is another one), "share" (a part of a whole, counted beside: `change` goes
    from the whole to the part), "points" (percent stands where percentage points are meant,
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
    found: list[Slip] = []
    before: Sentence | None = None
    for s in taken_apart:
        if before is not None and not _is_near(before, s):
            before = None
        if s.figures:
            found += [*_slips(s), *_portions(s)] if len(s.figures) > 1 else []
            if before is not None and len(before.figures) > 1:
                found += _of_the_one_before(s, before)
            before = s
    return found


def _is_near(before: Sentence, s: Sentence) -> bool:
    """Whether a sentence speaks of the last one with figures: one at most between, in the same paragraph."""
    text = s.words.text[s.words.end(before.span.stop - 1) : s.words.start(s.span.start)]
    return "\n\n" not in text and s.span.start - before.span.stop <= _FURTHEST


def _sums_up(s: Sentence) -> bool:
    """Whether it says of the sentence before what that comes to: "That is a drop of 11 %"."""
    words = s.stretch.words[s.span.start : s.span.start + 2]
    return words[:1] in (["that"], ["this"], ["which"]) and words[1:] in (["is"], ["was"], ["makes"], ["means"])


def _ends_a_clause(s: Sentence, last: int) -> bool:
    """Whether nothing is counted by it: "11 % of all orders" is a share of its own."""
    return last + 1 >= s.span.stop or not s.stretch.words[last + 1][0].isalnum()


def _of_the_one_before(s: Sentence, before: Sentence) -> Iterator[Slip]:
    """A change that the next sentence opens with, told wrongly; a bare per cent there may be of something else."""
    said = opening_with_change(s)
    if (said is None and not (_sums_up(s) and s.span.start == before.span.stop)) or _is_unreal(s) or _is_unreal(before):
        return
    wrong = denied(said, ends(before)) if said is not None else None
    if said is not None and wrong is not None:
        yield _marked(s, said, wrong[0], wrong[1], _written(before, wrong[0]))
    elif _sums_up(s):
        yield from _points_before(s, before)


def _points_before(s: Sentence, before: Sentence) -> Iterator[Slip]:
    """A difference of shares told as a bare per cent: "That is 7 %"."""
    found = [e for e in ends(before) if e.change.points]
    for said in statements(s):
        if (
            _ends_a_clause(s, said.last)
            and said.stated.kind in ("percent", "fraction")
            and found
            and all(verdict(said.stated, e.change) for e in found)
        ):
            e = next((e for e in found if verdict(said.stated, e.change) == "points"), None)
            if e is not None:
                yield _marked(s, said, e, "points", _written(before, e))
                return


def _slips(s: Sentence) -> Iterator[Slip]:
    found = ends(s)
    if not found or _is_unreal(s):
        return
    for e in found:
        at = against(s, e)
        if at is not None:
            yield _slip(s, range(at, e.last + 1), "direction", e)
            return
    right: list[tuple[Statement, Ends]] = []
    for said in statements(s):
        near = next((e for e in found if is_beside(s, e, said)), None)
        if near is None or any(_is_within(said, e) for e in found):
            continue
        wrong = verdict(said.stated, near.change)
        if not wrong:
            right.append((said, near))
        elif not any(verdict(said.stated, e.change) == "" for e in found):
            yield _marked(s, said, near, wrong)
    for said, e in (*measured_again(s, (*right, *plain_differences(s, found))), *alternatives(s, found)):
        wrong = verdict(said.stated, e.change)
        if wrong:
            yield _marked(s, said, e, wrong)


def _portions(s: Sentence) -> Iterator[Slip]:
    for p in () if _is_unreal(s) else misreckoned(s):
        text, start, end = s.words.text, s.words.start(p.said.first), s.words.end(p.said.last)
        of = f"{number(p.part)} of {number(p.size)}"
        yield Slip(start, end, "share", text[start:end], change(p.size, p.part, ""), "percent", of)


def _is_within(said: Statement, e: Ends) -> bool:
    """Whether it is an end itself; in "91 %, up 10 % from 81 %" the change stands between them."""
    return e.first <= said.first <= e.last and said.stated.kind != "multiple" and e.pair.how != "from"


def _is_unreal(s: Sentence) -> bool:
    """Whether the sentence tells of what might have been, or of what others said or hoped."""
    words = s.stretch.words
    if any(s.bits[i] & _UNREAL and not _is_month(s, i) for i in s.span) or words[s.span.start] in ("had", "were"):
        return True
    return not listed("others").isdisjoint(words[s.span.start : s.span.stop])


def _is_month(s: Sentence, i: int) -> bool:
    """Whether "may" is the month: "in May", "By May", "the May before"."""
    return s.stretch.words[i] == "may" and i > s.span.start and bool(s.bits[i - 1] & (BIT["PREP"] | BIT["DET"]))


def _marked(s: Sentence, said: Statement, e: Ends, kind: str, elsewhere: str = "") -> Slip:
    """The statement marked; with the ends where its verb says the other way, or names the multiple.

    `elsewhere` are the ends as written, where another sentence has them.
    """
    first, last = said.first, said.last
    if not elsewhere and (kind == "direction" or (said.stated.kind == "multiple" and last < e.first)):
        first, last = min(first, e.first), max(last, e.last)
    slip = _slip(s, range(first, last + 1), kind, e, said.stated.kind)
    return replace(slip, ends=elsewhere) if elsewhere else slip


def _slip(s: Sentence, place: range, kind: str, e: Ends, of: str = "") -> Slip:
    text, start, end = s.words.text, s.words.start(place.start), s.words.end(place.stop - 1)
    return Slip(start, end, kind, text[start:end], e.change, of, _written(s, e))


def _written(s: Sentence, e: Ends) -> str:
    """Both ends as the text has them."""
    text = s.words.text
    before, after = (text[s.words.start(n.first) : s.words.end(n.last)] for n in (e.pair.before, e.pair.after))
    return f"{before} → {after}"
