"""The Coverage page: competencies and principles against stories, and the story whose loss opens most gaps."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storygen.story.told import tells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storygen.site.pages import Collection, Entry

COLUMNS = 40
"""So many stories stand in a matrix; a larger collection shows those that cover most."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many questions of the row the story answers, a shade from 0 (none) to 4 (all), whether it names the row."""

    count: int
    shade: int
    named: bool
    drill: str


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


class _Counts:
    """Questions answered, by story and competency, and the stories that stand as columns."""

    def __init__(self, collection: Collection) -> None:
        bank, entries = collection.bank, collection.entries
        self.asked = Counter(q.competency for q in bank.questions.values())
        self.named = {
            e.story.id: {bank.resolve(word) for word in e.story.competencies if tells(e.story)} for e in entries
        }
        self.found = {e.story.id: Counter(bank.questions[m.question].competency for m in e.matches) for e in entries}
        self.best = {
            (e.story.id, bank.questions[m.question].competency): m.question
            for e in entries
            for m in reversed(e.matches)
        }
        self.columns = self._columns(entries)

    def _columns(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        if len(entries) <= COLUMNS:
            return entries
        return tuple(sorted(entries, key=lambda e: (-len(self.found[e.story.id]), e.story.id))[:COLUMNS])

    def covered_by(self, competencies: Iterable[str]) -> list[str]:
        """The stories that answer a question of one of them."""
        return [id for id, found in self.found.items() if any(c in found for c in competencies)]

    def row(self, name: str, competencies: tuple[str, ...], *, wanted: bool = False) -> Row:
        """One row over all columns."""
        cells = tuple(self._cell(e.story.id, competencies) for e in self.columns)
        return Row(name, cells, len(self.covered_by(competencies)), wanted)

    def _cell(self, story: str, competencies: tuple[str, ...]) -> Cell:
        count = sum(self.found[story][c] for c in competencies)
        asked = sum(self.asked[c] for c in competencies)
        shade = min(4, -(-4 * count // asked)) if asked else 0
        asked_best = next((q for c in competencies if (q := self.best.get((story, c)))), "")
        drill = f"index.html#/tell?story={story}&question={asked_best}"
        return Cell(count, shade, any(c in self.named[story] for c in competencies), drill)


def coverage_context(collection: Collection) -> dict[str, Any]:
    """What templates/coverage.html shows."""
    counts = _Counts(collection)
    aims = {collection.bank.resolve(word) for word in collection.project.competencies}
    rows = [counts.row(c.name, (c.id,), wanted=c.id in aims) for c in collection.bank.competencies.values()]
    rows.sort(key=lambda r: not r.wanted)
    looked_for = [r for r in rows if r.wanted or not aims]
    return {
        "columns": counts.columns,
        "hidden": len(collection.entries) - len(counts.columns),
        "matrices": [Matrix("competencies", "Competencies", tuple(rows)), *_frameworks(collection, counts)],
        "gaps": [r for r in looked_for if not r.covered],
        "thin": [r for r in looked_for if r.covered == 1],
        "loss": None if collection.public else _loss(collection, counts),
    }


def _frameworks(collection: Collection, counts: _Counts) -> list[Matrix]:
    """The principles of the frameworks that the project aims for; of all where it names none."""
    aims = [name.lower() for name in collection.project.frameworks]
    return [
        Matrix(name, f"{name.capitalize()} principles", tuple(counts.row(p, ids) for p, ids in principles.items()))
        for name, principles in collection.bank.frameworks.items()
        if not aims or name in aims
    ]


def _loss(collection: Collection, counts: _Counts) -> Loss | None:
    """Which story is the only one for most competencies."""
    alone: dict[str, list[str]] = {}
    for c in collection.bank.competencies.values():
        stories = counts.covered_by((c.id,))
        if len(stories) == 1:
            alone.setdefault(stories[0], []).append(c.name)
    if not alone:
        return None
    most = max(alone, key=lambda story: (len(alone[story]), story))
    return Loss(next(e for e in collection.entries if e.story.id == most), tuple(alone[most]))
