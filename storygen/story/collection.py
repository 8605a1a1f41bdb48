"""All stories of a project and the answers beside them; ids that two stories share, ids that changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from storygen.finding import Finding, Severity
from storygen.story.answers import read_answers
from storygen.story.listing import files
from storygen.story.offers import offers
from storygen.story.reading import Reading, read_file
from storygen.story.renames import remember, renames

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["files", "read_answers", "read_collection", "remember", "renames", "settled", "unique"]


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
