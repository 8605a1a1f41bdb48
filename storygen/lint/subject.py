"""What a rule is given: one story, its project and bank, and what several rules ask for, worked out once."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Any

from storygen.lint.measured import Measured
from storygen.lint.prose import Passage, Prose, Sentence

if TYPE_CHECKING:
    from storygen.bank.reader import Bank
    from storygen.impact.quantities import Quantity
    from storygen.project import Project
    from storygen.story.model import Story


class Subject:
    """One story under the rules. Everything derived is computed when first asked for, and once."""

    def __init__(self, story: Story, project: Project, bank: Bank) -> None:
        self.story = story
        self.project = project
        self.bank = bank
        self.kept: dict[str, Any] = {}
        """What one family works out once for its own rules."""

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


_EFFECTS = frozenset(
    ("before", "after", "relative", "multiplier", "points", "difference", "bound", "range", "share", "money", "rate")
)
"""Roles of figures that say what changed; team sizes, years, ordinals and the length of the work are none."""


def _is_effect(q: Quantity) -> bool:
    return q.role in _EFFECTS or (q.role == "count" and q.text[:1].isdigit())
