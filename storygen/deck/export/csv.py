"""A deck as CSV with a header line: id, kind, door, story, front, back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.spreadsheet import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storygen.deck.card import Card

HEADER = ("id", "kind", "door", "story", "front", "back")


def export(cards: Sequence[Card], title: str) -> str:  # noqa: ARG001 -- every export has this signature
    """One row a card."""
    return table(HEADER, ((c.id, str(c.kind), c.door, c.story, c.front, c.back) for c in cards))
