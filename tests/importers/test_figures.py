"""Figures and steps as people jot them down: small tables, arrows side by side, quotes, numbers without a label."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storygen.bank.reader import shipped
from storygen.importers.stories import from_text
from storygen.story.reading import read_text

if TYPE_CHECKING:
    from storygen.story.model import Story

TABLE = "| | before | after |\n{ruler}| PR turnaround | 5 days | 1 day |\n| reopened | 12 % | 4 % |\n"


def _story(notes: str) -> Story:
    (found,) = from_text(notes, "notes.md", shipped())
    story = read_text(found.text, "stories/x.yaml").story
    assert story is not None
    return story


@pytest.mark.parametrize("ruler", ["|---|---|---|\n", ""])
@pytest.mark.parametrize("before", ["Result: It is better.\n\n", "It is better.\n\n", "Situation: It was bad.\n\n"])
def test_a_table_of_before_and_after_gives_metrics_wherever_it_stands(before: str, ruler: str) -> None:
    story = _story(f"# A faster review\n{before}{TABLE.format(ruler=ruler)}")
    assert [(m.name, m.before, m.after) for m in story.metrics] == [("PR turnaround", 5, 1), ("reopened", 12, 4)]
    assert "|" not in story.rough + story.result + story.context.situation


def test_a_table_of_something_else_stays_text() -> None:
    story = _story("# A\nResult: It is better.\n\n| who | before | after |\n|---|---|---|\n| Ann | tired | awake |\n")
    assert story.metrics == ()
    assert "| Ann | tired | awake |" in story.result


def test_labels_inside_a_quote_are_labels() -> None:
    story = _story("# A\n> Situation: A queue.\n> Action: I emptied it.\n> Result: It is empty.\n")
    assert (story.context.situation, story.result, story.rough) == ("A queue.", "It is empty.", "")
    assert [a.did for a in story.actions] == ["I emptied it."]


def test_a_quote_without_labels_stays_a_quote() -> None:
    story = _story("# A\nSituation: A queue.\n> We cannot go on.\n\nResult: It is empty.\n")
    assert "> We cannot go on." in story.context.situation


def test_arrows_side_by_side_are_a_metric_each() -> None:
    story = _story(
        "# A\nS: the bill\nA: I moved it.\nR: $180k -> $95k per month, utilization 22% → 61%; p95: 900 -> 240 ms"
    )
    assert [(m.name, m.before, m.after, m.unit) for m in story.metrics] == [
        ("amount", 180_000, 95_000, "USD/month"),
        ("utilization", 22, 61, "%"),
        ("p95", 900, 240, "ms"),
    ]


def test_numbered_steps_below_an_unlabelled_line_are_actions() -> None:
    story = _story("# A\nWe had a queue.\n1. I timed forty reviews.\n2. I cut the template.\n\nResult: It is empty.\n")
    assert [a.did for a in story.actions] == ["I timed forty reviews.", "I cut the template."]
    assert story.rough.strip() == "We had a queue."


def test_a_numbered_list_of_things_is_none() -> None:
    story = _story("# A\nWe had queues:\n1. the mail\n2. the phone\n\nResult: They are empty.\n")
    assert story.actions == ()
    assert "1. the mail" in story.rough
