"""Short forms to the long ones, in place; the values keep the place of the text they came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storygen.story import arrow
from storygen.story.place import Scalar, Slice
from storygen.story.shape import keys

if TYPE_CHECKING:
    from storygen.story.model import Path
    from storygen.story.source import Source

SIDES = ("n", "sd", "exposure", "window")
"""Keys of a metric whose plain value holds for before and after."""
TEXTS: dict[str, dict[str, str]] = {
    "action": {"did": ""},
    "alternative": {"option": ""},
    "followUp": {"action": "", "owner": "me", "status": "open"},
    "probe": {"ask": ""},
}
"""Parts of lists that may be one text: the key it is read as, and what else it then means."""
_LISTS = {"actions": "action", "over": "alternative", "follow_up": "followUp", "probes": "probe", "metrics": "metric"}


def expand(source: Source) -> None:
    """Bring the data of a source to the long form, as far as it is a short one; anything else is left to the schema."""
    data = source.data
    for name, part in (("context", "situation"), ("reflection", "learned")):
        text = _prose(source, data.get(name), (name,))
        if text:
            _moved(source, (name,), (name, part))
            data[name] = {part: text}
    for name in ("actions", "follow_up", "probes", "metrics"):
        if name in data:
            expand_list(source, data, (name,))
    tradeoffs = data.get("tradeoffs")
    if isinstance(tradeoffs, list):
        for index, tradeoff in enumerate(tradeoffs):
            if isinstance(tradeoff, dict):
                expand_list(source, tradeoff, ("tradeoffs", index, "over"))
    measured = data.get("measured")
    if isinstance(measured, dict):
        _sides(source, measured, ("measured",), ("window",))


def expand_list(source: Source, holder: dict[str, Any], path: Path) -> None:
    """Give every item of the list at the end of `path`, which `holder` holds, its long form."""
    name = str(path[-1])
    items, kind = holder.get(name), _LISTS.get(name)
    if not isinstance(items, list) or kind is None:
        return
    for index, item in enumerate(items):
        if kind in TEXTS and (text := _prose(source, item, (*path, index))) is not None:
            items[index] = _text(source, text, (*path, index), kind)
        elif isinstance(item, dict) and kind == "probe":
            items[index] = _probe(source, item, (*path, index))
        elif isinstance(item, dict) and kind == "metric":
            items[index] = _metric(source, item, (*path, index))


def _prose(source: Source, value: Any, path: Path) -> str | None:
    """A text, or a number as its text; None for anything else."""
    if isinstance(value, str):
        return value
    place = source.place(path) if value.__class__ in (int, float) else None
    return place.value if isinstance(place, Scalar) else None


def _moved(source: Source, path: Path, to: Path) -> None:
    """The value at `to` stands where that at `path` does."""
    place = source.place(path)
    if place is not None:
        source.move(to, place)


def _text(source: Source, item: str, path: Path, kind: str) -> dict[str, str]:
    (name, *_), means = TEXTS[kind], TEXTS[kind]
    _moved(source, path, (*path, name))
    return {**means, name: item}


def _probe(source: Source, item: dict[str, Any], path: Path) -> dict[str, Any]:
    """`- Why not X?: answer`."""
    if len(item) != 1:
        return item
    ((ask, answer),) = item.items()
    if not _named(source, ask, path, "probe", "ask"):
        return item
    _moved(source, (*path, ask), (*path, "answer"))
    return {"ask": ask, "answer": answer}


def _named(source: Source, key: str, path: Path, kind: str, name: str) -> bool:
    """Whether the one key of a mapping is no known one; then the value `name` stands where that key does."""
    event = source.key((*path, key))
    if key in keys(kind) or event is None:
        return False
    source.move((*path, name), event)
    return True


def _metric(source: Source, item: dict[str, Any], path: Path) -> dict[str, Any]:
    """`- name: A -> B unit`; and one figure for both sides of n, sd, exposure and window."""
    if len(item) == 1:
        ((key, value),) = item.items()
        return arrow_metric(source, key, value, path) or item
    _sides(source, item, path, SIDES)
    return item


def arrow_metric(source: Source, key: str, value: Any, path: Path) -> dict[str, Any] | None:
    """The long form of `name: A -> B unit` in the metric at `path`; None where it is no such line."""
    place = source.place((*path, key))
    found = arrow.parse(value) if isinstance(value, str) and isinstance(place, Scalar) else None
    if found is None or not isinstance(place, Scalar) or not _named(source, key, path, "metric", "name"):
        return None
    long: dict[str, Any] = {"name": key}
    for name, end in (("before", found.before), ("after", found.after)):
        long[name] = "unknown" if end.value is None else end.value
        source.move((*path, name), Slice(place, end.start, end.end))
    if found.unit:
        long["unit"] = found.unit
        source.move((*path, "unit"), Slice(place, found.unit_start, found.unit_end))
    return long


def _sides(source: Source, item: dict[str, Any], path: Path, names: tuple[str, ...]) -> None:
    for name in names:
        value = item.get(name)
        if value is None or isinstance(value, (dict, list)):
            continue
        for side in ("before", "after"):
            _moved(source, (*path, name), (*path, name, side))
        item[name] = {"before": value, "after": value}
