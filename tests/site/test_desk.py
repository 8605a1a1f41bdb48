"""The deck that the desk reads: frameworks by principle, and questions that were really asked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from storygen import project as projects
from storygen.bank.match import Match
from storygen.bank.reader import shipped
from storygen.site.desk import deck
from storygen.site.pages import Collection, Entry
from storygen.story.model import Story

PROJECT = projects.Project(root=Path(), id="test", title="Test stories")


def _deck(project: projects.Project = PROJECT, **given: Any) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(deck(Collection(project, given.pop("bank", shipped()), (), **given)))
    return read


def test_frameworks_come_by_principle_with_competencies_that_the_deck_knows() -> None:
    data = _deck()
    known = {c["id"] for c in data["competencies"]}
    (amazon,) = data["frameworks"]
    assert amazon["id"] == "amazon"
    assert amazon["wanted"] is False
    assert {"Ownership", "Dive Deep", "Earn Trust"} <= {p["name"] for p in amazon["principles"]}
    assert all(p["competencies"] and set(p["competencies"]) <= known for p in amazon["principles"])


def test_a_framework_that_the_project_prepares_for_is_wanted() -> None:
    (amazon,) = _deck(replace(PROJECT, frameworks=("Amazon",)))["frameworks"]
    assert amazon["wanted"] is True


def test_a_question_that_was_really_asked_says_so() -> None:
    bank = shipped()
    first, second = list(bank.questions.values())[:2]
    bank = replace(bank, questions={first.id: replace(first, asked=True), second.id: second})
    assert [q.get("asked", False) for q in _deck(bank=bank)["questions"]] == [True, False]


def test_a_story_names_its_file_in_a_private_build_only() -> None:
    entries = (Entry(Story(id="queue", path="stories/queue.yaml", title="The queue", visibility="public")),)
    paths = [
        json.loads(deck(Collection(PROJECT, shipped(), entries, public=public)))["stories"][0]["path"]
        for public in (False, True)
    ]
    assert paths == ["stories/queue.yaml", ""]


def test_a_question_names_its_stories_and_reasons_by_number() -> None:
    bank = shipped()
    first, second = list(bank.questions)[:2]
    entries = tuple(
        Entry(
            Story(id=id, path=f"stories/{id}.yaml", title=id),
            matches=(Match(id, first, score, (why,)), Match(id, second, 0.5, ("shows scope",))),
        )
        for id, score, why in (("a", 0.4, "shows scope"), ("b", 0.9, "shows care"))
    )
    data = json.loads(deck(Collection(PROJECT, bank, entries)))
    fits = {q["id"]: q["stories"] for q in data["questions"]}
    read = [(data["stories"][place]["id"], score, data["whys"][why]) for place, score, why in fits[first]]
    assert read == [("b", 0.9, "shows care"), ("a", 0.4, "shows scope")]
    assert [data["stories"][place]["id"] for place, _, _ in fits[second]] == ["a", "b"]
    assert sorted(data["whys"]) == ["shows care", "shows scope"]
