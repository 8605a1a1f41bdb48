"""Writing a file so that a reader, or a crash, sees the old content or the new, never half of it."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def write(path: Path, content: str | bytes) -> None:
    """Write beside `path` and swap in; folders are made. The mode of a file that was there is kept.

    A link stays a link: what it leads to is written.

    Raises:
        OSError: the folder cannot be made or written to; the old file is then as it was.
    """
    path = Path(os.path.realpath(path))
    with _finished(path, content) as whole:
        if path.exists():
            whole.chmod(path.stat().st_mode & 0o777)
        whole.replace(path)


def create(path: Path, content: str | bytes) -> bool:
    """Write a new file as a whole; False, and nothing written, where anything by that name stands already.

    Raises:
        OSError: the folder cannot be made or written to.
    """
    if os.path.lexists(path):
        return False
    with _finished(path, content) as whole:
        return _given_name(whole, path)


@contextmanager
def _finished(path: Path, content: str | bytes) -> Iterator[Path]:
    """The content in a file beside `path`, for the block to give its name to.

    It is on the disk before that, or a power cut could leave the name with nothing behind it.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    except OSError as error:
        error.filename = str(path)  # the name that the person knows, not the one in passing
        raise
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o666 & ~_umask())
        yield beside
    finally:
        beside.unlink(missing_ok=True)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def _given_name(whole: Path, path: Path) -> bool:
    """Give a finished file its name, unless something has that name."""
    try:
        os.link(whole, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links, such as a memory stick's
        try:
            with path.open("xb") as file:
                file.write(whole.read_bytes())
        except FileExistsError:
            return False
    return True
