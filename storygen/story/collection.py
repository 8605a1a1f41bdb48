"""All stories of a project and the answers beside them; ids that two stories share, ids that changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from storygen.finding import Finding, Severity
from storygen.story.answers import read_answers
from storygen.story.reading import Reading, read_file
from storygen.story.renames import remember, renames

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["files", "read_answers", "read_collection", "remember", "renames", "unique"]

SUFFIXES = (".yaml", ".yml")


def read_collection(project_root: Path, stories_dir: str = "stories") -> tuple[Reading, ...]:
    """Read every story of a project, sorted by path; of two with one id the first by path is built."""
    readings = [read_file(file, path, stories_dir) for file, path in files(project_root, stories_dir)]
    return unique(readings)


def files(project_root: Path, stories_dir: str = "stories") -> Iterator[tuple[Path, str]]:
    """Every file that holds a story, and its path relative to the project, sorted; hidden ones are left out."""
    folder = project_root / stories_dir
    found = [
        (file.relative_to(project_root).as_posix(), file)
        for file in folder.rglob("*")
        if file.suffix.lower() in SUFFIXES and not any(part.startswith(".") for part in file.relative_to(folder).parts)
    ]
    for path, file in sorted(found):
        yield file, path


def unique(readings: list[Reading]) -> tuple[Reading, ...]:
    """The same readings; a story whose id an earlier one has is taken out, with a finding."""
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
    message = f"the story in {other} has the id {id} as well, so this one is not built; write another id: here"
    if reading.source is None:
        return Finding("SCH111", message, reading.path, severity=Severity.ERROR)
    return reading.source.problem("SCH111", message, ("id",))
