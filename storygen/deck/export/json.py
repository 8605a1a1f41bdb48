"""A deck as JSON, for other programs; schemas/deck.schema.json is its contract."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storygen.deck.card import Card


def export(cards: Sequence[Card], title: str) -> str:
    """All cards with everything they hold."""
    rows = [
        {
            "id": c.id,
            "kind": str(c.kind),
            "door": c.door,
            "story": c.story,
            "front": c.front,
            "back": c.back,
            "data": dict(c.data),
        }
        for c in cards
    ]
    return json.dumps({"version": 1, "title": title, "cards": rows}, ensure_ascii=False, indent=2) + "\n"
