"""What `stats` and `drill` practise: the stories and cards that a build would show."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storygen.practice.matter import Matter
    from storygen.project import Project
    from storygen.site.pages import Collection


def matter_of(project: Project) -> Matter:
    """All of a project."""
    from storygen import build

    return of(build.collect(project))


def of(shown: Collection) -> Matter:
    """All of a collection that was read already."""
    from storygen.practice.matter import Matter

    return Matter(
        shown.project,
        tuple(entry.story for entry in shown.entries),
        tuple(card for entry in shown.entries for card in entry.cards),
        {entry.story.id: entry.strength for entry in shown.entries},
        shown.renamed,
    )
