"""The other routes of the desk: choose, mock, progress, after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.practice import log, of_type, recall_one, side
from tests.browser.test_accessible import violations

if TYPE_CHECKING:
    from tests.browser.conftest import Opener


def test_choose_by_keyboard(opened: Opener) -> None:
    page = opened("index.html#/choose")
    for number in range(8):
        side(page, "front")
        page.keyboard.press("1")
        side(page, "back")
        if number == 0:
            assert violations(page) == []
        page.keyboard.press("Enter")
    side(page, "end")
    picks = of_type(page, "choice")
    assert len(picks) == 8
    assert all(pick["data"]["picked"] and pick["data"]["ranked"] for pick in picks)
    assert len({pick["data"]["question"] for pick in picks}) == 8
    page.goto(page.url.partition("#")[0] + "#/progress")
    page.get_by_role("heading", name="wrong story").wait_for()


def test_ten_seconds_are_ten_seconds(opened: Opener) -> None:
    page = opened("tonight.html")
    page.clock.install()
    page.goto(page.url.replace("tonight.html", "index.html#/choose"))
    side(page, "front")
    page.clock.run_for(10_200)
    page.locator(".verdict", has_text="Ten seconds are over.").wait_for()
    assert [pick["data"]["picked"] for pick in of_type(page, "choice")] == [""]


def test_after_an_interview(opened: Opener) -> None:
    page = opened("index.html#/after")
    page.get_by_label("they asked").fill("Why did you leave the team?")
    page.get_by_label("I told").select_option("fraud-rollback")
    page.get_by_label("so-so").check()
    page.get_by_label("the probe that hurt").fill("Who signed the release?")
    assert violations(page) == []
    page.get_by_role("button", name="Keep this question").click()
    page.locator(".part li", has_text="Why did you leave the team?").wait_for()
    page.get_by_role("button", name="That was all").click()
    page.locator(".home").wait_for()
    first, last = of_type(page, "asked")
    assert (first["grade"], first["data"]["story"]) == (2, "fraud-rollback")
    assert last["data"]["done"] is True
    page.goto(page.url.partition("#")[0] + "#/recall?story=fraud-rollback")
    for _ in range(40):
        side(page, "front")
        if page.locator("h1", has_text="Who signed the release?").count():
            return
        recall_one(page)
    raise AssertionError("the probe that hurt is no card")


def test_progress(opened: Opener) -> None:
    page = opened("index.html#/recall")
    for _ in range(2):
        recall_one(page)
    suspended = page.locator("h1").inner_text()
    page.keyboard.press("s")
    page.wait_for_function("old => document.querySelector('h1').innerText !== old", arg=suspended)
    page.goto(page.url.partition("#")[0] + "#/progress")
    page.get_by_text("One of the last seven days").wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="take back").click()
    page.get_by_role("button", name="take back").wait_for(state="detached")
    assert log(page)[-1]["type"] == "resume"


@pytest.mark.parametrize("width", [320, 768])
@pytest.mark.parametrize("route", ["choose", "mock", "progress", "after"])
def test_no_route_is_wider_than_the_screen(opened: Opener, route: str, width: int) -> None:
    page = opened(f"index.html#/{route}", viewport={"width": width, "height": 640})
    page.locator("h1").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
