"""How rules mark a match in the joined prose, and quote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re

    from storygen.lint.rule import Problem
    from storygen.lint.subject import Subject


def marked(subject: Subject, match: re.Match[str], message: str, question: str = "", group: int = 0) -> Problem:
    """Mark what a pattern found, or one group of it."""
    return subject.prose.problem(match.start(group), match.end(group), message, question)


def short(text: str) -> str:
    """A text as messages quote it: on one line, seventy characters at most."""
    line = " ".join(text.split())
    return line if len(line) <= 70 else line[:69].rstrip() + "…"
