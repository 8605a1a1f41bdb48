"""The Coverage page: competencies and framework principles against stories, and the story whose loss opens most gaps."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from storygen.site.pages import Collection, Entry

COLUMNS = 40
"""So many stories stand in a matrix; a larger collection shows those that cover most."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many questions of the row the story answers; `shade` from 0 (none) to 4 (all); `named`: the story claims it."""

    count: int
    shade: int
    named: bool
    drill: str


@dataclass(frozen=True, slots=True)
class Row:
    """A competency or principle: its cells in the order of the columns, and how many stories cover it."""

    id: str
    name: str
    note: str
    cells: tuple[Cell, ...]
    covered: int
    wanted: bool


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
    """Questions answered, by story and competency."""

    def __init__(self, collection: Collection) -> None:
        self.bank = collection.bank
        self.asked = Counter(q.competency for q in self.bank.questions.values())
        self.named = {
            e.story.id: {self.bank.resolve(word) for word in e.story.competencies} for e in collection.entries
        }
        self.found = {
            e.story.id: Counter(self.bank.questions[m.question].competency for m in e.matches)
            for e in collection.entries
        }

    def covers(self, story: str, competency: str) -> bool:
        """Whether the story answers at least one of its questions."""
        return self.found[story][competency] > 0

    def cell(self, story: str, competencies: tuple[str, ...], drill: str) -> Cell:
        count = sum(self.found[story][c] for c in competencies)
        asked = sum(self.asked[c] for c in competencies)
        shade = min(4, -(-4 * count // asked)) if asked else 0
        return Cell(count, shade, any(c in self.named[story] for c in competencies), drill)


def coverage_context(collection: Collection) -> dict[str, Any]:
    """What templates/coverage.html shows."""
    counts = _Counts(collection)
    columns = _columns(collection, counts)
    wanted = {collection.bank.resolve(word) for word in collection.project.competencies}
    rows = [
        _row(c.id, c.name, (c.id,), "competency", columns, counts, wanted=c.id in wanted)
        for c in collection.bank.competencies.values()
    ]
    rows.sort(key=lambda r: not r.wanted)
    matrices = [Matrix("competencies", "Competencies", tuple(rows)), *_frameworks(collection, columns, counts)]
    return {
        "columns": columns,
        "hidden": len(collection.entries) - len(columns),
        "matrices": matrices,
        "gaps": [r for r in rows if not r.covered and (r.wanted or not wanted)],
        "thin": [r for r in rows if r.covered == 1 and (r.wanted or not wanted)],
        "loss": None if collection.public else _loss(collection, counts),
    }


def _columns(collection: Collection, counts: _Counts) -> list[Entry]:
    if len(collection.entries) <= COLUMNS:
        return list(collection.entries)
    breadth = {id: sum(n > 0 for n in found.values()) for id, found in counts.found.items()}
    return sorted(collection.entries, key=lambda e: (-breadth[e.story.id], e.story.id))[:COLUMNS]


def _row(
    id: str, name: str, competencies: tuple[str, ...], kind: str, columns: list[Entry], counts: _Counts, *,
    wanted: bool = False,
) -> Row:  # fmt: skip
    cells = tuple(
        counts.cell(e.story.id, competencies, f"index.html#/tell?story={e.story.id}&competency={competencies[0]}")
        for e in columns
    )
    covered = sum(any(counts.covers(s, c) for c in competencies) for s in counts.found)
    note = ", ".join(counts.bank.competencies[c].name.lower() for c in competencies) if kind == "principle" else ""
    return Row(id, name, note, cells, covered, wanted)


def _frameworks(collection: Collection, columns: list[Entry], counts: _Counts) -> list[Matrix]:
    wanted = [name.lower() for name in collection.project.frameworks]
    return [
        Matrix(name, f"{name.capitalize()} principles", tuple(
            _row(f"{name}-{i}", principle, ids, "principle", columns, counts)
            for i, (principle, ids) in enumerate(principles.items(), 1)
        ))
        for name, principles in collection.bank.frameworks.items()
        if not wanted or name in wanted
    ]  # fmt: skip


def _loss(collection: Collection, counts: _Counts) -> Loss | None:
    """Which story is the only one for most competencies."""
    alone: dict[str, list[str]] = {}
    for c in collection.bank.competencies.values():
        stories = [s for s in counts.found if counts.covers(s, c.id)]
        if len(stories) == 1:
            alone.setdefault(stories[0], []).append(c.name)
    if not alone:
        return None
    most = max(alone, key=lambda s: (len(alone[s]), s))
    entry = next(e for e in collection.entries if e.story.id == most)
    return Loss(entry, tuple(alone[most]))
