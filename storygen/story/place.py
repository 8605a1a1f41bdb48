"""Where values stand in a text: the events libyaml gave for scalars, and light nodes for mappings and lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from yaml.events import Event, ScalarEvent


@dataclass(slots=True)
class MappingPlace:
    """A mapping from `start` up to `end`; its entries by key text, each with the key's scalar and the value's place."""

    start: int
    end: int
    flow: bool
    entries: dict[str, tuple[ScalarEvent, Place]]
    merged: list[MappingPlace] = field(default_factory=list)


@dataclass(slots=True)
class ListPlace:
    """A list from `start` up to `end` and the places of its items."""

    start: int
    end: int
    flow: bool
    items: list[Place]


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
    if place.flow:
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
