"""The Questions page: what they will ask, by competency, and which of my stories answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storygen.bank import roles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storygen.bank.match import Match
    from storygen.bank.reader import Competency, Question
    from storygen.site.pages import Collection, Entry

STORIES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with the stories that answer it, best first."""

    question: Question
    stories: tuple[tuple[Entry, Match], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A competency with its questions; `answered` counts those that a story answers."""

    competency: Competency
    questions: tuple[Answered, ...]
    answered: int
    wanted: bool


def questions_context(collection: Collection) -> dict[str, Any]:
    """What templates/questions.html shows: the target's competencies first, then the rest in the bank's order."""
    ranked = ranking(collection)
    wanted = {collection.bank.resolve(word) for word in collection.project.competencies}
    groups = [_group(c, collection, ranked, wanted=c.id in wanted) for c in collection.bank.competencies.values()]
    groups = sorted((g for g in groups if g.questions), key=lambda g: not g.wanted)
    return {
        "groups": groups,
        "total": sum(len(g.questions) for g in groups),
        "answered": sum(g.answered for g in groups),
        "shown": STORIES_SHOWN,
        "roles": _roles(groups),
        "role": roles.aimed_at(collection.project.roles, collection.bank),
    }


def _roles(groups: Sequence[Group]) -> list[tuple[str, str, int]]:
    """The roles that some questions are for: id, name, and how many questions one of that role may be asked."""
    asked = [q.question.roles for g in groups for q in g.questions]
    special = sorted({role for those in asked for role in those} - {roles.ANY})
    return [(r, roles.name(r), sum(r in those or roles.ANY in those for those in asked)) for r in special]


def ranking(collection: Collection) -> dict[str, list[tuple[Entry, Match]]]:
    """Question id -> the stories that answer it, best first."""
    ranked: dict[str, list[tuple[Entry, Match]]] = {}
    for entry in collection.entries:
        for match in entry.matches:
            ranked.setdefault(match.question, []).append((entry, match))
    for stories in ranked.values():
        stories.sort(key=lambda s: (-s[1].score, s[0].story.id))
    return ranked


def _group(
    competency: Competency, collection: Collection, ranked: dict[str, list[tuple[Entry, Match]]], *, wanted: bool
) -> Group:
    asked = [q for q in collection.bank.questions.values() if q.competency == competency.id]
    asked.sort(key=lambda q: not q.asked)
    questions = tuple(Answered(q, tuple(ranked.get(q.id, ()))) for q in asked)
    return Group(competency, questions, sum(bool(q.stories) for q in questions), wanted)
