"""Which cards of a deck are wanted: by competency, role, framework, story and kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen.error import CannotRunError
from storygen.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from storygen.bank.reader import Bank
    from storygen.deck.card import Card
    from storygen.story.model import Story


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of a deck; an empty one lets everything through."""

    competencies: Collection[str] = ()
    roles: Collection[str] = ()
    frameworks: Collection[str] = ()
    stories: Collection[str] = ()
    kinds: Collection[str] = ()


def select(cards: Iterable[Card], stories: Iterable[Story], bank: Bank, wanted: Wanted) -> list[Card]:
    """The cards that pass every filter, in their order.

    Raises:
        CannotRunError: a filter names what there is not; the nearest known word is said.
    """
    by_id = {s.id: s for s in stories}
    competencies = {_known(w, bank.resolve(w), bank.nearest(w), "competency") for w in wanted.competencies}
    for name in wanted.frameworks:
        competencies |= {id for ids in bank.frameworks[bank.framework(name)].values() for id in ids}
    for id in wanted.stories:
        _known(id, id if id in by_id else None, nearest(id, by_id), "story")
    roles = {r.lower() for r in wanted.roles}

    def passes(card: Card) -> bool:
        story = by_id[card.story]
        return (
            (not wanted.kinds or card.kind in wanted.kinds)
            and (not wanted.stories or card.story in wanted.stories)
            and (not roles or bool(roles & {r.lower() for r in story.roles}))
            and (not competencies or bool(competencies & _shown(card, story, bank)))
        )

    return [c for c in cards if passes(c)]


def _shown(card: Card, story: Story, bank: Bank) -> set[str | None]:
    """What a card shows: a prompt its question's competency, any other card those of its story."""
    question = bank.questions.get(str(card.data.get("question_id", "")))
    return {question.competency} if question else {bank.resolve(c) for c in story.competencies}


def _known(word: str, found: str | None, near: str | None, what: str) -> str:
    if found is None:
        hint = f"; did you mean {near}?" if near else ""
        raise CannotRunError(f"there is no {what} {word!r}{hint}")
    return found
