"""Coverage as CSV: a row for each question and story that answers it, strongest first; for none, an empty one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.spreadsheet import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.bank.coverage import Coverage, Row

HEADER = (
    "competency", "name", "target", "principles", "question", "text", "rank", "story", "title", "visibility", "shows",
    "score", "why",
)  # fmt: skip
_NO_STORY = ("", "", "", "", "", "", "")


def report(found: Coverage) -> str:
    """The table with its header line."""
    return table(HEADER, (cells for row in found.competencies for cells in _rows(row, found)))


def _rows(row: Row, found: Coverage) -> Iterator[tuple[str | int | float, ...]]:
    principles = (p.name for rows in found.frameworks.values() for p in rows if row.id in p.competencies)
    first = (row.id, row.name, "yes" if row.wanted else "no", " | ".join(principles))
    shows = {cover.story.id: cover for cover in row.stories}
    for question in row.questions:
        asked = (*first, question.id, question.text)
        if question.id not in found.answers:
            yield (*asked, *_NO_STORY)
        for rank, m in enumerate(found.answers.get(question.id, ()), 1):
            story = shows[m.story].story
            yield (*asked, rank, story.id, story.title, story.visibility, shows[m.story].how, m.score, m.why)
    if not row.questions:
        asked = (*first, "", "")
        for rank, cover in enumerate(row.stories, 1):
            yield (*asked, rank, cover.story.id, cover.story.title, cover.story.visibility, cover.how, "", "")
        if not row.stories:
            yield (*asked, *_NO_STORY)
