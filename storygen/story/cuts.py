"""Sentences that YAML cuts although the file is YAML: each with the certain fix, which reading then applies in memory.

A ` #` in plain prose, an unquoted `: ` that makes a mapping of a text, a text that begins with `&`, `!`, `*` or
`{name}`, a comma inside { } that divides a figure or a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from storygen.finding import Edit
from storygen.nearest import nearest
from storygen.story.compose import REFERENCE
from storygen.story.place import ListPlace, MappingPlace, Place, Scalar, bounds
from storygen.story.quoting import TITLE, quoting, shown
from storygen.story.trouble import MOST, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.story.shape import Shape

_COMMENT = re.compile(r"(?<=[ \t])#[^\r\n]*")
_NOQA = re.compile(r"#\s*noqa\b", re.IGNORECASE)
_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![\w.])")
_PROSE_ITEMS = frozenset(("action", "alternative", "followUp"))
"""Parts of lists that may be one text: there a mapping without any known key is a text with a colon in it."""
_FORMS = frozenset(("id", "ids", "date", "time", "moment", "duration", "period"))
"""Texts of one form, where nothing is a sentence."""


@dataclass(frozen=True, slots=True)
class _Value:
    """A value of the text, its place, and what the schema wants there; None where it knows no such key."""

    place: Place
    shape: Shape | None


def cuts(text: str, root: Place, shape: Shape) -> list[Trouble]:
    """What YAML cuts in a text, in offsets into it."""
    values = list(_walk(root, shape))
    found = list(islice((trouble for value in values for trouble in _misread(text, value)), MOST))
    if has_comments(text):
        found += islice(_comments(text, values), MOST)
    return found


def has_comments(text: str) -> bool:
    """Whether a ` #` may cut a sentence in a text."""
    return "#" in text and (" #" in text or "\t#" in text)


def apart(troubles: list[Trouble]) -> list[Trouble]:
    """Troubles whose repairs do not touch: of two that do, the one that begins first."""
    kept: list[Trouble] = []
    last = -1
    for trouble in sorted(troubles, key=lambda trouble: (trouble.edits[0].start, -trouble.edits[-1].end)):
        if trouble.edits[0].start >= last:
            kept.append(trouble)
            last = trouble.edits[-1].end
    return kept


def _walk(place: Place, shape: Shape | None) -> Iterator[_Value]:
    yield _Value(place, shape)
    if isinstance(place, MappingPlace):
        fields = shape.fields if shape is not None else {}
        for key, (_, inner) in place.entries.items():
            yield from _walk(inner, fields.get(key))
    elif isinstance(place, ListPlace):
        item = shape.item if shape is not None else None
        for inner in place.items:
            yield from _walk(inner, item)


def _misread(text: str, value: _Value) -> Iterator[Trouble]:
    place, shape = value.place, value.shape
    if isinstance(place, ListPlace) and place.flow:
        yield from _thousands(text, place)
    if isinstance(place, ListPlace) and shape is not None and _wants_prose(shape) and len(place.items) == 1:
        start, end = bounds(place)
        if not place.flow and "\n" not in text[start:end] and isinstance(place.items[0], Scalar):
            yield _sign(text, start, end)
    if not isinstance(place, MappingPlace) or shape is None:
        return
    if place.flow:
        yield from _braces(text, place, shape)
        yield from _thousands(text, place)
        yield from _divided(text, place, shape)
    elif _is_prose(place, shape):
        yield _colon(text, place)


# an unquoted colon


def _is_prose(place: MappingPlace, shape: Shape) -> bool:
    """Whether what YAML took for a mapping is plain prose with a colon in it."""
    if not place.entries or not _wants_prose(shape):
        return False
    for key, value in place.entries.values():
        if key.style or not isinstance(value, Scalar) or value.style or value.marked:
            return False
    return shape.kind == "text" or not any(_meant(key, shape) for key in place.entries)


def _wants_prose(shape: Shape) -> bool:
    return shape.kind == "text" or shape.name in _PROSE_ITEMS


def _sign(text: str, start: int, end: int) -> Trouble:
    message = f"a text that begins with {text[start]} needs quotes; write {shown(text, start, end)}"
    return Trouble("YML203", message, start, end, title=TITLE, edits=quoting(text, start, end))


def _meant(key: str, shape: Shape) -> bool:
    return key in shape.fields or (" " not in key and _near(key, tuple(shape.fields)))


@lru_cache(1024)
def _near(key: str, keys: tuple[str, ...]) -> bool:
    return nearest(key, keys) is not None


def _colon(text: str, place: MappingPlace) -> Trouble:
    start, end = bounds(place)
    if text[start : start + 2] == "? ":
        return _sign(text, start, end)
    at = re.compile(r":(?=\s|$)").search(text, start, end)
    message = f"YAML takes what stands before `: ` for a key; put quotes around the text: {shown(text, start, end)}"
    begin = at.start() if at else start
    return Trouble("YML202", message, begin, begin + 1, title=TITLE, edits=quoting(text, start, end))


# braces and commas


def _braces(text: str, place: MappingPlace, shape: Shape) -> Iterator[Trouble]:
    """`result: {precision}`: a figure's name where a text is expected."""
    start, end = bounds(place)
    named = REFERENCE.fullmatch(text, start, end)
    if named and _wants_prose(shape) and not any(_meant(key, shape) for key in place.entries):
        yield _sign(text, start, end)


