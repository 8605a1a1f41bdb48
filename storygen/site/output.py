"""Writes a site beside the last one and swaps the two: never half a site, and never a file lost that is not ours.

What we wrote stands in a manifest inside the site. A folder that holds nothing else changes as a whole, in one step; a
folder that holds other files too (a CNAME, a .git) changes file by file, assets before the pages that name them. Files
that did not change keep their inode and time, so that a sync or a browser sees only what is new.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Self

from storygen.error import CannotRunError
from storygen.site import swap

if TYPE_CHECKING:
    from types import TracebackType

MANIFEST = ".storygen-site.json"
LAST = "sw.js"
"""The file by which a browser knows of a new build (`offline.WORKER`): it changes when all others have."""

_STAGING = re.compile(r"\.(?P<site>.+)\.storygen-next-(?P<pid>\d+)")

Stamp = tuple[str, int, int]
"""Of a file that we wrote: digest, size, time of change in nanoseconds."""


class Output:
    """A site in the making: `with Output(folder) as out: out.write("index.html", page)`.

    Nothing in the folder changes before the end of the block, and nothing at all when the block fails.

    Raises:
        CannotRunError: the folder is a file, holds what storygen did not write and no manifest, or can't be written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.written: list[str] = []
        self._files: dict[str, Stamp] = {}
        self._made: set[Path] = set()

    def __enter__(self) -> Self:
        try:
            swap.mend(self.folder)
            self._last = _claim(self.folder)
            self._alone = _alone(self.folder, self._last) and not self.folder.is_mount()
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            self._staging = self._place()
            _sweep(self._staging)
            self._staging.mkdir(parents=True)
        except OSError as error:
            raise CannotRunError(f"{self.folder} can't be written: {error.strerror or error}") from error
        return self

    def _place(self) -> Path:
        """Beside the site, or in the project's `.storygen/`; inside the site where that changes file by file."""
        name = f".{self.folder.name}.storygen-next-{os.getpid()}"
        if not self._alone:
            return self.folder / name
        kept = self.folder.parent / ".storygen"
        return (kept if kept.is_dir() else self.folder.parent) / name

    def write(self, path: str, content: bytes) -> None:
        """One file of the site; `path` with forward slashes, from its root."""
        place = PurePosixPath(path)
        if place.is_absolute() or ".." in place.parts or path in self._files:
            raise CannotRunError(f"a site has no room for {path!r}: it lies outside, or stands there already")
        digest = blake2b(content, digest_size=16).hexdigest()
        target = self._staging / path
        if target.parent not in self._made:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(target.parent)
        if not self._kept(path, digest, target):
            target.write_bytes(content)
            self.written.append(path)
        stat = target.stat()
        self._files[path] = (digest, stat.st_size, stat.st_mtime_ns)

    def digests(self) -> dict[str, str]:
        """Path -> digest of every file of the site so far."""
        return {path: stamp[0] for path, stamp in self._files.items()}

    def size(self) -> int:
        """Bytes of all files of the site so far."""
        return sum(stamp[1] for stamp in self._files.values())

    def _kept(self, path: str, digest: str, target: Path) -> bool:
        """Take the last site's file over where it is the same, and is still as we wrote it."""
        last = self._last.get(path)
        if last is None or last[0] != digest:
            return False
        try:
            stat = (self.folder / path).stat()
            if (stat.st_size, stat.st_mtime_ns) != last[1:]:
                return False
            os.link(self.folder / path, target)
        except OSError:
            return False
        return True

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._finish()
        except OSError as error:
            raise CannotRunError(f"{self.folder} can't be written: {error.strerror or error}") from error
        finally:
            shutil.rmtree(self._staging, ignore_errors=True)

    def _finish(self) -> None:
        manifest = json.dumps({"v": 1, "files": self._files}, separators=(",", ":"), sort_keys=True)
        (self._staging / MANIFEST).write_text(manifest, encoding="utf-8")
        if not self._alone:
            self._replace_files()
        elif not self.folder.exists():
            self._staging.rename(self.folder)
        else:
            swap.exchange(self._staging, self.folder)
            self._return_strangers()

    def _replace_files(self) -> None:
        """File by file: what pages name, the pages, what lists them (`sw.js`), our manifest; then old files go."""
        changed = sorted(self.written, key=lambda path: (path == LAST, path.endswith(".html")))
        missing = [p for p in self._files if p not in self.written and not (self.folder / p).is_file()]
        for path in (*missing, *changed, MANIFEST):
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            (self._staging / path).replace(target)
        _remove(self.folder, set(self._last) - set(self._files))

    def _return_strangers(self) -> None:
        """Whatever came into the old folder while we built, and is not ours, moves on into the new one."""
        ours = {*_manifest(self._staging), MANIFEST}
        for path in _walk(self._staging):
            if path not in ours and not (self.folder / path).exists():
                (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
                (self._staging / path).rename(self.folder / path)


def _claim(folder: Path) -> dict[str, Stamp]:
    """What the last build wrote into the folder; refuses one that is not ours."""
    if not folder.exists():
        return {}
    if not folder.is_dir():
        raise CannotRunError(f"{folder} is a file; name a folder for the site with --out")
    if (folder / MANIFEST).is_file():
        return _manifest(folder)
    if any(not _STAGING.fullmatch(p.name) for p in folder.iterdir()):
        raise CannotRunError(
            f"{folder} holds files that storygen did not write, so it writes nothing there; "
            "name another folder with --out, or empty this one"
        )
    return {}


def _manifest(folder: Path) -> dict[str, Stamp]:
    try:
        files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        return {str(path): (str(d), int(size), int(time)) for path, (d, size, time) in files.items()}
    except (ValueError, KeyError, TypeError, AttributeError, FileNotFoundError):
        return {}


def _alone(folder: Path, ours: dict[str, Stamp]) -> bool:
    """Whether the folder holds nothing but what we wrote."""
    return not folder.exists() or all(path in ours or path == MANIFEST for path in _walk(folder))


def _walk(folder: Path) -> list[str]:
    """Every file below the folder, links not followed, our own staging left out."""
    found = []
    for at, folders, files in os.walk(folder):
        folders[:] = [f for f in folders if not _STAGING.fullmatch(f)]
        links = [f for f in folders if (Path(at) / f).is_symlink()]
        found += [(Path(at) / name).relative_to(folder).as_posix() for name in (*files, *links)]
    return found


def _remove(folder: Path, paths: set[str]) -> None:
    """Remove files of ours that the new site no longer has, and the folders that are empty without them."""
    for path in paths:
        with suppress(OSError):
            (folder / path).unlink()
    for parent in sorted({p for path in paths for p in (folder / path).parents if folder in p.parents}, reverse=True):
        with suppress(OSError):
            parent.rmdir()


def _sweep(staging: Path) -> None:
    """Remove what killed builds left of their staging."""
    for found in staging.parent.glob(f"{staging.name.rpartition('-')[0]}-*"):
        named = _STAGING.fullmatch(found.name)
        if named and (found == staging or not _runs(int(named["pid"]))):
            shutil.rmtree(found, ignore_errors=True)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
