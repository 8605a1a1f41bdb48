"""The line of a file that a finding speaks of, with its place underlined."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storygen.finding import Span

WIDTH = 100
"""Columns of source shown at most; longer lines are cut around the place."""

_BREAK = re.compile(r"\r\n|\n|\r")


def excerpt(text: str, span: Span) -> tuple[str, str, str] | None:
    """The line's number, its text, and the underline below it; None where the file has no such line."""
    line = _line(text, span.line)
    if line is None:
        return None
    start = min(span.column - 1, len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line.rstrip())
    if start > WIDTH * 2 // 3 and len(line) > WIDTH:
        cut = start - WIDTH // 3
        line, start, end = "…" + line[cut + 1 :], start - cut, end - cut
    if len(line) > WIDTH:
        line = line[: WIDTH - 1] + "…"
    end = max(min(end, len(line)), start + 1)
    shown = line if line.isprintable() else "".join(c if c.isprintable() else " " for c in line)
    below = " " * _columns(shown[:start]) + "^" * max(1, _columns(shown[start:end]))
    return str(span.line), shown.rstrip(), below


def _line(text: str, number: int) -> str | None:
    lines = _lines(text)
    return lines[number - 1].replace("\t", " ") if number <= len(lines) else None


@lru_cache(maxsize=1)
def _lines(text: str) -> list[str]:
    """The lines of the file whose findings are being written."""
    return _BREAK.split(text) if "\r" in text else text.split("\n")


def _columns(text: str) -> int:
    """How many columns a terminal gives a text: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
