"""Times, lengths and ranges as stories write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from storygen.story.model import Incident, Took
from storygen.story.times import IncidentTimes, incident_times, parse_duration, parse_range, parse_time

TIMES = [
    ("2024-03-02T10:05Z", datetime(2024, 3, 2, 10, 5, tzinfo=UTC)),
    ("2024-03-02T10:05:30Z", datetime(2024, 3, 2, 10, 5, 30, tzinfo=UTC)),
    ("2024-03-02 10:05+01:00", datetime(2024, 3, 2, 10, 5, tzinfo=timezone(timedelta(hours=1)))),
    ("2024-03-02T10:05:30.5-0530", datetime(2024, 3, 2, 10, 5, 30, 500_000, tzinfo=timezone(-timedelta(hours=5.5)))),
]


@pytest.mark.parametrize(("text", "time"), TIMES)
def test_times(text: str, time: datetime) -> None:
    assert parse_time(text) == time


@pytest.mark.parametrize(
    "text", ["", "2024-03-02", "10:05Z", "2024-03-02T10:05", "2024-02-30T10:05Z", "2024-03-02T25:05Z", "+12 min", "now"]
)
def test_no_times(text: str) -> None:
    assert parse_time(text) is None


LENGTHS = [
    ("12 min", 720), ("3 h", 10_800), ("14 d", 1_209_600), ("+12 min", 720), ("1 h 30 min", 5400), ("90s", 90),
    ("two weeks", 1_209_600), ("half an hour", 1800), ("a day", 86_400), ("1 h, 5 min and 10 s", 3910), ("1.5 h", 5400),
]  # fmt: skip


@pytest.mark.parametrize(("text", "seconds"), LENGTHS)
def test_lengths(text: str, seconds: float) -> None:
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    "text", ["", "+", "12", "soon", "two weeks after the fix", "3 apples", "h", "-3 h", "many days"]
)
def test_no_lengths(text: str) -> None:
    assert parse_duration(text) is None


RANGES = [
    ("2024", (date(2024, 1, 1), date(2024, 12, 31))),
    ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
    ("2024-03-02", (date(2024, 3, 2), date(2024, 3, 2))),
    ("2024-02-12..2024-02-25", (date(2024, 2, 12), date(2024, 2, 25))),
    ("2023-11..2024-02", (date(2023, 11, 1), date(2024, 2, 29))),
]


@pytest.mark.parametrize(("text", "days"), RANGES)
def test_ranges(text: str, days: tuple[date, date]) -> None:
    assert parse_range(text) == days


@pytest.mark.parametrize("text", ["", "last week", "2024-13", "2024-02-30", "2024-05..2024-03", "..", "2024..", "0000"])
def test_no_ranges(text: str) -> None:
    assert parse_range(text) is None


def test_times_of_an_incident_follow_from_its_stamps() -> None:
    incident = Incident(
        started_at="2024-03-02T09:40Z",
        detected_at="2024-03-02T10:05Z",
        mitigated_at="2024-03-02T10:45Z",
        resolved_at="2024-03-03T16:00Z",
    )
    assert incident_times(incident) == IncidentTimes(25 * 60, 40 * 60, 29 * 3600 + 55 * 60)


def test_where_nobody_saw_it_begin_mitigation_counts_from_the_start() -> None:
    incident = Incident(started_at="2024-03-02T09:40Z", mitigated_at="2024-03-02T10:45Z")
    assert incident_times(incident) == IncidentTimes(None, 65 * 60, None)


def test_lengths_stand_in_for_stamps_that_nobody_remembers() -> None:
    incident = Incident(took=Took("12 min", "40 min", "3 h"))
    assert incident_times(incident) == IncidentTimes(720, 2400, 10_800)
