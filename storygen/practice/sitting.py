"""One sitting at the facts: the queue, what was graded, what can be undone. Knows no screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storygen.deck.card import Card
    from storygen.practice.log import Event
    from storygen.practice.writer import Writer

COMES_BACK_AFTER = 4
AGAIN = 1


@dataclass(frozen=True, slots=True)
class Step:
    """What was done with one card, and the queue before it."""

    event: Event
    card: Card
    before: tuple[Card, ...]


class Sitting:
    """Cards in the order they come; one that did not come is asked for again a few cards later."""

    def __init__(self, writer: Writer, queue: Iterable[Card]) -> None:
        self._writer = writer
        self.queue = tuple(queue)
        self.steps: list[Step] = []

    def grade(self, grade: int, seconds: float, data: dict[str, Any]) -> None:
        """Grade the card in front; it is on the disk when this returns."""
        card = self.queue[0]
        event = self._writer.append("review", card=card.id, grade=grade, seconds=seconds, data=data)
        rest = self.queue[1:]
        if grade == AGAIN:
            rest = (*rest[: COMES_BACK_AFTER - 1], card, *rest[COMES_BACK_AFTER - 1 :])
        self._step(event, rest)

    def put_off(self, kind: str) -> None:
        """Take the card away until tomorrow ("bury") or for good ("suspend")."""
        self._step(self._writer.append(kind, card=self.queue[0].id), tuple(c for c in self.queue if c != self.queue[0]))

    def note(self, text: str) -> None:
        """Keep a remark on the card in front."""
        self._writer.append("note", card=self.queue[0].id, data={"text": text})

    def undo(self) -> bool:
        """Take the last step back; its card stands in front again. False where there is none."""
        if not self.steps:
            return False
        last = self.steps.pop()
        self._writer.append("undo", data={"of": last.event["id"]})
        self.queue = last.before
        return True

    def reviews(self) -> list[Step]:
        """The cards graded and not taken back."""
        return [step for step in self.steps if step.event["type"] == "review"]

    def lost(self) -> list[Card]:
        """Cards that did not come at least once, each once."""
        return list({s.card.id: s.card for s in self.reviews() if s.event["grade"] == AGAIN}.values())

    def _step(self, event: Event, rest: tuple[Card, ...]) -> None:
        self.steps.append(Step(event, self.queue[0], self.queue))
        self.queue = rest
