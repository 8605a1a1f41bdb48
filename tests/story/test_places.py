"""Every value keeps its place: in lines and columns, and each slice of a text as it stands in the file."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from storygen.finding import Span
from storygen.story.compose import compose
from storygen.story.decoded import characters
from storygen.story.place import MappingPlace
from storygen.story.reading import read_text

if TYPE_CHECKING:
    from storygen.story.model import Path
    from storygen.story.source import Source

STORY = """\
title: Rolled back 🎈 a model
summary: "She said \\"no\\", \\u00e9t\\xe9"
context:
  situation: >
    Forty thousand
    payments an hour.

    Then   none.
  task: I owned
    the model
    and its release.
  stakes: 'It''s

    money.'
actions:
  - did: |
      I noticed 🎈 it.
        Indented.

      I said so.
    with: [payments team, "on-call, lead"]
  - I rolled back.
metrics:
  - days to letter: 9 -> 3 d
  - {name: precision, before: 1_000, after: 0.78}
"""


def source(text: str = STORY) -> Source:
    found = read_text(text, "stories/a.yaml").source
    assert found is not None
    return found


def said(path: Path, start: int | None = None, end: int | None = None, text: str = STORY) -> str:
    begin, stop = source(text).offsets(path, start, end)
    return text[begin:stop]


WHOLE: list[tuple[Path, str]] = [
    (("title",), "Rolled back 🎈 a model"),
    (("summary",), '"She said \\"no\\", \\u00e9t\\xe9"'),
    (("context", "task"), "I owned\n    the model\n    and its release."),
    (("actions", 0, "with", 1), '"on-call, lead"'),
    (("actions", 0, "with"), '[payments team, "on-call, lead"]'),
    (("actions", 1), "I rolled back."),
    (("actions", 1, "did"), "I rolled back."),
    (("metrics", 0, "name"), "days to letter"),
    (("metrics", 0, "before"), "9"),
    (("metrics", 0, "after"), "3 d"),
    (("metrics", 0, "unit"), "d"),
    (("metrics", 1, "before"), "1_000"),
    (("metrics", 1), "{name: precision, before: 1_000, after: 0.78}"),
]


@pytest.mark.parametrize(("path", "text"), WHOLE)
def test_a_value_stands_where_the_file_has_it(path: Path, text: str) -> None:
    assert said(path) == text


SLICES: list[tuple[Path, str, str]] = [
    (("title",), "🎈 a", "🎈 a"),
    (("title",), "model", "model"),
    (("summary",), '"no"', '\\"no\\"'),
    (("summary",), "été", "\\u00e9t\\xe9"),
    (("context", "situation"), "thousand payments", "thousand\n    payments"),
    (("context", "situation"), "Then   none", "Then   none"),
    (("context", "task"), "owned the model and", "owned\n    the model\n    and"),
    (("context", "stakes"), "It's", "It''s"),
    (("context", "stakes"), "money", "money"),
    (("actions", 0, "did"), "🎈 it.\n  Indented", "🎈 it.\n        Indented"),
    (("actions", 0, "did"), "I said so.", "I said so."),
    (("actions", 1, "did"), "rolled", "rolled"),
]


@pytest.mark.parametrize(("path", "words", "text"), SLICES)
def test_a_slice_of_a_value_is_the_text_it_came_from(path: Path, words: str, text: str) -> None:
    value: object = source().data
    for part in path:
        value = value[part]  # type: ignore[index]
    start = str(value).index(words)
    assert said(path, start, start + len(words)) == text


def test_lines_and_columns_count_code_points_from_one() -> None:
    assert source().span(("title",), 12, 13) == Span(1, 20, 1, 21)
    assert source().span(("actions", 0, "did"), 10, 11) == Span(17, 17, 17, 18)
    assert source().span(("context", "task")) == Span(9, 9, 11, 21)


def test_a_key_has_a_place_of_its_own() -> None:
    assert source().key_span(("context", "task")) == Span(9, 3, 9, 7)
    assert source().key_span(("actions", 1)) == source().span(("actions", 1))


def test_the_places_survive_windows_line_ends() -> None:
    text = STORY.replace("\n", "\r\n")
    begin = source(text).data["actions"][0]["did"].index("said")
    assert said(("actions", 0, "did"), begin, begin + 4, text) == "said"
    assert source(text).span(("metrics", 1, "name")).line == 25


def test_a_byte_order_mark_moves_no_column() -> None:
    reading = read_text(("\ufeff" + STORY).encode(), "stories/a.yaml")
    assert reading.findings == ()
    assert reading.source is not None
    assert reading.source.span(("title",)) == Span(1, 8, 1, 29)
    begin, end = reading.source.offsets(("title",))
    assert reading.source.text[begin:end] == "Rolled back 🎈 a model"


ANCHORS: list[tuple[Path, tuple[int, int]]] = [
    (("metrics", 1, "unit"), (25, 5)),  # the first line of the item
    (("actions", 0, "evidence"), (16, 5)),
    (("context", "kpis"), (3, 1)),  # the key of the mapping
    (("reflection", "learned"), (1, 8)),  # else the title
    (("outcome",), (1, 8)),
    (("metrics", 0, "source"), (24, 5)),
    (("metrics", 9, "source"), (23, 1)),
]


@pytest.mark.parametrize(("path", "place"), ANCHORS)
def test_what_is_missing_points_at_what_lacks_it(path: Path, place: tuple[int, int]) -> None:
    span = source().anchor(path)
    assert (span.line, span.column) == place


def test_the_first_line_of_an_item_is_its_first_line_only() -> None:
    assert source().anchor(("actions", 0, "evidence")) == Span(16, 5, 16, 11)


def test_a_key_without_a_value_is_itself_what_lacks_it() -> None:
    span = source("title: A\nmetrics:\n  - name: x\n    before:\n").anchor(("metrics", 0, "before"))
    assert span == Span(4, 5, 4, 11)


def test_a_path_that_leads_nowhere_has_a_place_all_the_same() -> None:
    assert source().span(("nothing", 3, "at", "all")).line == 1
    assert source().span(("title", "deeper"), 0, 5).line == 1


def test_a_source_travels_between_processes() -> None:
    again = copy.copy(source())
    assert again.span(("metrics", 0, "after")) == source().span(("metrics", 0, "after"))


PROSE = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\u2028\u2029\ufeff")
    | st.sampled_from(" \n'\"\\#:-é🎈"),
    max_size=60,
)


@given(PROSE, st.sampled_from(["'", '"', "|", ">", None]), st.integers(10, 40))
@settings(max_examples=300, deadline=None)
def test_each_code_point_of_any_scalar_is_found(value: str, style: str | None, width: int) -> None:
    text = yaml.dump({"a": {"b": value}}, default_style=style, width=width, allow_unicode=True)
    place = compose(text).place
    assert isinstance(place, MappingPlace)
    inner = next(iter(place.entries.values()))[1]
    assert isinstance(inner, MappingPlace)
    scalar = next(iter(inner.entries.values()))[1]
    chars = characters(text, scalar.start, scalar.end, scalar.style or "", scalar.value)  # type: ignore[union-attr]
    assert chars is not None
    assert len(chars) == len(scalar.value)  # type: ignore[union-attr]
    for char, begin, end in chars:
        if char not in " \n" and end - begin == 1:
            assert text[begin:end] == char
