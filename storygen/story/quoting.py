"""Putting quotes around a text in a YAML file, so that YAML reads it as it stands."""

from __future__ import annotations

from storygen.finding import Edit

TITLE = "put quotes around the text"
LONGEST = 64
"""Code points that a message shows of a text."""


def quoting(text: str, start: int, end: int) -> tuple[Edit, ...]:
    """Edits that put `start:end` of a text between quotes: double ones where they change nothing in it."""
    words = text[start:end]
    mark = '"' if '"' not in words and "\\" not in words else "'"
    first = mark + "'" if words[:1] == mark == "'" else mark
    doubled = [Edit(start + at, start + at, "'") for at, char in enumerate(words) if at and char == mark == "'"]
    return (Edit(start, start, first), *doubled, Edit(end, end, mark))


def requoting(text: str, start: int, end: int) -> tuple[Edit, ...]:
    """Edits for a text that stands between quotes already and holds the same quote inside: other quotes around it."""
    inner = text[start + 1 : end - 1]
    if text[start] == "'" and '"' not in inner and "\\" not in inner:
        return Edit(start, start + 1, '"'), Edit(end - 1, end, '"')
    if text[start] == '"' and "\\" not in inner:
        doubled = [Edit(start + 1 + at, start + 1 + at, "'") for at, char in enumerate(inner) if char == "'"]
        return (Edit(start, start + 1, "'"), *doubled, Edit(end - 1, end, "'"))
    mark = text[start]
    escape = "\\" if mark == '"' else "'"
    at = [
        start + 1 + i for i, char in enumerate(inner) if char == mark and not (mark == '"' and inner[i - 1 : i] == "\\")
    ]
    return tuple(Edit(i, i, escape) for i in at)


def shown(text: str, start: int, end: int) -> str:
    """The text between its new quotes, for messages; a long one is shortened."""
    return written(text, start, end, quoting(text, start, end))


def written(text: str, start: int, end: int, edits: tuple[Edit, ...]) -> str:
    """What `start:end` of a text becomes by edits inside it, on one line, shortened in the middle."""
    pieces, last = [], start
    for edit in edits:
        pieces += [text[last : edit.start], edit.text]
        last = edit.end
    words = " ".join("".join([*pieces, text[last:end]]).split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 15].rstrip()} … {words[-10:].lstrip()}"
