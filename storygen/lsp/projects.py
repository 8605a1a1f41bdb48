"""The project around an open file, its settings and its bank; read again when their files change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from storygen.bank.reader import Bank
    from storygen.finding import Finding
    from storygen.project import Project

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Home:
    """A project with its bank; `stamps` are the files they came from, with the times of their last change."""

    project: Project
    bank: Bank
    findings: tuple[Finding, ...]
    stamps: tuple[tuple[str, int], ...]

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.project.root

    def story_path(self, file: Path) -> str:
        """The name of a story's file inside the project, "" where the file is no story of it."""
        try:
            inner = file.relative_to(self.root / self.project.stories)
        except ValueError:
            return ""
        hidden = any(part.startswith(".") for part in inner.parts)
        return f"{self.project.stories}/{inner.as_posix()}" if file.suffix.lower() in SUFFIXES and not hidden else ""


class Projects:
    """The projects that open files belong to."""

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self.folders = tuple(folders)
        """What the editor has open: where a file has no storygen.toml above it, the project is one of these."""
        self._known: dict[Path, Home] = {}

    def around(self, file: Path) -> Home:
        """The project of a file."""
        root = self._root(file)
        stamps = tuple(_stamps(root))
        home = self._known.get(root)
        if home is None or home.stamps != stamps:
            home = self._known[root] = _load(root, stamps)
        return home

    def _root(self, file: Path) -> Path:
        from storygen.settings import FILE

        above = file.parents
        if (found := next((folder for folder in above if (folder / FILE).is_file()), None)) is not None:
            return found
        if (opened := next((folder for folder in self.folders if folder in above), None)) is not None:
            return opened
        beside = next((folder.parent for folder in above if folder.name == "stories"), None)
        return beside or file.parent


def _load(root: Path, stamps: tuple[tuple[str, int], ...]) -> Home:
    from storygen import project
    from storygen.bank import reader

    settings, found = project.load(root)
    bank, more = reader.load(root)
    return Home(settings, bank, (*found, *more), stamps)


def _stamps(root: Path) -> Iterator[tuple[str, int]]:
    from storygen.settings import FILE

    for file in (root / FILE, *sorted((root / "bank").glob("*.y*ml"))):
        try:
            yield file.name, file.stat().st_mtime_ns
        except OSError:
            yield file.name, 0
