"""A story in the making: its data in the long form, and the comments that are to stand in its file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from storygen.story.model import Path


@dataclass(slots=True)
class Filled:
    """Fields are named by dotted paths, `context.situation`; nothing that is there is ever replaced."""

    data: dict[str, Any] = field(default_factory=dict)
    comments: dict[Path, str] = field(default_factory=dict)

    def add_prose(self, name: str, text: str) -> None:
        """Put prose into a field; a second text is a paragraph below the first."""
        holder, key = self._place(name)
        holder[key] = f"{holder[key]}\n\n{text}" if holder.get(key) else text

    def add_item(self, name: str, item: Any) -> None:
        """Put one more item into a list, unless it is there."""
        holder, key = self._place(name)
        items = holder.setdefault(key, [])
        if item not in items:
            items.append(item)

    def has(self, name: str) -> bool:
        """Whether a field says something."""
        holder, key = self._place(name)
        return bool(holder.get(key))

    def _place(self, name: str) -> tuple[dict[str, Any], str]:
        section, _, key = name.rpartition(".")
        return (self.data.setdefault(section, {}) if section else self.data), key
