"""The figures of practice as one report, in the shape of schemas/stats.schema.json."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storygen.practice import stats
from storygen.practice.calendar import calendar
from storygen.practice.due import FACTS, facts_today
from storygen.practice.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from storygen.deck.card import Card
    from storygen.practice.fold import State
    from storygen.practice.matter import Matter
    from storygen.story.model import Story

VERSION = 1
LOST_OFTEN = 4
"""Lapses from which a fact is better mended than repeated."""


def report(matter: Matter, rows: Iterable[object], today: date) -> dict[str, Any]:
    """What the log says of these stories and their cards on a day."""
    project = matter.project
    state = fold(rows, project.retention, today, matter.renamed)
    days = calendar(project, state, today)
    facts = [card for card in matter.cards if card.kind in FACTS]
    waiting = facts_today(facts, state, days, project.new_a_day, matter.strength)
    return {
        "version": VERSION,
        "day": today.isoformat(),
        "interview": {"date": days.date.isoformat(), "name": days.name} if days.date else None,
        "facts": {
            "all": len(facts),
            "met": sum(card.id in state.schedules for card in facts),
            "due": len(waiting.due),
            "new": len(waiting.fresh),
            "lost_often": [c.id for c in facts if c.id in state.schedules and _is_lost_often(c, state)],
        },
        "retention": _retention(state, today),
        "answers": {"facts": len(state.reviews), "fact_seconds": _rounded(stats.seconds_at_facts(state))},
        "week": _week(state, today),
        "stories": [_story(story, state, today) for story in matter.stories],
    }


def _is_lost_often(card: Card, state: State) -> bool:
    return state.schedules[card.id].lapses >= LOST_OFTEN


def _retention(state: State, today: date) -> dict[str, Any]:
    kept = stats.retention(state, today)
    return {"days": stats.RETENTION_DAYS, "asked": kept.asked, "came": kept.came, "share": _rounded(kept.share, 4)}


def _week(state: State, today: date) -> dict[str, Any]:
    week = stats.week(state, today)
    minutes = [{"day": day.isoformat(), "minutes": _rounded(spent)} for day, spent in week.minutes.items()]
    return {"practised": week.days, "sessions": week.sessions, "days": minutes}


def _story(story: Story, state: State, today: date) -> dict[str, Any]:
    headline = story.headline()
    told = stats.told(state, story.id, headline.id if headline else "", today)
    return {
        "id": story.id,
        "title": story.title,
        "days_told": told.days,
        "last_told": told.last.isoformat() if told.last else None,
        "told": told.told,
        "tellings": [
            {"asked": asked, "tellings": n, "seconds": _rounded(seconds)} for asked, (n, seconds) in told.times.items()
        ],
    }


def _rounded(value: float | None, digits: int = 1) -> float | None:
    return None if value is None else round(value, digits)
