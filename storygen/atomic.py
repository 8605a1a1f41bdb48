"""Writing a file so that a reader, or a crash, sees the old content or the new, never half of it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write(path: Path, content: str | bytes) -> None:
    """Write beside `path` and swap in; folders are made. The mode of a file that was there is kept.

    A link stays a link: what it leads to is written. The content is on the disk before it gets the name, or a power
    cut could leave the name with nothing behind it.

    Raises:
        OSError: the folder cannot be made or written to; the old file is then as it was.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, beside = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(mode)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def create(path: Path, content: str | bytes) -> bool:
    """Write a new file as a whole; False, and nothing written, where anything by that name stands already.

    Raises:
        OSError: the folder cannot be made or written to.
    """
    if os.path.lexists(path):
        return False
    data = content.encode("utf-8") if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(beside).chmod(0o666 & ~_umask())
        return _given_name(Path(beside), path)
    finally:
        Path(beside).unlink(missing_ok=True)


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
