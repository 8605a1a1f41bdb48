"""`storygen lint --watch`: check again at every save."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import click

from storygen.error import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Callable

    from storygen.cli.terminal import Terminal

CLEAR = "\x1b[2J\x1b[3J\x1b[H"
"""Empties a terminal, what scrolled away included, and goes to its top."""


def watch_stories(terminal: Terminal, check: Callable[[], object]) -> None:
    """Check now and after every save; Ctrl-C ends it, which is no failure."""
    from storygen.serve.watching import watch

    project = terminal.project(told=False)
    turn = threading.Lock()

    def again() -> None:
        with turn:
            if sys.stdout.isatty():
                click.echo(CLEAR, nl=False)
            _checked(check)
            terminal.say(f"watching {project.stories}/ for changes; Ctrl-C ends")
            sys.stdout.flush()

    stop = watch(project.root, (project.stories, "bank"), again)
    try:
        again()
        threading.Event().wait()
    except KeyboardInterrupt:
        terminal.say("")
    finally:
        stop()


def _checked(check: Callable[[], object]) -> None:
    """Check; what cannot run is said, and the next save may mend it."""
    try:
        check()
    except CannotRunError as error:
        click.echo(f"storygen: {error}", err=True)
    except OSError as error:
        click.echo(f"storygen: {error.filename or 'a file'}: {error.strerror or error}", err=True)
