from __future__ import annotations

import pytest

from storygen.bank.reader import shipped
from storygen.scaffold.answered import text as answered
from storygen.scaffold.questions import Kind, kinds
from storygen.scaffold.template import template
from storygen.story.reading import read_text


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.name)
def test_a_kind_asks_in_words_of_the_bank_and_only_for_fields_there_are(kind: Kind) -> None:
    bank = shipped()
    assert all(bank.resolve(word) == word for word in kind.competencies)
    assert set(kind.questions) == set(kinds()["story"].questions)
    assert all(question.strip() == question and "\n" not in question for question in kind.questions.values())
    assert kind.about


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.name)
def test_a_template_reads_as_a_story_with_nothing_in_it(kind: Kind) -> None:
    text = template("A: day", "a-day", kind, "../.storygen/story.schema.json")
    assert text.startswith("# yaml-language-server: $schema=../.storygen/story.schema.json\n")
    assert "\n\n\n" not in text
    reading = read_text(text, "stories/a-day.yaml")
    assert reading.findings == ()
    story = reading.story
    assert story is not None
    assert (story.actions, story.metrics, story.tradeoffs, story.follow_up) == ((), (), (), ())
    assert ("incident:" in text) == kind.incident
    assert ("proof:" in text) == kind.proof


def test_what_is_not_answered_yet_stands_below_as_questions() -> None:
    text = answered({"title": "x", "rough": ""}, ["Why?", "How?"], "../s.json")
    assert text == "# yaml-language-server: $schema=../s.json\ntitle: x\n\n# Still to answer:\n#   Why?\n#   How?\n"
    assert answered({"title": "x"}, []) == "title: x\n"
