"""What one file's text says and where: plain data in the long form, and the place of every value of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from storygen.finding import Finding, Fix, Severity, Span
from storygen.story.decoded import Char, characters
from storygen.story.place import ListPlace, MappingPlace, Place, Scalar, Slice, bounds, child

if TYPE_CHECKING:
    from storygen.story.model import Path
    from storygen.story.revision import Revision
    from storygen.story.trouble import Trouble

_BREAK = re.compile(r"\r\n|\n|\r")
_BOM = "\ufeff"


class Source:
    """One file as read. Paths are always those of the long form; a short form's values keep the place of its text.

    Offsets are code points from 0 into the decoded file, columns code points from 1, and slices of a value are given
    in offsets into the value's own text, also inside quoted, literal and folded scalars.
    """

    __slots__ = ("_decoded", "_lines", "_moved", "_revision", "_root", "data", "path")

    def __init__(self, path: str, revision: Revision, data: dict[str, Any], root: Place | None) -> None:
        self.path = path
        self.data = data
        self._revision = revision
        self._root = root
        self._moved: dict[Path, Place] = {}
        self._lines: list[int] | None = None
        self._decoded: dict[int, list[Char] | None] = {}  # scalars of which a slice was asked for, by where they begin

    def __reduce__(self) -> tuple[Any, ...]:
        """Places do not travel between processes; the text does, and is read again."""
        return _read_again, (self.text, self.path)

    @property
    def text(self) -> str:
        """The file's text, as it stands there."""
        return self._revision.original

    @property
    def read(self) -> str:
        """The text as read: the same, with the certain repairs of what is no YAML."""
        return self._revision.text

    # places

    def move(self, path: Path, place: Place) -> None:
        """Say where the value of a long path stands, where the text has it in another place."""
        self._moved[path] = place

    def rename(self, old: Path, new: Path) -> None:
        """Say that the value written under one key is read as the value of another."""
        place = self.place(old)
        if place is not None:
            self._moved[new] = place
        for path in [path for path in self._moved if path[: len(old)] == old]:
            self._moved[(*new, *path[len(old) :])] = self._moved[path]

    def place(self, path: Path) -> Place | None:
        """Where a value stands, or None where the text has no such value."""
        place, rest = self._root, path
        for length in range(len(path), 0, -1) if self._moved else ():
            if (moved := self._moved.get(path[:length])) is not None:
                place, rest = moved, path[length:]
                break
        for part in rest:
            place = child(place, part)
        return place

    def key(self, path: Path) -> Scalar | None:
        """The scalar of a value's key; None for items of lists and where the text has no such key."""
        if not path or path in self._moved:
            return None
        parent = self.place(path[:-1])
        entry = parent.entries.get(str(path[-1])) if isinstance(parent, MappingPlace) else None
        return entry[0] if entry else None

    def offsets(self, path: Path, start: int | None = None, end: int | None = None) -> tuple[int, int]:
        """Where the value at `path` stands in the file, or the slice `start:end` of its text; else its anchor."""
        place = self.place(path)
        if place is None:
            return self._anchor(path)
        return self._led_back(self._slice(place, start, end))

    def span(self, path: Path, start: int | None = None, end: int | None = None) -> Span:
        """The same as `offsets`, in lines and columns."""
        return self.lines(*self.offsets(path, start, end))

    def key_span(self, path: Path) -> Span:
        """Where the key of a value stands; for an item of a list, the value."""
        key = self.key(path)
        return self.span(path) if key is None else self.lines(*self._led_back(bounds(key)))

    def key_offsets(self, path: Path) -> tuple[int, int]:
        """The same in offsets into the file."""
        key = self.key(path)
        return self.offsets(path) if key is None else self._led_back(bounds(key))

    def anchor(self, path: Path) -> Span:
        """Where a finding about something missing at `path` points.

        The key itself where it stands there without a value; else the first line of the list item, or the key of the
        mapping, that lacks it; else the title.
        """
        return self.lines(*self._anchor(path))

    def lines(self, start: int, end: int) -> Span:
        """Offsets into the file as lines and columns."""
        return Span(*self._position(start), *self._position(end))

    def finding(self, trouble: Trouble) -> Finding:
        """A trouble, in offsets into the file, as a finding with lines and columns."""
        fix = Fix(trouble.title, trouble.edits) if trouble.edits else None
        span, quote = self.lines(trouble.start, trouble.end), self.text[trouble.start : trouble.end][:200]
        return Finding(trouble.code, trouble.message, self.path, span, trouble.severity, quote=quote, fix=fix)

    def problem(self, code: str, message: str, path: Path, *, key: bool = False, fix: Fix | None = None) -> Finding:
        """An error about the value at `path`, or with `key` about its key."""
        span = self.key_span(path) if key else self.span(path)
        start, end = self.offsets(path)
        quote = str(path[-1]) if key else self.text[start:end][:200]
        field = ".".join(map(str, path))
        return Finding(code, message, self.path, span, Severity.ERROR, field=field, quote=quote, fix=fix)

    # the arithmetic of places

    def _led_back(self, place: tuple[int, int]) -> tuple[int, int]:
        origin = self._revision.origin
        return origin(place[0]), origin(place[1])

    def _position(self, offset: int) -> tuple[int, int]:
        if self._lines is None:
            self._lines = _line_starts(self.text)
        line = bisect_right(self._lines, offset) - 1
        column = offset - self._lines[line] + 1
        if line == 0 and self.text.startswith(_BOM):
            column = max(1, column - 1)
        return line + 1, column

    def _slice(self, place: Place, start: int | None, end: int | None) -> tuple[int, int]:
        if isinstance(place, Slice):
            base, limit = place.start, place.end
            start = base + (start or 0)
            return self._slice(place.of, min(start, limit), limit if end is None else min(base + end, limit))
        whole = bounds(place)
        if (start is None and end is None) or isinstance(place, (MappingPlace, ListPlace)):
            return self._trimmed(place, whole)
        chars = self._characters(place)
        if not chars:
            return whole
        first = min(max(start or 0, 0), len(chars))
        last = len(chars) if end is None else min(max(end, first), len(chars))
        begin = chars[first][1] if first < len(chars) else chars[-1][2]
        return begin, chars[last - 1][2] if last > first else begin

    def _trimmed(self, place: Place, whole: tuple[int, int]) -> tuple[int, int]:
        """A block scalar without the line breaks and comments after its text."""
        if isinstance(place, Scalar) and place.style in ("|", ">"):
            return whole[0], whole[0] + len(self.read[slice(*whole)].rstrip())
        return whole

    def _characters(self, place: Scalar) -> list[Char] | None:
        start, end = bounds(place)
        if start not in self._decoded:
            self._decoded[start] = characters(self.read, start, end, place.style or "", place.value)
        return self._decoded[start]

    def _anchor(self, path: Path) -> tuple[int, int]:
        key = self.key(path)
        if key is not None:
            return self._led_back(bounds(key))
        for length in range(len(path) - 1, 0, -1):
            parent = path[:length]
            place, key = self.place(parent), self.key(parent)
            if key is not None:
                return self._led_back(bounds(key))
            if place is not None:
                return self._led_back(self._first_line(place))
        title = self.place(("title",)) or self._root
        return self._led_back(self._first_line(title)) if title is not None else (0, 0)

    def _first_line(self, place: Place) -> tuple[int, int]:
        start, end = self._slice(place, None, None)
        found = _BREAK.search(self.read, start, max(start, end))
        return start, found.start() if found else end


def load_data(raw: bytes) -> Any:
    """The data of any YAML file of ours, with the bounds and the scalar rules that stories have.

    Raises:
        ValueError: what is wrong with it, in a sentence with its line.
    """
    from storygen.story.document import load

    return load(raw)


def _line_starts(text: str) -> list[int]:
    """Where each line begins; with line feeds alone, which nearly every file has, a place after the last one too."""
    if "\r" in text:
        return [0, *(found.end() for found in _BREAK.finditer(text))]
    return list(accumulate([len(line) + 1 for line in text.split("\n")], initial=0))


def _read_again(text: str, path: str) -> Source | None:
    from storygen.story.reading import read_text

    return read_text(text, path).source
