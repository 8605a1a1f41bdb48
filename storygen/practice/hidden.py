"""Which part of a number is hidden today: one at random, the same all day, here and in the browser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen.practice.chance import hash32

if TYPE_CHECKING:
    from datetime import date

    from storygen.deck.card import Card

_FIGURE = re.compile(r"[-+−±≈~<>≤≥ ]*[\d][\d.,]*")

SHOWN = {
    "before": ("after", "unit", "window"),
    "after": ("before", "unit", "window"),
    "change": ("before", "after", "unit"),
    "percent": ("before", "after", "unit"),
    "unit": ("before", "after"),
    "window": ("before", "after", "unit"),
}
"""What may stand around a hidden part: never what gives the answer away."""

ASKS = {
    "before": "What was it before?",
    "after": "What was it after?",
    "change": "By how much did it change?",
    "percent": "How much is that, in percent of where it began?",
    "unit": "In what is it measured?",
    "window": "Over which time?",
}


@dataclass(frozen=True, slots=True)
class Face:
    """The front of a numbers card: the part hidden, the question for it, and the parts shown as (name, text)."""

    hidden: str
    ask: str
    shown: tuple[tuple[str, str], ...]


def face(card: Card, day: date) -> Face | None:
    """The face of a numbers card on a day; None where it has no part to hide. Ends weigh twice."""
    parts = {p["part"]: p["text"] for p in card.data.get("parts", ()) if p["text"]}
    names = [*parts, *(name for name in parts if name in {"before", "after"})]
    if not names:
        return None
    hidden = names[hash32(f"{card.id}/{day.isoformat()}") % len(names)]
    shown = tuple((name, _bare(parts[name], hidden)) for name in parts if name in SHOWN[hidden])
    return Face(hidden, ASKS[hidden], shown)


def _bare(text: str, hidden: str) -> str:
    """A part as it is shown: an end loses its unit where the unit is what is asked for."""
    figure = _FIGURE.match(text)
    return figure[0] if figure and hidden == "unit" else text
