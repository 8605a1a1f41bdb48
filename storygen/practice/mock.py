"""The questions of a mock interview: drawn by a seed, of as many competencies as there are, no story needed twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen.practice.chance import hash32

if TYPE_CHECKING:
    from collections.abc import Iterable

FITS_LOOKED_AT = 4
"""How many of the stories that answer a question best may be the one told."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A story that answers a question, and why."""

    story: str
    why: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question that may be drawn: what it seeks by name, and the stories that answer it, best first."""

    id: str
    text: str
    competency: str
    sought: str
    roles: tuple[str, ...]
    fits: tuple[Fit, ...]


def draw(questions: Iterable[Question], count: int, role: str, seed: str) -> list[Question]:
    """At most `count` questions for a role ("" for any), each of another competency and with a story of its own."""
    fitting = [q for q in questions if q.fits and (not role or not q.roles or {role, "any"} & set(q.roles))]
    drawn: list[Question] = []
    holders: dict[str, Question] = {}
    for question in sorted(fitting, key=lambda q: hash32(f"{seed}/{q.id}")):
        if len(drawn) == count:
            break
        if all(question.competency != other.competency for other in drawn) and _seat(question, holders, set()):
            drawn.append(question)
    return drawn


def _seat(question: Question, holders: dict[str, Question], tried: set[str]) -> bool:
    """Give the question a story that is free, or that its holder can leave for another (augmenting paths)."""
    for fit in question.fits[:FITS_LOOKED_AT]:
        if fit.story in tried:
            continue
        tried.add(fit.story)
        if fit.story not in holders or _seat(holders[fit.story], holders, tried):
            holders[fit.story] = question
            return True
    return False
