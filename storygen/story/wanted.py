"""How messages name values: what stood there, and which part of a story a key belongs to."""

from __future__ import annotations

from typing import Any

from storygen.story.model import Path
from storygen.story.shape import Shape

_PARTS = {
    "": "a story",
    "action": "an action",
    "alternative": "an alternative",
    "angle": "an angle",
    "followUp": "a follow-up",
    "timelineEntry": "a timeline entry",
    "updates": "updates",
    "took": "took",
    "windows": "window",
    "exposures": "exposure",
    "sides": "n",
    "spread": "sd",
    "incident": "incident",
    "measured": "measured",
    "context": "context",
    "reflection": "reflection",
    "unknown": "unknown",
    "lint": "lint",
}


def wanted(path: Path, shape: Shape) -> str:
    """The part of a story that a path leads to, in words: "a metric", "an action", "context"."""
    return _PARTS.get(shape.name if path else "", f"a {shape.name}")


def got(value: Any) -> str:
    """What stood there, in words: "a list", "the text 'soon'", "the number 3"."""
    if isinstance(value, bool):
        return f"the word {str(value).lower()}"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    if isinstance(value, dict):
        return f"a mapping ({next(iter(value), '')}: …)" if value else "an empty mapping"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    text = " ".join(str(value).split())
    return f"the text {text[:40] + '…' if len(text) > 41 else text!r}"
