"""One pass of libyaml over a text: plain data, the place of every value, and what is wrong with the YAML.

The events are put together here and not by libyaml's composer, so that depth, repeated anchors, duplicate keys and a
second document are findings, and no file can exhaust the stack or the memory.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from storygen.story.parser import events
from storygen.story.place import ListPlace, MappingPlace, MarkedScalar, Place, Scalar, bounds
from storygen.story.quoting import TITLE, quoting, shown
from storygen.story.scalar import STARTS, resolve
from storygen.story.trouble import MOST, Trouble

REFERENCE = re.compile(r"\{[^\W_]+(?:-[^\W_]+)*(?:\.\w+)?\}")
"""The name of a figure in a text, which is a mapping to YAML where it begins the text."""
_BREAK = re.compile(r"\r\n|\n|\r")
MAX_DEPTH = 64
MAX_SKIPPED_DEPTH = 1_000
TOO_DEEP = "maximum nesting depth"
"""What libyaml says where a text nests deeper than it follows."""

MAX_REPEATED = 10_000
"""Values that aliases may repeat in one file."""

_KNOWN_TAGS = {
    "tag:yaml.org,2002:str": "str",
    "tag:yaml.org,2002:int": "plain",
    "tag:yaml.org,2002:float": "plain",
    "tag:yaml.org,2002:bool": "plain",
    "tag:yaml.org,2002:null": "plain",
    "tag:yaml.org,2002:map": "plain",
    "tag:yaml.org,2002:seq": "plain",
}


class TooDeepError(Exception):
    """Nesting so deep that the rest of the file is not worth skipping through."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.message)
        self.trouble = trouble


@dataclass(slots=True)
class Composed:
    """What a text holds: data, places, troubles. `place` is None where the text holds no value at all."""

    data: Any = None
    place: Place | None = None
    troubles: list[Trouble] = field(default_factory=list)


def compose(text: str) -> Composed:
    """Read the first document of a text.

    Raises:
        yaml.YAMLError: the text is no YAML.
        TooDeepError: it nests without end.
    """
    try:
        return _Composer(text).document()
    except yaml.YAMLError as error:
        if TOO_DEEP not in str(getattr(error, "problem", "")):
            raise
        return _Composer(text, deep=True).document()


