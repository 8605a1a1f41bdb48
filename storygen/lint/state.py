"""What a run of the linter depends on, as digests: the program, the settings, the bank, and every file's content.

A file whose time, size and inode are as they were is not read again, unless it was written just before it was last
looked at: two writes within one tick of the clock leave the same time behind.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from storygen import __version__
from storygen.story.listing import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storygen.lint.cache import Cache
    from storygen.project import Project

TICK = 2_000_000_000
"""Nanoseconds between which a file system may tell two writes apart at the coarsest."""
LARGEST = 2 * 1024 * 1024
"""Bytes from which a file is no story anyway, and known by its stamp alone."""
BESIDE = ("answers.yaml", ".storygen/ids.json", "storygen.toml")
"""Files beside the stories of which findings speak."""

_PACKAGE = Path(__file__).parents[1]
_PARTS = ("finding.py", "settings.py", "project.py", "nearest.py", "bank", "impact", "lint", "story", "schemas")


@dataclass(frozen=True, slots=True)
class State:
    """The digest of all that every file's findings depend on, and of these with all files' contents."""

    settings: bytes
    whole: bytes


def taken(project: Project, cache: Cache) -> State:
    """The state of a project now. What was learnt about its files is noted in the cache."""
    now, known = time.time_ns(), cache.seen()
    files = [*listed(project.root, project.stories), *((n, str(project.root / n)) for n in BESIDE)]
    files += sorted((f"bank/{f.name}", str(f)) for f in (project.root / "bank").glob("*.y*ml"))
    digests, fresh = [], []
    for path, file in files:
        name = os.fsencode(path)
        before = known.pop(name, None)
        seen = _seen(file, before, now)
        digests.append((name, seen[1]))
        if seen != before:
            fresh.append((name, *seen))
    cache.see(fresh, known)
    bank = [part for name, digest in digests if name.startswith(b"bank/") for part in (name, digest)]
    settings = digest([program(), repr(replace(project, root=Path())).encode(), *bank])
    whole = digest([settings, _git(project), *(part for pair in digests for part in pair)])
    return State(settings, whole)


def digest(parts: Iterable[bytes]) -> bytes:
    """One digest of several parts, each with its length, so that no two lists are alike."""
    together = blake2b(digest_size=16)
    for part in parts:
        together.update(b"%d:" % len(part))
        together.update(part)
    return together.digest()


@cache
def program() -> bytes:
    """A digest of the program: its version and, for those who work on it, its files as they stand."""
    parts = [__version__.encode(), sys.version.encode()]
    for name in _PARTS:
        part = _PACKAGE / name
        if name == "schemas" and not part.exists():
            part = _PACKAGE.parent / name
        for folder, inside, files in [("", [], [str(part)])] if part.is_file() else os.walk(part):
            inside[:] = [each for each in sorted(inside) if each != "__pycache__"]
            for file in sorted(files):
                stat = os.stat(os.path.join(folder, file))  # noqa: PTH116, PTH118 -- at every start, so it is to be fast
                parts.append(f"{file} {stat.st_mtime_ns} {stat.st_size}".encode())
    return digest(parts)


def _seen(file: str, before: tuple[str, bytes] | None, now: int) -> tuple[str, bytes]:
    """A file's stamp, empty where it proves nothing yet, and its digest."""
    try:
        stat = os.stat(file)  # noqa: PTH116 -- ten thousand times in a warm run
        stamp = f"{stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_size} {stat.st_ino} {stat.st_mode}"
        if before is not None and before[0] == stamp:
            return before
        settled = max(stat.st_mtime_ns, stat.st_ctime_ns) + TICK < now
        if stat.st_size > LARGEST or not os.path.isfile(file):  # noqa: PTH113 -- as above
            return "", stamp.encode()
        with open(file, "rb") as content:  # noqa: PTH123 -- as above
            return stamp if settled else "", digest([content.read()])
    except OSError as error:
        return "", f"error {error.errno} {os.path.islink(file)}".encode()  # noqa: PTH114 -- as above


def _git(project: Project) -> bytes:
    """What git knows, where a rule that asks it may have been switched on (PRV110; off by default)."""
    lint = project.lint
    if not (lint.select or lint.extend_select or lint.severity) or project.privacy.remote == "private":
        return b""
    from storygen.lint.tracked import has_remote, tracked

    return repr(sorted(tracked(project.root))).encode() if has_remote(project.root) else b""
