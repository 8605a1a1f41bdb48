"""What a plain scalar means."""

from __future__ import annotations

import pytest

from storygen.story.reading import read_text
from storygen.story.scalar import resolve

EMPTY = ["", "~", "null", "Null", "NULL"]
TRUTH = {"true": True, "True": True, "false": False, "FALSE": False}
NUMBERS = {"12": 12, "-3": -3, "+7": 7, "1e3": 1000.0, "0.62": 0.62, ".5": 0.5, "5.": 5.0, "012": 12, "-1.5E-2": -0.015}
TEXTS = [
    "yes", "no", "on", "off", "y", "0o17", "0x1F", "1:30", "2024-03", "2024-03-02", "1_000", "1,000", ".inf", ".nan",
    "1e999", "nullify", "-", ".", "1.2.3", "٣", "9" * 400,
]  # fmt: skip


@pytest.mark.parametrize("text", EMPTY)
def test_empty(text: str) -> None:
    assert resolve(text) is None


@pytest.mark.parametrize(("text", "value"), TRUTH.items())
def test_true_and_false_alone_are_truth(text: str, value: bool) -> None:
    assert resolve(text) is value


@pytest.mark.parametrize(("text", "value"), NUMBERS.items())
def test_numbers(text: str, value: float) -> None:
    found = resolve(text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("text", TEXTS)
def test_all_else_is_text(text: str) -> None:
    assert resolve(text) == text or isinstance(resolve(text), float)


@pytest.mark.parametrize("written", ["1_000", "1,000", "1000", "1e3", '"1,000"'])
def test_a_number_may_mark_its_thousands(written: str) -> None:
    reading = read_text(f"title: A\nmetrics:\n  - name: x\n    before: {written}\n", "a.yaml")
    assert reading.story is not None
    assert reading.story.metrics[0].before == 1000


@pytest.mark.parametrize(("written", "text"), [("2024", "2024"), ("012", "012"), ("1e3", "1e3"), ("0.50", "0.50")])
def test_a_number_where_a_text_is_expected_is_its_own_text(written: str, text: str) -> None:
    reading = read_text(f"title: {written}\ntags: [{written}]\n", "a.yaml")
    assert reading.findings == ()
    assert reading.story is not None
    assert (reading.story.title, reading.story.tags) == (text, (text,))


def test_a_quoted_word_is_text() -> None:
    reading = read_text('title: "true"\nsummary: "null"\nrough: "12"\n', "a.yaml")
    assert reading.story is not None
    assert (reading.story.title, reading.story.summary, reading.story.rough) == ("true", "null", "12")
