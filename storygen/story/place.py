"""Where values stand in a text: light nodes, since the events of libyaml would take five times the memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias


class Scalar:
    """A scalar: where it begins and ends, its quotes or block sign, and its text."""

    __slots__ = ("end", "start", "style", "value")
    marked = False

    def __init__(self, event: Any) -> None:
        """Take from a parser's event what is asked for later."""
        self.start: int = event.start_mark.index
        self.end: int = event.end_mark.index
        self.style: str | None = event.style
        self.value: str = event.value


class MarkedScalar(Scalar):
    """A scalar with an anchor or a tag before it."""

    __slots__ = ()
    marked = True


class MappingPlace:
    """A mapping: where it opens and closes, whether in braces, and by key text its scalar and the value's place."""

    __slots__ = ("end", "entries", "flow", "merged", "start")

    def __init__(self, start: int, entries: dict[str, tuple[Scalar, Place]], *, flow: bool) -> None:
        self.start = start
        self.end = start
        self.flow = flow
        self.entries = entries
        self.merged: tuple[MappingPlace, ...] = ()


class ListPlace:
    """A list, or an alias: where it opens and closes, whether in brackets, and the places of its items."""

    __slots__ = ("end", "flow", "items", "start")

    def __init__(self, start: int, end: int, items: list[Place], *, flow: bool = True) -> None:
        self.start = start
        self.end = end
        self.items = items
        self.flow = flow


@dataclass(frozen=True, slots=True)
class Slice:
    """The part `start` up to `end` of a scalar's decoded text, standing for a value of its own (short forms)."""

    of: Scalar
    start: int
    end: int


Place: TypeAlias = Scalar | MappingPlace | ListPlace | Slice


def bounds(place: Place) -> tuple[int, int]:
    """Where a place begins and ends in the text as read; a slice gives its whole scalar."""
    if isinstance(place, Slice):
        place = place.of
    if isinstance(place, Scalar) or place.flow:
        return place.start, place.end
    return place.start, _last(place)


def _last(place: MappingPlace | ListPlace) -> int:
    """The end of a block's last value: YAML's own mark stands where the next block begins."""
    values: list[Place] = list(place.items) if isinstance(place, ListPlace) else []
    if isinstance(place, MappingPlace):
        for key, value in place.entries.values():
            values += [key, value]
    ends = [end for start, end in map(bounds, values) if start < end]
    return max(ends, default=place.end)


def child(place: Place | None, part: str | int) -> Place | None:
    """The place of one part of a mapping or list, or None."""
    if isinstance(place, MappingPlace):
        entry = place.entries.get(str(part))
        if entry:
            return entry[1]
        return next((found for m in place.merged if (found := child(m, part)) is not None), None)
    if isinstance(place, ListPlace) and isinstance(part, int) and 0 <= part < len(place.items):
        return place.items[part]
    return None
