"""What every command shares: --project, --quiet, --color, where messages go, and how an error ends the program."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click

from storygen.error import CannotRunError

if TYPE_CHECKING:
    from storygen.project import Project

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")

OK, FOUND, CANNOT, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: nothing wrong; ran and found something wrong in the stories; could not run; ended by Ctrl-C."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """The two streams of a command: results on standard output, messages on standard error unless quiet."""

    quiet: bool
    color: str
    directory: Path | None

    def colored(self, stream: TextIO) -> bool:
        """Whether to colour what goes to `stream`: as asked; on auto only on a terminal, and never with NO_COLOR."""
        if self.color != "auto":
            return self.color == "always"
        return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def say(self, message: str) -> None:
        """A message for the person at the keyboard."""
        if not self.quiet:
            click.echo(message, err=True)

    def result(self, text: str, *, nl: bool = True) -> None:
        """What the command was run for."""
        click.echo(text, nl=nl, color=self.colored(sys.stdout))

    def root(self) -> Path:
        """The folder of the project around the current one, or around --project."""
        from storygen import project

        return project.find(self.directory)

    def progress(self, label: str, steps: Iterable[T], length: int) -> Iterable[T]:
        """Hand the steps through; on a terminal with a bar, once they have taken a second."""
        from storygen.cli.progress import Bar

        shown = not self.quiet and sys.stderr.isatty()
        return Bar(label, length).over(steps) if shown else steps

    def project(self, *, stories: bool = False, told: bool = True) -> Project:
        """The project around the current folder (or --project); with `told` its own findings are said, never raised.

        Raises:
            CannotRunError: with `stories`, there is no folder of stories, so that most likely this is not the place.
        """
        from storygen import project

        loaded, findings = project.load(self.root())
        if stories and not (loaded.root / loaded.stories).is_dir():
            raise CannotRunError(
                f"there is no folder {loaded.stories} in {loaded.root}; go to your project, name it with --project, "
                "or start one: storygen init my-stories"
            )
        for found in findings if told else ():
            click.echo(f"{found.path}:{found.span.line}:{found.span.column} {found.message}  {found.code}", err=True)
        return loaded


def common(function: F) -> F:
    """Give a command the shared options, a `Terminal` as first argument, and friendly ends for what cannot run."""

    @click.option("--project", "directory", type=click.Path(path_type=Path), help="The project's folder.")
    @click.option("-q", "--quiet", is_flag=True, help="Print results and errors only.")
    @click.option(
        "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours (NO_COLOR is obeyed)."
    )
    @functools.wraps(function)
    def run(*args: Any, directory: Path | None, quiet: bool, color: str, **options: Any) -> Any:
        try:
            return function(Terminal(quiet, color, directory), *args, **options)
        except CannotRunError as error:
            click.echo(f"storygen: {error}", err=True)
            sys.exit(CANNOT)
        except BrokenPipeError:
            raise  # nobody reads on: click ends the program without a word
        except OSError as error:
            where = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, (str, bytes)) else ""
            click.echo(f"storygen: {where}{error.strerror or error}.", err=True)
            sys.exit(CANNOT)
        except KeyboardInterrupt:
            sys.exit(INTERRUPTED)  # not 1, which would say that something is wrong in the stories

    return run  # type: ignore[return-value]  # the wrapper takes more keywords than F says
