"""A told story without a competency is asked for one; pasted text and empty templates are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from storygen.finding import Finding


@pytest.mark.parametrize(
    ("more", "asked"),
    [
        ("summary: I emptied the queue.", True),
        ("summary: I emptied the queue.\ncompetencies: [ownership]", False),
        ("summary: I emptied the queue.\ncompetencies: 7.5.1", False),
        ("rough: I emptied the queue.", False),
        ("context:", False),
    ],
)
def test_it_is_asked_which_questions_it_answers(more: str, asked: bool, check: Callable[..., list[Finding]]) -> None:
    found = [f for f in check(f"title: The queue\n{more}\n") if f.code == "BNK106"]
    assert [f.question for f in found] == ["which questions should this story answer?"] * asked
