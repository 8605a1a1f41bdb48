"""The desk draws a change as the pages to read show it, and no words of a picture touch on a phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.practice import side

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Opener

STORIES = ("fraud-rollback", "canary-refactor", "night-pages", "reading-pairs", "bakery-drift")

TOUCHING = """() => [...document.querySelectorAll("svg.chart")].flatMap(picture => {
  const words = [...picture.querySelectorAll("text")].filter(one => one.textContent !== "");
  const boxes = words.map(one => [one.textContent, one.getBoundingClientRect()]);
  const all = picture.getBoundingClientRect();
  const out = boxes.filter(([, box]) => box.left < all.left - 1 || box.right > all.right + 1).map(([text]) => [text, "the edge"]);
  const near = (a, b) => Math.max(a.left, b.left) - Math.min(a.right, b.right) < 3 && Math.max(a.top, b.top) < Math.min(a.bottom, b.bottom);
  return [...out, ...boxes.flatMap(([text, box], i) => boxes.slice(i + 1).filter(([, other]) => near(box, other)).map(([other]) => [text, other]))];
})"""


def drawn(page: Page) -> str | None:
    """The picture on the screen, its figures written one way: 13 and 13.0 are one."""
    picture = page.locator(".picture svg.shift")
    if picture.count() == 0:
        return None
    return re.sub(r"(\d)\.0%", r"\1%", picture.evaluate("one => one.outerHTML"))


def recalled(page: Page) -> list[str]:
    """Every picture that Recall shows of this sitting."""
    found = []
    for _ in range(40):
        page.locator('.stage[data-side="front"], .stage[data-side="end"]').wait_for()
        if page.locator('.stage[data-side="end"]').count():
            return found
        page.keyboard.press("Space")
        side(page, "back")
        assert page.evaluate(TOUCHING) == []
        picture = drawn(page)
        found += [picture] if picture else []
        page.keyboard.press("3")
        page.locator('.stage:not([data-side="back"])').wait_for()
    raise AssertionError("the sitting does not end")


@pytest.mark.parametrize("width", [320, 360])
def test_recall_draws_what_the_story_shows(opened: Opener, base: str, width: int) -> None:
    page = opened("tonight.html", viewport={"width": width, "height": 740})
    for story in STORIES:
        page.goto(f"{base}stories/{story}.html")
        assert page.evaluate(TOUCHING) == []
        shown = page.locator(".measure svg.shift").evaluate_all("all => all.map(one => one.outerHTML)")
        page.goto(f"{base}index.html#/recall?story={story}")
        found = recalled(page)
        assert found
        assert set(found) <= {re.sub(r"(\d)\.0%", r"\1%", picture) for picture in shown}
