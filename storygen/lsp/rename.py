"""Gives a story, or a part of it, another id: the old one is kept under `formerly`, figures in prose follow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storygen.finding import Edit
from storygen.lsp import formerly, places
from storygen.lsp.spot import spot
from storygen.lsp.tried import tried

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.lsp.opened import Opened
    from storygen.story.model import Path
    from storygen.story.source import Source


class CannotRenameError(Exception):
    """Why an id cannot be changed so, in a sentence."""


@dataclass(frozen=True, slots=True)
class Named:
    """What goes by an id: the story, at `()`, or a part of it, and where the id, or what names it, stands."""

    path: Path
    id: str
    key: str
    start: int
    end: int


def named(opened: Opened, offset: int) -> Named | None:
    """What has its id, or without one the name that gives it, at an offset."""
    found = spot(opened.source, offset) if opened.source is not None and opened.whole else None
    if found is None or opened.story is None or opened.source is None:
        return None
    path, key = found.path[:-1], found.path[-1]
    holder = str(path[0]) if path else ""
    if holder not in formerly.NAMES or len(path) not in (0, 2) or key not in ("id", formerly.NAMES[holder]):
        return None
    stated = opened.source.place((*path, "id")) is not None
    if key != "id" and stated:
        return None
    id = _id(opened, path)
    return Named(path, id, str(key), *opened.source.offsets(found.path)) if id else None


def renamed(opened: Opened, what: Named, new: str) -> tuple[Edit, ...]:
    """The edits that give it another id.

    Raises:
        CannotRenameError: the new id is none, is taken, or cannot be written there.
    """
    source = opened.source
    new = new.strip()
    if source is None or new == what.id:
        return ()
    _check(opened, what, new)
    edits = [*_id_written(opened, source, what, new), *_references(opened, what, new)]
    after = tried(opened, edits)
    kept = after.story is not None and what.id in formerly.of(after.story, what.path)
    if not kept or after.story is None or _id_in(after.story, what.path) != new:
        raise CannotRenameError("the way this is written leaves no place for a formerly line; add it by hand")
    return tuple(edits)


def _check(opened: Opened, what: Named, new: str) -> None:
    shape = places.shape_at(("id",))
    if shape is not None and not shape.ok(new):
        raise CannotRenameError(f"an id takes letters, digits and hyphens; {new!r} is none")
    if new in _taken(opened, what.path):
        raise CannotRenameError(f"{new} is the id of another one; choose one that is free")


def _taken(opened: Opened, path: Path) -> set[str]:
    """The ids that others have: other stories, or other parts of the same list."""
    if path and opened.story is not None:
        return {part.id for part in getattr(opened.story, str(path[0])) if part.index != path[1]}
    return {id for path, id in opened.others.items() if path != opened.path}


def _id_written(opened: Opened, source: Source, what: Named, new: str) -> tuple[Edit, ...]:
    """The new id in place of the old one or on a line of its own, and the old one below it."""
    kept = formerly.added(opened, what.path, what.id)
    if kept is None:
        raise CannotRenameError("a metric or probe in one line has no place for an id; write the short form out first")
    if what.key == "id":
        return Edit(*source.offsets((*what.path, "id")), new), *kept
    (edit, *more) = kept
    if edit.text.lstrip("\n ,").startswith("formerly"):
        joint = edit.text[: edit.text.index("formerly")]
        return Edit(edit.start, edit.end, f"{joint}id: {new}{edit.text}"), *more
    key = formerly.NAMES[str(what.path[0]) if what.path else ""]
    start, _ = source.key_offsets((*what.path, key))
    column = start - (source.text.rfind("\n", 0, start) + 1)
    return Edit(start, start, f"id: {new}\n{' ' * column}"), *kept


def _references(opened: Opened, what: Named, new: str) -> Iterator[Edit]:
    """The figures of a metric that prose names by its id."""
    if what.path[:1] == ("metrics",):
        named = re.compile(rf"\{{({re.escape(what.id)})(?:\.(?:before|after|change|percent|say))?\}}")
        for found in named.finditer(opened.text.content):
            yield Edit(found.start(1), found.end(1), new)


def _id(opened: Opened, path: Path) -> str:
    return _id_in(opened.story, path) if opened.story is not None else ""


def _id_in(story: Any, path: Path) -> str:
    """The id of the story or of a part."""
    part = story if not path else next((p for p in getattr(story, str(path[0])) if p.index == path[1]), None)
    return part.id if part is not None else ""
