"""What stories cover: who shows what, who is strongest, what is missing, and what is aimed for comes first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from storygen.bank.coverage import Aims
from storygen.error import CannotRunError
from storygen.story.model import Angle
from tests.bank.shelf import BANK, BLANK, INVOICES, WARD, covered

if TYPE_CHECKING:
    from storygen.bank.coverage import Coverage, Row


def row(found: Coverage, id: str) -> Row:
    return next(row for row in found.competencies if row.id == id)


def shows(found: Coverage, id: str) -> list[tuple[str, str, int, int]]:
    return [(c.story.id, c.how, c.answers, c.shade) for c in row(found, id).stories]


def test_every_competency_has_a_row_with_its_questions() -> None:
    found = covered()
    assert [r.id for r in found.competencies] == list(BANK.competencies)
    assert all(r.open == r.questions and not r.stories for r in found.competencies)
    assert found.loss is None


def test_a_story_that_names_a_competency_answers_all_its_questions() -> None:
    assert shows(covered(INVOICES), "ownership") == [("invoices", "named", 2, 4)]


def test_a_story_near_a_competency_answers_those_that_speak_of_it() -> None:
    found = covered(INVOICES)
    assert shows(found, "follow-through") == [("invoices", "near", 1, 2)]
    assert row(found, "follow-through").stories[0].best == "fol-2"
    assert [q.id for q in row(found, "follow-through").open] == ["fol-1"]
    assert row(found, "follow-through").answered == 1


def test_an_angle_shows_a_competency_by_any_of_its_names() -> None:
    assert shows(covered(WARD), "conflict") == [("ward", "angle", 2, 4)]


def test_a_name_counts_for_more_than_an_angle_of_the_same() -> None:
    both = replace(WARD, angles=(Angle(0, "a", "a", competencies=("ownership",)),))
    assert shows(covered(both), "ownership")[0][1] == "named"


def test_a_competency_without_questions_is_covered_by_who_names_it() -> None:
    assert shows(covered(WARD), "tea") == [("ward", "named", 0, 0)]
    assert row(covered(WARD), "tea").stories[0].best == ""


def test_a_story_that_tells_nothing_covers_nothing() -> None:
    assert shows(covered(BLANK), "drift") == []


def test_the_strongest_story_comes_first() -> None:
    second = replace(WARD, competencies=("tea", "ownership"))
    assert [c.story.id for c in row(covered(second, INVOICES), "ownership").stories] == ["invoices", "ward"]
    assert [m.story for m in covered(second, INVOICES).answers["own-1"]] == ["invoices", "ward"]


def test_what_is_aimed_for_comes_first_and_is_what_gaps_are_of() -> None:
    found = covered(INVOICES, WARD, aims=Aims(("friction", "drift"), ("Amazon",)))
    assert [(r.id, r.wanted) for r in found.competencies[:3]] == [
        ("conflict", True),
        ("drift", True),
        ("ownership", False),
    ]
    assert [r.id for r in found.gaps] == ["drift"]
    assert [r.id for r in found.thin] == ["conflict"]
    assert found.aimed == {"amazon"}


def test_without_an_aim_gaps_are_of_all() -> None:
    found = covered(INVOICES, WARD)
    assert [r.id for r in found.gaps] == ["drift"]
    assert [r.id for r in found.near] == ["follow-through"]
    assert [r.id for r in found.thin] == ["follow-through", "conflict", "tea"]


def test_an_aim_that_nothing_knows_is_none() -> None:
    assert [r.id for r in covered(aims=Aims(("wibble",))).gaps] == list(BANK.competencies)


def test_what_the_role_is_asked_for_comes_before_the_rest() -> None:
    found = covered(aims=Aims(("conflict",), role="mle"))
    assert [r.id for r in found.competencies] == ["conflict", "drift", "ownership", "follow-through", "tea"]


def test_a_question_that_was_really_asked_comes_first() -> None:
    assert [q.id for q in row(covered(), "conflict").questions] == ["con-2", "con-1"]


def test_the_story_whose_loss_opens_most_gaps() -> None:
    loss = covered(INVOICES, WARD).loss
    assert loss is not None
    assert (loss.story.id, [r.id for r in loss.rows]) == ("ward", ["conflict", "tea"])


def test_a_principle_is_shown_by_all_its_competencies() -> None:
    rows = {r.id: r for r in covered(INVOICES, WARD).frameworks["amazon"]}
    assert list(rows) == ["Deliver Results", "Ownership"]
    deliver = rows["Deliver Results"]
    assert deliver.competencies == ("ownership", "follow-through")
    assert [(c.story.id, c.how, c.answers) for c in deliver.stories] == [("invoices", "named", 3), ("ward", "named", 2)]
    assert [q.id for q in deliver.open] == ["fol-1"]


def test_only_what_a_framework_asks_for() -> None:
    found = covered(INVOICES, WARD).asked_by(["amazon"])
    assert [r.id for r in found.competencies] == ["ownership", "follow-through"]
    assert list(found.frameworks) == ["amazon"]


def test_a_framework_goes_by_its_name_in_any_case() -> None:
    assert BANK.framework(" Amazon ") == "amazon"


@pytest.mark.parametrize(("word", "said"), [("amazn", "did you mean amazon?"), ("wibble", "there is amazon")])
def test_an_unknown_framework_is_answered_with_what_there_is(word: str, said: str) -> None:
    with pytest.raises(CannotRunError, match=word) as caught:
        BANK.framework(word)
    assert said in str(caught.value)
