"""The rubric of a telling: the lines a story calls for, and the grade that the ticked ones suggest."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from storygen.story.model import Story

NAMES = {"c": "context", "a": "actions", "t": "tradeoff", "n": "numbers", "f": "follow-up"}
_SHORT = 30
_LEFT_OUT_WHEN_SHORT = "tf"


def letters(story: Story) -> list[str]:
    """The letters of what this story's telling should hold: context, actions, tradeoff, numbers, follow-up."""
    c = story.context
    holds = {
        "c": bool(c.situation or c.task or c.stakes),
        "a": bool(story.actions),
        "t": bool(story.tradeoffs),
        "n": bool(story.metrics),
        "f": bool(story.follow_up or story.reflection.learned),
    }
    return [letter for letter, there in holds.items() if there]


def lines_for(story: Story, asked: float) -> list[str]:
    """The letters a telling of `asked` seconds calls for; half a minute has no room for tradeoff and follow-up."""
    return [letter for letter in letters(story) if asked > _SHORT or letter not in _LEFT_OUT_WHEN_SHORT]


def in_time(seconds: float, asked: float) -> bool:
    """Not over the length asked for by more than a tenth, nor under half of it."""
    return asked / 2 <= seconds <= asked * 1.1


def suggested_grade(lines: Collection[str], ticks: Collection[str], *, timely: bool) -> int:
    """Good with at most one missed, the time among them; hard with half of them; else again."""
    missed = sum(line not in ticks for line in lines) + (not timely)
    if missed <= 1:
        return 3
    return 2 if missed <= ceil((len(lines) + 1) / 2) else 1
