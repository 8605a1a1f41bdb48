"""Choose at the desk; and no route that is wider than the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.practice import of_type, side
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


@pytest.mark.parametrize("width", [320, 768])
@pytest.mark.parametrize("route", ["choose", "mock", "progress", "after"])
def test_no_route_is_wider_than_the_screen(opened: Opener, route: str, width: int) -> None:
    page = opened(f"index.html#/{route}", viewport={"width": width, "height": 640})
    page.locator("h1").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
