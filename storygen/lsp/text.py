r"""The text of an open file: offsets in code points to the editor's lines and units, and back.

An editor ends lines at \\n, \\r\\n and \\r alone and counts columns in UTF-16 units unless both sides agreed on others.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from lsprotocol import types

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from storygen.finding import Edit

_BREAK = re.compile(r"\r\n|\n|\r")

UNITS: Mapping[str, Callable[[str], int]] = {
    "utf-8": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "utf-16": lambda text: len(text) + sum(letter > "\uffff" for letter in text),
    "utf-32": len,
}
"""How long a text is in the units of an encoding."""


class Text:
    """One state of an open file; never changed."""

    __slots__ = ("_length", "_starts", "content", "encoding")

    def __init__(self, content: str, encoding: str = "utf-16") -> None:
        self.content = content
        self.encoding = encoding
        self._length = UNITS[encoding]
        self._starts = [0, *(found.end() for found in _BREAK.finditer(content))]

    def line_of(self, offset: int) -> int:
        """The line, from 0, on which an offset falls."""
        return bisect_right(self._starts, offset) - 1

    def start_of(self, line: int) -> int:
        """The offset at which a line, from 0, begins; past the last line the end of the text."""
        return self._starts[line] if line < len(self._starts) else len(self.content)

    def end_of(self, line: int) -> int:
        """The offset of a line's end, before its line break."""
        end = self.start_of(line + 1)
        while end > self.start_of(line) and self.content[end - 1] in "\r\n":
            end -= 1
        return end

    def line(self, line: int) -> str:
        """A line, from 0, without its line break."""
        return self.content[self.start_of(line) : self.end_of(line)]

    def offset(self, position: types.Position) -> int:
        """The offset of a position; one beyond its line's end is the line's end."""
        start, end = self.start_of(position.line), self.end_of(position.line)
        line = self.content[start:end]
        if position.character >= self._length(line):
            return end
        if line.isascii():
            return start + position.character
        units = 0
        for at, letter in enumerate(line):
            if units >= position.character:
                return start + at
            units += self._length(letter)
        return end

    def position(self, offset: int) -> types.Position:
        """The position of an offset."""
        line = self.line_of(offset)
        return types.Position(line, self._length(self.content[self.start_of(line) : offset]))

    def range(self, start: int, end: int) -> types.Range:
        """The range between two offsets."""
        return types.Range(self.position(start), self.position(end))

    def edits(self, edits: Iterable[Edit]) -> list[types.TextEdit]:
        """Edits in offsets as the editor wants them."""
        return [types.TextEdit(self.range(edit.start, edit.end), edit.text) for edit in edits]

    def applied(self, edits: Iterable[Edit]) -> str:
        """The content with edits made that do not overlap."""
        content = self.content
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
            content = content[: edit.start] + edit.text + content[edit.end :]
        return content

    def changed(self, changes: Iterable[types.TextDocumentContentChangeEvent]) -> Text:
        """The text after what the editor says was typed, each change on top of the one before."""
        text = self
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = text.offset(change.range.start), text.offset(change.range.end)
                content = text.content[:start] + change.text + text.content[end:]
            else:
                content = change.text
            text = Text(content, self.encoding)
        return text
