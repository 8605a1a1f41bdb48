"""All stories of a project and the answers beside them; ids that two stories share, ids that changed."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from storygen.finding import Finding, Severity
from storygen.story.answers import read_answers
from storygen.story.offers import offers
from storygen.story.reading import Reading, read_file
from storygen.story.renames import remember, renames

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["files", "read_answers", "read_collection", "remember", "renames", "settled", "unique"]

SUFFIXES = (".yaml", ".yml")


def read_collection(project_root: Path, stories_dir: str = "stories") -> tuple[Reading, ...]:
    """Read every story of a project, sorted by path; of two with one id the first by path is built."""
    readings = [read_file(file, path, stories_dir) for file, path in files(project_root, stories_dir)]
    return settled(project_root, readings)


def settled(project_root: Path, readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Readings sorted by path, with what only all of them together show: ids given twice, ids that changed."""
    readings = unique(sorted(readings, key=lambda reading: reading.path))
    offered = offers(project_root, readings)
    if not offered:
        return readings
    return tuple(
        replace(reading, findings=(*reading.findings, *offered[reading.path])) if reading.path in offered else reading
        for reading in readings
    )


def files(project_root: Path, stories_dir: str = "stories") -> Iterator[tuple[Path, str]]:
    """What has the name of a story, with its path relative to the project, sorted; hidden files are left out.

    A folder that cannot be listed is among them, so that it is told of as a file that cannot be read is.
    """
    found = []

    def locked(error: OSError) -> None:
        if isinstance(error, PermissionError):
            folder = Path(error.filename)
            found.append((folder.relative_to(project_root).as_posix(), folder))

    for folder, inside, names in os.walk(project_root / stories_dir, onerror=locked):
        inside[:] = [name for name in inside if not name.startswith(".")]
        for name in (*names, *inside):
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                file = Path(folder, name)
                found.append((file.relative_to(project_root).as_posix(), file))
    for path, file in sorted(found):
        yield file, path


def unique(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The same readings; a story whose id an earlier one has is taken out, with a finding.

    Ids that differ in case alone are one: their pages would be one file on some disks.
    """
    first: dict[str, str] = {}
    kept = []
    for reading in readings:
        story = reading.story
        other = first.setdefault(story.id.casefold(), reading.path) if story is not None else reading.path
        findings = (*reading.findings, _twice(reading, other)) if other != reading.path else reading.findings
        kept.append(reading if other == reading.path else replace(reading, story=None, findings=findings))
    return tuple(kept)


def _twice(reading: Reading, other: str) -> Finding:
    id = reading.story.id if reading.story else ""
    message = f"{other} has the id {id} too, so this story is not built; write id: and another name"
    if reading.source is None:
        return Finding("SCH111", message, reading.path, severity=Severity.ERROR)
    return reading.source.problem("SCH111", message, ("id",))
