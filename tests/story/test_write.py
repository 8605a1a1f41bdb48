from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from storygen.story import style
from storygen.story.write import write


def reread(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CSafeLoader)


texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60)
AWKWARD = [*"ab \n\t#'\"\\{],%|\0\x85\u2028\ufeffé日9", "  ", ": ", "- ", "---", "null"]
awkward = st.lists(st.sampled_from(AWKWARD), max_size=12).map("".join)


@given(texts | awkward)
def test_any_prose_reads_back_as_it_was(text: str) -> None:
    read = reread(write({"title": "x", "rough": text, "actions": [{"did": text, "with": [text]}, text]}))
    kept = text.rstrip("\n")
    if text:
        assert read["rough"].rstrip("\n") == kept
        assert read["actions"][0]["did"].rstrip("\n") == kept
        assert read["actions"][0]["with"][0].rstrip("\n") == kept
        assert read["actions"][1].rstrip("\n") == kept


@given(texts | awkward)
def test_any_line_reads_back_exactly(text: str) -> None:
    if text:
        read = reread(write({"title": text, "tags": [text, "b"]}))
        assert read["title"] == text
        assert [tag.rstrip("\n") for tag in read["tags"]] == [text.rstrip("\n"), "b"]


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers())
def test_any_figure_reads_back(value: float) -> None:
    assert float(style.number(value)) == pytest.approx(value)


@given(texts)
def test_a_comment_never_changes_what_is_read(text: str) -> None:
    data = {"title": "x", "metrics": [{"name": "y", "before": 1}], "rough": "z\n"}
    assert reread(write(data, {(): text, ("metrics", 0): text, ("rough",): text})) == data


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Rolled back a fraud model", "Rolled back a fraud model"),
        ("We were ranked #3", '"We were ranked #3"'),
        ("C# and F#", "C# and F#"),
        ("We were ranked # 3", '"We were ranked # 3"'),
        ("Latency: a story", '"Latency: a story"'),
        ("It's 20 % faster", "It's 20 % faster"),
        ("% of orders", '"% of orders"'),
        ('"Why?" they asked', "'\"Why?\" they asked'"),
        ("2024", '"2024"'),
        ("2024-03", '"2024-03"'),
        ("null", '"null"'),
        ("no", '"no"'),
        ("12 days", "12 days"),
        ("3 teams: one plan", '"3 teams: one plan"'),
        ("-", '"-"'),
        ("- a", '"- a"'),
        ("-a", "-a"),
    ],
)
def test_a_line_is_quoted_only_where_it_must_be(text: str, written: str) -> None:
    assert write({"title": text}) == f"title: {written}\n"


def test_keys_come_in_the_order_of_the_format_and_empty_ones_not_at_all() -> None:
    data = {
        "rough": "Some notes.\n",
        "metrics": [{"after": 0.78, "before": 0.62, "name": "precision", "n": {"before": 4210, "after": 3987}}],
        "actions": [
            {"did": "I timed forty letters.", "evidence": ""},
            {"did": "I asked: who reads them?\nNobody did.", "with": ["registrar", "ward clerk"]},
        ],
        "reflection": {"learned": ""},
        "context": {"task": "", "situation": "A 30-bed ward."},
        "competencies": ["ownership"],
        "title": "Letters",
        "id": "letters",
        "draft": False,
    }
    assert write(data, {("metrics", 0): "check: from the result", (): "Imported from notes.md"}) == (
        """\
# Imported from notes.md
title: Letters
competencies: [ownership]
draft: false
id: letters

context:
  situation: A 30-bed ward.

actions:
  - did: I timed forty letters.
  - did: |
      I asked: who reads them?
      Nobody did.
    with: [registrar, ward clerk]

metrics:
  # check: from the result
  - name: precision
    before: 0.62
    after: 0.78
    n: {before: 4210, after: 3987}

rough: |
  Some notes.
"""
    )
