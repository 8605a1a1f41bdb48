"""What the terminal writes and draws: names in order, the same hidden part as the browser's, questions by a seed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storygen.deck.card import Card, Kind
from storygen.practice.chance import hash32
from storygen.practice.event import Event, read
from storygen.practice.hidden import face
from storygen.practice.log import of_project
from storygen.practice.mock import Fit, Question, draw
from storygen.practice.ulid import ulid
from storygen.practice.writer import Writer

if TYPE_CHECKING:
    from pathlib import Path


@given(st.lists(st.integers(0, 2**43), min_size=1, max_size=50))
def test_names_sort_as_they_were_made_whatever_the_clock_says(moments: list[int]) -> None:
    names, last = [], ""
    for moment in moments:
        last = ulid(moment, last)
        names.append(last)
    assert names == sorted(set(names))
    assert all(len(name) == 26 for name in names)


def test_what_is_written_is_a_sound_event_and_goes_on_after_a_clock_set_back(tmp_path: Path) -> None:
    times = [datetime(2026, 3, 2, 0, 30, tzinfo=UTC), datetime(2026, 2, 1, 12, tzinfo=UTC)]
    log = of_project(tmp_path)
    first = Writer(log, lambda: times[0]).append("review", card="a/open/opening", grade=3, seconds=4.04)
    second = Writer(log, lambda: times[1]).append("note", card="a", data={"text": "x"})
    assert isinstance(read(first), Event)
    assert (first["day"], first["seconds"], first["at"]) == ("2026-03-01", 4.0, "2026-03-02T00:30:00.000+00:00")
    assert second["id"] > first["id"]
    assert log.events() == [first, second]


@pytest.mark.parametrize(
    ("text", "value"), [("", 2872998923), ("fraud/open/opening", 3933271256), ("二分", 2914964671)]
)
def test_chance_is_the_same_as_in_the_browser(text: str, value: int) -> None:
    assert hash32(text) == value


def test_a_number_hides_one_part_a_day_and_shows_nothing_that_gives_it_away() -> None:
    parts = {
        "before": "900 ms",
        "after": "240 ms",
        "change": "−660 ms",
        "percent": "−73.3 %",
        "unit": "ms",
        "window": "",
    }
    card = Card(Kind.NUMBERS, "s", "p95", "p95", "", {"parts": [{"part": k, "text": v} for k, v in parts.items()]})
    faces = [face(card, date(2026, 3, day)) for day in range(1, 32)]
    assert {f.hidden for f in faces if f} == {"before", "after", "change", "percent", "unit"}
    for shown in faces:
        assert shown
        assert shown == face(card, date(2026, 3, faces.index(shown) + 1))
        assert shown.hidden not in dict(shown.shown)
        if shown.hidden == "unit":
            assert shown.shown == (("before", "900"), ("after", "240"))
    assert face(Card(Kind.NUMBERS, "s", "p95", "p95", "", {"parts": []}), date(2026, 3, 1)) is None


def question(id: str, competency: str, *stories: str) -> Question:
    return Question(id, id, competency, competency, (), tuple(Fit(story, "") for story in stories))


def test_each_question_of_a_mock_has_a_story_of_its_own() -> None:
    asked = [
        question("a", "x", "one", "two"),
        question("b", "y", "one"),
        question("c", "z", "two", "three"),
        question("d", "z", "four"),
    ]
    for seed in map(str, range(20)):
        drawn = draw(asked, 3, "", seed)
        assert {q.competency for q in drawn} == {"x", "y", "z"}
        assert draw(asked, 3, "", seed) == drawn
    assert len(draw([question("a", "x", "one"), question("b", "y", "one")], 2, "", "s")) == 1
    assert draw(asked, 3, "nurse", "s") == draw(asked, 3, "", "s"), "questions without a role are for any"
