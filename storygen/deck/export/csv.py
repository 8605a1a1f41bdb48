"""A deck as CSV with a header line: id, kind, door, story, front, back."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storygen.deck.card import Card

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(cards: Sequence[Card], title: str) -> str:  # noqa: ARG001 -- every export has this signature
    """One row a card; a cell that a spreadsheet would take for a formula is led by an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", "kind", "door", "story", "front", "back"])
    for c in cards:
        writer.writerow([_cell(v) for v in (c.id, str(c.kind), c.door, c.story, c.front, c.back)])
    return out.getvalue()


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
