"""What of a readable story stands at an offset: the path of the innermost value, or of the key, around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.story.model import Path
    from storygen.story.source import Source


@dataclass(frozen=True, slots=True)
class Spot:
    """A value or key by its path, with its place in the text."""

    path: Path
    start: int
    end: int
    on_key: bool = False


def spot(source: Source, offset: int) -> Spot | None:
    """What stands at an offset; None between values."""
    around = [found for found in _spots(source, source.data, ()) if found.start <= offset <= found.end]
    return min(around, key=lambda found: (found.end - found.start, -len(found.path)), default=None)


def _spots(source: Source, data: Any, path: Path) -> Iterator[Spot]:
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, value in parts:
        inner = (*path, part)
        if source.place(inner) is not None:
            yield Spot(inner, *source.offsets(inner))
        if source.key(inner) is not None:
            yield Spot(inner, *source.key_offsets(inner), on_key=True)
        yield from _spots(source, value, inner)
