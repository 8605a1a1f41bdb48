"""Runs of the linter: over all files of a project, those named, or a text; repairs; what is beyond a baseline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from storygen import atomic
from storygen.bank import reader
from storygen.error import CannotRunError
from storygen.lint import baseline as baselines
from storygen.lint import openers
from storygen.lint.fixing import Repaired, repaired
from storygen.lint.runner import examine, examine_all, in_place
from storygen.story import collection
from storygen.story.reading import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from storygen.finding import Finding
    from storygen.lint.suppression import Suppressed
    from storygen.project import Project
    from storygen.story.reading import Reading


@dataclass(frozen=True, slots=True)
class Run:
    """What a run found: findings by file and place, what was switched off, each file's text, which files."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    sources: dict[str, str]
    paths: tuple[str, ...]

    @property
    def files(self) -> int:
        """How many files were checked."""
        return len(self.paths)


def run(project: Project, paths: Iterable[Path] = ()) -> Run:
    """Check the project's stories. With `paths` only those files and folders, and nothing about the collection."""
    bank, found = reader.load(project.root)
    readings = collection.read_collection(project.root, project.stories)
    named = tuple(paths)
    chosen = _named(readings, named, project.root) if named else readings
    checked = [examine(reading, project, bank) for reading in chosen]
    if not named:
        checked += (examine_all(readings, project, bank), openers.check(project, bank))
    findings = [f for c in checked for f in c.findings] + ([] if named else list(found))
    return Run(
        in_place(findings),
        tuple(s for c in checked for s in c.suppressed),
        {r.path: r.source.text for r in chosen if r.source is not None},
        tuple(r.path for r in chosen),
    )


def run_text(project: Project, raw: bytes, path: str) -> Run:
    """Check the text of one story as the file of that path."""
    bank, _ = reader.load(project.root)
    reading = read_text(raw, path, project.stories)
    checked = examine(reading, project, bank)
    sources = {path: reading.source.text} if reading.source is not None else {}
    return Run(checked.findings, checked.suppressed, sources, (path,))


def repairs(project: Project, paths: Iterable[Path] = ()) -> list[str]:
    """The certain repairs as unified diffs, one a file; nothing is written."""
    return [mended.diff for mended in _repaired(project, tuple(paths))]


def repair(project: Project, paths: Iterable[Path] = ()) -> int:
    """Make the certain repairs in the files, each written whole; how many there were.

    Raises:
        CannotRunError: a file cannot be written.
    """
    made = 0
    for mended in _repaired(project, tuple(paths)):
        file = (project.root / mended.path).resolve()
        try:
            atomic.write(file, mended.after.encode("utf-8"))
        except OSError as error:
            raise CannotRunError(f"{mended.path} cannot be written ({error.strerror})") from error
        made += mended.repairs
    return made


def _repaired(project: Project, paths: tuple[Path, ...]) -> Iterator[Repaired]:
    bank, _ = reader.load(project.root)
    readings = collection.read_collection(project.root, project.stories)
    for reading in _named(readings, paths, project.root) if paths else readings:
        mended = repaired(reading, project, bank)
        if mended is not None:
            yield mended


def beyond(found: Run, file: Path, *, whole: bool, say: Callable[[str], None]) -> Run:
    """The run without what the baseline knows. A missing one is begun; after a whole run it forgets what is gone."""
    known = baselines.read(file)
    if known is None:
        known = baselines.of(found.findings)
        _write(file, known)
        say(f"{file} now knows {len(known.known)} findings; from here on only new ones are shown")
    elif whole:
        left = known.left(found.findings)
        gone = len(known.known) - len(left.known)
        if gone:
            _write(file, left)
            say(f"{gone} {'finding' if gone == 1 else 'findings'} of {file} gone; it knows {len(left.known)} now")
    return replace(found, findings=known.new(found.findings))


def _write(file: Path, known: baselines.Baseline) -> None:
    try:
        atomic.write(file, known.text())
    except OSError as error:
        raise CannotRunError(f"the baseline {file} cannot be written ({error.strerror})") from error


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
