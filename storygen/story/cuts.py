"""Sentences that YAML cuts: a ` #`, an unquoted `: `, a leading `&` or `!` in plain prose, each with the certain fix."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from yaml.events import ScalarEvent

from storygen.finding import Edit
from storygen.story.decoded import plain_text
from storygen.story.place import ListPlace, MappingPlace, Place, Prose, bounds
from storygen.story.source import Source
from storygen.story.trouble import Trouble

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\r\n]*", re.MULTILINE)
_NOQA = re.compile(r"#\s*noqa\b", re.IGNORECASE)


def quoting(text: str, start: int, end: int) -> tuple[Edit, ...]:
    """Edits that put `start:end` of a text between quotes, so that YAML reads it as it stands."""
    words = text[start:end]
    mark = '"' if '"' not in words and "\\" not in words else "'"
    doubled = [Edit(start + at, start + at, "'") for at, char in enumerate(words) if char == mark == "'"]
    return (Edit(start, start, mark), *doubled, Edit(end, end, mark))


def quoted(text: str, start: int, end: int) -> str:
    """The same as text, for messages: `start:end` between quotes, shortened."""
    words = " ".join(text[start:end].split())
    words = words if len(words) <= 50 else words[:49] + "…"
    return f'"{words}"' if '"' not in words else f"'{words}'"


def prose(source: Source, place: Place | None) -> Prose | None:
    """The plain prose that YAML took for a mapping because of a colon, or None where it is a mapping indeed."""
    if not isinstance(place, MappingPlace) or place.flow or not place.entries:
        return None
    for key, value in place.entries.values():
        if key.style or not isinstance(value, ScalarEvent) or value.style or value.tag or value.anchor:
            return None
    start, end = bounds(place)
    return Prose(plain_text(source.read, start, end), start, end)


def colon(source: Source, found: Prose) -> Trouble:
    """The finding for the colon of such prose."""
    text = source.read
    message = f"YAML takes the text before `: ` for a key; put quotes around it: {quoted(text, found.start, found.end)}"
    at = text.find(": ", found.start, found.end)
    start = at if at >= 0 else found.start
    return Trouble("YML202", message, start, start + 1, title="put quotes around the text", edits=quoting(text, found.start, found.end))


def comments(source: Source, root: Place) -> list[Trouble]:
    """A finding for each plain text that a ` #` cuts: where no space follows the `#`, or exactly one stands before it."""
    text = source.read
    if "#" not in text:
        return []
    scalars = sorted(_scalars(root), key=lambda scalar: scalar.start_mark.index)
    starts = [scalar.start_mark.index for scalar in scalars]
    troubles = []
    for comment in _COMMENT.finditer(text):
        at = comment.start()
        index = bisect_right(starts, at) - 1
        if index >= 0 and (found := _cut(text, scalars[index], at, comment.end())):
            troubles.append(found)
    return troubles


def _cut(text: str, scalar: ScalarEvent, at: int, end: int) -> Trouble | None:
    start, stop = bounds(scalar)
    gap = text[stop:at]
    if scalar.style or at < stop or gap.strip(" \t") or _NOQA.match(text, at):
        return None
    if len(gap) != 1 and text[at + 1 : at + 2] in (" ", "\t", ""):
        return None
    if not scalar.value and len(gap) == 1 and text[at + 1 : at + 2] in (" ", "\t", ""):
        return None
    end = at + len(text[at:end].rstrip())
    begin = start if scalar.value else at
    message = f"YAML drops what follows ` #`; put quotes around the text: {quoted(text, begin, end)}"
    return Trouble("YML201", message, at, end, title="put quotes around the text", edits=quoting(text, begin, end))


def _scalars(place: Place) -> Iterator[ScalarEvent]:
    if isinstance(place, ScalarEvent):
        yield place
    elif isinstance(place, MappingPlace):
        for key, value in place.entries.values():
            yield key
            yield from _scalars(value)
    elif isinstance(place, ListPlace):
        for item in place.items:
            yield from _scalars(item)
