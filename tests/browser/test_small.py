"""A small screen: the foot of the stage leaves room for what was told, and a wide table says that there is more of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.practice import side, stop_clock

if TYPE_CHECKING:
    from tests.browser.conftest import Opener


@pytest.mark.parametrize("width", [320, 360])
def test_the_foot_after_a_telling_is_slim_and_all_of_it_is_there(opened: Opener, width: int) -> None:
    page = opened("index.html#/tell?story=fraud-rollback&seconds=180", viewport={"width": width, "height": 740})
    side(page, "front")
    page.keyboard.press("Space")
    side(page, "running")
    stop_clock(page)
    side(page, "back")
    foot = page.locator(".stage-foot").bounding_box()
    assert foot is not None
    assert foot["height"] < 0.22 * 740
    for part in page.locator(".tick, .grade").all():
        box = part.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["height"] >= 36
    page.locator(".tick").first.click()
    page.locator('.tick[aria-pressed="true"]').wait_for()


def test_coverage_says_that_there_is_more_to_the_right_until_there_is_not(opened: Opener) -> None:
    page = opened("coverage.html", viewport={"width": 360, "height": 740})
    matrix = page.locator(".matrix").first
    region = matrix.locator(".scroll")
    page.locator(".matrix[data-more]").first.wait_for()
    region.focus()
    name = matrix.locator("tbody th").first
    before = name.bounding_box()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.scroll').scrollLeft > 0")
    after = name.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(after["x"] - before["x"]) <= 2, "the row’s name stays"
    region.evaluate("one => one.scrollTo(one.scrollWidth, 0)")
    page.wait_for_function("() => !document.querySelector('.matrix').hasAttribute('data-more')")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.wait_for_function("() => !document.querySelector('[data-more]')")
