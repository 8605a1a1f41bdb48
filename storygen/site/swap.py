"""Two folders change places: in one step where the system can, else in two that a next build can mend."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_AT_FDCWD = -100
_EXCHANGE = 2


def exchange(one: Path, other: Path) -> None:
    """Swap two existing folders of one file system.

    Raises:
        OSError: neither way worked; both folders are then where they were.
    """
    if not _in_one_step(os.fsencode(one), os.fsencode(other)):
        _in_two_steps(one, other)


def aside(folder: Path) -> Path:
    """Where the two-step way keeps `folder` for a moment."""
    return folder.with_name(f".{folder.name}.storygen-last")


def mend(folder: Path) -> None:
    """Put the folder back that a build killed between the two steps has left aside."""
    kept = aside(folder)
    if kept.is_dir() and not folder.exists():
        kept.rename(folder)


def _in_one_step(one: bytes, other: bytes) -> bool:
    """Linux's RENAME_EXCHANGE, macOS's RENAME_SWAP; False where system or file system knows neither."""
    libc = ctypes.CDLL(None) if os.name == "posix" else None
    if sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        return bool(libc.renamex_np(one, other, _EXCHANGE) == 0)  # type: ignore[union-attr]
    if hasattr(libc, "renameat2"):
        return bool(libc.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _EXCHANGE) == 0)  # type: ignore[union-attr]
    return False


def _in_two_steps(one: Path, other: Path) -> None:
    kept = aside(other)
    other.rename(kept)
    try:
        one.rename(other)
    except OSError:
        kept.rename(other)
        raise
    kept.rename(one)
