"""A text as it is read beside the text as it stands in the file: certain repairs applied, offsets led back."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from storygen.finding import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storygen.story.trouble import Trouble


class Revision:
    """The `original` text of a file, the `text` that is read instead, and the way back from one to the other.

    Without edits both are the same object. Offsets count code points.
    """

    __slots__ = ("_starts", "_steps", "edits", "original", "text")

    def __init__(self, original: str, edits: Iterable[Edit] = ()) -> None:
        self.original = original
        self.edits = tuple(sorted(edits, key=lambda edit: (edit.start, edit.end)))
        self._starts: list[int] = []
        self._steps: list[tuple[int, int, int]] = []
        self.text = self._revise() if self.edits else original

    def _revise(self) -> str:
        pieces, last, length = [], 0, 0
        for edit in self.edits:
            if edit.start < last:
                continue  # inside what an earlier edit replaced
            pieces += [self.original[last : edit.start], edit.text]
            length += edit.start - last
            self._starts.append(length)
            self._steps.append((edit.start, edit.end, len(edit.text)))
            length += len(edit.text)
            last = edit.end
        return "".join([*pieces, self.original[last:]])

    def origin(self, offset: int) -> int:
        """The place in the original of an offset into the text as read; inside an edit, the place the edit replaced."""
        if not self._starts:
            return offset
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        start, end, length = self._steps[index]
        into = offset - self._starts[index]
        return end + into - length if into >= length else min(start + into, end)

    def revised(self, edits: Iterable[Edit]) -> Revision:
        """The same file with more edits, which are given in offsets into the text as read."""
        return Revision(self.original, (*self.edits, *map(self._led_back, edits)))

    def back(self, trouble: Trouble) -> Trouble:
        """A trouble in offsets into the text as read, in offsets into the original."""
        if not self._starts:
            return trouble
        edits = tuple(map(self._led_back, trouble.edits))
        return replace(trouble, start=self.origin(trouble.start), end=self.origin(trouble.end), edits=edits)

    def _led_back(self, edit: Edit) -> Edit:
        return Edit(self.origin(edit.start), self.origin(edit.end), edit.text)
