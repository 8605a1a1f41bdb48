"""Which files of a project are stories; reads none of them, and imports nothing that does."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIXES = (".yaml", ".yml")


def files(project_root: Path, stories_dir: str = "stories") -> Iterator[tuple[Path, str]]:
    """What has the name of a story, with its path relative to the project, sorted; hidden files are left out.

    A folder that cannot be listed is among them, so that it is told of as a file that cannot be read is.
    """
    for path, file in listed(project_root, stories_dir):
        yield Path(file), path


def listed(project_root: Path, stories_dir: str = "stories") -> list[tuple[str, str]]:
    """As `files`: the path relative to the project, then the file. Plain texts: ten thousand `Path`s take a while."""
    base = str(project_root / stories_dir)
    inner = Path(base).relative_to(project_root).as_posix()
    found = []

    def locked(error: OSError) -> None:
        if isinstance(error, PermissionError):
            folder = str(error.filename)
            found.append((_relative(folder), folder))

    def _relative(folder: str) -> str:
        below = folder[len(base) :].replace(os.sep, "/")
        return below.lstrip("/") if inner == "." else inner + below

    for folder, inside, names in os.walk(base, onerror=locked):
        inside[:] = [name for name in inside if not name.startswith(".")]
        around = _relative(folder)
        around += "/" if around else ""
        stories = (n for n in (*names, *inside) if n.lower().endswith(SUFFIXES) and not n.startswith("."))
        found.extend((around + name, os.path.join(folder, name)) for name in stories)  # noqa: PTH118 -- see above
    return sorted(found)
