"""Adds an entry to a list of words of a story, however that is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.finding import Edit
from storygen.story.place import ListPlace, bounds

if TYPE_CHECKING:
    from storygen.lsp.opened import Opened
    from storygen.story.model import Path
    from storygen.story.source import Source


def appended(opened: Opened, path: Path, word: str) -> tuple[Edit, ...] | None:
    """A word put behind the others of the list at a path; None where there is no list to put it in."""
    source = opened.source
    place = source.place(path) if source is not None else None
    if source is None or not isinstance(place, ListPlace) or source.read is not source.text:
        return None
    if place.flow:
        end = bounds(place)[1] - 1
        return (Edit(end, end, f", {word}" if place.items else word),)
    if not place.items:
        return None
    last = (*path, len(place.items) - 1)
    dash = _dash(source, last)
    end = opened.text.end_of(opened.text.line_of(source.offsets(last)[1]))
    return (Edit(end, end, f"\n{' ' * dash}- {word}"),) if dash >= 0 else None


def _dash(source: Source, path: Path) -> int:
    """The column, from 0, of the dash before an item; -1 where it stands on a line of its own."""
    start = source.offsets(path)[0]
    line = source.text.rfind("\n", 0, start) + 1
    return source.text.rfind("-", line, start) - line if "-" in source.text[line:start] else -1
