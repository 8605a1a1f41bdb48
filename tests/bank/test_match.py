"""A story answers the questions of the competencies it names, and says why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storygen.bank.match import FITS, answered, profile, rank
from storygen.bank.reader import shipped
from storygen.scaffold.questions import kinds
from storygen.scaffold.template import template
from storygen.story.model import Angle, Story
from storygen.story.reading import read_text

DRIFT = Story(
    id="drift",
    path="stories/drift.yaml",
    title="Caught drift in the ranking features before customers did",
    summary="I saw it first.",
    outcome="success",
    competencies=("drift", "initiative"),
)
MISS = Story(
    id="miss",
    path="stories/miss.yaml",
    title="A launch I missed",
    summary="I was late.",
    outcome="failure",
    competencies=("ownership",),
)


def test_a_story_answers_its_own_competency_before_others() -> None:
    bank = shipped()
    for question in (q for q in bank.questions.values() if q.competency == "drift" and q.use == "opener"):
        ranked = rank(question, [profile(MISS, bank), profile(DRIFT, bank)], bank)
        assert ranked[0].story == "drift"
        assert "shows" in ranked[0].why


def test_a_question_far_from_every_story_has_no_answer() -> None:
    bank = shipped()
    question = next(q for q in bank.questions.values() if q.competency == "mentoring")
    assert rank(question, [profile(DRIFT, bank), profile(MISS, bank)], bank) == []


def test_the_unfavourable_side_prefers_a_bad_end() -> None:
    bank = shipped()
    twin = replace(MISS, id="twin", path="b", outcome="success")
    question = next(q for q in bank.questions.values() if q.competency == "ownership" and q.framing == "adverse")
    assert [m.story for m in rank(question, [profile(twin, bank), profile(MISS, bank)], bank)] == ["miss", "twin"]


def test_an_angle_makes_a_story_answer_another_competency() -> None:
    bank = shipped()
    told_so = Story(
        id="a",
        path="a",
        title="Rollback",
        summary="I rolled it back.",
        angles=(Angle(0, "risky", "as a risky success", competencies=("deploy-strategy",)),),
    )
    found = answered(profile(told_so, bank), bank)
    assert found
    assert all("as a risky success" in m.why and m.score >= FITS for m in found)


@pytest.mark.parametrize(
    ("word", "id"),
    [("leadership", "ownership"), ("Ownership", "ownership"), ("A/B", None), ("Follow through", "follow-through")],
)
def test_competencies_go_by_id_alias_or_name(word: str, id: str | None) -> None:
    assert shipped().resolve(word) == id


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_an_untouched_template_answers_nothing(kind: str) -> None:
    bank = shipped()
    text = template("A day", "a-day", kinds()[kind])
    story = read_text(text, "stories/a-day.yaml").story
    assert story is not None
    assert not answered(profile(story, bank), bank)
    told = read_text(text.replace("summary:", "summary: I stayed until it worked."), "stories/a-day.yaml").story
    assert told is not None
    assert bool(answered(profile(told, bank), bank)) is bool(told.competencies)
