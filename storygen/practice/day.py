"""Practice days: a day turns at 04:00 local, so half past midnight still belongs to the evening before."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

TURNS_AT = timedelta(hours=4)
"""How long after midnight a practice day still belongs to the evening before."""

_DAY = re.compile(r"(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])")


def day_of(moment: datetime) -> date:
    """The practice day of a moment, by the clock that the moment itself shows."""
    return (moment.replace(tzinfo=None) - TURNS_AT).date()


def noon(day: date) -> datetime:
    """Noon UTC of a day: the one moment of it that schedules are reckoned by."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def read_day(text: object) -> date | None:
    """The day a text names ("2026-11-23", of the centuries that practise), else None."""
    if not isinstance(text, str) or not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def is_stamp(text: object) -> bool:
    """Whether a text is a moment as RFC 3339 writes it: what browsers and the terminal put into `at`."""
    return isinstance(text, str) and read_day(text[:10]) is not None and _TIME.fullmatch(text, 10) is not None


def stamp(moment: datetime) -> str:
    """A moment as RFC 3339 with its own offset, so that the log says what the clock on the wall said."""
    return moment.isoformat(timespec="milliseconds")
