"""The ids of the other stories of a project, read from their files without reading the stories."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storygen.story.collection import files, unique
from storygen.story.identity import story_id
from storygen.story.model import Story
from storygen.story.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from storygen.finding import Finding
    from storygen.lsp.projects import Home

_ID = re.compile(r"^id:[ ]+(?P<quote>[\"']?)(?P<id>[^\s\"'#]+)(?P=quote)[ ]*(?:#.*)?$", re.MULTILINE)


class Neighbours:
    """The ids that stand in a project's files, by path; a file is looked at again when it changed."""

    def __init__(self) -> None:
        self._seen: dict[Path, tuple[int, str]] = {}

    def ids(self, home: Home) -> dict[str, str]:
        """The id of every story of a project, by its path there."""
        stories = home.project.stories
        return {path: id for file, path in files(home.root, stories) if (id := self._id(file, path, stories))}

    def _id(self, file: Path, path: str, stories: str) -> str:
        try:
            stamp = file.stat().st_mtime_ns
            if self._seen.get(file, (0, ""))[0] != stamp:
                found = _ID.search(file.read_text(encoding="utf-8", errors="replace"))
                self._seen[file] = stamp, found["id"] if found else story_id(path, stories)
        except OSError:
            return ""
        return self._seen[file][1]


def taken(reading: Reading, others: Mapping[str, str]) -> Iterator[Finding]:
    """What the collection says of a story whose id an earlier one has."""
    if reading.story is None:
        return
    id = reading.story.id.casefold()
    for path in sorted(path for path, other in others.items() if other.casefold() == id and path < reading.path):
        first = Reading(path, None, Story(reading.story.id, path, ""), ())
        yield from unique([first, reading])[1].findings[len(reading.findings) :]
        return
