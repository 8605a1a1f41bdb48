"""A story as YAML that its writer goes on in: keys in the format's order, prose in `|` blocks, only what is given."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from storygen.story import style

if TYPE_CHECKING:
    from storygen.story.model import Path

_KEYS = json.loads((FilePath(__file__).parent / "order.json").read_text(encoding="utf-8"))

ORDER: Mapping[str, Sequence[str]] = _KEYS["order"]
"""For each mapping, by the key that holds it ("" the story itself): its keys in the order of the format's page."""

_HEAD = frozenset(_KEYS["head"])
"""Top-level keys that stand together; a blank line parts all others."""

_ONE_LINE = frozenset(_KEYS["one_line"])
"""Keys whose text is a word or a line; every other text is prose."""

_FLOW = frozenset(_KEYS["flow"])
"""Keys whose list or mapping stands on one line where it fits."""

_SHORT_PROSE = 72


def write(data: Mapping[str, Any], comments: Mapping[Path, str] | None = None) -> str:
    """YAML for a story's data, in the long forms or the short ones.

    Empty values are left out, unknown keys come last. `comments` stand above the value at their path, line by line;
    the one at `()` opens the file. Text reads back as it was, save for ends of line after its last word.
    """
    notes = comments or {}
    lines = [*_comment(notes.get((), ""), 0), *_mapping(data, 0, (), notes)]
    return "\n".join(lines) + "\n"


def _mapping(data: Mapping[str, Any], indent: int, path: Path, notes: Mapping[Path, str]) -> Iterator[str]:
    holder = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    order = {key: place for place, key in enumerate(ORDER.get(holder, ()))}
    for key in sorted(data, key=lambda key: order.get(key, len(order))):
        if _is_given(data[key]):
            if not path and key not in _HEAD:
                yield ""
            yield from _comment(notes.get((*path, key), ""), indent)
            yield from _entry(key, data[key], indent, (*path, key), notes)


def _entry(key: str, value: Any, indent: int, path: Path, notes: Mapping[Path, str]) -> Iterator[str]:
    head = " " * indent + (key if key.isidentifier() else style.inline(key)) + ":"
    one_line = _flow(value) if key in _FLOW else None
    if one_line is not None and indent + len(key) + 2 + len(one_line) <= style.WIDTH:
        yield f"{head} {one_line}"
    elif isinstance(value, Mapping):
        yield head
        yield from _mapping(value, indent + 2, path, notes)
    elif isinstance(value, (list, tuple)):
        yield head
        yield from _items(value, indent + 2, path, notes)
    else:
        yield f"{head} {_scalar(value, indent + 2, prose=key not in _ONE_LINE)}"


def _items(values: Sequence[Any], indent: int, path: Path, notes: Mapping[Path, str]) -> Iterator[str]:
    for index, value in enumerate(values):
        if not _is_given(value):
            continue
        yield from _comment(notes.get((*path, index), ""), indent)
        if isinstance(value, Mapping):
            first, *rest = _mapping(value, indent + 2, (*path, index), notes)
            yield f"{' ' * indent}- {first.lstrip()}"
            yield from rest
        else:
            yield f"{' ' * indent}- {_scalar(value, indent + 2, prose=True)}"


def _scalar(value: Any, indent: int, *, prose: bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return style.number(value)
    text = str(value)
    if prose and style.holds_block(text) and not (len(text) <= _SHORT_PROSE and style.is_plain(text)):
        return style.block(text, indent)
    return style.quoted_lines(text, indent) if prose and "\n" in text.strip("\n") else style.inline(text)


def _flow(value: Any) -> str | None:
    """A list of scalars or a mapping of them on one line, or None."""
    if isinstance(value, Mapping):
        given = {key: _flow_scalar(item) for key, item in value.items() if _is_given(item)}
        parts = [f"{key}: {item}" for key, item in given.items()]
        return None if None in given.values() else "{" + ", ".join(parts) + "}"
    if isinstance(value, (list, tuple)):
        items = [_flow_scalar(item) for item in value if _is_given(item)]
        return None if None in items else "[" + ", ".join(map(str, items)) + "]"
    return None


def _flow_scalar(value: Any) -> str | None:
    if isinstance(value, (Mapping, list, tuple)) or (isinstance(value, str) and "\n" in value):
        return None
    return style.inline(value, flow=True) if isinstance(value, str) else _scalar(value, 0, prose=False)


def _is_given(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(map(_is_given, value.values()))
    return value is not None and value not in ("", [], ())


def _comment(text: str, indent: int) -> list[str]:
    return [" " * indent + f"# {style.printable(line)}".rstrip() for line in text.splitlines()]
