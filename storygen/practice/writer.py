"""Writes down what happens in the terminal, event by event: each is on the disk before the next thing happens."""

from __future__ import annotations

import platform
from datetime import datetime
from typing import TYPE_CHECKING, Any

from storygen.practice.chance import hash32
from storygen.practice.day import day_of, stamp
from storygen.practice.event import VERSION
from storygen.practice.ulid import ulid

if TYPE_CHECKING:
    from collections.abc import Callable

    from storygen.practice.log import Event, PracticeLog


def local_now() -> datetime:
    """Now, by the clock on the wall."""
    return datetime.now().astimezone()


class Writer:
    """Appends events to a project's log, as this machine's terminal; `rows` is the log as it is now."""

    def __init__(self, log: PracticeLog, now: Callable[[], datetime] = local_now) -> None:
        self._log = log
        self.now = now
        self.device = f"terminal-{hash32(platform.node()):08x}"  # tells machines apart without naming them
        self.rows = log.kept()
        self._last = max((str(row["id"]) for row in self.rows if row.get("device") == self.device), default="")

    def append(self, kind: str, **more: Any) -> Event:
        """Write one event (`card`, `grade`, `seconds`, `data`); it is on the disk when this returns."""
        now = self.now()
        self._last = ulid(round(now.timestamp() * 1000), self._last)
        event = {
            "v": VERSION, "id": self._last, "type": kind, "at": stamp(now), "day": day_of(now).isoformat(),
            "device": self.device, "data": {}, **more,
        }  # fmt: skip
        if "seconds" in more:
            event["seconds"] = round(more["seconds"], 1)
        self._log.add([event])
        self.rows.append(event)
        return event
