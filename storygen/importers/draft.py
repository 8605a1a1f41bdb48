"""A draft: one story cut out of somebody's notes, its parts in the order written, each with its label's field."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under one label; `field` is a dotted path of the format or a word of labels.json, "" without a label."""

    field: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lines without blank ones around them."""
        return "\n".join(self.lines).strip("\n")


@dataclass(slots=True)
class Draft:
    """One story to be: its title ("" where none stood there), the headings it stood under, its parts."""

    title: str
    under: tuple[str, ...] = ()
    parts: list[Part] = field(default_factory=list)
