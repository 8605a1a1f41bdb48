"""While something is no YAML yet, the rest of the story keeps its findings, and nothing false is added."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storygen.lsp.partial import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from storygen.lsp.opened import Opened

STORY = """\
title: Cut the wait for a letter
summary: We improved the wait significantly.
tags: [letters]
actions:
  - did: I timed forty letters.
    phase: diagnose
  - did: I asked the registrars to dictate first.
metrics:
  - name: days to letter
    unit: d
    before: 9
    after: 3
result: |
  Letters leave on the day.
"""

TYPED = [
    ("metrics:\n", "metr\nmetrics:\n"),
    ("actions:\n", "actio\nactions:\n"),
    ("    phase: diagnose\n", "    phase: diagnose\n   ev\n"),
    ("    unit: d\n", "    unit: d\n    sta\n"),
    ("    before: 9\n", "    before: 9\n    sd: {before: 1\n"),
    ("result: |\n", "result: |\n bad\n: x\n"),
    ("  - did: I asked", "  - did: I asked: [\n  - did: I asked"),
    ("    after: 3\n", "    after: 3\n  - name: [\n"),
]


@pytest.mark.parametrize(("old", "new"), TYPED, ids=[new for _, new in TYPED])
def test_the_rest_of_the_story_is_still_read(old: str, new: str) -> None:
    assert old in STORY
    text = STORY.replace(old, new, 1)
    partial = read(text, "stories/x.yaml", "stories")
    story, source = partial.reading.story, partial.reading.source
    assert story is not None
    assert source is not None
    assert story.summary == "We improved the wait significantly."
    span = source.span(("summary",))
    assert (span.line, span.column) == (2, 10)
    assert any(found.severity.value == "error" or found.fix for found in partial.reading.findings)


def test_a_readable_text_is_read_as_it_is() -> None:
    assert read(STORY, "stories/x.yaml", "stories").whole


def test_a_text_without_any_story_says_what_is_wrong() -> None:
    partial = read("[a, b\n- c: ]\n", "stories/x.yaml", "stories")
    assert partial.reading.story is None
    assert partial.reading.findings


def test_nothing_is_called_missing_for_a_part_that_cannot_be_read(story: Callable[[str], Opened]) -> None:
    whole = story(STORY)
    before = {found.code for found in whole.findings}
    broken = story(STORY.replace("actions:\n", "actio\nactions:\n"))
    assert not broken.whole
    codes = {found.code for found in broken.findings}
    assert "YML107" in codes
    assert "QNT201" in codes, "the claim in the summary is still one"
    assert codes - before <= {"YML107"}


def test_what_was_missing_before_stays_so_while_a_line_is_typed(story: Callable[[str], Opened]) -> None:
    whole = story(STORY)
    missing = {found.code for found in whole.findings if not found.quote}
    assert missing
    broken = story(STORY.replace("actions:\n", "actio\nactions:\n"))
    broken.before = whole.known
    assert missing <= {found.code for found in broken.findings}


def test_a_word_on_its_own_blames_no_other_line(story: Callable[[str], Opened]) -> None:
    text = STORY.replace("actions:\n", "context:\n  kpis:\n    - wait\nactio\nactions:\n")
    found = [each for each in story(text).findings if each.code.startswith(("YML", "SCH"))]
    assert {text.splitlines()[each.span.line - 1] for each in found} == {"actio"}
