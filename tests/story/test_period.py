"""Two dates as people write them are read as the one period they certainly are, and nothing else is."""

from __future__ import annotations

import pytest

from storygen.story.period import period


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2023-03 to 2023-06", "2023-03..2023-06"),
        ("2023-03 - 2023-06", "2023-03..2023-06"),
        ("2023-03–2023-06", "2023-03..2023-06"),
        ("2023-03-2023-06", "2023-03..2023-06"),
        ("2023-03 .. 2023-06", "2023-03..2023-06"),
        ("2023-03...2023-06", "2023-03..2023-06"),
        ("2023-03 → 2023-06", "2023-03..2023-06"),
        ("2023-03/2023-06", "2023-03..2023-06"),
        ("from 2023-03-01 until 2023-06-02", "2023-03-01..2023-06-02"),
        ("between 2023-03 and 2023-06", "2023-03..2023-06"),
        ("2023/3 to 2023.6", "2023-03..2023-06"),
        ("March 2023 to June 2023", "2023-03..2023-06"),
        ("Sept. 2023 - Feb 2024", "2023-09..2024-02"),
        ("2023-2024", "2023..2024"),
        ("2023 to 2023-06", "2023..2023-06"),
        ("May 2023", "2023-05"),
        ("2023/3", "2023-03"),
    ],
)
def test_two_dates_are_a_period(text: str, meant: str) -> None:
    assert period(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "last spring",
        "2023-06 to 2023-03",
        "2023-03 to now",
        "03/2023",
        "2023-03 to 06",
        "Maybe 2023",
        "ſep 2023",
        "٢٠٢٣",
    ],
)
def test_what_is_not_certain_is_not_guessed(text: str) -> None:
    assert period(text) == ""
