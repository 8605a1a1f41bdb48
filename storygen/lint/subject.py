"""What a rule is given: one story, its project and bank, and what several rules ask for, worked out once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from storygen.lint.measured import Measured
from storygen.lint.prose import Prose, values
from storygen.lint.said import Said

if TYPE_CHECKING:
    from storygen.bank.reader import Bank
    from storygen.project import Project
    from storygen.story.model import Path, Story, Told


class Subject:
    """One story under the rules. Everything derived is computed when first asked for, and once."""

    def __init__(self, story: Story, project: Project, bank: Bank, dropped: frozenset[str] = frozenset()) -> None:
        """`dropped` holds the dotted paths of values that reading found wrong: these are reported, and not missing."""
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
        return Prose(values(self.story), self.story)

    @cached_property
    def said(self) -> Said:
        """What the prose says in figures."""
        return Said(self.prose, self.metrics)

    @cached_property
    def metrics(self) -> tuple[Measured, ...]:
        """The story's metrics, each with its change and evidence."""
        return tuple(Measured(m) for m in self.story.metrics)

    @cached_property
    def told(self) -> tuple[tuple[Told, int], ...]:
        """The pieces of the told text, each with its number of words."""
        return tuple((piece, len(piece.text.split())) for piece in self.story.told())

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


def _part(value: Any, part: str | int) -> Any:
    """One part of a story: by name, or the item of a list whose `index` it is."""
    if isinstance(part, str):
        return getattr(value, part)
    return next(item for item in value if item.index == part)
