"""Imported notes get the competencies they plainly speak of, and the outcome they plainly state, each to check."""

from __future__ import annotations

import pytest

from storygen.bank.reader import shipped
from storygen.importers.stories import from_text
from storygen.story.reading import read_text


def _imported(notes: str) -> str:
    (found,) = from_text(notes, "notes.md", shipped())
    return found.text


@pytest.mark.parametrize(
    ("notes", "competencies"),
    [
        ("# Mentored an intern\nSituation: She had just joined.\nAction: I sat with her.\nResult: She stayed.", ["mentoring"]),
        (
            "# A hard week\nAction: My lead disagreed, we argued, and I ran an A/B test as an experiment.\nResult: We kept it.",
            ["conflict", "experimentation"],
        ),
        ("# The queue\nAction: I emptied it.\nResult: It stayed empty.", []),
        ("# The queue\nAction: One alert came.\nResult: It stayed empty.", []),
    ],
)  # fmt: skip
def test_competencies_are_proposed_where_the_words_are_plain(notes: str, competencies: list[str]) -> None:
    text = _imported(notes)
    story = read_text(text, "stories/x.yaml").story
    assert story is not None
    assert list(story.competencies) == competencies
    assert ("# check: proposed" in text) is bool(competencies)


def test_at_most_three_are_proposed() -> None:
    text = _imported(
        "# Canary, drift, latency, mentoring and a conflict\nAction: I did all of it.\nResult: It is done."
    )
    story = read_text(text, "stories/x.yaml").story
    assert story is not None
    assert len(story.competencies) == 3


def test_competencies_that_the_notes_name_stay_alone() -> None:
    text = _imported("# Mentored an intern\nCompetencies: ownership\nAction: I sat with her.\nResult: She stayed.")
    assert "competencies: [ownership]" in text


@pytest.mark.parametrize(
    ("result", "outcome"),
    [
        ("The launch failed.", "failure"),
        ("The project was a success.", "success"),
        ("It was a success, though the launch failed at first.", ""),
        ("Failed jobs fell.", ""),
        ("It was a partial success.", "mixed"),
    ],
)
def test_the_outcome_is_read_where_it_is_said(result: str, outcome: str) -> None:
    story = read_text(_imported(f"# A\nAction: I did it.\nResult: {result}"), "stories/x.yaml").story
    assert story is not None
    assert story.outcome == outcome
