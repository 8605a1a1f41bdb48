"""The hour after: question by question, by keyboard alone; what was asked joins the bank, what hurt becomes a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.practice import log, of_type, recall_one, side
from tests.browser.test_accessible import violations

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Opener

TYPED = "When did you disagree with your manager?"


def at(page: Page, route: str) -> None:
    page.goto(page.url.partition("#")[0] + route)


def write_down(page: Page, question: str, story: str = "", how: str = "well", hurt: str = "") -> None:
    """One question, typed and kept."""
    page.locator(".after").wait_for()
    kept = page.locator(".asked-list li").count()
    page.keyboard.press("n")
    page.keyboard.type(question)
    if story:
        page.locator("select[name=story]").select_option(story)
    page.get_by_label(how, exact=True).check()
    page.get_by_label("the follow-up that hurt").fill(hurt)
    page.keyboard.press("Enter")
    page.locator(".asked-list li").nth(kept).wait_for()
    page.evaluate("document.activeElement.blur()")


def test_one_question_by_keyboard(opened: Opener) -> None:
    page = opened("index.html#/after")
    page.locator(".after").wait_for()
    assert page.evaluate("document.activeElement.tagName") == "BODY", "no field takes the focus by itself"
    page.keyboard.press("n")
    page.keyboard.type("Tell me about disagreeing with your boss")
    page.locator(".like").first.wait_for()
    page.keyboard.press("Tab")
    wanted = page.evaluate("document.activeElement.innerText")
    page.keyboard.press("Enter")
    assert page.locator("#asked-question").input_value() == wanted
    assert page.evaluate("document.activeElement.name") == "story"
    assert page.locator("select[name=story] optgroup").first.get_attribute("label") == "answer this question"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    page.keyboard.type("Who signed the release?")
    page.keyboard.press("Enter")
    page.locator(".asked-list li").wait_for()
    (asked,) = of_type(page, "asked")
    deck = page.evaluate("JSON.parse(window.storygenData.deck)")
    bank = next(q for q in deck["questions"] if q["text"] == wanted)
    assert asked["grade"] == 2
    assert asked["data"]["bank"] == bank["id"]
    assert asked["data"]["story"] == deck["stories"][bank["stories"][0][0]]["id"]
    assert asked["data"]["probe"] == "Who signed the release?"
    assert page.evaluate("document.activeElement.id") == "asked-question", "ready for the next question"


def test_what_was_asked_is_drawn_first_and_what_hurt_is_a_card(opened: Opener) -> None:
    page = opened("index.html#/after")
    write_down(page, TYPED, "fraud-rollback", "well", "Who signed the release?")
    asked = of_type(page, "asked")[0]["id"].lower()

    at(page, "#/tell?story=fraud-rollback")
    side(page, "front")
    assert page.locator("h1").inner_text() == TYPED
    assert page.locator(".stage-kicker").inner_text() == "asked for real"
    at(page, "#/mock?n=2&seconds=90&real=1&seed=moru-teka")
    page.locator('.mock[data-step="ask"]').wait_for()
    assert page.locator("h1").inner_text() == TYPED

    at(page, "#/recall?story=fraud-rollback")
    for _ in range(40):
        side(page, "front")
        if page.locator("h1", has_text="Who signed the release?").count():
            recall_one(page)
            assert of_type(page, "review")[-1]["card"] == f"fraud-rollback/probe/asked-{asked}"
            return
        recall_one(page)
    raise AssertionError("the follow-up that hurt is no card")


def test_taking_back_takes_it_out_of_the_bank(opened: Opener) -> None:
    page = opened("index.html#/after")
    write_down(page, TYPED)
    page.get_by_role("button", name=f"Take back: {TYPED}").press("Enter")
    page.locator(".asked-list").wait_for(state="detached")
    assert [row["type"] for row in log(page)] == ["asked", "undo"]
    at(page, "#/mock?n=2&seconds=90&real=1&seed=moru-teka")
    page.locator('.mock[data-step="ask"]').wait_for()
    assert page.locator("h1").inner_text() != TYPED


def test_what_is_typed_outlives_a_closed_page(opened: Opener) -> None:
    page = opened("index.html#/after")
    page.locator(".after").wait_for()
    page.keyboard.press("n")
    page.keyboard.type("Half a que")
    page.get_by_label("badly").check()
    page.reload()
    page.locator(".after").wait_for()
    assert page.locator("#asked-question").input_value() == "Half a que"
    assert page.get_by_label("badly").is_checked()


def test_a_past_date_leads_here_and_then_the_next_date_rules(opened: Opener) -> None:
    page = opened("tonight.html")
    page.clock.install(time="2027-01-10T18:00:00")
    page.goto(page.url.replace("tonight.html", "index.html"))
    page.get_by_label("When is your interview?").fill("2027-01-12")
    page.get_by_role("button", name="Keep").click()
    page.locator(".date-line", has_text="12 January").wait_for()
    page.clock.set_fixed_time("2027-01-13T09:00:00")
    page.reload()
    page.get_by_role("heading", name="How did it go?").wait_for()
    page.get_by_role("link", name="Write it down").press("Enter")
    page.locator(".after .date-line", has_text="12 January").wait_for()
    write_down(page, TYPED, "fraud-rollback", "great")
    assert of_type(page, "asked")[0]["data"]["date"] == "2027-01-12"
    page.get_by_role("button", name="That was all").press("Enter")
    page.get_by_role("heading", name="Looked back on.").wait_for()
    page.get_by_text("One question joined your bank.").wait_for()
    page.get_by_label("When is your interview?").fill("2027-01-20")
    page.keyboard.press("Enter")
    page.locator(".home .days", has_text="7 days.").wait_for()


def test_on_the_day_itself_home_shows_the_way(opened: Opener) -> None:
    page = opened()
    today = page.evaluate("new Date(Date.now() - 4 * 3600e3).toLocaleDateString('sv')")
    page.get_by_label("When is your interview?").fill(today)
    page.get_by_role("button", name="Keep").click()
    page.locator(".home .days", has_text="Today.").wait_for()
    page.get_by_role("link", name="The hour after").press("Enter")
    page.locator(".after").wait_for()
    page.get_by_role("button", name="That was all").press("Enter")
    page.get_by_role("heading", name="Looked back on.").wait_for()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Enter")
    page.locator(".home .days", has_text="No date yet.").wait_for()


def test_lines_for_the_projects_files(opened: Opener) -> None:
    page = opened("index.html#/after")
    write_down(page, 'Why did you leave "the team"?', "fraud-rollback", "badly", "Who signed: you?")
    page.get_by_text("Lines for the project’s files").press("Enter")
    bank, story = page.locator(".in-words pre").all_inner_texts()
    assert '        text: "Why did you leave \\"the team\\"?"\n        asked: true' in bank
    assert story.startswith('probes:\n  - ask: "Who signed: you?"\n    id: asked-')


def test_markup_that_was_typed_stays_text(opened: Opener) -> None:
    page = opened("index.html#/after")
    write_down(page, "<img src=x onerror=alert(1)> why?", "fraud-rollback", "well", "<b>And?</b>")
    assert page.locator(".asked-list img, .asked-list b").count() == 0
    page.get_by_text("<img src=x onerror=alert(1)> why?").first.wait_for()


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible(opened: Opener, scheme: str, width: int) -> None:
    page = opened("index.html#/after", color_scheme=scheme, viewport={"width": width, "height": 800})

    def sound() -> None:
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.locator(".after").wait_for()
    sound()
    page.keyboard.press("n")
    page.keyboard.type("Tell me about disagreeing with your boss")
    page.locator(".like").first.wait_for()
    sound()
    page.locator("#asked-question").fill("")
    page.evaluate("document.activeElement.blur()")
    write_down(page, TYPED, "fraud-rollback", "badly", "Who signed it off, in the end, and when?")
    page.get_by_text("Lines for the project’s files").click()
    sound()
    page.get_by_role("button", name="That was all").click()
    page.get_by_role("heading", name="Looked back on.").wait_for()
    sound()
