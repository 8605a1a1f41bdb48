"""Times as a page writes them: clocks and distances of actions, the spans of an incident."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from storygen.deck.days import MONTHS, STAMP, day
from storygen.site import charts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from markupsafe import Markup

    from storygen.story.model import Incident


def duration(seconds: float) -> str:
    """A span in its two largest units: "40 min", "1 h 5 min", "2 d 5 h"."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return f"{round(seconds)} s"
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return f"{days} d {hours} h" if hours and days < 10 else f"{days} d"
    if hours:
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    return f"{rest} min"


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was done: the day where it changes, the clock, and the distance from the start."""

    day: str = ""
    clock: str = ""
    after: str = ""


def moments(stamps: Iterable[str], started: str = "") -> list[Moment]:
    """The moments of a list of stamps in its order; a distance only where an incident's start is known."""
    from storygen.story.times import parse_time

    start = parse_time(started) if started else None
    found, last = [], ""
    for text in stamps:
        stamp = STAMP.match(text)
        if not stamp:
            found.append(Moment(clock=text))
            continue
        today = day(text)
        moved = "" if today == last else today.rpartition("\u00a0")[0]
        last = today
        at = parse_time(text) if start else None
        after = f"+{duration((at - start).total_seconds())}" if at and start and at > start else ""
        found.append(Moment(moved, stamp[4] or "", after))
    return found


@dataclass(frozen=True, slots=True)
class IncidentBand:
    """An incident's picture, and its spans in words."""

    picture: Markup
    spans: tuple[tuple[str, str], ...]


_STAMPED = (
    ("started", "started_at"),
    ("detected", "detected_at"),
    ("mitigated", "mitigated_at"),
    ("resolved", "resolved_at"),
)
_VERBS = {"detected": "to detect", "mitigated": "to mitigate", "resolved": "to resolve"}


def incident_band(incident: Incident) -> IncidentBand:
    """The band of an incident, from its stamps or, where nobody remembers them, from how long each part took."""
    from storygen.story.times import incident_times, parse_time

    stamps = {name: parse_time(getattr(incident, field)) for name, field in _STAMPED}
    known = [(name, at) for name, at in stamps.items() if at is not None]
    times = incident_times(incident)
    spans = tuple(
        (verb, duration(seconds))
        for verb, seconds in (
            ("to detect", times.detect),
            ("to mitigate", times.mitigate),
            ("to resolve", times.resolve),
        )
        if seconds is not None
    )
    if len(known) >= 2:
        return IncidentBand(_stamped(known), spans)
    return IncidentBand(_unstamped(times.detect, times.mitigate, times.resolve), spans)


def _stamped(known: list[tuple[str, datetime]]) -> Markup:
    first = known[0][1]
    ticks, last = [], ""
    for name, at in known:
        today = f"{at.day} {MONTHS[at.month]}"
        clock = f"{at:%H:%M}"
        ticks.append(charts.Tick(name, clock if today == last else f"{today} {clock}", (at - first).total_seconds()))
        last = today
    lengths = [duration(b.seconds - a.seconds) for a, b in pairwise(ticks)]
    return charts.incident(ticks, lengths)


def _unstamped(detect: float | None, mitigate: float | None, resolve: float | None) -> Markup:
    ticks = [charts.Tick("started", "", 0.0)]
    for name, seconds in (("detected", detect), ("mitigated", mitigate), ("resolved", resolve)):
        if seconds is not None:
            ticks.append(charts.Tick(name, "", ticks[-1].seconds + seconds))
    lengths = [duration(b.seconds - a.seconds) for a, b in pairwise(ticks)]
    return charts.incident(ticks, lengths)
