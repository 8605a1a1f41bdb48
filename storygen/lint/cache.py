"""Keeps what the linter found in the project's `.storygen/lint.sqlite3`; it may be deleted or broken at any time.

A table of bodies by kind and key, and one of what each file was when it was last looked at. SQLite keeps runs at the
same time apart. A body whose checksum is not right, a file that is no database, or one of another version counts as
not there, and a place where nothing can be written leaves nothing behind: in every case the linter works, only slower.
"""

from __future__ import annotations

import sqlite3
import zlib
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from storygen import own_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

FILE = Path(own_folder.NAME) / "lint.sqlite3"
VERSION = 1
PATIENCE = 2.0
"""Seconds to wait for another run that is writing, before going on without."""
KEPT = 4
"""Of whole runs and of reports so many are kept, the last ones."""

_TABLES = f"""
CREATE TABLE IF NOT EXISTS kept (kind TEXT, key BLOB, body BLOB, PRIMARY KEY (kind, key));
CREATE TABLE IF NOT EXISTS seen (path BLOB PRIMARY KEY, stamp TEXT, digest BLOB);
PRAGMA user_version = {VERSION};
"""
_BROKEN = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
"""Codes of a file that is no database, not ours, or damaged: then it is begun again."""


class Cache:
    """The cache of one project, used as a context; `on=False` keeps and knows nothing."""

    def __init__(self, root: Path, *, on: bool = True) -> None:
        self._file = root / FILE
        self._on = on
        self.on = on
        """Whether anything was to be kept and known at all; a place that turns out unwritable changes nothing here."""
        self._open: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def get(self, kind: str, key: bytes) -> bytes | None:
        """What is kept under a key, None where nothing sound is."""
        rows = self._rows("SELECT body FROM kept WHERE kind = ? AND key = ?", (kind, key))
        return _opened(rows[0][0]) if rows else None

    def put(self, kind: str, bodies: Mapping[bytes, bytes]) -> None:
        """Keep bodies by their keys."""
        rows = [(kind, key, _sealed(body)) for key, body in bodies.items()]
        if rows:
            self._told(lambda db: db.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows))

    def put_last(self, kind: str, key: bytes, body: bytes) -> None:
        """Keep one body, and of its kind only the last few."""
        self.put(kind, {key: body})
        old = "SELECT rowid FROM kept WHERE kind = ? ORDER BY rowid DESC LIMIT -1 OFFSET ?"
        self._told(lambda db: db.execute(f"DELETE FROM kept WHERE rowid IN ({old})", (kind, KEPT)))  # noqa: S608 -- ours

    def keep_only(self, kind: str, keys: Collection[bytes]) -> None:
        """Forget the bodies of a kind with other keys."""
        known = self._rows("SELECT key FROM kept WHERE kind = ?", (kind,))
        gone = [(kind, key) for (key,) in known if key not in keys]
        if gone:
            self._told(lambda db: db.executemany("DELETE FROM kept WHERE kind = ? AND key = ?", gone))

    def seen(self) -> dict[bytes, tuple[str, bytes]]:
        """File -> its stamp and the digest of its content, as last seen."""
        return {path: (stamp, digest) for path, stamp, digest in self._rows("SELECT path, stamp, digest FROM seen")}

    def see(self, files: Iterable[tuple[bytes, str, bytes]], gone: Iterable[bytes] = ()) -> None:
        """Note files with their stamps and digests; forget those that are gone."""
        rows, lost = list(files), [(path,) for path in gone]
        if rows:
            self._told(lambda db: db.executemany("INSERT OR REPLACE INTO seen VALUES (?, ?, ?)", rows))
        if lost:
            self._told(lambda db: db.executemany("DELETE FROM seen WHERE path = ?", lost))

    def _rows(self, question: str, values: tuple[object, ...] = ()) -> list[Any]:
        if not self._on or (self._open is None and not self._file.is_file()):
            return []
        try:
            return self._connection().execute(question, values).fetchall()
        except sqlite3.Error as error:
            self._failed(error)
            return []

    def _told(self, change: Callable[[sqlite3.Connection], object]) -> None:
        if not self._on:
            return
        try:
            own_folder.made_for(self._file)
            with self._connection() as db:
                change(db)
        except sqlite3.Error as error:
            self._failed(error)
        except OSError:
            self._on = False

    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            self._open = sqlite3.connect(self._file, timeout=PATIENCE)
            if self._open.execute("PRAGMA user_version").fetchone()[0] not in (0, VERSION):
                self._begin_again()
                self._open = sqlite3.connect(self._file, timeout=PATIENCE)
            self._open.executescript(_TABLES)
        return self._open

    def _failed(self, error: sqlite3.Error) -> None:
        """Take away what is broken; where another run is writing, or the disk is full, go on without."""
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF in _BROKEN:
            self._begin_again()
        else:
            self._close()
            self._on = False

    def _begin_again(self) -> None:
        self._close()
        try:
            for name in (f"{self._file.name}-journal", self._file.name):
                self._file.with_name(name).unlink(missing_ok=True)
        except OSError:
            self._on = False

    def _close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None


def _sealed(body: bytes) -> bytes:
    return blake2b(body, digest_size=8).digest() + zlib.compress(body, 1)


def _opened(sealed: object) -> bytes | None:
    if not isinstance(sealed, bytes):
        return None
    try:
        body = zlib.decompress(sealed[8:])
    except zlib.error:
        return None
    return body if blake2b(body, digest_size=8).digest() == sealed[:8] else None
