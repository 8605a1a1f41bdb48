"""The log of practice: events, appended and never changed, kept in SQLite under the project.

An event is the JSON object that the browser writes and exports (v, id, type, at, day and what its type adds). Merging
is a union by id, so adding the same events twice, in any order, from any machine, ends in the same log.
"""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from storygen import own_folder
from storygen.error import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_EVENT = 64 * 1024
"""Bytes of JSON that one event may take; a note is far below that."""

_ULID = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}")

Event = dict[str, Any]


def checked(event: object) -> Event:
    """The event as it is, if it is a sound one.

    Raises:
        ValueError: what keeps it out of a log, in a few words.
    """
    given = event if isinstance(event, dict) else {}
    texts = all(isinstance(given.get(key), str) for key in ("id", "type", "at"))
    wrong = {
        "it has no version v": not isinstance(given.get("v"), int) or given["v"] < 1,
        "it has no id, type or time": not texts,
        "its id is no ULID": texts and not _ULID.fullmatch(given["id"]),
        f"it is larger than {MAX_EVENT // 1024} KiB": len(json.dumps(given, allow_nan=False)) > MAX_EVENT,
    }
    for sentence, holds in wrong.items():
        if holds:
            raise ValueError(sentence)
    return given


class PracticeLog:
    """The log of one project, in one SQLite file; made on first use, safe against a crash at any moment."""

    def __init__(self, file: Path) -> None:
        self.file = file

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            own_folder.made_for(self.file)
            connection = sqlite3.connect(self.file, timeout=10)
        except (OSError, sqlite3.Error) as error:
            raise CannotRunError(f"{self.file}: the practice log can't be opened ({error})") from error
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS log (id TEXT PRIMARY KEY, event TEXT NOT NULL) WITHOUT ROWID"
            )
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

    def kept(self) -> list[Event]:
        """All events, as `events`, but a log that was never begun is not begun by reading it."""
        return self.events() if self.file.exists() else []

    def add(self, events: object) -> int:
        """Add a list of events, all or none on disk when this returns; gives how many were new.

        Raises:
            ValueError: it is no list, or one of them is no event; nothing was added.
        """
        if not isinstance(events, list):
            raise ValueError("what was sent is no list of events")  # noqa: TRY004 -- one kind of error for all
        rows = [_row(number, event) for number, event in enumerate(events)]
        with self._open() as connection:
            before = connection.total_changes
            connection.executemany("INSERT OR IGNORE INTO log VALUES (?, ?)", rows)
            return connection.total_changes - before


def of_project(root: Path) -> PracticeLog:
    """The log of the project in a folder."""
    return PracticeLog(root / own_folder.NAME / "practice.sqlite3")


def _row(number: int, event: object) -> tuple[str, str]:
    try:
        sound = checked(event)
    except ValueError as error:
        raise ValueError(f"event {number} can't be kept: {error}") from error
    return sound["id"], json.dumps(sound, ensure_ascii=False, separators=(",", ":"))
