"""One run of the linter over a project's files, or over those of them that are named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen.bank import reader
from storygen.error import CannotRunError
from storygen.lint.runner import examine, examine_all, in_place
from storygen.story import collection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from storygen.finding import Finding
    from storygen.lint.suppression import Suppressed
    from storygen.project import Project
    from storygen.story.reading import Reading


@dataclass(frozen=True, slots=True)
class Run:
    """What a run found: findings by file and place, what was switched off, each file's text, how many stories."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    sources: dict[str, str]
    files: int


def run(project: Project, paths: Iterable[Path] = ()) -> Run:
    """Check the project's stories. With `paths` only those files and folders, and nothing about the collection."""
    bank, found = reader.load(project.root)
    readings = collection.read_collection(project.root, project.stories)
    named = tuple(paths)
    chosen = readings if not named else _named(readings, named, project.root)
    findings = [] if named else list(found)
    suppressed: list[Suppressed] = []
    for reading in chosen:
        checked = examine(reading, project, bank)
        findings += checked.findings
        suppressed += checked.suppressed
    if not named:
        checked = examine_all(readings, project, bank)
        findings += checked.findings
        suppressed += checked.suppressed
    sources = {r.path: r.source.text for r in chosen if r.source is not None}
    return Run(in_place(findings), tuple(suppressed), sources, len(chosen))


def _named(readings: tuple[Reading, ...], paths: tuple[Path, ...], root: Path) -> tuple[Reading, ...]:
    """The readings that the paths name, in the order of the collection; a path that names none cannot be run."""
    wanted = {path: set(_below(path, readings, root)) for path in paths}
    for path, names in wanted.items():
        if not names:
            raise CannotRunError(
                f"{path} is no story of this project; stories are .yaml files below its stories folder"
            )
    all_names = set().union(*wanted.values())
    return tuple(r for r in readings if r.path in all_names)


def _below(path: Path, readings: tuple[Reading, ...], root: Path) -> Iterator[str]:
    try:
        name = path.absolute().relative_to(root.absolute()).as_posix()
    except ValueError:
        return
    for reading in readings:
        if reading.path == name or reading.path.startswith(f"{name}/") or name == ".":
            yield reading.path
