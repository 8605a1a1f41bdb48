"""Short forms to the long ones, in place; the values keep the place of the text they came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from storygen.story import arrow
from storygen.story.model import Path
from storygen.story.place import MappingPlace, Slice
from storygen.story.shape import keys
from storygen.story.source import Source

SIDES = ("n", "sd", "exposure", "window")
"""Keys of a metric whose plain value holds for before and after."""


def expand(source: Source) -> None:
    """Bring the data of a source to the long form, as far as it is a short one; anything else is left to the schema."""
    data = source.data
    for name, part in (("context", "situation"), ("reflection", "learned")):
        value = data.get(name)
        if isinstance(value, str) and value:
            _become(data, name, source, (name,), {part: value})
    _each(source, data, "actions", (), _action)
    for index, tradeoff in enumerate(_list(data, "tradeoffs")):
        if isinstance(tradeoff, dict):
            _each(source, tradeoff, "over", ("tradeoffs", index), _option)
    _each(source, data, "follow_up", (), _follow_up)
    _each(source, data, "probes", (), _probe)
    _each(source, data, "metrics", (), _metric)
    measured = data.get("measured")
    if isinstance(measured, dict):
        _sides(source, measured, ("measured",), ("window",))


def _list(data: dict[str, Any], name: str) -> list[Any]:
    value = data.get(name)
    return value if isinstance(value, list) else []


def _each(
    source: Source, data: dict[str, Any], name: str, parent: Path, long: Callable[[Source, Any, Path], Any]
) -> None:
    """Give every item of a list its long form."""
    items = data.get(name)
    if not isinstance(items, list):
        return
    for index, item in enumerate(items):
        if isinstance(item, (str, dict)):
            items[index] = long(source, item, (*parent, name, index))


def _become(holder: Any, key: Any, source: Source, path: Path, long: dict[str, Any]) -> None:
    """Put a mapping where a text stood, its first value standing where the text did."""
    place = source.place(path)
    if place is not None:
        source.move((*path, next(iter(long))), place)
    holder[key] = long


def _text(name: str, **defaults: str) -> Callable[[Source, Any, Path], Any]:
    """A text, or what YAML took for a mapping because of an unquoted colon, is the part `name` of the item."""

    def long(source: Source, item: Any, path: Path) -> Any:
        if isinstance(item, dict):
            return item
        place = source.place(path)
        if place is not None:
            source.move((*path, name), place)
        return {name: item, **defaults}

    return long


_action = _text("did")
_option = _text("option")
_follow_up = _text("action", owner="me", status="open")


def _probe(source: Source, item: Any, path: Path) -> Any:
    """`- Why not X?: answer`, or the question alone."""
    if isinstance(item, str):
        return _text("ask")(source, item, path)
    if not (len(item) == 1 and _moved(source, item, path, "probe", "ask")):
        return item
    (ask, answer), = item.items()
    source.move((*path, "answer"), source.place((*path, ask)) or source.place(path))  # type: ignore[arg-type]
    return {"ask": ask, "answer": answer}


def _moved(source: Source, item: dict[str, Any], path: Path, kind: str, name: str) -> bool:
    """Whether the one key of a mapping is no known one; then `name` stands where the key does."""
    (key,) = item
    event = source.key((*path, key))
    if key in keys(kind) or event is None:
        return False
    source.move((*path, name), event)
    return True


def _metric(source: Source, item: Any, path: Path) -> Any:
    """`- name: A -> B unit`; and one figure for both sides of n, sd, exposure and window."""
    if isinstance(item, str):
        return item
    if len(item) == 1:
        item = _arrow(source, item, path)
    _sides(source, item, path, SIDES)
    return item


def _arrow(source: Source, item: dict[str, Any], path: Path) -> dict[str, Any]:
    ((key, value),) = item.items()
    place = source.place((*path, key))
    if not isinstance(value, str) or place is None or isinstance(place, MappingPlace):
        return item
    found = arrow.parse(value)
    if found is None or not _moved(source, item, path, "metric", "name"):
        return item
    long: dict[str, Any] = {"name": key}
    for name, end in (("before", found.before), ("after", found.after)):
        long[name] = "unknown" if end.value is None else end.value
        source.move((*path, name), Slice(place, end.start, end.end))  # type: ignore[arg-type]
    if found.unit:
        long["unit"] = found.unit
        source.move((*path, "unit"), Slice(place, found.unit_start, found.unit_end))  # type: ignore[arg-type]
    return long


def _sides(source: Source, item: dict[str, Any], path: Path, names: tuple[str, ...]) -> None:
    for name in names:
        value = item.get(name)
        if value is None or isinstance(value, (dict, list)):
            continue
        place = source.place((*path, name))
        if place is not None:
            source.move((*path, name, "before"), place)
            source.move((*path, name, "after"), place)
        item[name] = {"before": value, "after": value}
