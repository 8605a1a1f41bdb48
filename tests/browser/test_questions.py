"""The bank narrowed to a role, and to what no story answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.conftest import Opener


def test_questions_are_narrowed_by_role_and_the_choice_stays(opened: Opener) -> None:
    page = opened("questions/index.html?role=")
    page.locator("html[data-started]").wait_for()
    questions = page.locator("#question-list li")
    everyone, total = page.locator("#question-list li:visible"), questions.count()
    assert everyone.count() == total
    lead = page.locator("p.lead").inner_text()
    role = page.get_by_label("Role")
    label = role.locator("option[value=ds]").inner_text()
    role.select_option("ds")
    shown = everyone.count()
    assert label == f"data scientist ({shown})"
    assert 0 < shown < total
    assert {"ds", "any"} >= {
        next(word for word in roles.split() if word in {"ds", "any"})
        for roles in everyone.evaluate_all("all => all.map((one) => one.dataset.role)")
    }
    assert page.locator("output").inner_text() == f"{shown} of {total} questions"
    assert page.locator("p.lead").inner_text() != lead
    sums = [int(text.split("/")[1]) for text in page.locator(".jump li:visible .count").all_inner_texts()]
    assert sum(sums) == shown, "the contents count the same questions"

    page.reload()
    page.locator("html[data-started]").wait_for()
    assert role.input_value() == "ds"
    assert everyone.count() == shown
    page.get_by_label("without a story").check()
    assert page.locator("#question-list li:visible .by a").count() == 0
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function("() => !location.href.includes('role=ds')")
    assert everyone.count() == total
    assert page.locator("p.lead").inner_text() == lead


def test_the_role_is_the_one_aimed_at_until_another_is_chosen(opened: Opener) -> None:
    page = opened("questions/index.html")
    role = page.get_by_label("Role")
    page.locator("html[data-started]").wait_for()
    assert role.input_value() == "mle", "storygen.toml says ml-engineer"
    assert page.locator("#question-list li:visible:not([data-role~=mle]):not([data-role~=any])").count() == 0
    assert "role" not in page.url
    role.select_option("swe")
    page.reload()
    page.locator("html[data-started]").wait_for()
    assert role.input_value() == "swe"
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function("() => /role=$/.test(location.href)")
    page.reload()
    page.locator("html[data-started]").wait_for()
    assert role.input_value() == ""


def test_a_mock_is_for_the_role_aimed_at_until_the_address_says_another(opened: Opener) -> None:
    page = opened("index.html#/mock")
    role = page.locator("select[name=role]")
    role.wait_for()
    assert role.input_value() == "mle"
    page.goto(page.url.partition("#")[0] + "#/mock?role=ds")
    page.wait_for_function("() => document.querySelector('select[name=role]').value === 'ds'")


def test_a_link_to_a_question_still_leads_to_it(opened: Opener) -> None:
    page = opened("stories/fraud-rollback.html")
    page.locator(".asked a").first.click()
    target = page.locator(":target")
    target.wait_for()
    assert target.is_visible()
    assert re.search(r"#[\w-]+$", page.url)
