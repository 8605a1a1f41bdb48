"""The log of practice: events, appended and never changed, kept in SQLite under the project.

An event is the JSON object that the browser writes and exports (v, id, type, at, day and what its type adds). Merging
is a union by id, so adding the same events twice, in any order, from any machine, ends in the same log.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from storygen.error import CannotRunError

VERSION = 1
"""The version of an event that this program writes; events of a newer one are kept, but not understood."""

MAX_EVENT = 64 * 1024
"""Bytes of JSON that one event may take; a note is far below that."""

_ULID = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}")

Event = dict[str, Any]


def problem(event: object) -> str:
    """What keeps `event` out of a log, in a few words; "" for a sound one."""
    if not isinstance(event, dict):
        return "it is no object"
    if not isinstance(event.get("v"), int) or event["v"] < 1:
        return "it has no version v"
    if not (isinstance(event.get("id"), str) and _ULID.fullmatch(event["id"])):
        return "its id is no ULID"
    if not (isinstance(event.get("type"), str) and isinstance(event.get("at"), str)):
        return "it has no type or no time"
    if len(json.dumps(event)) > MAX_EVENT:
        return f"it is larger than {MAX_EVENT // 1024} KiB"
    return ""


class PracticeLog:
    """The log of one project, in one SQLite file; made on first use, safe against a crash at any moment."""

    def __init__(self, file: Path) -> None:
        self.file = file

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.file, timeout=10)
        except (OSError, sqlite3.Error) as error:
            raise CannotRunError(f"{self.file}: the practice log can't be opened ({error})") from error
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("CREATE TABLE IF NOT EXISTS log (id TEXT PRIMARY KEY, event TEXT NOT NULL) WITHOUT ROWID")
            with connection:
                yield connection
        except sqlite3.DatabaseError as error:
            raise CannotRunError(
                f"{self.file}: the practice log can't be read or written ({error}); nothing was changed. "
                "Move the file aside and import your last export to go on."
            ) from error
        finally:
            connection.close()

    def events(self) -> list[Event]:
        """All events, oldest id first."""
        with self._open() as connection:
            return [json.loads(text) for (text,) in connection.execute("SELECT event FROM log ORDER BY id")]

    def add(self, events: Iterable[object]) -> int:
        """Add the events that are sound and new, all or none on disk when this returns; gives how many were new.

        Raises:
            ValueError: one of them is no event; nothing was added.
        """
        rows = []
        for number, event in enumerate(events):
            wrong = problem(event)
            if wrong:
                raise ValueError(f"event {number} can't be kept: {wrong}")
            assert isinstance(event, dict)
            rows.append((event["id"], json.dumps(event, ensure_ascii=False, separators=(",", ":"))))
        with self._open() as connection:
            before = connection.total_changes
            connection.executemany("INSERT OR IGNORE INTO log VALUES (?, ?)", rows)
            return connection.total_changes - before