class _Composer:
    def __init__(self, text: str, *, deep: bool = False) -> None:
        self._text = text
        self._get = events(text, deep=deep)
        self._troubles: list[Trouble] = []
        self._depth = 0
        self._anchors: dict[str, tuple[Any, Place] | None] = {}
        self._repeated = 0
        self._named: dict[str, Any] = {}  # anchors on plain texts that no alias has repeated yet

    def document(self) -> Composed:
        self._get()
        event = self._get()
        if event.__class__ is StreamEndEvent:
            return Composed()
        data, place = self._value(self._get())
        self._get()
        following = self._get()
        for event in self._named.values():
            self._prose(event)
        if isinstance(following, DocumentStartEvent):
            start = _start(following)
            message = "a second document begins here, and one file holds one story; move it to a file of its own"
            self._add("YML110", message, start, start + 3)
        return Composed(data, place, self._troubles)

    def _value(self, event: Any) -> tuple[Any, Place]:
        """The data and place of the value that an event begins."""
        if event.__class__ is ScalarEvent:
            return self._scalar(event)
        if event.__class__ is AliasEvent:
            return self._alias(event)
        anchor, tag = event.anchor, event.tag
        if anchor is not None:
            self._anchors[anchor] = None
        if tag is not None and tag not in _KNOWN_TAGS:
            self._unknown_tag(event)
        found = self._nested(event)
        if anchor is not None:
            self._anchors[anchor] = found
        return found

    def _nested(self, event: Any) -> tuple[Any, Place]:
        if self._depth >= MAX_DEPTH:
            return self._too_deep(event)
        self._depth += 1
        found = self._mapping(event) if event.__class__ is MappingStartEvent else self._list(event)
        self._depth -= 1
        return found

    def _scalar(self, event: Any) -> tuple[Any, Scalar]:
        if event.anchor is not None or event.tag is not None:
            return self._marked(event), MarkedScalar(event)
        text = event.value
        return text if event.style or (text[:1] not in STARTS and text) else resolve(text), Scalar(event)

    def _marked(self, event: Any) -> Any:
        """A scalar with an anchor or a tag before it, or a text that begins with & or !."""
        kind = _KNOWN_TAGS.get(event.tag, "") if event.tag is not None else "plain"
        if not kind and event.style:
            self._unknown_tag(event)
        elif not kind:
            self._prose(event, "YML114")
        value = event.value if event.style or kind == "str" else resolve(event.value)
        if event.anchor is not None:
            self._anchors[event.anchor] = (value, MarkedScalar(event))
            if not event.style and kind:
                self._named[event.anchor] = event
        return value

    def _prose(self, event: Any, code: str = "YML203") -> None:
        """A text that begins with a sign that means something to YAML."""
        if len(self._troubles) >= MOST:
            return
        start, end = event.start_mark.index, event.end_mark.index
        message = f"a text that begins with {self._text[start]} needs quotes; write {shown(self._text, start, end)}"
        edits = quoting(self._text, start, end)
        self._troubles.append(Trouble(code, message, start, end, title=TITLE, edits=edits))

    def _mapping(self, opening: Any) -> tuple[dict[str, Any], MappingPlace]:
        data: dict[str, Any] = {}
        entries: dict[str, tuple[Scalar, Place]] = {}
        place = MappingPlace(_start(opening), entries, flow=bool(opening.flow_style))
        get = self._get
        while True:
            key = get()
            if key.__class__ is MappingEndEvent:
                break
            event = get() if key.__class__ is ScalarEvent else self._skip_key(key)
            value, where = self._scalar(event) if event.__class__ is ScalarEvent else self._value(event)
            if key.__class__ is not ScalarEvent:
                continue
            name = key.value
            if name in entries or name == "<<":
                self._again(data, place, key, value, where)
            else:
                data[name] = value
                entries[name] = (Scalar(key), where)
        place.end = _end(key)
        return data, place

    def _again(self, data: dict[str, Any], place: MappingPlace, key: Any, value: Any, where: Place) -> None:
        """A key that stands there already, or one that brings others with it."""
        name = key.value
        if name == "<<" and not key.style:
            self._merge(data, place, value, where)
        elif name in place.entries:
            self._duplicate(key, place.entries[name][0])
        else:
            data[name] = value
            place.entries[name] = (Scalar(key), where)

    def _list(self, opening: Any) -> tuple[list[Any], ListPlace]:
        data: list[Any] = []
        places: list[Place] = []
        get = self._get
        while True:
            event = get()
            if event.__class__ is SequenceEndEvent:
                break
            value, where = self._scalar(event) if event.__class__ is ScalarEvent else self._value(event)
            data.append(value)
            places.append(where)
        return data, ListPlace(_start(opening), _end(event), places, flow=bool(opening.flow_style))

    # what goes wrong

    def _add(self, code: str, message: str, start: int, end: int) -> None:
        if len(self._troubles) < MOST:
            self._troubles.append(Trouble(code, message, start, end))

    def _duplicate(self, key: Any, first: Scalar) -> None:
        line = len(_BREAK.findall(self._text, 0, first.start)) + 1
        message = f"{key.value} stands twice in this mapping, first in line {line}; keep one, for this one is not read"
        self._add("YML109", message, key.start_mark.index, key.end_mark.index)

    def _unknown_tag(self, event: Any) -> None:
        start = event.start_mark.index
        name = self._text[start : start + 200].split(maxsplit=1)[0][:40]
        message = f"{name} is read as a YAML tag, and a story has none; put quotes around a text that begins with !"
        self._add("YML114", message, start, start + len(name))

    def _skip_key(self, event: Any) -> Any:
        """Report a key that is a list, a mapping or an alias, read past it, and give the event of its value."""
        _, place = self._value(event)
        start, end = bounds(place)
        value = self._get()
        if (
            isinstance(value, ScalarEvent)
            and value.value
            and not value.style
            and REFERENCE.fullmatch(self._text, start, end)
        ):
            end = _end(value)
            message = f"a text that begins with {self._text[start]} needs quotes; write {shown(self._text, start, end)}"
            edits = quoting(self._text, start, end)
            self._troubles.append(Trouble("YML203", message, start, end, title=TITLE, edits=edits))
        else:
            message = "a key must be a word; put quotes around a text that begins with [, {, * or ?"
            self._add("YML115", message, start, end)
        return value

    def _too_deep(self, event: Any) -> tuple[None, Place]:
        start = event.start_mark.index
        message = f"values are nested deeper than {MAX_DEPTH} levels here; a story needs six, so take this part out"
        trouble = Trouble("YML111", message, start, start + 1)
        depth = 1
        while depth:
            inner = self._get()
            depth += hasattr(inner, "flow_style")
            depth -= isinstance(inner, (MappingEndEvent, SequenceEndEvent))
            if depth > MAX_SKIPPED_DEPTH:
                raise TooDeepError(trouble)
        if not any(t.code == "YML111" for t in self._troubles):
            self._troubles.append(trouble)
        return None, ListPlace(start, _end(inner), [], flow=bool(event.flow_style))

    # anchors

    def _alias(self, event: Any) -> tuple[Any, Place]:
        start, end = event.start_mark.index, event.end_mark.index
        here = ListPlace(start, end, [])
        if event.anchor not in self._anchors:
            self._prose(event, "YML113")
            return None, here
        self._named.pop(event.anchor, None)
        known = self._anchors[event.anchor]
        if known is None:
            self._add(
                "YML112",
                f"*{event.anchor} repeats the value it stands in, without end; write the value out",
                start,
                end,
            )
            return None, here
        size, depth = _measure(known[0])
        self._repeated += size
        if self._repeated > MAX_REPEATED or self._depth + depth > MAX_DEPTH:
            if not any(t.code == "YML112" for t in self._troubles):
                message = (
                    f"aliases repeat more than {MAX_REPEATED:,} values in this file; write out what the story needs"
                )
                self._add("YML112", message, start, end)
            return None, here
        return copy.deepcopy(known[0]), known[1]

    def _merge(self, data: dict[str, Any], place: MappingPlace, value: Any, where: Place) -> None:
        """`<<: *defaults`: keys that the mapping does not give itself."""
        values = value if isinstance(value, list) else [value]
        places = where.items if isinstance(where, ListPlace) and isinstance(value, list) else [where]
        for inner, inner_place in zip(values, places, strict=False):
            if isinstance(inner, dict) and isinstance(inner_place, MappingPlace):
                place.merged = (*place.merged, inner_place)
                for name, given in inner.items():
                    data.setdefault(name, given)
            elif inner is not None:
                self._add("YML112", "<< takes an alias of a mapping, such as <<: *defaults", *bounds(inner_place))


def _start(event: Any) -> int:
    start: int = event.start_mark.index
    return start


def _end(event: Any) -> int:
    end: int = event.end_mark.index
    return end


def _measure(data: Any) -> tuple[int, int]:
    """How many values there are in a value, and how deep it goes."""
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else None
    if inner is None:
        return 1, 0
    measured = [_measure(value) for value in inner]
    return 1 + sum(size for size, _ in measured), 1 + max((depth for _, depth in measured), default=0)
