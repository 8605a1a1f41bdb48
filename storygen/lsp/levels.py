"""The nesting of YAML lines by their indentation alone, so that it holds while the text is no YAML yet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.story.model import Path

LINE = re.compile(
    r"(?P<indent>[ ]*)(?P<dashes>(?:-(?:[ ]+|$))*)"
    r"(?:(?P<key>\"[^\"]*\"|'[^']*'|[^\s#\[\]{}\"'|>&*!%@`,-][^#:]*?|-[^\s#:][^#:]*?)[ ]*:(?P<gap>[ ]+|$))?"
    r"(?P<rest>.*)",
    re.DOTALL,
)
_BLOCK = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?$")


@dataclass(slots=True)
class Level:
    """A mapping or list whose entries begin at one column: the keys so far, or the index of the last item."""

    column: int
    is_list: bool
    keys: list[str] = field(default_factory=list)
    index: int = -1

    @property
    def part(self) -> str | int:
        """What the last entry adds to a path."""
        return self.index if self.is_list else self.keys[-1]


@dataclass(slots=True)
class Line:
    """A line taken apart: where its dashes, its key and its value begin."""

    indent: int
    dashes: tuple[int, ...]
    key: str
    key_column: int
    value_column: int
    value: str

    @property
    def opens_block(self) -> bool:
        """Whether its value is a block scalar on the lines below."""
        return _BLOCK.fullmatch(self.value) is not None

    @property
    def is_empty(self) -> bool:
        """Whether no value stands on the line, but perhaps a comment."""
        return not self.value or self.value.startswith("#")


def taken_apart(line: str) -> Line:
    """The parts of a line."""
    found = LINE.match(line)
    assert found is not None  # noqa: S101 -- every part of the pattern may be empty
    dashes = tuple(at.start() for at in re.finditer("-", found["dashes"]))
    begin = found.end("indent")
    key = (found["key"] or "").strip("\"'")
    return Line(
        begin, tuple(begin + at for at in dashes), key, found.end("dashes"), found.start("rest"), found["rest"].rstrip()
    )


class Outline:
    """The levels open at a line, line after line."""

    def __init__(self) -> None:
        self.levels: list[Level] = []
        self.block: int | None = None
        """The column that lines of a block scalar stand beyond, while one is open."""
        self.open_value = False
        """Whether the last entry has a value on its own line, which the lines below may go on with."""

    @property
    def path(self) -> Path:
        """Where the last entry stands."""
        return tuple(level.part for level in self.levels if level.is_list or level.keys)

    def holds(self, line: str) -> bool:
        """Whether a line belongs to the block scalar above it."""
        return self.block is not None and (not line.strip() or _indent(line) > self.block)

    def enter(self, line: Line) -> None:
        """Go on with a line that begins an entry."""
        for column in line.dashes:
            self._item(column)
        if line.key:
            self.close(line.key_column, lists=True)
            if not self.levels or self.levels[-1].column < line.key_column or self.levels[-1].is_list:
                self.levels.append(Level(line.key_column, is_list=False))
            self.levels[-1].keys.append(line.key)
        if line.key or line.dashes:
            self.block = self._opened(line) if line.opens_block else None
            self.open_value = not line.is_empty and not line.opens_block

    def close(self, column: int, *, lists: bool) -> None:
        """Leave the levels beyond a column, and with `lists` the list at it."""
        while self.levels and (
            self.levels[-1].column > column or (lists and self.levels[-1].is_list and self.levels[-1].column == column)
        ):
            self.levels.pop()

    def _item(self, column: int) -> None:
        self.close(column, lists=False)
        if not self.levels or not self.levels[-1].is_list or self.levels[-1].column != column:
            self.levels.append(Level(column, is_list=True))
        self.levels[-1].index += 1

    def _opened(self, line: Line) -> int:
        return line.key_column if line.key else line.dashes[-1]


def entries(lines: list[str], upto: int, outline: Outline) -> Iterator[tuple[int, Line]]:
    """Take the outline through the lines before `upto`, and hand out each that begins an entry."""
    for number in range(upto):
        line = lines[number]
        if outline.holds(line) or not line.strip() or line.lstrip().startswith("#"):
            continue
        outline.block = None
        parts = taken_apart(line)
        if parts.key or parts.dashes:
            outline.enter(parts)
            yield number, parts


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
