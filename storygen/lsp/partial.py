"""What can be read of a story while it is typed: what is no YAML yet is left out, all else keeps its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from storygen.story.reading import Reading, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

UNREADABLE = "YML107"
"""The finding where YAML ends; one with a fix was read as if mended."""


@dataclass(frozen=True, slots=True)
class Partial:
    """A reading, and whether lines had to be left out of it: then nothing it lacks is surely missing."""

    reading: Reading
    whole: bool = True


def read(text: str, path: str, root: str) -> Partial:
    """Read what can be read of a text."""
    reading = read_text(text, path, root)
    stuck = [found for found in reading.findings if found.code == UNREADABLE and found.fix is None]
    if reading.story is not None or not stuck:
        return Partial(reading)
    lines = text.split("\n")
    for first, last in _gaps(lines, stuck[0].span.line - 1):
        tried = read_text("\n".join([*lines[:first], *map(_blank, lines[first:last]), *lines[last:]]), path, root)
        if tried.story is not None:
            return Partial(replace(tried, findings=(*stuck, *tried.findings)), whole=False)
    return Partial(reading)


def _gaps(lines: list[str], at: int) -> Iterator[tuple[int, int]]:
    """What to leave out, the least first: a line, the list item around it, the top-level key, all from there on."""
    at = min(at, len(lines) - 1)
    above = next((line for line in range(at - 1, -1, -1) if lines[line].strip()), at)
    yield at, at + 1
    yield above, above + 1
    yield above, at + 1
    for line in dict.fromkeys((above, at)):
        for opens in ("- ", ""):
            first, last = _block(lines, line, opens)
            yield first, last
    first, _ = _block(lines, above, "")
    yield first, len(lines)


def _block(lines: list[str], at: int, opens: str) -> tuple[int, int]:
    """The lines of the list item, or without `opens` of the top-level key, around a line."""
    if not opens:
        first = next((line for line in range(at, -1, -1) if _is_top(lines[line])), 0)
        return first, next((line for line in range(first + 1, len(lines)) if _is_top(lines[line])), len(lines))
    first = next((line for line in range(at, -1, -1) if lines[line].lstrip().startswith(opens)), 0)
    indent = _indent(lines[first])
    after = (line for line in range(first + 1, len(lines)) if lines[line].strip() and _indent(lines[line]) <= indent)
    return first, max(next(after, len(lines)), at + 1)


def _is_top(line: str) -> bool:
    return bool(line) and line[0] not in " \t#-\r"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _blank(line: str) -> str:
    return " " * len(line.rstrip("\r")) + line[len(line.rstrip("\r")) :]
