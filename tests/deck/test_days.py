"""How days and periods are written for a reader, on pages and on cards."""

from __future__ import annotations

import pytest

from storygen.deck import numbers
from storygen.deck.days import day, period
from storygen.story.model import Metric, TextSides


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2024-03", "March 2024"),
        ("2024-03-05", "5 March 2024"),
        ("two weeks in May", "two weeks in May"),
        ("2024-13-05", "2024-13-05"),
        ("2024-06-08..2024-06-14", "8 to 14 June 2024"),
        ("2024-05-20..2024-07-01", "20 May to 1 July 2024"),
        ("2023-12-20..2024-01-10", "20 Dec 2023 to 10 Jan 2024"),
        ("2021-09..2021-11", "Sept to Nov 2021"),
        ("2024-06-08..2024-06-08", "8 June 2024"),
        ("2023-06-08..2024-06-08", "8 June 2023 to 8 June 2024"),
        ("2024-03..", "from March 2024"),
        ("..2024-03", "until March 2024"),
        ("spring..2024-03", "spring to March 2024"),
        ("about two weeks... roughly", "about two weeks... roughly"),
        ("2024-03...", "2024-03..."),
        ("soon..later", "soon..later"),
        ("2024-03-11T08:10Z..2024-03-11T09:40Z", "11 March 2024, 08:10 to 09:40"),
        ("2024-03-11T08:10Z..2024-03-12T09:40Z", "11 to 12 March 2024"),
        ("", ""),
    ],
)
def test_a_period_is_written_for_a_reader(text: str, written: str) -> None:
    assert period(text).replace("\u00a0", " ") == written


def test_a_day_stays_in_one_piece() -> None:
    assert day("2024-03-05") == "5\u00a0March\u00a02024"


@pytest.mark.parametrize(
    ("window", "written"),
    [
        (TextSides("2024-06-08..2024-06-14", "2024-06-08..2024-06-14"), "8 to 14 June 2024"),
        (TextSides("2024-05", "2024-06-08..2024-06-14"), "May 2024 → 8 to 14 June 2024"),
        (TextSides("", "the week after"), "the week after"),
    ],
)
def test_a_card_writes_its_window_for_a_reader(window: TextSides, written: str) -> None:
    metric = Metric(0, "wait", "wait", unit="days", before=9.0, after=3.0, window=window)
    parts = {part["part"]: part["text"] for part in numbers.parts(metric, withheld=False)}
    assert parts["window"] == written, "with plain spaces, for the programs that read decks"
