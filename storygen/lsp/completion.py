"""What may be written at the cursor: keys by place, the words a key takes, competencies, units, figures, rule codes."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from lsprotocol import types

from storygen.lsp import names, places
from storygen.lsp.cursor import Cursor, cursor
from storygen.lsp.offer import Offer, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.lsp.opened import Opened
    from storygen.story.shape import Shape

_REFERENCE = re.compile(r"\{([\w-]*(?:\.\w*)?)$")
_NOQA = re.compile(r"#[ \t]*noqa\b[ \t]*:?[ \t]*(?:[\w-]+[ \t]*,[ \t]*)*([\w-]*)$", re.IGNORECASE)
_UNIT_OF_ARROW = re.compile(r"(?:->|→|=>)\s*[-+]?[\d.,_]+\s+([^\d\s]*)$")


def completion(opened: Opened, position: types.Position) -> types.CompletionList:
    """What may be written at a position, in the order to offer it."""
    at = cursor(opened.text, opened.text.offset(position))
    return listed(_offers(opened, at), opened.text, at)


def _offers(opened: Opened, at: Cursor) -> Iterator[Offer]:
    if at.kind == "comment":
        found = _NOQA.search(at.word)
        yield from names.rules(opened, at, found[1]) if found else ()
        return
    reference = _REFERENCE.search(at.word)
    if at.kind == "prose" or (at.kind != "key" and reference):
        yield from names.figures(opened, at, reference[1]) if reference else ()
        return
    shape = places.shape_at(at.path)
    if shape is None:
        yield from _of_arrow(at)
        return
    if at.kind != "value" and shape.kind == "record":
        yield from _keys(shape, at)
    if at.kind != "key":
        yield from _values(opened, shape, at)


def _keys(shape: Shape, at: Cursor) -> Iterator[Offer]:
    """The keys that a mapping may have and has not."""
    from storygen.story.write import ORDER

    holder = next((str(part) for part in reversed(at.path) if isinstance(part, str)), "")
    order = {key: place for place, key in enumerate(ORDER.get(holder, ()))}
    for key in sorted(shape.fields, key=lambda key: order.get(key, len(order))):
        if key not in at.keys:
            field = shape.fields[key]
            inserted = key + ": " if at.brackets else _opened(key, field, at.column)
            said = places.describe(key, field)
            yield Offer(key, inserted, types.CompletionItemKind.Property, places.kind(field), said)


def _opened(key: str, shape: Shape, column: int) -> str:
    """A key as it begins: a list with its first dash, prose in a block, where no quotes are needed."""
    below = "\n" + " " * (column + 2)
    if shape.kind == "list":
        return f"{key}: " if shape.item is not None and shape.item.kind != "record" else f"{key}:{below}- "
    if shape.kind == "record":
        return f"{key}:{below}"
    return f"{key}: |{below}" if shape.name == "md" and "maxLength" not in shape.limits else f"{key}: "


def _values(opened: Opened, shape: Shape, at: Cursor) -> Iterator[Offer]:
    """The words that a value may be."""
    key = next((str(part) for part in reversed(at.path) if isinstance(part, str)), "")
    if key == "competencies":
        yield from names.competencies(opened.home.bank, in_list=isinstance(at.path[-1], int))
    elif key == "roles":
        yield from names.roles(opened.home, in_list=isinstance(at.path[-1], int))
    elif key == "unit":
        yield from names.units()
    elif at.path[:2] == ("lint", "ignore"):
        yield from names.rules(opened, at)
    elif shape.kind == "enum":
        for word in shape.words:
            yield Offer(str(word), str(word), types.CompletionItemKind.EnumMember, "", shape.description)
    elif shape.kind == "flag":
        for word in ("true", "false"):
            yield Offer(word, word, types.CompletionItemKind.Value, "", shape.description)
    else:
        for word in _words().get(key, ()):
            yield Offer(word, word, types.CompletionItemKind.Value, "", shape.description)


def _of_arrow(at: Cursor) -> Iterator[Offer]:
    """The unit at the end of a metric in one line."""
    found = _UNIT_OF_ARROW.search(at.word)
    if at.path[:1] == ("metrics",) and found:
        yield from names.units(typed=found[1])


@cache
def _words() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = json.loads(FilePath(__file__).with_name("words.json").read_text(encoding="utf-8"))
    return loaded
