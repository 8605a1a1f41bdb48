"""Source -> findings, from schemas/story.schema.json; what is wrong is reported and dropped, the rest goes on."""

from __future__ import annotations

from typing import Any

from yaml.events import ScalarEvent

from storygen.finding import Edit, Finding, Fix, Severity
from storygen.nearest import folded, nearest
from storygen.story import cuts, scalar, short
from storygen.story.model import Path
from storygen.story.place import Slice
from storygen.story.shape import Shape, missing_day, shapes
from storygen.story.source import Source
from storygen.story.wanted import got, wanted


def check(source: Source, name: str = "story") -> tuple[Finding, ...]:
    """What is wrong with the data of a source; afterwards its data hold only what is right.

    The quick check answers for a story without faults; only else is it gone through value by value.
    """
    shape = shapes(name)[""]
    if shape.ok(source.data):
        return ()
    inspection = Inspection(source)
    inspection.record(source.data, (), shape)
    return tuple(inspection.findings)


class Inspection:
    """One walk through a source's data that reports and mends."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Finding] = []

    def clean(self, value: Any, path: Path, shape: Shape) -> Any:
        """The value where it is right, what it stands for where that is certain, else None."""
        if value is None or (shape.kind not in ("record", "list") and shape.ok(value)):
            return value
        if shape.kind == "record":
            return self.record(value, path, shape) if isinstance(value, dict) else self.no_record(value, path, shape)
        if shape.kind == "list":
            return self.list(value, path, shape) if isinstance(value, list) else self.no_list(value, path, shape)
        return self.leaf(value, path, shape)

    # mappings

    def record(self, data: dict[str, Any], path: Path, shape: Shape) -> dict[str, Any]:
        for key in list(data):
            if key not in shape.fields:
                self.unknown_key(data, key, path, shape)
        for key in list(data):
            data[key] = self.clean(data[key], (*path, key), shape.fields[key])
        for key in shape.required:
            if not data.get(key) and not self._reported((*path, key)):
                self.missing(key, path)
        return data

    def unknown_key(self, data: dict[str, Any], key: str, path: Path, shape: Shape) -> None:
        value = data.pop(key)
        near = nearest(key, shape.fields)
        certain = near is not None and folded(near) == folded(key) and near not in data
        where = wanted(path, shape)
        if near is None:
            message = f"{key} is no key of {where}; the keys are {_some(shape.fields)}"
        else:
            message = f"{key} is no key of {where}; write {near}:" if certain else f"{key} is no key of {where}; did you mean {near}?"
        event = self.source.key((*path, key))
        fix = None
        if certain and event is not None and near is not None:
            start, end = self.source.key_offsets((*path, key))
            fix = Fix(f"write {near}", (Edit(start, end, near),))
        self._add("SCH101", message, (*path, key), key=True, fix=fix)
        if certain and near is not None:
            self.source.rename((*path, key), (*path, near))
            data[near] = value
            short.expand(self.source)

    def missing(self, key: str, path: Path) -> None:
        if path == ():
            message, severity = "a story needs a title; write title: <what happened, in one line>", Severity.ERROR
        else:
            message = f"this one says no {key}; write {key}: <text>, or take it out"
            severity = Severity.WARNING
        span = self.source.anchor((*path, key))
        field = ".".join(map(str, (*path, key)))
        self.findings.append(Finding("SCH106", message, self.source.path, span, severity, field=field))

    def no_record(self, value: Any, path: Path, shape: Shape) -> None:
        example = next(iter(shape.fields))
        message = f"{_name(path)} takes keys such as {example}:, and {got(value)} stands there"
        self._add("SCH102", message, path)

    # lists

    def list(self, values: list[Any], path: Path, shape: Shape) -> list[Any] | None:
        item = shape.item or Shape("text")
        for index, value in enumerate(values):
            values[index] = self.clean(value, (*path, index), item)
        least, most = shape.limits.get("minItems", 0), shape.limits.get("maxItems", len(values))
        if not least <= len(values) <= most or (least and None in values):
            if not self._reported(path):
                self._add("SCH104", f"{_name(path)} takes {least:g} values, and {len(values)} stand there", path)
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

    def no_list(self, value: Any, path: Path, shape: Shape) -> list[Any] | None:
        item = shape.item or Shape("text")
        if isinstance(value, dict) or not item.ok(value) and item.kind != "record":
            self._add("SCH102", f"{_name(path)} takes a list, and {got(value)} stands there; begin each item with `- `", path)
            return None
        message = f"{_name(path)} takes a list, and {got(value)} stands there; write {_name(path)}: [{value}]"
        if item.kind == "record":
            self._add("SCH102", f"{_name(path)} takes a list, and {got(value)} stands there; begin each item with `- `", path)
            return None
        self._add("SCH102", message, path, fix=self._bracketed(path))
        place = self.source.place(path)
        if place is not None:
            self.source.move((*path, 0), place)
        return [value]

    def _bracketed(self, path: Path) -> Fix | None:
        place = self.source.place(path)
        start, end = self.source.offsets(path)
        words = self.source.text[start:end]
        if not isinstance(place, ScalarEvent) or "\n" in words or (not place.style and any(c in words for c in ",[]{}")):
            return None
        return Fix("make it a list", (Edit(start, start, "["), Edit(end, end, "]")))

    # single values

    def leaf(self, value: Any, path: Path, shape: Shape) -> Any:
        if shape.kind == "text":
            return self.text(value, path, shape)
        if shape.kind == "number":
            return self.number(value, path, shape)
        if shape.kind == "enum":
            return self.word(value, path, shape)
        message = f"{_name(path)} is true or false, and {got(value)} stands there"
        self._add("SCH102", message, path)
        return None

    def text(self, value: Any, path: Path, shape: Shape) -> str | None:
        place = self.source.place(path)
        if isinstance(value, dict) and (found := cuts.prose(self.source, place)):
            self.findings.append(self.source.finding(cuts.colon(self.source, found)))
            self.source.move(path, found)
            return found.text
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            value = _written(place, value)
        if not isinstance(value, str):
            self._add("SCH102", f"{_name(path)} takes a text, and {got(value)} stands there{_quotes(value)}", path)
            return None
        if shape.ok(value):
            return value
        return self.malformed(value, path, shape)

    def malformed(self, value: str, path: Path, shape: Shape) -> str | None:
        longest = shape.limits.get("maxLength", 0)
        if longest and len(value) > longest:
            message = f"{_name(path)} has {len(value)} characters and should have {longest:g} at most; keep the one line"
            self._add("SCH107", message, path, severity=Severity.WARNING)
            return value
        if not value.strip():
            return "" if not shape.required else None
        day = missing_day(value) if shape.name in ("date", "time", "moment", "period") else ""
        if day and shape.pattern and shape.pattern.search(value):
            self._add("SCH105", f"there is no {day} in any calendar; write the day it was", path)
            return None
        example = f", for example {shape.examples[0]}" if shape.examples else ""
        message = f"{value.strip()!r} is no {_form(shape)}{example}"
        self._add("SCH104", message, path)
        return None

    def number(self, value: Any, path: Path, shape: Shape) -> float | None:
        if isinstance(value, str):
            text = value.strip()
            found = scalar.grouped(text)
            if found is not None and shape.ok(found):
                return found
            found = scalar.number(text)
            if found is not None and shape.ok(found):
                self._add("SCH102", f"{_name(path)} takes a number; write {text} without quotes", path, fix=self._bare(path, text))
                return found
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            self._add("SCH108", f"{_name(path)} is {_range(shape)}, and {value} stands there", path)
            return None
        also = " or the word unknown" if shape.name == "figure" else ""
        self._add("SCH102", f"{_name(path)} takes a number{also}, and {got(value)} stands there", path)
        return None

    def _bare(self, path: Path, text: str) -> Fix:
        start, end = self.source.offsets(path)
        return Fix("take the quotes off", (Edit(start, end, text),))

    def word(self, value: Any, path: Path, shape: Shape) -> Any:
        words = _some(shape.words, "or")
        if not isinstance(value, str):
            self._add("SCH103", f"{_name(path)} is {words}, and {got(value)} stands there", path)
            return None
        near = nearest(value.strip(), [str(word) for word in shape.words])
        certain = near is not None and folded(near) == folded(value)
        start, end = self.source.offsets(path)
        fix = Fix(f"write {near}", (Edit(start, end, near),)) if certain and near else None
        hint = f"write {near}" if certain else f"did you mean {near}? It is {words}" if near else f"write {words}"
        self._add("SCH103", f"{_name(path)} knows no {value.strip()!r}; {hint}", path, fix=fix)
        return near if certain else None

    # reporting

    def _add(
        self,
        code: str,
        message: str,
        path: Path,
        *,
        key: bool = False,
        severity: Severity = Severity.ERROR,
        fix: Fix | None = None,
    ) -> None:
        self.findings.append(self.source.problem(code, message, path, key=key, severity=severity, fix=fix))

    def _reported(self, path: Path) -> bool:
        field = ".".join(map(str, path))
        return any(found.field == field or found.field.startswith(field + ".") for found in self.findings)


def _written(place: object, value: float) -> str:
    """A number as its text stands in the file."""
    if isinstance(place, ScalarEvent):
        return str(place.value)
    if isinstance(place, Slice) and isinstance(place.of, ScalarEvent):
        return str(place.of.value[place.start : place.end])
    return f"{value:g}"


def _name(path: Path) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "a story")


def _some(words: object, joint: str = "and") -> str:
    names = [str(word) for word in words]  # type: ignore[attr-defined]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {joint} {names[-1]}"


def _quotes(value: Any) -> str:
    return f'; write "{str(value).lower()}" in quotes' if isinstance(value, bool) else ""


def _form(shape: Shape) -> str:
    return shape.name or "such value"


def _range(shape: Shape) -> str:
    if "exclusiveMinimum" in shape.limits:
        return "a number above zero"
    low, high = shape.limits.get("minimum"), shape.limits.get("maximum")
    return f"a number from {low:g} to {high:g}" if low is not None and high is not None else "a number"
