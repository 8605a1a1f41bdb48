"""What is practised: a project's stories, their cards, and the names they had before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storygen.deck.card import Card
    from storygen.project import Project
    from storygen.story.model import Story


@dataclass(frozen=True, slots=True)
class Matter:
    """All that a log is read against. `strength` (0 to 1, by story id) says which story is learnt first."""

    project: Project
    stories: tuple[Story, ...]
    cards: tuple[Card, ...]
    strength: Mapping[str, float] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
