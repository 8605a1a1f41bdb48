"""Edits tried out before they are offered: what an action would do to the story, read again from the text it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.lsp.partial import read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storygen.finding import Edit
    from storygen.lsp.opened import Opened
    from storygen.story.reading import Reading


def tried(opened: Opened, edits: Iterable[Edit]) -> Reading:
    """The story as it would be read after edits."""
    return read(opened.text.applied(edits), opened.path, opened.home.project.stories).reading


def says_the_same(opened: Opened, edits: Iterable[Edit]) -> bool:
    """Whether a story says after edits what it says now."""
    if opened.source is None:
        return False
    after = tried(opened, edits)
    same = after.source is not None and after.source.data == opened.source.data
    return same and _errors(after) <= _errors(opened.reading)


def _errors(reading: Reading) -> int:
    return sum(found.severity.value == "error" for found in reading.findings)
