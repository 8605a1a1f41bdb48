"""How messages name values: what stood there, and which part of a story a key belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storygen.story.model import Path
    from storygen.story.shape import Shape

_PARTS = {
    "action": "an action",
    "alternative": "an alternative",
    "angle": "an angle",
    "answer": "an answer",
    "followUp": "a follow-up",
    "link": "a link",
    "metric": "a metric",
    "probe": "a probe",
    "timelineEntry": "a timeline entry",
    "tradeoff": "a tradeoff",
    "exposures": "exposure",
    "sides": "n",
    "spread": "sd",
    "windows": "window",
}


def wanted(path: Path, shape: Shape) -> str:
    """The part of a story that a path leads to, in words: "a metric", "an action", "context"; the story itself."""
    return part(shape) if path else "a story"


def part(shape: Shape) -> str:
    """What a record is, in words."""
    return _PARTS.get(shape.name, shape.name or "a story")


def named(path: Path) -> str:
    """The key nearest to a value."""
    return next((key for key in reversed(path) if isinstance(key, str)), "a story")


def listed(words: Iterable[object], joint: str = "and") -> str:
    """Words as a sentence lists them: "a, b and c"."""
    names = [str(word) for word in words]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {joint} {names[-1]}"


def got(value: Any) -> str:
    """What stood there, in words: "a list", "the text 'soon'", "the number 3"."""
    if isinstance(value, bool):
        return f"the word {str(value).lower()}"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    if isinstance(value, dict):
        key = " ".join(str(next(iter(value), "")).split())[:30]
        return f"a mapping ({key}: …)" if value else "an empty mapping"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    text = " ".join(str(value).split())
    return f"the text {text[:39] + '…' if len(text) > 40 else text!r}"
