"""Coverage as text, JSON and CSV: golden files, widths, and nothing that steers a terminal or a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from storygen.bank.coverage import Aims
from storygen.bank.report import csv as as_csv
from storygen.bank.report import json as as_json
from storygen.bank.report import text as as_text
from storygen.bank.report.columns import width, wrapped
from storygen.bank.report.text import View
from tests.bank.shelf import BANK, INVOICES, WARD, covered

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parent / "golden"
SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "coverage.schema.json").read_text(encoding="utf-8"))
AIMS = Aims(("conflict",), ("amazon",))
VIEWS = {
    "whole": View(100, frameworks=("amazon",)),
    "brief": View(100, brief=True),
    "narrow": View(60, frameworks=("amazon",)),
}


@pytest.mark.parametrize("name", VIEWS)
def test_as_text(name: str, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"coverage-{name}.txt", as_text.report(covered(INVOICES, WARD, aims=AIMS), VIEWS[name]))


def test_an_empty_collection_lists_the_competencies_and_the_next_step(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "coverage-empty.txt", as_text.report(covered(), View(60, brief=True)))


def test_as_json(golden: Callable[[Path, str], None]) -> None:
    text = as_json.report(covered(INVOICES, WARD, aims=AIMS))
    Draft202012Validator(SCHEMA).validate(json.loads(text))
    golden(GOLDEN / "coverage.json", text)


def test_an_empty_collection_is_as_the_schema_says() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(json.loads(as_json.report(covered())))


def test_as_csv(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "coverage.csv", as_csv.report(covered(INVOICES, WARD, aims=AIMS)))


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_run_as_a_formula(title: str) -> None:
    text = as_csv.report(covered(replace(INVOICES, title=title)))
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {row["title"] for row in rows} == {"'" + title, ""}


def test_private_stories_are_marked_where_there_are_others_too() -> None:
    assert "(private)" in as_text.report(covered(INVOICES, WARD), View())
    assert "private" not in as_text.report(covered(WARD), View())


def test_in_brief_three_stories_stand_and_the_rest_are_counted() -> None:
    many = [replace(INVOICES, id=f"s{i}") for i in range(5)]
    assert as_text.report(covered(*many), View(brief=True)).count("  2 of 2  ") == 3
    assert "… and 2 more" in as_text.report(covered(*many), View(brief=True))
    assert as_text.report(covered(*many), View()).count("  2 of 2  ") == 5


def test_in_brief_open_questions_of_what_nobody_aims_for_are_counted() -> None:
    text = as_text.report(covered(INVOICES, aims=AIMS), View(brief=True))
    assert "Whom did you win over?" in text
    assert "a model had drifted" not in text
    assert "--all lists 1 more open question." in text


def test_colours_only_where_asked_and_never_from_a_story() -> None:
    title = "A \x1b[31mred\x1b[0m\x07 title\u202e"
    plain = as_text.report(covered(replace(INVOICES, title=title)), View())
    assert not set(plain) & {"\x1b", "\x07", "\u202e"}
    assert "\x1b[1mownership" in as_text.report(covered(INVOICES), View(color=True))


@given(st.text(max_size=80), st.integers(40, 100))
def test_no_line_is_wider_than_the_terminal(title: str, columns: int) -> None:
    told = replace(INVOICES, title=title, summary="I did.")
    text = as_text.report(covered(told, bank=BANK), View(columns, frameworks=("amazon",)))
    assert max(map(width, text.splitlines())) <= columns


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ["- "]),
        ("one two three", ["- one two", "  three"]),
        ("漢字漢字漢字漢字", ["- 漢字漢字", "  漢字漢字"]),
        ("abcdefghijkl", ["- abcdefgh", "  ijkl"]),
    ],
)
def test_lines_break_between_words_and_only_at_need_in_one(text: str, lines: list[str]) -> None:
    assert wrapped(text, 10, "- ") == lines
