"""A table that a spreadsheet opens as text."""

from __future__ import annotations

import csv
import io

import pytest

from storygen.spreadsheet import table


def test_a_table_has_its_header_and_keeps_texts_whole() -> None:
    assert table(("a", "b"), [("x, y", 3), ('say "no"', 0.5)]) == 'a,b\n"x, y",3\n"say ""no""",0.5\n'


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\tx", "＝1", "＋1", "－1", "＠a"])
def test_what_a_spreadsheet_would_run_is_led_by_an_apostrophe(text: str) -> None:
    assert table(("a",), [(text,)]) == f"a\n'{text}\n"


def test_a_return_ends_no_row() -> None:
    rows = list(csv.reader(io.StringIO(table(("a", "b"), [("x\ry", "\r\n=1")]), newline="")))
    assert rows == [["a", "b"], ["x\ny", "'\n=1"]]


def test_a_number_below_zero_stays_a_number() -> None:
    assert table(("a",), [(-1,)]) == "a\n-1\n"
