"""Which code points of a file each code point of a scalar came from: plain, quoted, literal and folded.

YAML's own marks say where a scalar begins and ends; a message about three words inside it needs more. The spans are
computed only when asked for, and only trusted when they give the very text that libyaml gave.
"""

from __future__ import annotations

import re
from typing import TypeAlias

Char: TypeAlias = tuple[str, int, int]
"""A code point of the decoded text, and where what stands for it begins and ends in the file."""

_BREAK = re.compile(r"\r\n|\n|\r")
_BLANK = re.compile(r"[ \t\r\n]+")
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r|$)")
_SIMPLE = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_WIDE = {"x": 2, "u": 4, "U": 8}


def characters(text: str, start: int, end: int, style: str, value: str) -> list[Char] | None:
    """One `Char` for each code point of `value`, the scalar at `start:end` of `text`; None where the two disagree.

    `style` is YAML's mark for it: "" plain, ' or ", | literal, > folded.
    """
    if style in ("|", ">"):
        found = _block(text, start, end, value, folded=style == ">")
    elif style in ("'", '"'):
        found = _flow(text, start + 1, end - 1, style)
    else:
        found = _flow(text, start, end, "")
    found = found[: len(value)]
    return found if "".join(char for char, _, _ in found) == value else None


def _flow(text: str, at: int, end: int, style: str) -> list[Char]:
    chars: list[Char] = []
    while at < end:
        if blank := _BLANK.match(text, at, end):
            at = blank.end()
            chars += _folded(text, *blank.span())
        elif style == "'" and text[at] == "'":
            chars.append(("'", at, at + 2))
            at += 2
        elif style == '"' and text[at] == "\\":
            at = _escape(text, at, end, chars)
        else:
            chars.append((text[at], at, at + 1))
            at += 1
    return chars


def _folded(text: str, start: int, end: int, single: str = " ") -> list[Char]:
    """A run of blanks: as it stands within a line; one break is a space (after a backslash nothing), more one fewer."""
    count = len(_BREAK.findall(text[start:end]))
    if not count:
        return [(text[at], at, at + 1) for at in range(start, end)]
    return [(char, start, end) for char in (single if count == 1 else "\n" * (count - 1))]


def _escape(text: str, at: int, end: int, chars: list[Char]) -> int:
    if fold := re.compile(r"(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))*[ \t]*").match(text, at + 1, end):
        chars += _folded(text, at + 1, fold.end(), single="")
        return fold.end()
    mark = text[at + 1]
    if mark in _WIDE:
        stop = at + 2 + _WIDE[mark]
        chars.append((chr(int(text[at + 2 : stop], 16)), at, stop))
        return stop
    chars.append((_SIMPLE.get(mark, mark), at, at + 2))
    return at + 2


def _block(text: str, start: int, end: int, value: str, *, folded: bool) -> list[Char]:
    header = _HEADER.match(text, start)
    lines = _lines(text, header.end() if header else end, end)
    first = next((text[a:b] for a, b, _ in lines if text[a:b].strip(" ")), "")
    given = next((line for line in value.split("\n") if line.strip(" ")), "")
    indent = (len(first) - len(first.lstrip(" "))) - (len(given) - len(given.lstrip(" ")))
    return _block_lines(text, [(min(a + indent, b), b, c) for a, b, c in lines], folded=folded)


def _lines(text: str, at: int, end: int) -> list[tuple[int, int, int]]:
    """Start, end and end with the break of each line."""
    lines = []
    while at < end:
        found = _BREAK.search(text, at, end)
        stop, after = (found.start(), found.end()) if found else (end, end)
        lines.append((at, stop, after))
        at = after
    return lines


def _block_lines(text: str, lines: list[tuple[int, int, int]], *, folded: bool) -> list[Char]:
    """The lines of a block scalar; folded, a single break between two lines that begin with no blank is a space."""
    chars: list[Char] = []
    waiting: list[Char] = []  # breaks since the last line with text, the first of them its own
    blank_before = True
    for start, stop, after in lines:
        if start < stop:
            blank = text[start] in " \t"
            if folded and waiting and not blank_before and not blank and chars:
                _, a, b = waiting.pop(0)
                waiting = waiting or [(" ", a, b)]
            chars += waiting
            chars += [(text[i], i, i + 1) for i in range(start, stop)]
            waiting, blank_before = [], blank
        if after > stop:
            waiting.append(("\n", stop, after))
    return chars + waiting
