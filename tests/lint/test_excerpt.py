"""The line a finding speaks of and the underline below it, whatever stands there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storygen.finding import Span
from storygen.lint.report.excerpt import WIDTH, excerpt


@pytest.mark.parametrize(
    ("text", "span", "shown", "below"),
    [
        ("a: one\nb: two\n", Span(2, 4, 2, 7), "b: two", "   ^^^"),
        ("a: one", Span(1, 1, 1, 1), "a: one", "^"),
        ("a: one\n  more\n", Span(1, 4, 2, 7), "a: one", "   ^^^"),
        ("a: 日本 x", Span(1, 7, 1, 8), "a: 日本 x", "        ^"),
        ("a:\tb", Span(1, 4, 1, 5), "a: b", "   ^"),
        ("a: b\x07c", Span(1, 4, 1, 7), "a: b c", "   ^^^"),
        ("", Span(), "", "^"),
    ],
)
def test_excerpts(text: str, span: Span, shown: str, below: str) -> None:
    assert excerpt(text, span) == (str(span.line), shown, below)


def test_a_line_that_is_not_there_gives_none() -> None:
    assert excerpt("a: one", Span(7, 1, 7, 2)) is None


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "x" * 400 + "HERE" + "y" * 400
    found = excerpt(line, Span(1, 401, 1, 405))
    assert found is not None
    _, shown, below = found
    assert len(shown) <= WIDTH
    at = below.index("^")
    assert shown[at : at + 4] == "HERE"


@given(st.text(max_size=300), st.integers(1, 5), st.integers(1, 400), st.integers(0, 50))
def test_no_text_and_no_place_makes_it_fail(text: str, line: int, column: int, length: int) -> None:
    found = excerpt(text, Span(line, column, line, column + length))
    assert found is None or "^" in found[2]
