"""Is it working? Figures folded from the log: what is due, retention, time on answers, sessions, stories told."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from storygen.practice.event import Event
    from storygen.practice.fold import State

LOOKING_BACK = 60
"""Seconds that a telling takes beside the telling itself."""
LONGEST = 120
"""Seconds that a silent answer counts at most: more was a pause for tea."""
PAUSE = timedelta(minutes=30)
"""Practice after a longer pause is another session."""
DAYS_TOLD, RECENT_DAYS, HEADLINE_RIGHT, GOOD = 3, 7, 2, 3
RETENTION_DAYS = 30
_SECONDS = {"review", "told", "choice"}


@dataclass(frozen=True, slots=True)
class Retention:
    """Facts asked again on a later day, and how many of them came."""

    asked: int
    came: int

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where none was asked again yet."""
        return self.came / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class Told:
    """One story's progress. `times`: by the length asked for, how many tellings and the mean seconds they took."""

    story: str
    days: int
    last: date | None
    times: Mapping[int, tuple[int, float]]
    told: bool


@dataclass(frozen=True, slots=True)
class Week:
    """The last seven days, oldest first: minutes each; how many had any; how many sittings there were."""

    minutes: Mapping[date, float]
    sessions: int

    @property
    def days(self) -> int:
        """Days with practice."""
        return sum(minutes > 0 for minutes in self.minutes.values())


def retention(state: State, today: date) -> Retention:
    """Over the last thirty days. A fact asked twice on one day counts by its first answer only."""
    last: dict[str, date] = {}
    asked = came = 0
    for review in state.reviews:
        before = last.get(review.card)
        last[review.card] = review.day
        if before not in {None, review.day} and (today - review.day).days < RETENTION_DAYS:
            asked, came = asked + 1, came + (review.grade > 1)
    return Retention(asked, came)


def seconds_at_facts(state: State) -> float | None:
    """The mean seconds of an answer to a fact; None where none was timed."""
    return _mean(min(LONGEST, review.seconds) for review in state.reviews if review.seconds > 0)


def week(state: State, today: date) -> Week:
    """The last seven days, today among them."""
    days = [today - timedelta(days=back) for back in range(RECENT_DAYS - 1, -1, -1)]
    events = [e for e in state.events if e.type in _SECONDS and days[0] <= e.day <= today]
    minutes = {day: _minutes(e for e in events if e.day == day) for day in days}
    moments = sorted(datetime.fromisoformat(e.at) for e in events)
    sessions = sum(i == 0 or moment - moments[i - 1] > PAUSE for i, moment in enumerate(moments))
    return Week(minutes, sessions)


def told(state: State, story: str, headline: str, today: date) -> Told:
    """A story's progress; `headline` is the id of the metric said first, "" where there is none.

    It is told when it was told on three days, one of the last seven, and its headline came right twice.
    """
    days = state.told_days.get(story, [])
    by_length: dict[int, list[float]] = defaultdict(list)
    for telling in state.tellings:
        if telling.story == story:
            by_length[round(telling.asked)].append(telling.seconds)
    card = f"{story}/numbers/{headline}"
    right = sum(review.card == card and review.grade >= GOOD for review in state.reviews)
    known = not headline or right >= HEADLINE_RIGHT
    recent = bool(days) and (today - days[-1]).days < RECENT_DAYS
    times = {asked: (len(took), sum(took) / len(took)) for asked, took in sorted(by_length.items())}
    return Told(story, len(days), days[-1] if days else None, times, len(days) >= DAYS_TOLD and recent and known)


def _minutes(events: Iterable[Event]) -> float:
    """Minutes spent, as the desk counts them against the day's."""
    return sum(e.seconds + LOOKING_BACK if e.type == "told" else min(LONGEST, e.seconds) for e in events) / 60


def _mean(values: Iterable[float]) -> float | None:
    kept = list(values)
    return sum(kept) / len(kept) if kept else None
