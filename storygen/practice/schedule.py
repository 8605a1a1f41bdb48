"""When a fact comes back: FSRS-6 by py-fsrs, fed whole practice days, without learning steps and without fuzz.

The browser asks ts-fsrs the same question. Both round what they remember to eight decimals after each review, as
ts-fsrs does, so that a thousand reviews on the two are still the same schedule.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from storygen.practice.chance import hash32
from storygen.practice.day import noon

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from fsrs import Scheduler

LAST_DAYS, LAST_WEEK = 3, 7
"""Before an interview, what would come back on or behind it comes once more in so many days."""

_DECIMALS = 8
_LONGEST = 36500.0


@dataclass(frozen=True, slots=True)
class Schedule:
    """What is remembered of one fact; `due` is the day FSRS gives, before an interview's date has its say."""

    stability: float
    difficulty: float
    last: date
    due: date
    reps: int
    lapses: int


@lru_cache(maxsize=8)
def _fsrs(retention: float) -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(desired_retention=retention, learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def reviewer(retention: float) -> Callable[[Schedule | None, int, date], Schedule]:
    """The scheduler for a wanted retention (0.9: nine in ten come back when asked on their day), from 0.7 to 0.99."""
    from fsrs import Card, Rating, State

    fsrs = _fsrs(min(0.99, max(0.7, retention)))

    def review(before: Schedule | None, grade: int, day: date) -> Schedule:
        card = Card(card_id=1, due=noon(day))
        if before:
            card = Card(1, State.Review, None, before.stability, before.difficulty, noon(before.due), noon(before.last))
        after, _ = fsrs.review_card(card, Rating(grade), noon(day))
        stability = round(min(after.stability or 0, _LONGEST), _DECIMALS)
        return Schedule(
            stability, round(after.difficulty or 0, _DECIMALS), day, after.due.date(),
            (before.reps if before else 0) + 1, (before.lapses if before else 0) + (before is not None and grade == 1),
        )  # fmt: skip

    return review


def recall_on(schedule: Schedule, day: date) -> float:
    """The chance that a fact is recalled on a day, from 0 to 1."""
    from fsrs import Card, State

    card = Card(1, State.Review, None, schedule.stability, schedule.difficulty, noon(schedule.due), noon(schedule.last))
    return float(_fsrs(0.9).get_card_retrievability(card, noon(day)))


def due_day(card: str, schedule: Schedule, date: date | None) -> date | None:
    """The day a fact is due with an interview on `date`; None: not needed any more.

    No interval passes the date: what would fall on or behind it comes once more in the last days before, spread over
    them by the card's name: over three days, or over up to a week what will still be known then (a quarter of its
    stability costs three in a hundred).
    """
    if date is None or schedule.due < date:
        return schedule.due
    days = min(LAST_WEEK, max(LAST_DAYS, int(schedule.stability / 4)))
    spread = date - timedelta(days=1 + hash32(card) % days)
    return spread if spread > schedule.last else None
