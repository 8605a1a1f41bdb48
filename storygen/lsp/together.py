"""What only the files of a project together show: coverage, stories that contradict each other, openers."""

from __future__ import annotations

import time
from itertools import islice
from typing import TYPE_CHECKING

from storygen.story.listing import files
from storygen.story.reading import read_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from storygen.finding import Finding
    from storygen.lsp.projects import Home
    from storygen.story.reading import Reading

MOST = 500
"""Stories up to which a project is looked at as a whole while somebody writes; beyond, `storygen lint` does."""

SLICE = 0.01
"""Seconds of reading at a time, after which a keystroke comes first."""


class Together:
    """Reads a project's stories once a change; the open ones are taken as they stand in the editor."""

    def __init__(self) -> None:
        self._read: dict[Path, tuple[int, Reading]] = {}

    def read_on(self, home: Home, opened: Mapping[str, Reading]) -> bool:
        """Read on for a moment; whether all is read that `findings` looks at."""
        until = time.monotonic() + SLICE
        for file, path in self._listed(home):
            if path in opened:
                continue
            known = self._read.get(file)
            self._reading(file, path, home.project.stories)
            if self._read[file] is not known and time.monotonic() > until:
                return False
        return True

    def findings(self, home: Home, opened: Mapping[str, Reading]) -> dict[str, tuple[Finding, ...]]:
        """What the collection and answers.yaml show, by the path inside the project."""
        from storygen.lint import openers, runner

        stories = home.project.stories
        found = list(openers.check(home.project, home.bank).findings)
        if listed := self._listed(home):
            saved = {path: self._reading(file, path, stories) for file, path in listed if path not in opened}
            readings = [reading for _, reading in sorted({**saved, **opened}.items())]
            found += runner.check_collection(readings, home.project, home.bank)
        by_path: dict[str, tuple[Finding, ...]] = {}
        for finding in found:
            by_path[finding.path] = (*by_path.get(finding.path, ()), finding)
        return by_path

    def _listed(self, home: Home) -> list[tuple[Path, str]]:
        """The stories on the disk, none where they are too many."""
        listed = list(islice(files(home.root, home.project.stories), MOST + 1))
        return listed if len(listed) <= MOST else []

    def _reading(self, file: Path, path: str, stories: str) -> Reading:
        try:
            stamp = file.stat().st_mtime_ns
        except OSError:
            stamp = -1
        known = self._read.get(file)
        if known is None or known[0] != stamp:
            known = self._read[file] = stamp, read_file(file, path, stories)
        return known[1]
