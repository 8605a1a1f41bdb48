"""Runs of the linter: over all files of a project, those named, or a text; and repairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from storygen import garbage
from storygen.bank import reader
from storygen.error import CannotRunError
from storygen.lint import openers
from storygen.lint.outcome import Run
from storygen.lint.runner import examine, examine_all, examine_each, in_place
from storygen.story import collection
from storygen.story.reading import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from storygen.bank.reader import Bank
    from storygen.lint.fixing import Repaired
    from storygen.lint.outcome import Checked
    from storygen.project import Project
    from storygen.story.reading import Reading


class Known(Protocol):
    """What was found in files before."""

    def of(self, reading: Reading) -> Checked | None:
        """What is known of a reading, None where it must be checked."""

    def note(self, reading: Reading, checked: Checked) -> None:
        """Take what was found in a reading now."""


def run(project: Project, paths: Iterable[Path] = (), known: Known | None = None) -> Run:
    """Check the project's stories. With `paths` only those files and folders, and nothing about the collection.

    Raises:
        CannotRunError: a path names no story.
    """
    with garbage.paused():
        return _run(project, tuple(paths), known)


def _run(project: Project, named: tuple[Path, ...], known: Known | None) -> Run:
    bank, found = reader.load(project.root)
    readings = collection.read_collection(project.root, project.stories)
    chosen = _named(readings, named, project.root) if named else readings
    checked = _examined(chosen, project, bank, known)
    if not named:
        checked += (examine_all(readings, project, bank), openers.check(project, bank))
    findings = [f for c in checked for f in c.findings] + ([] if named else list(found)) + list(project.findings)
    return Run(
        in_place(findings),
        tuple(s for c in checked for s in c.suppressed),
        {r.path: r.source.text for r in chosen if r.source is not None},
        tuple(r.path for r in chosen),
    )


def _examined(readings: tuple[Reading, ...], project: Project, bank: Bank, known: Known | None) -> list[Checked]:
    """What stands in each reading: known, else looked for."""
    if known is None:
        return list(examine_each(readings, project, bank))
    found = {r.path: checked for r in readings if (checked := known.of(r)) is not None}
    new = [r for r in readings if r.path not in found]
    for reading, checked in zip(new, examine_each(new, project, bank), strict=True):
        known.note(reading, checked)
        found[reading.path] = checked
    return [found[r.path] for r in readings]


def run_text(project: Project, raw: bytes, path: str) -> Run:
    """Check the text of one story as the file of that path."""
    bank, _ = reader.load(project.root)
    reading = read_text(raw, path, project.stories)
    checked = examine(reading, project, bank)
    sources = {path: reading.source.text} if reading.source is not None else {}
    return Run(checked.findings, checked.suppressed, sources, (path,))


def repairs(project: Project, paths: Iterable[Path] = ()) -> list[str]:
    """The certain repairs as unified diffs, one a file; nothing is written."""
    with garbage.paused():
        return [mended.diff for mended in _repaired(project, tuple(paths))]


def repair(project: Project, paths: Iterable[Path] = ()) -> int:
    """Make the certain repairs in the files, each written whole; how many there were.

    Raises:
        CannotRunError: a file cannot be written.
    """
    from storygen import atomic

    made = 0
    with garbage.paused():
        found = list(_repaired(project, tuple(paths)))
    for mended in found:
        file = (project.root / mended.path).resolve()
        try:
            atomic.write(file, mended.after.encode("utf-8"))
        except OSError as error:
            raise CannotRunError(f"{mended.path} cannot be written ({error.strerror})") from error
        made += mended.repairs
    return made


def _repaired(project: Project, paths: tuple[Path, ...]) -> Iterator[Repaired]:
    from storygen.lint.fixing import repaired

    bank, _ = reader.load(project.root)
    readings = collection.read_collection(project.root, project.stories)
    for reading in _named(readings, paths, project.root) if paths else readings:
        mended = repaired(reading, project, bank)
        if mended is not None:
            yield mended


def _named(readings: tuple[Reading, ...], paths: tuple[Path, ...], root: Path) -> tuple[Reading, ...]:
    """The readings that the paths name, in the order of the collection; a path that names none cannot be run."""
    wanted: set[str] = set()
    for path in paths:
        names = set(_below(path, readings, root))
        if not names:
            raise CannotRunError(
                f"{path} is no story of this project; stories are .yaml files below its stories folder"
            )
        wanted |= names
    return tuple(r for r in readings if r.path in wanted)


def _below(path: Path, readings: tuple[Reading, ...], root: Path) -> Iterator[str]:
    try:
        name = path.absolute().relative_to(root.absolute()).as_posix()
    except ValueError:
        return
    for reading in readings:
        if reading.path == name or reading.path.startswith(f"{name}/") or name == ".":
            yield reading.path
