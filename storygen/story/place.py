"""Where values stand in a text: the events libyaml gave for scalars, and light nodes for mappings and lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from yaml.events import Event, ScalarEvent


class MappingPlace:
    """A mapping: the events that open and close it, and by key text the key's scalar and the value's place."""

    __slots__ = ("closing", "entries", "merged", "opening")

    def __init__(self, opening: Event, closing: Event, entries: dict[str, tuple[ScalarEvent, Place]]) -> None:
        self.opening = opening
        self.closing = closing
        self.entries = entries
        self.merged: tuple[MappingPlace, ...] = ()

    @property
    def flow(self) -> bool:
        """Whether it stands in braces."""
        return bool(getattr(self.opening, "flow_style", True))


class ListPlace:
    """A list: the events that open and close it (an alias is both), and the places of its items."""

    __slots__ = ("closing", "items", "opening")

    def __init__(self, opening: Event, closing: Event, items: list[Place]) -> None:
        self.opening = opening
        self.closing = closing
        self.items = items

    @property
    def flow(self) -> bool:
        """Whether it stands in brackets."""
        return bool(getattr(self.opening, "flow_style", True))


@dataclass(frozen=True, slots=True)
class Slice:
    """The part `start` up to `end` of a scalar's decoded text, standing for a value of its own (short forms)."""

    of: ScalarEvent
    start: int
    end: int


Place: TypeAlias = ScalarEvent | MappingPlace | ListPlace | Slice


def bounds(place: Place | Event) -> tuple[int, int]:
    """Where a place begins and ends in the text as read; a slice gives its whole scalar."""
    if isinstance(place, Event):
        start, end = place.start_mark, place.end_mark
        return (start.index, end.index) if start is not None and end is not None else (0, 0)
    if isinstance(place, Slice):
        return bounds(place.of)
    return bounds(place.opening)[0], bounds(place.closing)[1] if place.flow else _last(place)


def _last(place: MappingPlace | ListPlace) -> int:
    """The end of a block's last value: YAML's own mark stands where the next block begins."""
    values: list[Place] = list(place.items) if isinstance(place, ListPlace) else []
    if isinstance(place, MappingPlace):
        for key, value in place.entries.values():
            values += [key, value]
    ends = [end for start, end in map(bounds, values) if start < end]
    return max(ends, default=bounds(place.closing)[1])


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
