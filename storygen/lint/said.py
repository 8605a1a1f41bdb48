"""What a story's prose says in figures: its sentences, quantities, claims and vague words, each worked out once."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from storygen.lint.backing import fitting_metric, has_half, is_firm, named_metric, neighbour, stems
from storygen.lint.prose import JUDGED, Prose, Sentence
from storygen.lint.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from storygen.impact.analysis import Sentence as TakenApart
    from storygen.impact.claims import Claim
    from storygen.impact.consistency import Slip
    from storygen.impact.quantities import Quantity
    from storygen.lint.measured import Measured
    from storygen.lint.passage import Passage

_EFFECTS = frozenset(
    ("before", "after", "relative", "multiplier", "points", "difference", "bound", "range", "share", "money", "rate")
)
"""Roles of figures that say what changed; team sizes, years, ordinals and the length of the work are none."""


class Said:
    """The figures and claims of one story's prose; places are those of the joined text."""

    def __init__(self, prose: Prose, metrics: tuple[Measured, ...]) -> None:
        self.prose = prose
        self._metrics = metrics
        self._quantities: dict[int, list[Quantity]] = {}

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in order; none reaches over two values."""
        return self.judged + self._beside

    @cached_property
    def judged(self) -> tuple[Sentence, ...]:
        """The sentences of the judged prose, one for each of `apart`."""
        return self._placed((s.words.start(s.span.start), s.words.end(s.span.stop - 1)) for s in self.apart)

    @cached_property
    def _beside(self) -> tuple[Sentence, ...]:
        """Those of all other prose, of which few rules ask."""
        from storygen.impact.words import sentences

        shift = self.prose.judged_end
        return self._placed((start + shift, end + shift) for start, end in sentences(self.prose.text[shift:]))

    def _placed(self, spans: Iterable[tuple[int, int]]) -> tuple[Sentence, ...]:
        """Sentences with the values they stand in; both go forward, so that nothing is searched for."""
        passages, nth, found = self.prose.passages, 0, []
        for start, end in spans:
            while passages[nth].end <= start and nth + 1 < len(passages):
                nth += 1
            found.append(Sentence(start, end, passages[nth]))
        return tuple(found)

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.judged]

    @cached_property
    def _starts_beside(self) -> list[int]:
        return [s.start for s in self._beside]

    def _from(self, offset: int) -> tuple[tuple[Sentence, ...], int]:
        """The sentences of that part of the prose, and which of them an offset falls into."""
        if offset < self.prose.judged_end:
            return self.judged, max(0, bisect_right(self._starts, offset) - 1)
        return self._beside, max(0, bisect_right(self._starts_beside, offset) - 1)

    def sentence_around(self, offset: int) -> Sentence:
        """The sentence into which an offset falls."""
        sentences, nth = self._from(offset)
        return sentences[nth]

    def quantities(self, sentence: Sentence) -> list[Quantity]:
        """The figures of one sentence."""
        found = self._quantities.get(sentence.start)
        if found is None:
            found = self._quantities[sentence.start] = self._read_quantities(sentence)
        return found

    def _read_quantities(self, sentence: Sentence) -> list[Quantity]:
        from storygen.impact.quantities import quantities, quantity

        apart = self._apart_by_start.get(sentence.start)
        if apart is not None:
            pairs = zip(apart.figures, apart.roles, strict=True)
            return [quantity(apart.words, n, r) for n, r in pairs if r.name]
        shift = sentence.start
        read = quantities(self.prose.text[sentence.start : sentence.end])
        return [replace(q, start=q.start + shift, end=q.end + shift) for q in read]

    @cached_property
    def apart(self) -> list[TakenApart]:
        """The judged sentences as the claims engine takes them apart."""
        from storygen.impact.claims import read

        return read(self.prose.text[: self.prose.judged_end])

    @cached_property
    def _apart_by_start(self) -> dict[int, TakenApart]:
        return dict(zip(self._starts, self.apart, strict=True))

    def quantities_in(self, start: int, end: int) -> list[Quantity]:
        """The figures of a stretch of the text."""
        sentences, first = self._from(start)
        found: list[Quantity] = []
        for sentence in sentences[first:]:
            if sentence.start >= end:
                break
            found += [q for q in self.quantities(sentence) if start <= q.start < end]
        return found

    def effects_in(self, start: int, end: int) -> list[Quantity]:
        """The figures of a stretch that say what changed, or to what degree."""
        return [q for q in self.quantities_in(start, end) if _is_effect(q)]

    def about(self, start: int, end: int) -> frozenset[str]:
        """What a stretch of the text is about."""
        return stems(self.prose.text[start:end])

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of the judged prose that are the teller's own, not another's in quotation marks."""
        from storygen.impact.claims import claims_in

        prose = self.prose
        found = claims_in(self.apart)
        return tuple(c for c in found if prose.at(c.start).section in JUDGED and not self._is_quoted(c.start))

    @cached_property
    def slips(self) -> tuple[Slip, ...]:
        """The arithmetic slips of the judged prose that are the teller's own."""
        from storygen.impact.consistency import slips_in

        return tuple(s for s in slips_in(self.apart) if not self._is_quoted(s.start))

    def _is_quoted(self, offset: int) -> bool:
        passage = self.prose.at(offset)
        return passage.quotes(offset - passage.start)

    @cached_property
    def bare_claims(self) -> tuple[Claim, ...]:
        """The claims without their numbers that nothing in the story backs.

        A claim whose half stands elsewhere in its sentence ("I gave back 40 machines, and crashes fell") has none.
        """
        found = (c for c in self.claims if c.grade != "quantified")
        open_claims = (c if has_half(c) else replace(c, grade="unquantified", quantities=()) for c in found)
        return tuple(
            c for c in open_claims if is_firm(c, self._up_to(c)) and not self._is_backed(c) and not self._contrasts(c)
        )

    def _contrasts(self, claim: Claim) -> bool:
        """Whether the other end follows in the sentence as what it is not: "by 3.0 % of the listeners, not 2.7 %"."""
        return (
            claim.grade == "partial"
            and _NOT_THE_OTHER.search(self.prose.lower, claim.end, claim.sentence[1]) is not None
        )

    def _up_to(self, claim: Claim) -> str:
        return self.prose.lower[claim.sentence[0] : claim.end]

    def _is_backed(self, claim: Claim) -> bool:
        if named_metric(claim, self._metrics) is not None or fitting_metric(claim, self._metrics) is not None:
            return True
        if claim.grade == "unquantified" and self.effects_in(claim.start, claim.end):
            return True
        return neighbour(claim, self._near(claim)) is not None

    def _near(self, claim: Claim) -> list[Claim]:
        """The claims of the sentence and of those beside it in the same value."""
        place = max(0, bisect_right(self._starts, claim.start) - 1)
        passage = self.judged[place].passage
        first = max(passage.start, self._starts[max(0, place - 1)])
        last = min(passage.end, self.judged[min(len(self._starts) - 1, place + 1)].end)
        return [c for c in self.claims if first <= c.start < last]

    @cached_property
    def vague(self) -> tuple[tuple[int, int], ...]:
        """The vague quantifiers of sentences of the judged prose that have no figure and make no claim."""
        claimed = {c.sentence[0] for c in self.claims}
        gate = words("vague-words")
        found: list[tuple[int, int]] = []
        for passage in self.prose.holding(gate):
            if passage.section in JUDGED:
                found += self._vague_of(passage, claimed)
        return tuple(found)

    def _vague_of(self, passage: Passage, claimed: set[int]) -> Iterator[tuple[int, int]]:
        from storygen.impact.claims import vague

        for sentence in self._with_words(passage, words("vague-words")):
            if sentence.start in claimed:
                continue
            shift = sentence.start
            for start, end in vague(self.prose.text[sentence.start : sentence.end]):
                if self._counts_nothing(start + shift, end + shift) or passage.quotes(start + shift - passage.start):
                    continue
                if not self.effects_in(sentence.start, sentence.end):
                    yield start + shift, end + shift

    def _with_words(self, passage: Passage, wanted: frozenset[str]) -> list[Sentence]:
        """The sentences of a value in which one of some words stands, each once."""
        found: dict[int, Sentence] = {}
        for word in wanted & passage.words:
            at = passage.lower.find(word)
            while at >= 0:
                sentence = self.sentence_around(passage.start + at)
                found[sentence.start] = sentence
                at = passage.lower.find(word, max(at + 1, sentence.end - passage.start))
        return [found[start] for start in sorted(found)]

    def _counts_nothing(self, start: int, end: int) -> bool:
        """Whether "many" or "several" stands before something of which nobody wants the number."""
        return self.prose.lower[start:end].strip() in _COUNTING and not _COUNTED.match(self.prose.lower, end)


def _is_effect(q: Quantity) -> bool:
    if q.role == "duration":
        return q.unit in ("s", "ms", "min", "h") and q.text[:1].isdecimal()
    return q.role in _EFFECTS or (q.role == "count" and q.text[:1].isdecimal())


_NOT_THE_OTHER = re.compile(r",? (?:and )?(?:not|instead of|rather than|against) (?:the |by )?[~≈$€£]?\d")
_COUNTING = frozenset(("many", "several", "various", "most", "countless", "numerous"))
_COUNTED = re.compile(
    r"\s+(?:of (?:our|the|my|their) )?(?:\w+ )?(?:users|customers|clients|people|patients|pupils|students|parents|"
    r"sellers|buyers|readers|"
    r"visitors|orders|complaints|tickets|requests|errors|bugs|calls|hours|reports|cases|incidents|stores|shops|teams|"
    r"colleagues|"
    r"employees|members|subscribers|records|rows|emails|mails|accounts|transactions|payments|defects|failures|alerts|"
    r"guests)\b"
)
