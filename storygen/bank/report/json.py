"""Coverage as JSON for other programs; schemas/coverage.schema.json describes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from storygen.bank.coverage import Cover, Coverage, Row
    from storygen.bank.match import Match
    from storygen.bank.reader import Question
    from storygen.story.model import Story


def report(found: Coverage) -> str:
    """Everything there is to say."""
    return json.dumps(as_object(found), ensure_ascii=False, indent=2) + "\n"


def as_object(found: Coverage) -> dict[str, Any]:
    """The report as schemas/coverage.schema.json describes it."""
    loss = found.loss
    return {
        "version": 1,
        "stories": [_story(story) for story in found.stories],
        "competencies": [
            {**_row(row), "target": row.wanted, "questions": [_question(q, found) for q in row.questions]}
            for row in found.competencies
        ],
        "frameworks": [
            {
                "name": name,
                "target": name in found.aimed,
                "principles": [{**_row(row), "competencies": list(row.competencies)} for row in rows],
            }
            for name, rows in found.frameworks.items()
        ],
        "gaps": [row.id for row in found.gaps],
        "near": [row.id for row in found.near],
        "thin": [row.id for row in found.thin],
        "loss": loss and {"story": loss.story.id, "competencies": [row.id for row in loss.rows]},
    }


def _story(story: Story) -> dict[str, Any]:
    return {"id": story.id, "title": story.title, "visibility": story.visibility}


def _row(row: Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "asked": len(row.questions),
        "answered": row.answered,
        "stories": [_cover(cover) for cover in row.stories],
    }


def _cover(cover: Cover) -> dict[str, Any]:
    return {"story": cover.story.id, "shows": cover.how, "answers": cover.answers, "strength": cover.shade}


def _question(question: Question, found: Coverage) -> dict[str, Any]:
    return {
        "id": question.id,
        "text": question.text,
        "use": question.use,
        "framing": question.framing,
        "roles": list(question.roles),
        "asked_for_real": question.asked,
        "stories": [_match(m) for m in found.answers.get(question.id, ())],
    }


def _match(m: Match) -> dict[str, Any]:
    return {"story": m.story, "score": m.score, "why": m.why}
