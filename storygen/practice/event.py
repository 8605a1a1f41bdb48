"""One event of practice as programs read it: the rows of a log that this version understands, in the order they count.

The browser's `practice/event.ts` reads the same rows and refuses the same ones; a test holds the two together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeGuard

from storygen.practice.day import is_stamp, read_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

VERSION = 1
"""The version of an event that this program writes and understands; rows of a newer one are kept and left alone."""

GRADES = (1, 2, 3, 4)
"""Again, hard, good, easy."""

_LONGEST = 1e9
"""Seconds that one event may take; what is beyond is no time, but damage."""

_ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")


@dataclass(frozen=True, slots=True)
class Event:
    """One sound row: `grade` is 0 and `card` "" where the row has none, `seconds` is how long it took."""

    id: str
    type: str
    at: str
    day: date
    device: str = ""
    card: str = ""
    grade: int = 0
    seconds: float = 0.0
    data: Mapping[str, Any] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A text of the event's data; "" where it holds none."""
        value = self.data.get(name)
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> float:
        """A number of the event's data; 0 where it holds none."""
        value = self.data.get(name)
        return value if _is_number(value) else 0


def read(row: object) -> Event | Literal["newer"] | None:
    """The event of one row of a log; "newer" where a later version wrote it, None where it is no event."""
    if not isinstance(row, dict):
        return None
    version = row.get("v")
    if _is_number(version) and version > VERSION:
        return "newer"
    day = read_day(row.get("day"))
    if day is None or not _is_number(version) or version != VERSION or not _sound(row):
        return None
    return Event(
        row["id"], row["type"], row["at"], day, str(row.get("device") or ""), row.get("card", ""),
        int(row.get("grade", 0)), float(row.get("seconds", 0)), row.get("data", {}),
    )  # fmt: skip


def read_all(rows: Iterable[object]) -> list[Event]:
    """The events among the rows, each id once."""
    events = {event.id: event for event in map(read, rows) if isinstance(event, Event)}
    return list(events.values())


def in_order(events: Iterable[Event]) -> list[Event]:
    """The order in which a log is read: by day, then by id. It does not depend on who merged what when."""
    return sorted(events, key=lambda event: (event.day, event.id))


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_grade(value: object) -> bool:
    return _is_number(value) and value in GRADES


def _sound(row: Mapping[str, Any]) -> bool:
    id, seconds = row.get("id"), row.get("seconds", 0)
    graded = _is_grade(row.get("grade")) and "card" in row
    return (
        isinstance(id, str)
        and _ULID.fullmatch(id) is not None
        and isinstance(row.get("type"), str)
        and is_stamp(row.get("at"))
        and isinstance(row.get("data", {}), dict)
        and isinstance(row.get("card", ""), str)
        and ("grade" not in row or _is_grade(row["grade"]))
        and _is_number(seconds)
        and 0 <= seconds <= _LONGEST
        and (row["type"] != "review" or graded)
    )
