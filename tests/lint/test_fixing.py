"""Certain repairs: what they change, and that nothing else changes by a byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storygen.finding import Edit, Fix
from storygen.lint.example import set_in
from storygen.lint.fixing import apply, repaired
from storygen.story.reading import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from storygen.bank.reader import Bank
    from storygen.project import Project


def fix(*edits: tuple[int, int, str]) -> Fix:
    return Fix("", tuple(Edit(*edit) for edit in edits))


@pytest.mark.parametrize(
    ("text", "fixes", "after", "applied"),
    [
        ("abc", [], "abc", 0),
        ("abc", [fix((1, 2, "X"))], "aXc", 1),
        ("abc", [fix((0, 0, "<"), (3, 3, ">"))], "<abc>", 1),
        ("abcd", [fix((2, 3, "Y")), fix((0, 1, "X"))], "XbYd", 2),
        ("abcd", [fix((0, 2, "X")), fix((1, 3, "Y"))], "Xcd", 1),
        ("abcd", [fix((0, 2, "X")), fix((2, 3, "Y"))], "Xcd", 1),
    ],
)
def test_fixes_that_touch_are_left_for_the_next_round(text: str, fixes: list[Fix], after: str, applied: int) -> None:
    assert apply(text, fixes) == (after, applied)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("outcome: Success\r\n# kept  \r\n", "outcome: success\r\n# kept  \r\n"),
        ("scope: team  # noqa: OWN101 -- old\n", "scope: team\n"),
        ("proof: It was ranked #3 of forty.  \n", 'proof: "It was ranked #3 of forty."  \n'),
        ("'proof' :   'kept as it stands'\nTags: [a]\n", "'proof' :   'kept as it stands'\ntags: [a]\n"),
    ],
)
def test_a_repair_changes_nothing_else(
    before: str, after: str, bank: Bank, project_with: Callable[..., Project]
) -> None:
    head = "title: It has a title\n"
    mended = repaired(read_text(head + before, "stories/x.yaml"), project_with(), bank)
    assert mended is not None
    assert mended.after == head + after
    assert mended.diff.startswith("--- stories/x.yaml\n+++ stories/x.yaml\n@@")


def test_a_file_without_repairs_is_left_alone(bank: Bank, project_with: Callable[..., Project]) -> None:
    assert repaired(read_text(set_in("tradeoffs: []"), "stories/x.yaml"), project_with(), bank) is None
    assert (
        repaired(read_text(b"title: Gr\xfc\xdfe\noutcome: Success\n", "stories/x.yaml"), project_with(), bank) is None
    )
