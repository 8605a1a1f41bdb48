"""A dialogue in the terminal, a line at a time; Ctrl-C and the end of input end it, and are no error."""

from __future__ import annotations

import click


class EndedError(Exception):
    """The person has left."""


def ask(prompt: str) -> str:
    """What is typed after a prompt, without the spaces around it.

    Raises:
        EndedError: q, Ctrl-C, or there is no more input.
    """
    try:
        typed: str = click.prompt(prompt, default="", show_default=False, prompt_suffix=" ")
    except click.Abort:
        click.echo()
        raise EndedError from None
    if typed.strip().lower() == "q":
        raise EndedError
    return typed.strip()


def safe(text: str) -> str:
    """A text of a story without characters that would steer the terminal."""
    return "".join(ch if ch.isprintable() or ch == "\n" else " " for ch in text)


def minutes(seconds: float) -> str:
    """A time as it is said: "40 s", "3 min"."""
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
