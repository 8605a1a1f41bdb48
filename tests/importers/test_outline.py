"""Where notes are cut into stories, and what each part is taken for."""

from __future__ import annotations

from textwrap import dedent

import pytest

from storygen.importers.outline import drafts


def cut(text: str) -> list[tuple[str, dict[str, str]]]:
    """Title and parts of each story; parts of one field joined."""
    told = []
    for draft in drafts(dedent(text)):
        parts: dict[str, str] = {}
        for part in draft.parts:
            field = part.field or "rough"
            parts[field] = "\n".join(filter(None, [parts.get(field), part.text.strip()]))
        told.append((draft.title, parts))
    return told


STAR = {"context.situation": "It broke.", "context.task": "Mine.", "actions": "I fixed it.", "result": "It held."}


@pytest.mark.parametrize(
    "text",
    [
        "# Broken\n## Situation\nIt broke.\n## Task\nMine.\n## Action\nI fixed it.\n## Result\nIt held.\n",
        "# Broken\n# Situation\nIt broke.\n# Task\nMine.\n# Actions\nI fixed it.\n# Results\nIt held.\n",
        "Broken\n===\nSituation\n---\nIt broke.\n\nTask\n---\nMine.\n\nAction\n--\nI fixed it.\n\nResult\n--\nIt held.",
        "## Broken\n**Situation**: It broke.\n**Task**: Mine.\n**Action**: I fixed it.\n**Result**: It held.\n",
        "## Broken\n**Situation:** It broke.\n\n**Task:** Mine.\n\n**Action:** I fixed it.\n\n**Result:** It held.\n",
        "## Broken\n**S** It broke.\n**T** Mine.\n**A** I fixed it.\n**R** It held.\n",
        "## Broken\n- **Situation:** It broke.\n- **Task:** Mine.\n- **Action:** I fixed it.\n- **Result:** It held.\n",
        "Broken\n\nS: It broke.\nT: Mine.\nA: I fixed it.\nR: It held.\n",
        "Broken\n\nS - It broke.\nT - Mine.\nA - I fixed it.\nR - It held.\n",
        "Broken\n\n(S) It broke.\n(T) Mine.\n(A) I fixed it.\n(R) It held.\n",
        "Broken\nSituation: It broke.\nTask: Mine.\nAction: I fixed it.\nResult: It held.\n",
        "Broken\nSituation: It broke. Task: Mine. Action: I fixed it. Result: It held.\n",
        "Broken\n\nSITUATION\nIt broke.\n\nTASK\nMine.\n\nWHAT I DID\nI fixed it.\n\nRESULT\nIt held.\n",
        "Story 1: Broken\nSituation: It broke.\nTask: Mine.\nAction: I fixed it.\nResult: It held.\n",
        "## Story #1: Broken\n### Situation\nIt broke.\n## Task\nMine.\n### Action\nI fixed it.\n### Result\nIt held.",
        "**Broken**\n\n*Situation:* It broke.\n*Task:* Mine.\n*Action:* I fixed it.\n*Result:* It held.\n",
        "1. Broken\n\nSituation: It broke.\nTask: Mine.\nAction: I fixed it.\nResult: It held.\n",
        "---\ntitle: Broken\n---\nSituation: It broke.\nTask: Mine.\nAction: I fixed it.\nResult: It held.\n",
        "Title: Broken\nSituation: It broke.\nTask: Mine.\nAction: I fixed it.\nResult: It held.\n",
    ],
)
def test_every_way_to_write_star(text: str) -> None:
    assert cut(text) == [("Broken", STAR)]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("# x\nChallenge: a\nAction: b\nResult: c\n", ["context.situation", "actions", "result"]),
        ("# x\nC: a\nA: b\nR: c\n", ["context.situation", "actions", "result"]),
        ("# x\nSituation: a\nObstacle: b\nAction: c\nResult: d\n", ["context.situation", "actions", "result"]),
        ("# x\nS: a\nO: b\nA: c\nR: d\n", ["context.situation", "actions", "result"]),
        (
            "# x\nS: a\nT: b\nA: c\nR: d\nL: e\n",
            ["context.situation", "context.task", "actions", "result", "reflection.learned"],
        ),
        (
            "# x\n## What I did\na\n## Trade-offs\nb\n## Metrics\nc\n## Follow-up\nd\n",
            ["actions", "tradeoffs", "metrics", "follow_up"],
        ),
        ("# x\n## Situation / Task\na\n## Results & Learnings\nb\n", ["context.situation", "result"]),
        (
            "# x\n## Root cause\na\n## What I'd do differently\nb\n## TL;DR\nc\n",
            ["incident.root_cause", "reflection.with_more_time", "summary"],
        ),
        ("# x\n## Situation (30 s)\na\n", ["context.situation"]),
    ],
)
def test_other_schemes(text: str, fields: list[str]) -> None:
    ((_, parts),) = cut(text)
    assert list(parts) == fields


THREE = ["One day", "Two days", "Three days"]


