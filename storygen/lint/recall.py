"""Answers a run of the linter from what earlier runs found, as far as nothing it depends on has changed.

Three things are kept: a whole report, so that a warm run prints it and imports no rule; a whole run, for other reports
of the same state; and what was found in one file, for when another one changed. The last holds nothing about the
collection, which is worked out anew as soon as any story differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from storygen.lint import kept, state
from storygen.lint.outcome import Checked, Run

if TYPE_CHECKING:
    from collections.abc import Callable

    from storygen.lint.cache import Cache
    from storygen.lint.run import Known
    from storygen.project import Project
    from storygen.story.reading import Reading


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it is printed, and whether an error or a warning stands in it."""

    text: str
    fails: bool


class Recall:
    """One run over a project's stories, or those of `paths`, as the cache has it or as it must be worked out."""

    def __init__(self, project: Project, paths: tuple[Path, ...], cache: Cache) -> None:
        self._project, self._paths, self._cache = project, paths, cache
        if not cache.on:
            return
        self._state = state.taken(project, cache)
        named = [str(path.absolute()).encode("utf-8", "surrogateescape") for path in paths]
        self._key = state.digest([self._state.whole, str(project.root).encode("utf-8", "surrogateescape"), *named])

    def report(self, view: str, write: Callable[[Run], str]) -> Report:
        """The report that `write` makes of the run; `view` says all that it depends on besides."""
        if not self._cache.on:
            found = self.run()
            return Report(write(found), found.fails)
        key = state.digest([self._key, view.encode("utf-8", "surrogateescape")])
        body = self._cache.get("report", key)
        if body:
            return Report(body[1:].decode("utf-8", "surrogatepass"), body[:1] == b"!")
        found = self.run()
        report = Report(write(found), found.fails)
        if self._is_still():
            mark = b"!" if report.fails else b" "
            self._cache.put_last("report", key, mark + report.text.encode("utf-8", "surrogatepass"))
        return report

    def run(self) -> Run:
        """The run itself.

        Raises:
            CannotRunError: a path names no story.
        """
        if not self._cache.on:
            return self._worked_out()
        known = kept.read(self._cache.get("run", self._key))
        if known is not None:
            checked, paths = known
            texts = Texts(self._project.root, tuple(p[1:] for p in paths if p[:1] == "+"))
            return Run(checked.findings, checked.suppressed, texts, tuple(p[1:] for p in paths))
        files = Files(self._state.settings, self._cache)
        found = self._worked_out(files)
        files.keep(whole=not self._paths)
        if self._is_still():
            marked = [("+" if p in found.sources else "-") + p for p in found.paths]
            self._cache.put_last("run", self._key, kept.written(found.findings, found.suppressed, marked))
        return found

    def _worked_out(self, known: Known | None = None) -> Run:
        """The run as the rules find it; a run that is remembered imports none of them."""
        from storygen.lint.run import run

        return run(self._project, self._paths, known)

    def _is_still(self) -> bool:
        """Whether nothing was saved meanwhile: what was found might be of the one text or the other."""
        return state.taken(self._project, self._cache) == self._state


class Files:
    """What was found in single files, by all that it follows from: the settings and the file as it was read."""

    def __init__(self, settings: bytes, cache: Cache) -> None:
        self._settings, self._cache = settings, cache
        self._used: set[bytes] = set()
        self._new: dict[bytes, bytes] = {}

    def of(self, reading: Reading) -> Checked | None:
        """What was found in that text before, None where nothing is known of it."""
        if reading.source is None:
            return None
        key = self._key(reading)
        self._used.add(key)
        known = kept.read(self._cache.get("file", key))
        return None if known is None else known[0]

    def note(self, reading: Reading, checked: Checked) -> None:
        """Keep what was found in a text now."""
        if reading.source is not None:
            self._new[self._key(reading)] = kept.written(checked.findings, checked.suppressed)

    def _key(self, reading: Reading) -> bytes:
        text = reading.source.text if reading.source is not None else ""
        parts = (reading.path, text, repr(reading.findings), str(reading.story is None))
        return state.digest([self._settings, *(part.encode("utf-8", "surrogatepass") for part in parts)])

    def keep(self, *, whole: bool) -> None:
        """Keep what is new; after a run over all stories only what it used."""
        self._cache.put("file", self._new)
        if whole:
            self._cache.keep_only("file", self._used)


class Texts(Mapping[str, str]):
    """The text of each file that was read, read again when a report shows a line of it."""

    def __init__(self, root: Path, paths: tuple[str, ...]) -> None:
        self._root, self._paths = root, dict.fromkeys(paths)

    def __getitem__(self, path: str) -> str:
        """The text; empty where the file went away meanwhile.

        Raises:
            KeyError: it is none of the files.
        """
        if path not in self._paths:
            raise KeyError(path)
        from storygen.story.decode import decode

        try:
            return decode(Path(self._root, path).read_bytes())[0]
        except OSError:
            return ""

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
