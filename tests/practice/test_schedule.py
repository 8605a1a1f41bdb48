"""Facts come back when FSRS-6 says, day by day, and never behind the interview."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storygen.practice.schedule import Schedule, due_day, recall_on, reviewer

FIRST = date(2026, 1, 1)
review = reviewer(0.9)


def test_a_first_good_answer_comes_back_in_two_days() -> None:
    schedule = review(None, 3, FIRST)
    assert schedule == Schedule(2.3065, pytest.approx(2.118104, abs=1e-6), FIRST, date(2026, 1, 3), 1, 0)


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 30)), min_size=1, max_size=30), st.floats(0.7, 0.99))
def test_on_its_due_day_a_fact_is_known_about_as_well_as_wanted(past: list[tuple[int, int]], retention: float) -> None:
    schedule, day = None, FIRST
    for grade, gap in past:
        day += timedelta(days=gap)
        schedule = reviewer(retention)(schedule, grade, day)
    assert schedule
    assert schedule.due > day
    assert schedule.reps == len(past)
    if schedule.due > day + timedelta(days=1):  # an interval is whole days, half of one off at most
        assert recall_on(schedule, schedule.due - timedelta(days=1)) >= retention
        assert recall_on(schedule, schedule.due + timedelta(days=1)) <= retention


def test_a_lapse_is_counted_from_the_second_time_on() -> None:
    again = review(review(None, 1, FIRST), 1, FIRST + timedelta(days=1))
    assert (again.reps, again.lapses) == (2, 1)


@given(st.text(max_size=40), st.integers(1, 400))
def test_no_interval_passes_the_date(card: str, stability: int) -> None:
    schedule = Schedule(float(stability), 5, FIRST, FIRST + timedelta(days=stability), 3, 0)
    interview = FIRST + timedelta(days=40)
    due = due_day(card, schedule, interview)
    assert due
    assert due == schedule.due < interview or interview - timedelta(days=7) <= due < interview
    assert due_day(card, schedule, None) == schedule.due


def test_what_was_recalled_on_the_last_day_is_not_asked_again() -> None:
    schedule = Schedule(50, 5, FIRST, FIRST + timedelta(days=50), 3, 0)
    assert due_day("a", schedule, FIRST + timedelta(days=1)) is None


def test_reading_practice_imports_no_scheduler_before_it_is_needed() -> None:
    code = "import sys, storygen.practice.fold; sys.exit('fsrs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