def _thousands(text: str, place: MappingPlace | ListPlace) -> Iterator[Trouble]:
    """`[1,000, 2,000]`: inside brackets a comma divides."""
    inside = place.items if isinstance(place, ListPlace) else [value for _, value in place.entries.values()]
    for value in inside:
        if not isinstance(value, Scalar) or value.style:
            continue
        start, end = bounds(value)
        found = _THOUSANDS.match(text, start, bounds(place)[1])
        if found and found.end() > end and end > start and text[end] == ",":
            written = found[0].replace(",", "_")
            message = f"inside brackets a comma divides, so {found[0]} is several values here; write {written}"
            edits = tuple(Edit(start + at, start + at + 1, "_") for at, sign in enumerate(found[0]) if sign == ",")
            yield Trouble("YML206", message, start, found.end(), title=f"write {written}", edits=edits)


def _divided(text: str, place: MappingPlace, shape: Shape) -> Iterator[Trouble]:
    """`{ask: Why not, really?}`: inside braces a comma divides a sentence into a value and a key without value."""
    before: tuple[str, Scalar] | None = None
    last = None
    for key, (event, value) in place.entries.items():
        alone = isinstance(value, Scalar) and not value.value and not value.style and key not in shape.fields
        if alone and before is not None and not event.style:
            last = event
            continue
        if last is not None and before is not None:
            yield _comma(text, before[1], last)
        plain = isinstance(value, Scalar) and not value.style and bool(value.value)
        text_wanted = key in shape.fields and shape.fields[key].kind == "text"
        before, last = ((key, value) if isinstance(value, Scalar) and plain and text_wanted else None), None
    if last is not None and before is not None:
        yield _comma(text, before[1], last)


def _comma(text: str, first: Scalar, last: Scalar) -> Trouble:
    start, end = bounds(first)[0], bounds(last)[1]
    message = f"inside braces a comma divides; put quotes around the text: {shown(text, start, end)}"
    return Trouble("YML206", message, start, end, title=TITLE, edits=quoting(text, start, end))


# comments


def _comments(text: str, values: list[_Value]) -> Iterator[Trouble]:
    """A ` #` that ends plain prose: where no space follows the `#`, or exactly one stands before it."""
    scalars = sorted(
        ((bounds(value.place)[0], value) for value in values if isinstance(value.place, Scalar)),
        key=lambda pair: pair[0],
    )
    starts = [start for start, _ in scalars]
    for comment in _COMMENT.finditer(text):
        index = bisect_right(starts, comment.start()) - 1
        if index >= 0 and (found := _comment(text, scalars[index][1], comment.start(), comment.end())):
            yield found


def _comment(text: str, value: _Value, at: int, end: int) -> Trouble | None:
    scalar = value.place
    if not isinstance(scalar, Scalar) or scalar.style or _NOQA.match(text, at):
        return None
    start, stop = bounds(scalar)
    gap = text[stop:at]
    spaced = text[at + 1 : at + 2] in ("", " ", "\t", "#", "\r")
    if (
        at < stop
        or gap.strip(" \t")
        or (spaced and len(gap) != 1)
        or not _takes_prose(scalar, value.shape, spaced=spaced)
    ):
        return None
    end = at + len(text[at:end].rstrip())
    begin = start if scalar.value else at
    message = f"YAML drops what follows ` #`; put quotes around the text: {shown(text, begin, end)}"
    return Trouble("YML201", message, at, end, title=TITLE, edits=quoting(text, begin, end))


def _takes_prose(scalar: Scalar, shape: Shape | None, *, spaced: bool) -> bool:
    """Whether a sentence may stand there; a single word or nothing, with a spaced `# `, is a value with a remark."""
    if shape is None:
        return " " in scalar.value and "->" not in scalar.value
    if shape.kind not in ("text", "record") or shape.name in _FORMS:
        return False
    if not scalar.value:
        return not spaced
    return not spaced or " " in scalar.value or shape.name == "md"
