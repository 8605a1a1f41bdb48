"""Positions: an editor counts UTF-16 units, breaks lines at line breaks alone, and sends pieces of text."""

from __future__ import annotations

import pytest
from lsprotocol import types

from storygen.finding import Edit
from storygen.lsp.text import Text

CHICK = "\N{HATCHING CHICK}"


@pytest.mark.parametrize(
    ("content", "offset", "encoding", "line", "character"),
    [
        ("title: a", 7, "utf-16", 0, 7),
        (f"title: {CHICK} b", 9, "utf-16", 0, 10),
        (f"title: {CHICK} b", 9, "utf-8", 0, 12),
        (f"title: {CHICK} b", 9, "utf-32", 0, 9),
        ("a\nb\n", 4, "utf-16", 2, 0),
        ("a\r\nb", 3, "utf-16", 1, 0),
        ("a\rb", 2, "utf-16", 1, 0),
        ("a\u2028b\x85c\x0cd", 6, "utf-16", 0, 6),
        ("für é", 5, "utf-8", 0, 7),
    ],
)
def test_an_offset_and_its_position_lead_to_each_other(
    content: str, offset: int, encoding: str, line: int, character: int
) -> None:
    text = Text(content, encoding)
    assert text.position(offset) == types.Position(line, character)
    assert text.offset(types.Position(line, character)) == offset


@pytest.mark.parametrize(
    ("position", "offset"),
    [((0, 99), 3), ((1, 0), 5), ((1, 99), 7), ((9, 0), 7)],
)
def test_a_position_beyond_a_line_is_its_end(position: tuple[int, int], offset: int) -> None:
    assert Text("abc\r\nde").offset(types.Position(*position)) == offset


def test_a_position_inside_a_letter_of_two_units_is_behind_it() -> None:
    assert Text(f"{CHICK}x").offset(types.Position(0, 1)) == 1


def piece(start: tuple[int, int], end: tuple[int, int], text: str) -> types.TextDocumentContentChangePartial:
    return types.TextDocumentContentChangePartial(types.Range(types.Position(*start), types.Position(*end)), text)


def test_changes_come_on_top_of_each_other() -> None:
    text = Text(f"title: {CHICK}\nsummary: x\n")
    changed = text.changed([piece((0, 9), (0, 9), "!"), piece((0, 9), (0, 10), "?\nid: y"), piece((2, 9), (2, 10), "")])
    assert changed.content == f"title: {CHICK}?\nid: y\nsummary: \n"


def test_a_line_separator_inside_prose_does_not_shift_what_follows() -> None:
    changed = Text("a: x\u2028y\nb: z\n").changed([piece((1, 3), (1, 4), "w")])
    assert changed.content == "a: x\u2028y\nb: w\n"


def test_a_change_without_a_range_is_the_whole_text() -> None:
    assert Text("a").changed([types.TextDocumentContentChangeWholeDocument("b")]).content == "b"


def test_edits_are_given_in_the_editors_units() -> None:
    (edit,) = Text(f"a: {CHICK} b").edits([Edit(5, 6, "c")])
    assert (edit.range.start.character, edit.range.end.character, edit.new_text) == (6, 7, "c")
