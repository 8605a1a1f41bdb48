"""The cards of practice: their kinds, the door each stands behind, and the plain data that every export reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(StrEnum):
    """What a card asks for."""

    PROMPT = "prompt"
    REFRAME = "reframe"
    OPENER = "opener"
    NUMBERS = "numbers"
    TRADEOFF = "tradeoff"
    PROBE = "probe"
    OPEN = "open"
    REPAIR = "repair"
    MATCH = "match"


DOORS: Mapping[Kind, str] = {
    Kind.PROMPT: "tell",
    Kind.REFRAME: "tell",
    Kind.OPENER: "tell",
    Kind.NUMBERS: "recall",
    Kind.TRADEOFF: "recall",
    Kind.PROBE: "recall",
    Kind.OPEN: "recall",
    Kind.REPAIR: "recall",
    Kind.MATCH: "choose",
}
"""The door behind which each kind is practised: tell (aloud), recall (silent, by FSRS), choose (silent)."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card. `id` is `<story id>/<kind>/<part id>`: stable, never made from the text of an answer.

    `front` and `back` are Markdown with the figures filled in; "" as back is a blank that the writer is to fill in.
    `data` holds what one kind needs beyond them (the parts of a numbers card, the options of a tradeoff), as plain
    JSON values.
    """

    kind: Kind
    story: str
    part: str
    front: str
    back: str
    data: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The card's stable name in the log."""
        return f"{self.story}/{self.kind}/{self.part}"

    @property
    def door(self) -> str:
        """tell, recall or choose."""
        return DOORS[self.kind]
