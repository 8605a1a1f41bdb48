"""The facts of today: what is due, and what is new, in the order they come."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from storygen.deck.card import Card, Kind
from storygen.practice.schedule import due_day, recall_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from storygen.practice.calendar import Calendar
    from storygen.practice.fold import State

FACTS = (Kind.OPEN, Kind.NUMBERS, Kind.TRADEOFF, Kind.PROBE, Kind.REPAIR)
"""The kinds that are scheduled, in the order in which those of one story are met."""

LIGHT_SHARE = 1 / 3


@dataclass(frozen=True, slots=True)
class Facts:
    """Due facts, those least likely to be known first; new ones, the best story's first."""

    due: tuple[Card, ...]
    fresh: tuple[Card, ...]


def facts_today(
    cards: Iterable[Card], state: State, days: Calendar, a_day: int, strength: Mapping[str, float]
) -> Facts:
    """What is due, and as many new facts as the day takes: `a_day`, a third on a light day, none on the last."""
    asked = [c for c in cards if c.kind in FACTS and _askable(c, state, days.today)]
    due = [c for c in asked if is_due(c.id, state, days)]
    fresh = [c for c in asked if c.id not in state.schedules]
    room = 0 if days.last_day else ceil(a_day * (LIGHT_SHARE if days.light else 1)) - met_on(state, days.today)
    return Facts(
        tuple(sorted(due, key=lambda c: recall_on(state.schedules[c.id], days.today))),
        tuple(sorted(fresh, key=lambda c: (-strength.get(c.story, 0), c.story, FACTS.index(c.kind))))[: max(0, room)],
    )


def is_due(card: str, state: State, days: Calendar) -> bool:
    """Whether a fact is to be asked for today; one that was asked for today already is not."""
    schedule = state.schedules.get(card)
    day = due_day(card, schedule, days.date) if schedule else None
    return schedule is not None and day is not None and day <= days.today and schedule.last != days.today


def met_on(state: State, day: date) -> int:
    """How many facts were met for the first time on a day."""
    first: dict[str, date] = {}
    for review in state.reviews:
        first.setdefault(review.card, review.day)
    return sum(met == day for met in first.values())


def _askable(card: Card, state: State, today: date) -> bool:
    return not {card.id, card.story} & state.suspended and state.buried.get(card.id) != today
