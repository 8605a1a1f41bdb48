"""Something wrong in one text, in offsets: what reading collects before lines and columns are known."""

from __future__ import annotations

from dataclasses import dataclass

from storygen.finding import Edit, Severity

MOST = 500
"""Findings of one kind that a file gets; a file with more is no story, and its writer has enough to read."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A finding to be: its code and sentence, and where in the text as read it stands."""

    code: str
    message: str
    start: int
    end: int
    severity: Severity = Severity.ERROR
    title: str = ""
    edits: tuple[Edit, ...] = ()
    """What `--fix` would do, with its `title`; offsets into the text as read."""
