"""Times, lengths of time and ranges of days as stories write them, and the times of an incident."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storygen.story.model import Incident

_TIME = re.compile(
    r"(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}(?::\d{2})?)(\.\d+)?\s?([Zz]|[+-]\d{2}:?\d{2})"  # ISO 8601, a zone required
)
_PART = re.compile(r"(\d+(?:\.\d+)?|\.\d+|half an?|[a-z]+)\s*([a-z]+)")
_BETWEEN = re.compile(r"(?:\s*,\s*|\s+and\s+|\s*)")
_NUMBERS = {
    "half a": 0.5, "half an": 0.5, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_SECONDS = {
    1.0: "s sec secs second seconds",
    60.0: "min mins minute minutes m",
    3_600.0: "h hr hrs hour hours",
    86_400.0: "d day days",
    604_800.0: "w wk wks week weeks",
    2_629_746.0: "month months",
    31_556_952.0: "y yr yrs year years",
}  # months and years are the mean Gregorian ones
_UNITS = {name: seconds for seconds, names in _SECONDS.items() for name in names.split()}
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class IncidentTimes:
    """Seconds from start to first sight, and from first sight to mitigation and to the end; None where not known."""

    detect: float | None = None
    mitigate: float | None = None
    resolve: float | None = None


def parse_time(text: str) -> datetime | None:
    """A time in ISO 8601 with a zone or Z, seconds optional; None for anything else, and for days that do not exist."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    day, clock, fraction, zone = found.groups()
    zone = "+00:00" if zone in "Zz" else zone
    micro = (fraction or "")[:7].ljust(7, "0") if fraction else ""
    try:
        return datetime.fromisoformat(f"{day}T{clock}{':00' if len(clock) == 5 else ''}{micro}{zone}")
    except ValueError:
        return None


@lru_cache(1024)
def parse_duration(text: str) -> float | None:
    """A length of time in seconds: "12 min", "14 d", "+12 min", "1 h 30 min", "two weeks"; None for anything else."""
    text = text.strip().lower().removeprefix("+").strip()
    total, at = 0.0, 0
    while at < len(text):
        found = _PART.match(text, at)
        if found is None or found[2] not in _UNITS:
            return None
        amount = _NUMBERS.get(found[1]) if found[1][0].isalpha() else float(found[1])
        if amount is None:
            return None
        total += amount * _UNITS[found[2]]
        between = _BETWEEN.match(text, found.end())
        at = between.end() if between else found.end()
    return total if text else None


def parse_range(text: str) -> tuple[date, date] | None:
    """The first and last day of "2024", "2024-03", "2024-03-02" or of two of them, "2024-02-12..2024-02-25"."""
    first, dots, last = text.strip().partition("..")
    begin, end = _days(first), _days(last if dots else first)
    if begin is None or end is None or end[1] < begin[0]:
        return None
    return begin[0], end[1]


def _days(text: str) -> tuple[date, date] | None:
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = int(found[1]), found[2] and int(found[2]), found[3] and int(found[3])
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return first, first
    last = month or 12
    return first, date(year, last, monthrange(year, last)[1])


def incident_times(incident: Incident) -> IncidentTimes:
    """How long an incident took, from its stamps, else from `took`.

    Mitigation and end count from the first sight; where nobody wrote that down, from the start.
    """
    started, detected = parse_time(incident.started_at), parse_time(incident.detected_at)
    seen = detected or started
    took = incident.took
    return IncidentTimes(
        _between(started, detected, took.detect),
        _between(seen, parse_time(incident.mitigated_at), took.mitigate),
        _between(seen, parse_time(incident.resolved_at), took.resolve),
    )


def _between(start: datetime | None, end: datetime | None, took: str) -> float | None:
    return (end - start).total_seconds() if start and end else parse_duration(took)
