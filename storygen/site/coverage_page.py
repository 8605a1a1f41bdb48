"""The Coverage page: competencies and principles against stories, and the story whose loss opens most gaps."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storygen.bank import roles
from storygen.bank.coverage import Aims, coverage

if TYPE_CHECKING:
    from storygen.bank import coverage as covered
    from storygen.site.pages import Collection, Entry

COLUMNS = 40
"""So many stories stand in a matrix; a larger collection shows those that cover most."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many questions of the row the story answers, a shade from 0 (none) to 4 (all), whether it names the row."""

    count: int = 0
    shade: int = 0
    named: bool = False
    drill: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A competency or principle: its cells in the order of the columns, and how many stories cover it."""

    name: str
    cells: tuple[Cell, ...]
    covered: int
    wanted: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """One table of the page."""

    id: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Loss:
    """The story whose loss opens most gaps, and the competencies that would have no story."""

    entry: Entry
    competencies: tuple[str, ...]


def coverage_context(collection: Collection) -> dict[str, Any]:
    """What templates/coverage.html shows."""
    project, entries = collection.project, collection.entries
    aims = Aims(project.competencies, project.frameworks, roles.aimed_at(project.roles, collection.bank))
    found = coverage(((e.story, e.matches) for e in entries), collection.bank, aims)
    columns = _columns(entries, found)
    return {
        "columns": columns,
        "hidden": len(entries) - len(columns),
        "matrices": [
            _matrix("competencies", "Competencies", found.competencies, columns),
            *(
                _matrix(name, f"{name.capitalize()} principles", rows, columns)
                for name, rows in found.frameworks.items()
                if name in found.aimed or not project.frameworks
            ),
        ],
        "gaps": found.gaps,
        "thin": found.thin,
        "loss": None if collection.public else _loss(found, entries),
    }


def _columns(entries: tuple[Entry, ...], found: covered.Coverage) -> tuple[Entry, ...]:
    if len(entries) <= COLUMNS:
        return entries
    breadth = Counter(cover.story.id for row in found.competencies for cover in row.stories)
    return tuple(sorted(entries, key=lambda e: (-breadth[e.story.id], e.story.id))[:COLUMNS])


def _matrix(id: str, title: str, rows: tuple[covered.Row, ...], columns: tuple[Entry, ...]) -> Matrix:
    return Matrix(id, title, tuple(_row(row, columns) for row in rows))


def _row(row: covered.Row, columns: tuple[Entry, ...]) -> Row:
    cells = {cover.story.id: _cell(cover) for cover in row.stories}
    return Row(row.name, tuple(cells.get(e.story.id, Cell()) for e in columns), len(row.stories), row.wanted)


def _cell(cover: covered.Cover) -> Cell:
    drill = f"index.html#/tell?story={cover.story.id}&question={cover.best}"
    return Cell(cover.answers, cover.shade, cover.how == "named", drill)


def _loss(found: covered.Coverage, entries: tuple[Entry, ...]) -> Loss | None:
    """Which story is the only one for most competencies."""
    if found.loss is None:
        return None
    entry = next(e for e in entries if e.story.id == found.loss.story.id)
    return Loss(entry, tuple(row.name for row in found.loss.rows))
