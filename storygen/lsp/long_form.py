"""Writes short forms out: the same values under the keys they stand for, with every comment, quote and order kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storygen.finding import Edit
from storygen.story import style
from storygen.story.place import ListPlace, MappingPlace, Scalar, Slice, bounds
from storygen.story.short import SIDES, TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.story.model import Path
    from storygen.story.source import Source

_UNDER = {"context": "situation", "reflection": "learned"}
_LISTS = {"actions": "action", "follow_up": "followUp", "probes": "probe"}


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A short form: where it stands in the text, and the edits that write it out."""

    start: int
    end: int
    edits: tuple[Edit, ...]


def short_forms(source: Source) -> Iterator[ShortForm]:
    """Every short form of a story, none where YAML had to be mended to read it."""
    if source.read is not source.text:
        return
    for name, key in _UNDER.items():
        if isinstance(source.place((name,)), Scalar) and isinstance(source.data.get(name), dict):
            yield _form(source, (name,), _under(source, (name,), key))
    for name, kind in _LISTS.items():
        yield from _texts(source, (name,), kind)
    for index in range(len(source.data.get("tradeoffs") or ())):
        yield from _texts(source, ("tradeoffs", index, "over"), "alternative")
    yield from _probes(source)
    yield from _metrics(source)
    if _is_side(source, ("measured", "window")):
        yield _form(source, ("measured", "window"), _both_sides(source, ("measured", "window")))


def _form(source: Source, path: Path, edits: tuple[Edit, ...]) -> ShortForm:
    return ShortForm(*source.offsets(path), edits)


def _texts(source: Source, path: Path, kind: str) -> Iterator[ShortForm]:
    """The items of a list that are one text each."""
    place = source.place(path)
    if isinstance(place, ListPlace):
        for index, item in enumerate(place.items):
            if isinstance(item, Scalar) and item.value and source.place((*path, index)) is item:
                yield _form(source, (*path, index), _keyed(source, (*path, index), TEXTS[kind], flow=place.flow))


def _keyed(source: Source, path: Path, means: dict[str, str], *, flow: bool) -> tuple[Edit, ...]:
    """`- text` -> `- did: text`, with what else the short form means on lines of their own."""
    (name, _), *others = means.items()
    start, end = source.offsets(path)
    if flow:
        rest = "".join(f", {key}: {value}" for key, value in others)
        return Edit(start, start, f"{{{name}: "), Edit(end, end, rest + "}")
    indent = "\n" + " " * _column(source, start)
    added = "".join(f"{indent}{key}: {value}" for key, value in others)
    last = _line_end(source, end)
    edits = [Edit(start, start, f"{name}: "), *_indented(source, start, end)]
    return (*edits, Edit(last, last, added)) if added else tuple(edits)


def _under(source: Source, path: Path, name: str) -> tuple[Edit, ...]:
    """`context: text` -> `context:`, and below it `situation: text`."""
    (key_start, key_end), (start, end) = source.key_offsets(path), source.offsets(path)
    colon = source.text.index(":", key_end) + 1
    indent = " " * (_column(source, key_start) + 2)
    return Edit(colon, start, f"\n{indent}{name}: "), *_indented(source, start, end)


def _probes(source: Source) -> Iterator[ShortForm]:
    """`- Why?: answer` -> `- ask: Why?`, and below it `answer: answer`."""
    for path, place in _items(source, "probes"):
        if isinstance(place, MappingPlace) and len(place.entries) == 1 and not place.entries.keys() & {"ask", "answer"}:
            ((key, _),) = place.entries.items()
            start, end = source.key_offsets((*path, key))
            if source.place((*path, "ask")) is None:
                continue
            colon = source.text.index(":", end) + 1
            joint = ", " if place.flow else "\n" + " " * _column(source, start)
            edits = (Edit(start, start, "ask: "), Edit(end, colon, f"{joint}answer:"))
            yield _form(source, path, edits)


def _metrics(source: Source) -> Iterator[ShortForm]:
    for path, place in _items(source, "metrics"):
        if isinstance(source.place((*path, "before")), Slice) and isinstance(place, MappingPlace):
            yield _form(source, path, _arrow(source, path, place))
        for side in SIDES:
            if _is_side(source, (*path, side)):
                yield _form(source, (*path, side), _both_sides(source, (*path, side)))


def _arrow(source: Source, path: Path, place: MappingPlace) -> tuple[Edit, ...]:
    """`- name: A -> B unit` -> a line for each."""
    ((key, _),) = place.entries.items()
    start, end = source.key_offsets((*path, key))
    _, last = source.offsets((*path, key))
    item = source.data["metrics"][path[1]]
    parts = [f"name: {source.text[start:end]}"]
    if item.get("unit"):
        parts.append(f"unit: {style.inline(item['unit'], flow=place.flow)}")
    parts += [f"{side}: {_figure(item[side])}" for side in ("before", "after")]
    braces = place.flow and source.text[bounds(place)[0]] != "{"
    joint = ", " if place.flow else "\n" + " " * _column(source, start)
    written = joint.join(parts)
    return (Edit(start, last, f"{{{written}}}" if braces else written),)


def _figure(value: Any) -> str:
    return style.number(value) if isinstance(value, (int, float)) else str(value)


def _is_side(source: Source, path: Path) -> bool:
    return isinstance(source.place(path), Scalar) and source.place((*path, "before")) is source.place(path)


def _both_sides(source: Source, path: Path) -> tuple[Edit, ...]:
    """`n: 30` -> `n: {before: 30, after: 30}`."""
    place = source.place(path)
    start, end = source.offsets(path)
    raw = source.text[start:end]
    if isinstance(place, Scalar) and (set(raw) & set(",[]{}\n") or place.style in ("|", ">")):
        raw = style.inline(" ".join(place.value.split()), flow=True)
    return (Edit(start, end, f"{{before: {raw}, after: {raw}}}"),)


def _items(source: Source, name: str) -> Iterator[tuple[Path, Any]]:
    place = source.place((name,))
    if isinstance(place, ListPlace):
        yield from (((name, index), item) for index, item in enumerate(place.items))


def _indented(source: Source, start: int, end: int) -> Iterator[Edit]:
    """Two more spaces for each further line of a value."""
    at = source.text.find("\n", start, end)
    while at >= 0:
        if source.text[at + 1 : at + 2] not in ("\n", "\r", ""):
            yield Edit(at + 1, at + 1, "  ")
        at = source.text.find("\n", at + 1, end)


def _column(source: Source, offset: int) -> int:
    return offset - (source.text.rfind("\n", 0, offset) + 1)


def _line_end(source: Source, offset: int) -> int:
    end = source.text.find("\n", offset)
    return len(source.text) if end < 0 else end - (source.text[end - 1 : end] == "\r")
