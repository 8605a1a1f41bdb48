"""Source -> findings, from schemas/story.schema.json; what is wrong is reported and dropped, the rest goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from storygen.finding import Edit, Finding, Fix, Severity, Span
from storygen.nearest import folded, nearest
from storygen.story import one_line, short
from storygen.story.leaf import judge
from storygen.story.place import MappingPlace, Scalar, Slice
from storygen.story.shape import Shape, shapes
from storygen.story.trouble import MOST
from storygen.story.wanted import got, listed, named, part, wanted

if TYPE_CHECKING:
    from storygen.story.model import Path
    from storygen.story.source import Source

_TEXT = Shape("text")


def check(source: Source, name: str = "story") -> list[Finding]:
    """What is wrong with the data of a source; afterwards its data hold only what is right.

    The quick check answers for a file without faults; only else is it gone through value by value.
    """
    shape = shapes(name)[""]
    if shape.ok(source.data):
        return []
    inspection = Inspection(source)
    inspection.record(source.data, (), shape)
    return inspection.findings


class Inspection:
    """One walk through a source's data that reports and mends."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self._said: set[tuple[str, Span]] = set()
        self._wrong: set[Path] = set()

    def clean(self, value: Any, path: Path, shape: Shape) -> Any:
        """The value where it is right, what it stands for where that is certain, else None."""
        if value is None:
            return None
        if shape.kind == "record":
            return self.record(value, path, shape) if isinstance(value, dict) else self._no_record(value, path, shape)
        if shape.kind == "list":
            return self._items(value, path, shape) if isinstance(value, list) else self._no_list(value, path, shape)
        return value if shape.ok(value) else self._leaf(value, path, shape)

    # mappings

    def record(self, data: dict[str, Any], path: Path, shape: Shape) -> dict[str, Any]:
        """A mapping with the keys it may have, each value cleaned."""
        for key in [key for key in data if key not in shape.fields]:
            self._unknown_key(data, key, path, shape)
        for key, value in data.items():
            data[key] = self.clean(value, (*path, key), shape.fields[key])
        if path and not any(map(_says, data.values())):
            return data  # an item of a template that nobody has filled in yet
        for key in shape.required:
            if not data.get(key) and not self._reported((*path, key)):
                self._missing(key, path, shape)
        return data

    def _unknown_key(self, data: dict[str, Any], key: str, path: Path, shape: Shape) -> None:
        """Report a key; where it certainly is a known one written otherwise, read its value as that one's."""
        value = data.pop(key)
        if self._enough():
            return  # each costs a search for the nearest word
        near = nearest(key, shape.fields)
        certain = near is not None and folded(near) == folded(key) and near not in data
        where, shown = wanted(path, shape), " ".join(key.split())[:40]
        if shape.name == "metric" and not certain and self._one_line(data, value, (*path, key)):
            return
        if near is None and key.isdecimal():
            hint = "inside braces a comma divides, so write 0.62, or 1_000"
        elif near is None:
            hint = f"the keys are {listed(shape.fields)}"
        else:
            hint = f"write {near}:" if certain else f"did you mean {near}?"
        fix = None
        if certain and near is not None:
            fix = Fix(f"write {near}", (Edit(*self.source.key_offsets((*path, key)), near),))
        self._add("SCH101", f"{shown} is no key of {where}; {hint}", (*path, key), key=True, fix=fix)
        if certain and near is not None:
            self.source.rename((*path, key), (*path, near))
            data[near] = value
            short.expand(self.source)

    def _one_line(self, data: dict[str, Any], value: Any, path: Path) -> bool:
        """Report a metric in one line that is not quite one, and read what was meant; False where it is none."""
        key = str(path[-1])
        if not data and isinstance(value, str):
            self._add("SCH104", one_line.unreadable(key, value), path)
            return True
        found = one_line.beside_others(self.source, path, value, data) if "name" not in data else None
        if found is None:
            return False
        long, message, fix = found
        self._add("SCH101", message, path, key=True, fix=fix)
        data.update(long)
        return True

    def _missing(self, key: str, path: Path, shape: Shape) -> None:
        message, question, severity = (
            f"{part(shape)} needs {key}; write {key}: <text>, or take it out",
            "",
            Severity.WARNING,
        )
        if not path:
            message = "a story needs a title; write title: <what happened, in one line>"
            question, severity = "what happened, in one line?", Severity.ERROR
        span, field = self.source.anchor((*path, key)), ".".join(map(str, (*path, key)))
        found = Finding("SCH106", message, self.source.path, span, severity, field, question=question)
        self._keep(found, (*path, key))

    def _no_record(self, value: Any, path: Path, shape: Shape) -> dict[str, Any] | None:
        if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
            self._add("SCH102", f"{named(path)} is no list; take the `- ` away", path)
            place = self.source.place((*path, 0))
            if place is not None:
                self.source.move(path, place)
            return self.record(value[0], path, shape)
        if shape.name == "metric" and isinstance(value, str) and (line := one_line.without_colon(value)):
            self._add("SCH102", f"a metric in one line has a colon after its name; write - {line}", path)
            return None
        keys = listed([f"{key}:" for key in list(shape.fields)[:3]], "or")
        also = ", or in one line `name: 9 -> 3 d`" if shape.name == "metric" else ""
        self._add("SCH102", f"{part(shape)} takes keys such as {keys}{also}, and {got(value)} stands there", path)
        return None

    # lists

    def _items(self, values: list[Any], path: Path, shape: Shape) -> list[Any] | None:
        item = shape.item or _TEXT
        for index, value in enumerate(values):
            values[index] = self.clean(value, (*path, index), item)
        least, most = shape.limits.get("minItems", 0), shape.limits.get("maxItems", len(values))
        if not least <= len(values) <= most or (least and None in values):
            if not self._reported(path):
                self._add("SCH104", f"{named(path)} takes {least:g} values, and {len(values)} stand there", path)
            return None
        if item.kind != "record" and None in values:
            self._close_up(values, path)
        return values

    def _close_up(self, values: list[Any], path: Path) -> None:
        """Take what was dropped out of a list of texts; those behind it keep their places."""
        kept = [(value, self.source.place((*path, index))) for index, value in enumerate(values) if value is not None]
        values[:] = [value for value, _ in kept]
        for index, (_, place) in enumerate(kept):
            if place is not None:
                self.source.move((*path, index), place)

    def _no_list(self, value: Any, path: Path, shape: Shape) -> list[Any] | None:
        """Something else where a list belongs: what certainly is its one item, or a text of several."""
        item = shape.item or _TEXT
        if item.kind != "record":
            return self._no_texts(value, path, item)
        message = f"{named(path)} takes a list, and {got(value)} stands there; begin each item with `- `"
        self._add("SCH102", message, path)
        own = isinstance(value, dict) and any(key in item.fields for key in value)
        if not own and not (isinstance(value, str) and "short" in _forms(item)):
            return None
        place = self.source.place(path)
        if place is not None:
            self.source.move((*path, 0), place)
        holder: dict[str, Any] = {path[-1]: [value]} if isinstance(path[-1], str) else {}
        short.expand_list(self.source, holder, path)
        return self._items(holder.get(str(path[-1]), [value]), path, shape)

    def _no_texts(self, value: Any, path: Path, item: Shape) -> list[Any] | None:
        name, place = named(path), self.source.place(path)
        if isinstance(value, (dict, bool)) or item.kind != "text" or not isinstance(place, Scalar):
            self._add(
                "SCH102", f"{name} takes a list, and {got(value)} stands there; write {name}: [<one>, <two>]", path
            )
            return None
        text = place.value.strip()
        start, end = self.source.offsets(path)
        plain = not place.style and not any(sign in text for sign in "[]{}\n")
        fix = Fix("make it a list", (Edit(start, start, "["), Edit(end, end, "]"))) if plain else None
        self._add("SCH102", f"{name} takes a list; write {name}: [{text[:60]}]", path, fix=fix)
        items: list[Any] = []
        at = 0
        for words in text.split(",") if plain else [text]:
            begin = at + len(words) - len(words.lstrip())
            self.source.move((*path, len(items)), Slice(place, begin, begin + len(words.strip())))
            items.append(words.strip())
            at += len(words) + 1
        return self._items(items, path, Shape("list", item=item))

    # single values

    def _leaf(self, value: Any, path: Path, shape: Shape) -> Any:
        verdict = judge(value, self._written(path, value), shape, named(path))
        if verdict.code:
            fix = None
            if verdict.instead and not isinstance(self.source.place(path), (MappingPlace, Slice)):
                fix = Fix(f"write {verdict.instead}", (Edit(*self.source.offsets(path), verdict.instead),))
            self._add(verdict.code, verdict.message, path, fix=fix, severity=verdict.severity)
        return verdict.value

    def _written(self, path: Path, value: Any) -> str:
        """A value as its text stands in the file."""
        place = self.source.place(path)
        if isinstance(place, Scalar):
            return place.value
        return place.of.value[place.start : place.end] if isinstance(place, Slice) else str(value)

    # reporting

    def _add(self, code: str, message: str, path: Path, **more: Any) -> None:
        """Report once: a figure for both sides is wrong once, not on each of them."""
        self._wrong.update(path[:length] for length in range(len(path) + 1))
        if self._enough():
            return
        severity = more.pop("severity", Severity.ERROR)
        found = replace(self.source.problem(code, message, path, **more), severity=severity)
        self._keep(found, path)

    def _keep(self, found: Finding, path: Path) -> None:
        self._wrong.add(path)
        if (found.code, found.span) not in self._said:
            self._said.add((found.code, found.span))
            self.findings.append(found)

    def _reported(self, path: Path) -> bool:
        return path in self._wrong

    def _enough(self) -> bool:
        return len(self.findings) >= MOST


def _forms(item: Shape) -> tuple[str, ...]:
    """Whether an item of a list may be one text."""
    return ("short",) if item.name in short.TEXTS else ()


def _says(value: Any) -> bool:
    """Whether a value, or anything in it, is more than blank."""
    if isinstance(value, dict):
        return any(map(_says, value.values()))
    if isinstance(value, list):
        return any(map(_says, value))
    return bool(value.strip()) if isinstance(value, str) else value is not None
