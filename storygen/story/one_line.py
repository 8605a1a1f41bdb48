"""A metric in one line that is not quite one: beside other keys, or with figures that cannot be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from storygen.finding import Edit, Fix
from storygen.story import arrow, short
from storygen.story.place import MappingPlace

_NAMED = re.compile(r"^(?P<name>[^\d\s→>][^→>]*?)[\s,–—-]+(?P<figures>(?:from\s+)?[$€£]?[.\d].*)$")
_TO = re.compile(r"^(?:from\s+)?(.+?)\s+(?:to|–|—)\s+(.+)$")
_LONGEST = 60

if TYPE_CHECKING:
    from collections.abc import Container

    from storygen.story.model import Path
    from storygen.story.source import Source


def unreadable(key: str, value: str) -> str:
    """What to say of `letters: from 9 to 3`."""
    repaired = _arrowed(value)
    if repaired:
        return f"{key}: {value[:40]!r} has no arrow between its figures; write {key}: {repaired}"
    units = " in units of one kind" if arrow.SIGN.search(value) else ""
    return f"{key}: {value[:40]!r} is no pair of figures{units}; write it as in 9 -> 3 d, 2 h -> 20 min"


def without_colon(value: str) -> str:
    """The line that `latency 5 -> 3 ms` was to be, `latency: 5 -> 3 ms`; "" where nothing like it stands there."""
    found = _NAMED.match(value)
    figures = _arrowed(found["figures"]) if found else ""
    return f"{found['name']}: {figures}" if found and figures else ""


def _arrowed(value: str) -> str:
    """The figures with an arrow between them, "" where they are no pair: `from 900 to 210 ms` is `900 -> 210 ms`."""
    words = " ".join(value.split())
    candidates = (words, _TO.sub(r"\1 -> \2", words, count=1))
    return next((text for text in candidates if len(text) <= _LONGEST and arrow.parse(text)), "")


def beside_others(
    source: Source, path: Path, value: Any, given: Container[str]
) -> tuple[dict[str, Any], str, Fix] | None:
    """The long form of `letters: 9 -> 3 d` at `path` beside the keys `given`, what to say, and the fix; else None."""
    key = str(path[-1])
    long = short.arrow_metric(source, key, value, path[:-1])
    if long is None:
        return None
    begin, end = source.key_offsets(path)
    holder, column = source.place(path[:-1]), source.lines(begin, end).column
    joint = ", " if isinstance(holder, MappingPlace) and holder.flow else "\n" + " " * (column - 1)
    words = {**long, "name": source.text[begin:end]}
    if str(words.get("unit", ""))[:1] in ("%", "@", "`"):
        words["unit"] = f'"{words["unit"]}"'
    written = joint.join(f"{name}: {text}" for name, text in words.items() if name == "name" or name not in given)
    fix = Fix("write name:, before:, after:", (Edit(begin, source.offsets(path)[1], written),))
    message = f"beside other keys a metric needs the long form; write name: {key}, and before: and after: below it"
    return {name: item for name, item in long.items() if name not in given}, message, fix
