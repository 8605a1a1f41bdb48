"""Opens a story in the writer's editor, at the line that a page asks for.

Which editor is the machine's business alone: a project that could name a command would run it on whoever opens it.
"""

from __future__ import annotations

import json
import shlex
import subprocess
import threading
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storygen.error import CannotRunError
from storygen.story.reading import read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from storygen.story.model import Story
    from storygen.story.source import Source

VARIABLES = ("STORYGEN_EDITOR", "VISUAL", "EDITOR")
"""Where the editor is named; the first that is set counts."""

HINT = "set STORYGEN_EDITOR, as in STORYGEN_EDITOR='code -g {file}:{line}', and start serve again"
ANSWERS = "answers.yaml"
"""Asks for the file of the openers; no story's id has a dot."""
AT_ONCE = 0.4
"""Seconds within which an editor that can't open anything ends."""

_WITHOUT_WINDOW = frozenset({"-nw", "--no-window-system", "-t", "--tty", "-tty"})


@dataclass(frozen=True, slots=True)
class Editor:
    """Opens stories of the project at `root`; `paths` gives the file of each story by its id, as it stands now."""

    root: Path
    paths: Callable[[], Mapping[str, str]]
    environment: Mapping[str, str]

    def open(self, asked: object) -> str:
        """Open what a page asks for, {"story", "card"?, "line"?}; gives the place, "stories/one.yaml:12".

        Raises:
            CannotRunError: there is no such story, no editor is named, or it can't be started.
        """
        wanted: Mapping[str, Any] = asked if isinstance(asked, dict) else {}
        story, card, line = str(wanted.get("story")), str(wanted.get("card")), wanted.get("line")
        path = ANSWERS if story == ANSWERS else self.paths().get(story)
        if path is None or not (self.root / path).is_file():
            raise CannotRunError(f"there is no file for {story} any more; reload the page")
        at = line if type(line) is int and line > 0 else line_of(self.root / path, path, card)
        self._start(path, at)
        return f"{path}:{at}"

    def _start(self, path: str, line: int) -> None:
        try:
            started = command(self.root / path, line, self.environment)
            quiet = subprocess.DEVNULL
            editor = subprocess.Popen(  # noqa: S603 -- the command is the user's own, from the environment; no shell
                started, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True, cwd=self.root
            )
            _stays(editor, started[0])
        except CannotRunError as error:
            raise CannotRunError(f"{path}:{line} is the place, but {error}") from None
        except OSError as error:
            raise CannotRunError(
                f"{path}:{line} is the place, but {started[0]} can't be started ({error.strerror}); {HINT}"
            ) from error


def _stays(editor: subprocess.Popen[bytes], name: str) -> None:
    """Passes one that lives on or has handed the file over; a wrapper around one for the terminal ends in error."""
    try:
        code = editor.wait(AT_ONCE)
    except subprocess.TimeoutExpired:
        threading.Thread(target=editor.wait, daemon=True).start()  # so that its end is noticed, whenever that is
    else:
        if code:
            raise CannotRunError(f"{name} ended at once in error ({code}); {HINT}")


def command(file: Path, line: int, environment: Mapping[str, str]) -> list[str]:
    """The command that opens the file at the line: of the editor's own kind, or with {file} and {line} filled in.

    Raises:
        CannotRunError: no editor is named, or one that needs the terminal which serve itself stands in.
    """
    named = next((text for name in VARIABLES if (text := environment.get(name, "").strip())), "")
    try:
        words = shlex.split(named)
    except ValueError as error:
        raise CannotRunError(f"the editor named, {named}, can't be read ({error}); {HINT}") from error
    if not words:
        raise CannotRunError(f"no editor is named; {HINT}")
    if any("{file}" in word for word in words):
        return [_filled(word, file, line) for word in words]
    table = json.loads(files("storygen.serve").joinpath("editors.json").read_text(encoding="utf-8"))
    name = Path(words[0]).name.lower().removesuffix(".exe").removesuffix(".cmd")
    if name in table["terminal"] or not _WITHOUT_WINDOW.isdisjoint(words):
        raise CannotRunError(f"{name} needs a terminal, and serve stands in this one; {HINT}")
    placed = ["{file}"] if any("{line}" in word for word in words) else table["windows"].get(name, ["{file}"])
    return [_filled(word, file, line) for word in (*words, *placed)]


def _filled(word: str, file: Path, line: int) -> str:
    return word.replace("{line}", str(line)).replace("{file}", str(file))


def line_of(file: Path, path: str, card: str) -> int:
    """The line that a card is made from; the first one where that is not to be found."""
    _, kind, part = [*card.split("/", 2), "", ""][:3]
    reading = read_file(file, path)
    if reading.story is None or reading.source is None:
        return 1
    return _line(reading.source, reading.story, kind, part)


def _line(source: Source, story: Story, kind: str, part: str) -> int:
    ids = {
        "numbers": ("metrics", [m.id for m in story.metrics]),
        "tradeoff": ("tradeoffs", [t.id for t in story.tradeoffs]),
        "probe": ("probes", [p.id for p in story.probes]),
        "reframe": ("angles", [a.id for a in story.angles]),
    }
    name, known = ids.get(kind, ("", []))
    if part in known:
        return source.span((name, known.index(part))).line
    if kind == "open" and story.opening:
        return source.key_span(("opening",)).line
    return 1