@pytest.mark.parametrize(
    "text",
    [
        "# One day\nS: a\nA: b\nR: c\n# Two days\nS: a\nA: b\nR: c\n# Three days\nS: a\nA: b\nR: c\n",
        "One day\nS: a\nA: b\nR: c\n\nTwo days\nS: a\nA: b\nR: c\n\nThree days\n\nS: a\nA: b\nR: c\n",
        "One day\nS: a\nA: b\nR: c.\nTwo days\nS: a\nA: b\nR: c.\nThree days\nS: a\nA: b\nR: c.\n",
        "One day\n\nSome words.\n\nS: a\nA: b\nR: c\n\nTwo days\n\nMore.\n\nS: a\nA: b\nR: c\n\nThree days\nS: a\nA: b",
        "# My stories\nOne day\nS: a\nA: b\nR: c\n\nTwo days\nS: a\nA: b\nR: c\n\nThree days\nS: a\nA: b\nR: c\n",
        "# Mine\n\nFor the autumn.\n\n## One day\n### Result\na\n## Two days\nprose\n## Three days\n### Result\na\n",
        "Title: One day\nS: a\nA: b\nR: c\nTitle: Two days\nS: a\nA: b\nR: c\nTitle: Three days\nS: a\nA: b\nR: c\n",
        "One day\nprose\n\n---\n\nTwo days\nprose\n\n---\n\nThree days\nprose\n",
        "One day\nS: a\nA: b\nR: c\n====\nTwo days\nS: a\nA: b\nR: c\n====\nThree days\nS: a\nA: b\nR: c\n",
        "Story 1: One day\nprose\nStory 2: Two days\nprose\nStory 3: Three days\nprose\n",
        "1. One day\n\nIt was late.\n\n2. Two days\n\nIt was later.\n\n3) Three days\n\nIt was too late.\n",
        "**One day**\nprose\n\n**Two days**\nprose\n\n**Three days**\nprose\n",
        "# Stories\n## One day\nprose\n## Two days\nprose\n### A detail\nmore\n## Three days\nprose\n",
        "One day\n=======\nprose\n\nTwo days\n========\nprose\n\nThree days\n==========\nprose\n",
    ],
)
def test_three_stories_are_three(text: str) -> None:
    assert [title for title, _ in cut(text)] == THREE


def test_titles_above_prose_part_plain_text() -> None:
    body = "This is how it went that week, told at some length and to the end, so that it is prose and not a list."
    assert [t for t, _ in cut(f"One day\n\n{body}\n\nTwo days\n\n{body}\n\n{body}\n\nThree days\n\n{body}\n")] == THREE


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe\nML Engineer\n\nExperience\n\nAcme, 2020-2023\n- Built a store\n- Ran it\n\nEducation\n\nMSc",
        "Jane Doe\n\nA short profile that says who I am in a sentence of some length, too.\n\nSkills\n\nPython\n",
        "1. I timed it.\n\n2. I asked them.\n\n3. I rewrote it.\n",
        "Just one paragraph about the day it broke, with nothing else around it.\n",
        "A thing\n\nand another\n\nand a third\n",
    ],
)
def test_what_has_no_stories_in_it_is_one_story_all_rough(text: str) -> None:
    ((title, parts),) = cut(text)
    assert title == ""
    assert list(parts) == ["rough"]


def test_text_before_labels_and_headings_that_are_no_labels_are_kept_as_rough() -> None:
    ((title, parts),) = cut(
        """
        ## A day
        It began well.
        ### Situation
        Bad.
        ### Actions
        I looked.
        #### In the cellar
        I looked again.
        ### The weather
        Rain.
        ### Result
        Good.
        """
    )
    assert title == "A day"
    assert parts["actions"] == "I looked.\n#### In the cellar\nI looked again."
    assert parts["rough"] == "It began well.\n### The weather\nRain."
    assert parts["result"] == "Good."


def test_headings_that_gather_stories_are_told_with_each() -> None:
    found = drafts(
        "# Stories\n## Leading\n### One\nS: a\nA: b\nR: c\n### Two\nS: a\nA: b\nR: c\n## Failing\n### Three\nR: c\n"
    )
    assert [(d.title, d.under) for d in found] == [
        ("One", ("Stories", "Leading")),
        ("Two", ("Stories", "Leading")),
        ("Three", ("Stories", "Failing")),
    ]


def test_questions_and_answers_are_no_actions() -> None:
    ((_, parts),) = cut("# x\nR: held\nQ: why?\nA: because\n")
    assert "actions" not in parts


def test_code_is_no_heading() -> None:
    ((title, parts),) = cut("# A day\nResult: good\n```\n# Situation\n```\n")
    assert title == "A day"
    assert parts["result"] == "good\n```\n# Situation\n```"


def test_labels_in_the_cells_of_a_table() -> None:
    ((title, parts),) = cut(
        "# A day\n| | |\n|---|---|\n| Situation | It broke.<br>Badly. |\n| **Result** | It held. |\n"
    )
    assert title == "A day"
    assert parts == {"context.situation": "It broke.\nBadly.", "result": "It held."}


def test_a_note_in_plain_prose_does_not_make_it_one_story() -> None:
    body = "It went on like this for a week, until one of us had had enough of it and said so out loud."
    assert [
        t for t, _ in cut(f"One day\n\n{body}\nNote: ask Ann\n\nTwo days\n\n{body}\n\nThree days\n\n{body}\n")
    ] == THREE


def test_names_of_labels_alone_in_capitals() -> None:
    ((_, parts),) = cut("CHALLENGE\nIt broke.\n\nACTION\nI fixed it.\n\nRESULT\nIt held.\n\nTAKEAWAY\nTest it.\n")
    assert list(parts) == ["context.situation", "actions", "result", "reflection.learned"]
