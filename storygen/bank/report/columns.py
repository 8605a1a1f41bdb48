"""Lines that fit a terminal: how wide a text is there, and where it breaks."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_JOINERS = "\u200c\u200d"
"""Not printable by themselves; words of some scripts, and some emoji, need them."""


def printable(text: str) -> str:
    """The text on one line, with nothing in it that would steer the terminal."""
    return " ".join("".join(c if c.isprintable() or c in _JOINERS else " " for c in text).split())


def width(text: str) -> int:
    """The columns that a terminal gives a text: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(_columns(c) for c in text)


def _columns(c: str) -> int:
    if unicodedata.combining(c) or c in _JOINERS:
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


def wrapped(text: str, columns: int, lead: str = "") -> list[str]:
    """The text in lines of so many columns at most, the first led by `lead`, the rest as far in."""
    room = max(8, columns - width(lead))
    lines, line = [], ""
    for word in _words(text, room):
        if line and width(line) + 1 + width(word) > room:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    indent = " " * width(lead)
    return [(indent if i else lead) + each for i, each in enumerate((*lines, line))]


def _words(text: str, room: int) -> Iterator[str]:
    """The words, and pieces of those too long for a line, as all of a text without spaces is."""
    for word in text.split():
        piece, used = "", 0
        for c in word:
            if used + _columns(c) > room:
                yield piece
                piece, used = "", 0
            piece, used = piece + c, used + _columns(c)
        yield piece
