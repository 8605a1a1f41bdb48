"""Claims: prose -> what it says has changed, where it says so, and how well numbers back it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from storygen.impact.analysis import Sentence, join
from storygen.impact.constructions import CHANGED
from storygen.impact.grades import grade
from storygen.impact.lexicon import BIT
from storygen.impact.model import model, pooled
from storygen.impact.quantities import Quantity, quantity
from storygen.impact.scan import Scan
from storygen.impact.spans import claim_span
from storygen.impact.subjects import subject_of
from storygen.impact.triggers import Trigger
from storygen.impact.units import convert
from storygen.impact.vague import vague
from storygen.impact.words import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from storygen.impact.features import Features
    from storygen.impact.numeral import Numeral
    from storygen.impact.pair import Pair

__all__ = ["Claim", "End", "Grade", "claims", "sentences", "vague"]

Grade = Literal["unquantified", "partial", "quantified"]
ORDER: tuple[Grade, ...] = ("unquantified", "partial", "quantified")


@dataclass(frozen=True, slots=True)
class End:
    """One end of a change as the text states it: 3000 USD for "$3k", 0.5 d for "half a day"."""

    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A change that a text says has happened, at `start`..`end` in code points.

    `subject` is what changed ("response times"), "" where no noun says so; `direction` is up, down, better, worse or
    "". `words` are the words that made it a claim, for the message. `change` is the figure that the text gives of the
    change itself ("by 40 %", "3x"), None where it gives none. `sentence` is the place of the sentence around it. `odds`
    is how far the log odds that the sentence makes a claim lie above the threshold: what must be sure before it speaks
    asks for more.
    """

    start: int
    end: int
    text: str
    grade: Grade
    subject: str = ""
    direction: str = ""
    before: End | None = None
    after: End | None = None
    change: Quantity | None = None
    quantities: tuple[Quantity, ...] = ()
    words: str = ""
    sentence: tuple[int, int] = (0, 0)
    odds: float = 0.0


def claims(text: str) -> list[Claim]:
    """The claims of a text, in reading order; each graded by the numbers of its own sentence."""
    return claims_in(read(text))


def claims_in(taken_apart: Iterable[Sentence]) -> list[Claim]:
    """The claims of sentences that `read` has taken apart, for callers that ask more of them than their claims.

    Step by step for all sentences, which a processor likes better than all steps sentence by sentence.
    """
    looked_at = [s for s in taken_apart if s.may_claim()]
    for found in map(attrgetter, ("figures", "roles", "pairs")):
        for s in looked_at:
            if s.has_numbers:
                found(s)
    claim = model("claim")
    weighed = [(s, s.features(triggers)) for s in looked_at if (triggers := s.triggers)]
    scored = [(s, features, list(map(claim.score, features))) for s, features in weighed]
    return [c for s, features, scores in scored for c in _of_sentence(s, features, scores)]


def read(text: str) -> list[Sentence]:
    """The sentences of a text taken apart; a change whose ends two neighbours state belongs to the first of them."""
    scan = Scan(text)
    found = [Sentence(scan, span) for span in scan.sentences()]
    for first, second in pairwise(found):
        if first.has_numbers and second.has_numbers:
            join(first, second)
    return found


def _of_sentence(s: Sentence, features: list[Features], scores: list[float]) -> list[Claim]:
    odds = pooled(scores) - model("claim").threshold
    if odds <= 0:
        return []
    if s.pairs:
        return [_paired(s, p, odds) for p in s.pairs]
    best = s.triggers[scores.index(max(scores))]
    return [_single(s, best, grade(s, _backing(s, features)), odds)]


def _backing(s: Sentence, features: list[Features]) -> Iterator[Features]:
    """Of all that may back a claim; of the silent figures only once the grade hangs on them."""
    yield from features
    yield from s.features(s.silent)


def _paired(s: Sentence, p: Pair, odds: float) -> Claim:
    t = Trigger(p.first, p.last, "pair", p.how, "", _way(p))
    start, end = claim_span(s, t)
    figures = [
        quantity(s.words, n, r)
        for n, r in zip(s.figures, s.roles, strict=True)
        if r.name and start <= s.words.start(n.first) < end
    ]
    return Claim(
        start,
        end,
        s.words.text[start:end],
        "quantified",
        subject_of(s, t),
        t.direction,
        _end(p.before, p.before_unit),
        _end(p.after, p.after_unit),
        _stated(s, p),
        tuple(figures),
        p.how,
        s.place,
        odds,
    )


def _way(p: Pair) -> str:
    """Up or down, in one unit: from 4.1 GB to 900 MB it went down."""
    before = convert(p.before.value, p.before_unit, p.after_unit)
    return "up" if p.after.value > (p.before.value if before is None else before) else "down"


def _single(s: Sentence, t: Trigger, given: Grade, odds: float) -> Claim:
    start, end = claim_span(s, t)
    w = s.words
    near = [(n, r) for n, r in zip(s.figures, s.roles, strict=True) if r.name]
    after = next((n for n, r in near if r.name == "after"), None)
    return Claim(
        start,
        end,
        w.text[start:end],
        given,
        subject_of(s, t),
        t.direction or next((o.direction for o in s.triggers if o.direction and start <= w.start(o.first) < end), ""),
        None,
        _end(after, after.unit) if after else None,
        _stated(s),
        tuple(quantity(w, n, r) for n, r in near),
        w.text[w.start(t.first) : w.end(t.last)],
        s.place,
        odds,
    )


def _stated(s: Sentence, pair: Pair | None = None) -> Quantity | None:
    """The figure of the change itself: no end of its pair, and none of another change told after it."""
    for n, r in zip(s.figures, s.roles, strict=True):
        if r.name not in ("relative", "multiplier", "points", "difference"):
            continue
        if pair is None or (n not in (pair.before, pair.after) and not _another(s, pair.last + 1, n.first)):
            return quantity(s.words, n, r)
    return None


def _another(s: Sentence, first: int, stop: int) -> bool:
    """Whether another change is told between two tokens."""
    return any(s.bits[i] & CHANGED and not s.bits[i - 1] & BIT["DET"] for i in range(first, stop))


def _end(n: Numeral, unit: str) -> End:
    return End(n.value, unit)
