"""What a rule is given: one story, its project and bank, and what several rules ask for, worked out once."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Any

from storygen.lint.backing import fitting_metric, is_firm, named_metric, neighbour, stems
from storygen.lint.measured import Measured
from storygen.lint.prose import JUDGED, Passage, Prose, Sentence
from storygen.lint.wording import is_quoted

if TYPE_CHECKING:
    from storygen.bank.reader import Bank
    from storygen.impact.claims import Claim
    from storygen.impact.quantities import Quantity
    from storygen.project import Project
    from storygen.story.model import Path, Story


class Subject:
    """One story under the rules. Everything derived is computed when first asked for, and once."""

    def __init__(self, story: Story, project: Project, bank: Bank, dropped: frozenset[str] = frozenset()) -> None:
        """`dropped` holds the dotted paths of values that reading found wrong: they are not missing, they are reported."""
        self.story = story
        self.dropped = dropped
        self.project = project
        self.bank = bank
        self.kept: dict[str, Any] = {}
        """What one family works out once for its own rules."""

    def lacks(self, path: Path, *names: str) -> list[str]:
        """Those of some keys at `path` that the story does not have; what reading dropped there is not missing."""
        value: Any = self.story
        for part in path:
            value = _part(value, part)
        missing = [name for name in names if not getattr(value, name)]
        return [name for name in missing if not self.was_dropped((*path, name))] if self.dropped else missing

    def was_dropped(self, path: Path) -> bool:
        """Whether reading reported the value at a path, or one within it."""
        dotted = ".".join(map(str, path))
        return any(d == dotted or d.startswith(f"{dotted}.") for d in self.dropped)

    @cached_property
    def prose(self) -> Prose:
        """All prose of the story."""
        return Prose(self.story)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the prose, in order; none reaches over two values."""
        from storygen.impact.words import sentences

        prose = self.prose
        return tuple(Sentence(start, end, prose.at(start)) for start, end in sentences(prose.text))

    def sentence_around(self, offset: int) -> tuple[int, int]:
        """The sentence of the joined text into which an offset falls."""
        place = bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        found = self.sentences[max(0, place)]
        return found.start, found.end

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The figures of the prose, places in the joined text."""
        from storygen.impact.quantities import quantities

        return tuple(quantities(self.prose.text))

    def quantities_in(self, start: int, end: int) -> list[Quantity]:
        """The figures of a stretch of the joined text."""
        return [q for q in self.quantities if start <= q.start < end]

    def stems_of(self, start: int, end: int) -> frozenset[str]:
        """What a stretch of the joined text is about."""
        return stems(self.prose.text[start:end])

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of the judged prose that are the teller's own, not another's in quotation marks."""
        from storygen.impact.claims import claims

        prose = self.prose
        found = claims(prose.text[: prose.judged_end])
        return tuple(c for c in found if prose.at(c.start).section in JUDGED and not self._is_quoted(c.start))

    def _is_quoted(self, offset: int) -> bool:
        passage = self.prose.at(offset)
        return is_quoted(passage.text, offset - passage.start)

    @cached_property
    def bare_claims(self) -> tuple[Claim, ...]:
        """The claims without their numbers that nothing in the story backs."""
        return tuple(c for c in self.claims if c.grade != "quantified" and is_firm(c, self.prose.lower[c.sentence[0] : c.end]) and not self._is_backed(c))

    def _is_backed(self, claim: Claim) -> bool:
        if named_metric(claim, self) is not None or fitting_metric(claim, self) is not None:
            return True
        if claim.grade == "unquantified" and any(_is_effect(q) for q in self.quantities_in(claim.start, claim.end)):
            return True
        passage = self.prose.at(claim.start)
        near = [c for c in self._near(claim) if passage.start <= c.start < passage.end]
        return neighbour(claim, near, passage.start, passage.end) is not None

    def _near(self, claim: Claim) -> list[Claim]:
        """The claims of the sentence and of those beside it."""
        place = bisect_right(self.sentences, claim.start, key=lambda s: s.start) - 1
        first = self.sentences[max(0, place - 1)].start
        last = self.sentences[min(len(self.sentences) - 1, place + 1)].end
        return [c for c in self.claims if first <= c.start < last]

    @cached_property
    def vague(self) -> tuple[tuple[int, int], ...]:
        """The vague quantifiers of sentences of the judged prose that have no figure and make no claim."""
        from storygen.impact.claims import vague

        prose = self.prose
        claimed = {c.sentence[0] for c in self.claims}
        found: list[tuple[int, int]] = []
        for start, end in vague(prose.text[: prose.judged_end]):
            if prose.at(start).section not in JUDGED or self._is_quoted(start):
                continue
            begin, stop = self.sentence_around(start)
            if prose.lower[start:end].strip() in _COUNTING and not _COUNTED.match(prose.lower, end):
                continue
            if begin not in claimed and not any(_is_effect(q) for q in self.quantities_in(begin, stop)):
                found.append((start, end))
        return tuple(found)

    def effect_figures(self, passage: Passage) -> list[Quantity]:
        """The figures in a passage that say what changed, or to what degree."""
        return [q for q in self.quantities if passage.start <= q.start < passage.end and _is_effect(q)]

    @cached_property
    def metrics(self) -> tuple[Measured, ...]:
        """The story's metrics, each with its change and evidence."""
        return tuple(Measured(m) for m in self.story.metrics)

    @cached_property
    def competencies(self) -> tuple[str, ...]:
        """The ids of the story's competencies as the bank knows them, unknown words left out."""
        resolved = (self.bank.resolve(word) for word in self.story.competencies)
        return tuple(dict.fromkeys(id for id in resolved if id))

    @cached_property
    def expects(self) -> frozenset[str]:
        """What listeners want of the story's competencies: numbers, choice, remedy; numbers where it names none."""
        if not self.competencies:
            return frozenset({"numbers"})
        return frozenset(w for id in self.competencies for w in self.bank.competencies[id].expects)

    @cached_property
    def may_go_without_numbers(self) -> bool:
        """No competency asks for numbers and the result can be checked: then no rule asks for metrics."""
        return "numbers" not in self.expects and bool(self.story.proof)

    @cached_property
    def is_unsorted(self) -> bool:
        """A title and pasted text, not sorted yet: judged as prose alone."""
        s = self.story
        return bool(s.rough) and not (s.actions or s.context.situation or s.result)


_COUNTING = frozenset(("many", "several", "various", "most", "countless", "numerous"))
_COUNTED = re.compile(
    r"\s+(?:of (?:our|the|my|their) )?(?:\w+ )?(?:users|customers|clients|people|patients|pupils|students|parents|sellers|buyers|readers|"
    r"visitors|orders|complaints|tickets|requests|errors|bugs|calls|hours|reports|cases|incidents|stores|shops|teams|colleagues|"
    r"employees|members|subscribers|records|rows|emails|mails|accounts|transactions|payments|defects|failures|alerts|guests)\b"
)


def _part(value: Any, part: str | int) -> Any:
    """One part of a story: by name, or the item of a list whose `index` it is."""
    if isinstance(part, str):
        return getattr(value, part)
    return next(item for item in value if item.index == part)


_EFFECTS = frozenset(
    ("before", "after", "relative", "multiplier", "points", "difference", "bound", "range", "share", "money", "rate")
)
"""Roles of figures that say what changed; team sizes, years, ordinals and the length of the work are none."""


def _is_effect(q: Quantity) -> bool:
    if q.role == "duration":
        return q.unit in ("s", "ms", "min", "h") and q.text[:1].isdigit()
    return q.role in _EFFECTS or (q.role == "count" and q.text[:1].isdigit())
