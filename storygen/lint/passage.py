"""One prose value of a story, as a stretch of the story's joined prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from storygen.lint.vocabulary import words_in

if TYPE_CHECKING:
    from storygen.story.model import Path

QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|«[^»\n]*»|„[^“”\n]*[“”]|(?<![\w])‘[^’\n]*’(?!\w)")


class Passage:
    """One prose value within the joined text: `start` up to `end`, in code points.

    `text` has references such as {precision} replaced by their figures; `shifts` leads back: for each replaced
    reference its start and end in `text` and in what was written. `lower` has the same length; `words` are its words.
    """

    __slots__ = ("_quoted", "end", "lower", "path", "section", "shifts", "start", "text", "words")

    def __init__(
        self, section: str, path: Path, text: str, start: int, shifts: tuple[tuple[int, int, int, int], ...] = ()
    ) -> None:
        self.section = section
        self.path = path
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.shifts = shifts
        self._quoted: list[tuple[int, int]] | None = None

    def cut_from(self, lower: str, plain: str) -> None:
        """Take this value's part of what was made of the joined text at once: its lower case, and its letters alone."""
        self.lower = lower[self.start : self.end]
        self.words = words_in(plain[self.start : self.end])

    def quotes(self, offset: int) -> bool:
        """Whether an offset falls into quotation marks inside a sentence; a text that is all quotation is said."""
        if self._quoted is None:
            whole = len(self.text.strip().rstrip(".!?"))
            self._quoted = [m.span() for m in QUOTED.finditer(self.text) if len(m.group()) < whole]
        place = bisect_right(self._quoted, (offset, len(self.text))) - 1
        return place >= 0 and self._quoted[place][0] <= offset < self._quoted[place][1]

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into `text` as offsets into the value as its file has it."""
        if not self.shifts:
            return start, end
        return self._back(start, opening=True), self._back(end, opening=False)

    def _back(self, offset: int, *, opening: bool) -> int:
        moved = 0
        for new_start, new_end, old_start, old_end in self.shifts:
            if offset < new_start or (offset == new_start and opening):
                break
            if offset < new_end:
                return old_start if opening else old_end
            moved = old_end - new_end
        return offset + moved
