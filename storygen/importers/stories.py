"""A file of notes → the story files that come of it, as YAML text: nothing is read or written here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storygen.importers.fill import fill
from storygen.importers.outline import drafts
from storygen.importers.proposals import propose
from storygen.importers.shows import propose_competencies, propose_outcome
from storygen.story.identity import story_id
from storygen.story.write import write

if TYPE_CHECKING:
    from storygen.bank.reader import Bank
    from storygen.importers.draft import Draft
    from storygen.importers.filled import Filled

_SAYS: dict[str, tuple[str, ...]] = {
    "situation": ("context", "situation"),
    "task": ("context", "task"),
    "actions": ("actions",),
    "tradeoffs": ("tradeoffs",),
    "metrics": ("metrics",),
    "result": ("result",),
    "follow-up": ("follow_up",),
    "reflection": ("reflection", "learned"),
    "probes": ("probes",),
}
_FIRST_WORDS = 9


@dataclass(frozen=True, slots=True)
class Imported:
    """One story ready to be written: its id, title and YAML, what was found for it, and how many words stay rough."""

    id: str
    title: str
    text: str
    found: tuple[str, ...]
    rough_words: int


def from_text(text: str, name: str, bank: Bank) -> list[Imported]:
    """The stories in notes called `name` (a file's name, said in each story's first line)."""
    return from_drafts(drafts(text), name, bank)


def from_drafts(found: list[Draft], name: str, bank: Bank) -> list[Imported]:
    """The stories of drafts, from whatever format they were cut; two stories with one title get ids apart."""
    used: set[str] = set()
    told = []
    for number, draft in enumerate(found, 1):
        filled = fill(draft, bank)
        propose(filled)
        nameless = not filled.data["title"]
        if nameless:
            filled.data["title"] = _title(filled.data, name, number if len(found) > 1 else 0)
        filled.data["id"] = _free(story_id(filled.data["title"], root=""), used)
        used.add(filled.data["id"])
        propose_competencies(filled, bank)
        propose_outcome(filled)
        filled.comments[()] = _origin(draft, name)
        if nameless:
            filled.comments["title",] = "check: no title stood there"
        told.append(_imported(filled))
    return told


def _imported(filled: Filled) -> Imported:
    data = filled.data
    found = []
    for word, path in _SAYS.items():
        value: Any = data
        for step in path:
            value = value.get(step) or {}
        if value:
            found.append(f"{len(value)} {word}" if isinstance(value, list) and len(value) > 1 else word)
    return Imported(
        data["id"], data["title"], write(data, filled.comments), tuple(found), len(data.get("rough", "").split())
    )


def _title(data: dict[str, Any], name: str, number: int) -> str:
    """A title for a story without one: its first words, else the name of the file."""
    context = data.get("context", {})
    told = data.get("summary") or context.get("situation") or context.get("task") or ""
    words = told.split()
    if words:
        return " ".join(words[:_FIRST_WORDS]).strip("-*_#> ") + (" …" if len(words) > _FIRST_WORDS else "")
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("_", " ").replace("-", " ").strip() or "Story"
    return f"{stem[:1].upper()}{stem[1:]}" + (f" {number}" if number else "")


def _free(wanted: str, used: set[str]) -> str:
    found, number = wanted, 2
    while found in used:
        found, number = f"{wanted}-{number}", number + 1
    return found


def _origin(draft: Draft, name: str) -> str:
    under = " › ".join(draft.under)
    return f"Imported from {name}" + (f", under: {under}" if under else "")
