"""What a rule over the whole collection is given: every story as a Subject, the project and the bank."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from storygen.story.told import tells

if TYPE_CHECKING:
    from storygen.bank.reader import Bank
    from storygen.lint.subject import Subject
    from storygen.project import Project


class Shelf:
    """The stories of a project side by side; drafts and stories that tell nothing yet are not counted."""

    def __init__(self, subjects: tuple[Subject, ...], project: Project, bank: Bank) -> None:
        self.subjects = subjects
        self.project = project
        self.bank = bank

    @cached_property
    def told(self) -> tuple[Subject, ...]:
        """The stories that will be practised, by name: "outage" before "outage-retold", which tells it once more."""
        told = (s for s in self.subjects if not s.story.draft and tells(s.story))
        return tuple(sorted(told, key=lambda s: s.story.path.removesuffix(".yaml")))
