"""CON over the order of times: an incident's stamps, the lines of its timeline, what is due after it."""

from __future__ import annotations

import itertools
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from storygen.lint.rule import Problem, rule
from storygen.story.times import parse_duration, parse_range, parse_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.lint.subject import Subject
    from storygen.story.model import Incident, Path

_INCIDENT = """\
incident:
  severity: SEV2
  started_at: 2024-03-11T07:30Z
  detected_at: 2024-03-11T08:10Z
  mitigated_at: 2024-03-11T09:20Z
  root_cause: Serving read the age of a listing in hours where training had read days, and no test compared the two.
  timeline:
    - {at: 2024-03-11T07:30Z, event: The new model took all traffic}
    - {at: 2024-03-11T08:10Z, event: Views of new listings were missing}
    - {at: 2024-03-11T09:20Z, event: The last good model was back}
  updates: {every: 30 min, to: [support], message: The old model is back within the hour.}
"""
_FOLLOW_UP = """\
follow_up:
  - action: Compare the features of training and serving in CI
    owner: me
    due: 2024-03-11
    status: verified
    acceptance: CI stops a release whose features differ in unit
"""


@rule(
    "CON106",
    "times-out-of-order",
    "times out of order",
    rationale="A listener who hears that it was mitigated before it was seen doubts the rest.",
    bad=_INCIDENT.replace("detected_at: 2024-03-11T08:10Z", "detected_at: 2024-03-11T09:40Z"),
    good=_INCIDENT,
)
def times_out_of_order(subject: Subject) -> Iterator[Problem]:
    """Each stamp of the incident, and each line of its timeline, that is earlier than the one before it."""
    incident = subject.story.incident
    if incident is not None:
        yield from _descending(_stamps(incident), "this stamp")
        yield from _descending(_timeline(incident), "this line of the timeline")


def _descending(times: list[tuple[Path, str, datetime]], what: str) -> Iterator[Problem]:
    for (_, before, earlier), (path, said, later) in itertools.pairwise(times):
        if later < earlier:
            yield Problem(
                path,
                f"{what}, {said}, is earlier than the one before it, {before}; mend the one that is wrong, or change "
                "their order",
                f"which came first, {before} or {said}?",
                quote=said,
            )


def _stamps(incident: Incident) -> list[tuple[Path, str, datetime]]:
    names = ("started_at", "detected_at", "mitigated_at", "resolved_at")
    read = ((("incident", name), text, parse_time(text)) for name in names if (text := getattr(incident, name)))
    return [(path, text, at) for path, text, at in read if at is not None]


def _timeline(incident: Incident) -> list[tuple[Path, str, datetime]]:
    start = parse_time(incident.started_at) if incident.started_at else None
    found: list[tuple[Path, str, datetime]] = []
    for entry in incident.timeline:
        at = _moment(entry.at, start)
        if at is not None:
            found.append((("incident", "timeline", entry.index, "at"), entry.at, at))
    return found


def _moment(text: str, start: datetime | None) -> datetime | None:
    """A time, or "+12 min" from the start; without a start, from any fixed day, since only the order counts."""
    at = parse_time(text)
    if at is not None or not text.strip().startswith("+"):
        return at
    seconds = parse_duration(text)
    origin = start or datetime.fromisoformat("2000-01-01T00:00+00:00")
    try:
        return origin + timedelta(seconds=seconds) if seconds is not None else None
    except OverflowError:
        return None


@rule(
    "CON108",
    "due-before-incident",
    "a follow-up due before it all happened",
    rationale="Mostly a year mistyped; a listener who asks “when was it done?” finds out.",
    bad=_FOLLOW_UP.replace("2024-03-11", "2023-04-01"),
    good=_FOLLOW_UP,
)
def due_before_incident(subject: Subject) -> Iterator[Problem]:
    """Each due date before the day on which the incident, or else the story's period, began."""
    began = _began(subject)
    if began is None:
        return
    for f in subject.story.follow_up:
        due = parse_range(f.due) if f.due else None
        if due is not None and due[1] < began:
            yield Problem(
                ("follow_up", f.index, "due"),
                f"this was due on {f.due}, before it all began on {began.isoformat()}; mend the date that is wrong",
                f"when was this due, if it began on {began.isoformat()}?",
                quote=f.due,
            )


def _began(subject: Subject) -> date | None:
    incident = subject.story.incident
    if incident is not None:
        stamps = _stamps(incident)
        if stamps:
            return stamps[0][2].date()
    period = parse_range(subject.story.period) if subject.story.period else None
    return period[0] if period else None
