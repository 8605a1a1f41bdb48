"""The `formerly` line that keeps progress when a story or a part of it goes by another id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.finding import Edit
from storygen.lsp.lists import appended
from storygen.story.place import MappingPlace, bounds

if TYPE_CHECKING:
    from storygen.lsp.opened import Opened
    from storygen.story.model import Path, Story

NAMES = {"metrics": "name", "tradeoffs": "decision", "probes": "ask", "angles": "name", "": "title"}
"""What names the items of a list, "" the story: where no id is given, the id is its slug."""


def added(opened: Opened, path: Path, old: str, beside: str = "") -> tuple[Edit, ...] | None:
    """The edits that write an old id down in the story, at `()`, or in the item of a list at `path`.

    A new line goes below the key `beside`, else below the id, else below what names it.
    """
    source = opened.source
    place = source.place(path) if source is not None else None
    if source is None or not isinstance(place, MappingPlace) or source.read is not source.text:
        return None
    if source.place((*path, "formerly")) is not None:
        return appended(opened, (*path, "formerly"), old)
    for name in (beside, "id", NAMES[str(path[0]) if path else ""]):
        entry = place.entries.get(name)
        if entry is None:
            continue
        end = bounds(entry[1])[1]
        if place.flow:
            return (Edit(end, end, f", formerly: [{old}]"),)
        text = opened.text
        last = text.end_of(text.line_of(source.offsets((*path, name))[1]))
        start = source.key_offsets((*path, name))[0]
        column = start - text.start_of(text.line_of(start))
        return (Edit(last, last, f"\n{' ' * column}formerly: [{old}]"),)
    return None


def of(story: Story | None, path: Path) -> tuple[str, ...]:
    """The old ids that the story or a part of it names."""
    if story is None:
        return ()
    if not path:
        return story.formerly
    found: tuple[str, ...] = next((p.formerly for p in getattr(story, str(path[0])) if p.index == path[1]), ())
    return found
