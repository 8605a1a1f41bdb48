"""The story schema as a quick check: shapes that say yes or no in microseconds, compiled from the JSON Schema.

Of an `anyOf` the first alternative, and of an `if` what `then` says, is the long form, which is what data holds once
short forms are expanded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

Check: TypeAlias = Callable[[Any], bool]


@dataclass(slots=True)
class Shape:
    """What a value must be. `kind` is text, number, flag, enum, list, record; `name` is the schema's name for it."""

    kind: str
    name: str = ""
    ok: Check = bool
    words: tuple[Any, ...] = ()
    item: Shape | None = None
    fields: Mapping[str, Shape] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    limits: Mapping[str, float] = field(default_factory=dict)
    description: str = ""
    examples: tuple[Any, ...] = ()


def folder() -> Path:
    """Where the schemas lie: inside an installed package, beside it in a checkout."""
    inside = Path(__file__).parent.parent / "schemas"
    return inside if inside.is_dir() else Path(__file__).parent.parent.parent / "schemas"


@cache
def load(name: str) -> dict[str, Any]:
    """One of our JSON Schemas, as data."""
    loaded: dict[str, Any] = json.loads((folder() / f"{name}.schema.json").read_text(encoding="utf-8"))
    return loaded


@cache
def shapes(name: str = "story") -> Mapping[str, Shape]:
    """The shapes of a schema by their names there; the whole document's under "".

    A document that is a list is read under one key, the schema's name.
    """
    compiler = _Compiler(load(name))
    long = (key for key in compiler.definitions if not key.startswith("short"))
    found = {key: compiler.shape({"$ref": f"#/$defs/{key}"}) for key in long}
    whole = compiler.shape(compiler.root)
    if whole.kind == "list":
        fields = {name: whole}
        whole = Shape("record", name, _record(fields, ()), fields=fields)
    found[""] = whole
    return found


def keys(name: str) -> Mapping[str, Shape]:
    """The known keys of a part of a story (action, metric, probe …), of the story itself under ""."""
    return shapes()[name].fields


@cache
def every_key() -> frozenset[str]:
    """Every key that stands anywhere in a story."""
    return frozenset(key for shape in shapes().values() for key in shape.fields)


@cache
def every_prose_key() -> frozenset[str]:
    """Every key under which prose may stand."""
    fields = (item for shape in shapes().values() for item in shape.fields.items())
    return frozenset(key for key, shape in fields if shape.name == "md")


class _Compiler:
    def __init__(self, root: dict[str, Any]) -> None:
        self.root = root
        self.definitions: dict[str, Any] = root.get("$defs", {})

    def shape(self, schema: dict[str, Any], name: str = "") -> Shape:
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            merged = {**self.definitions[name], **{k: v for k, v in schema.items() if k != "$ref"}}
            return self.shape(merged, name)
        if "if" in schema:
            return self.shape(schema["then"], name)
        if "anyOf" in schema:
            rest = {k: v for k, v in schema.items() if k != "anyOf"}
            return self.shape({**schema["anyOf"][0], **rest}, name)
        found = self._build(schema, name)
        found.description = schema.get("description", "")
        found.examples = tuple(schema.get("examples", ()))
        return found

    def _build(self, schema: dict[str, Any], name: str) -> Shape:
        types = schema.get("type", [])
        types = [types] if isinstance(types, str) else types
        if "enum" in schema:
            words = tuple(word for word in schema["enum"] if word is not None)
            return Shape("enum", name, _one_of(words), words)
        if "object" in types:
            fields = {key: self.shape(value) for key, value in schema["properties"].items()}
            required = tuple(schema.get("required", ()))
            return Shape("record", name, _record(fields, required), fields=fields, required=required)
        if "array" in types:
            item = self.shape(schema["items"])
            limits: dict[str, float] = {key: schema[key] for key in ("minItems", "maxItems") if key in schema}
            return Shape("list", name, _list(item, limits), item=item, limits=limits)
        return self._scalar(schema, name, types)

    def _scalar(self, schema: dict[str, Any], name: str, types: list[str]) -> Shape:
        pattern = re.compile(schema["pattern"]) if "pattern" in schema else None
        keys = ("minimum", "maximum", "exclusiveMinimum", "maxLength", "minLength")
        limits = {key: schema[key] for key in keys if key in schema}
        if "boolean" in types:
            return Shape("flag", name, _is_flag)
        if types[:1] == ["number"]:
            return Shape("number", name, _number(limits, unknown=name == "figure"), pattern=pattern, limits=limits)
        return Shape("text", name, _text(pattern, limits, name), pattern=pattern, limits=limits)


def _is_flag(value: Any) -> bool:
    return value.__class__ is bool


def _one_of(words: tuple[Any, ...]) -> Check:
    known = frozenset(words)
    return lambda value: value.__class__ in (str, int, float) and value in known


def _number(limits: Mapping[str, float], *, unknown: bool) -> Check:
    low, high = limits.get("minimum", float("-inf")), limits.get("maximum", float("inf"))
    above = limits.get("exclusiveMinimum", float("-inf"))
    if unknown:
        return lambda value: value.__class__ in (int, float) or value == "unknown"
    return lambda value: value.__class__ in (int, float) and low <= value <= high and value > above


def _text(pattern: re.Pattern[str] | None, limits: Mapping[str, float], name: str) -> Check:
    longest = limits.get("maxLength", 0)
    if name in ("date", "time", "moment", "period") and pattern:
        match, days = pattern.match, missing_day
        return lambda value: value.__class__ is str and match(value) is not None and not days(value)
    if pattern:
        search, most = pattern.search, longest or float("inf")
        return lambda value: value.__class__ is str and search(value) is not None and len(value) <= most
    if longest:
        return lambda value: value.__class__ is str and len(value) <= longest
    return _is_text


def _is_text(value: Any) -> bool:
    return value.__class__ is str


def _list(item: Shape, limits: Mapping[str, float]) -> Check:
    check, least, most = item.ok, limits.get("minItems", 0), limits.get("maxItems", 1_000_000)

    def ok(value: Any) -> bool:
        if value.__class__ is not list or not least <= len(value) <= most:
            return False
        for inner in value:  # noqa: SIM110 -- a third of the time of all()
            if inner is not None and not check(inner):
                return False
        return True

    return ok


def _record(fields: Mapping[str, Shape], required: tuple[str, ...]) -> Check:
    get = {name: str if shape.ok is _is_text else shape.ok for name, shape in fields.items()}.get
    needed = required[0] if required else ""

    def ok(value: Any) -> bool:
        if value.__class__ is not dict:
            return False
        for key, inner in value.items():
            check = get(key)
            if inner.__class__ is check:  # most values are plain texts, and that answers for them
                continue
            if check is None or not (inner is None or (check is not str and check(inner))):
                return False
        return not needed or bool(value.get(needed))

    return ok


_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def missing_day(text: str) -> str:
    """The first day named in a text that is in no calendar, "" where there is none."""
    for found in _DAY.finditer(text):
        try:
            date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            return found[0]
    return ""
