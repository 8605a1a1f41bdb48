"""What the format wants at a place of a story: the shape that the schema gives a path, and how to describe it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.story.shape import shapes

if TYPE_CHECKING:
    from storygen.story.model import Path
    from storygen.story.shape import Shape

_KINDS = {"text": "text", "number": "a number", "flag": "true or false", "list": "a list", "record": "keys of its own"}


def shape_at(path: Path) -> Shape | None:
    """The shape of the value at a path, None where the format knows no such place."""
    shape: Shape | None = shapes()[""]
    for part in path:
        if shape is None:
            return None
        shape = shape.fields.get(part) if isinstance(part, str) else shape.item
    return shape


def kind(shape: Shape) -> str:
    """What a value is, in a word or two: "one of success, failure, mixed"."""
    if shape.kind == "enum":
        return "one of " + ", ".join(map(str, shape.words))
    if shape.kind == "text" and shape.name == "md":
        return "Markdown"
    return _KINDS.get(shape.kind, shape.kind)


def describe(key: str, shape: Shape) -> str:
    """A key for a hover or beside a completion, in Markdown."""
    parts = [f"**{key}** — {kind(shape)}", shape.description]
    if shape.examples and shape.kind not in ("enum", "flag"):
        parts.append("For example:\n```yaml\n" + _example(key, shape.examples[0]) + "```")
    return "\n\n".join(part for part in parts if part)


def _example(key: str, example: object) -> str:
    from storygen.story.write import write

    return write({key: example})
