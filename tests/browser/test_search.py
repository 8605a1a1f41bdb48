"""Search, the filter and the scheme, on shelf pages and at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Opener

PAGES = ["index.html", "stories/fraud-rollback.html", "questions/index.html"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("furniture", "Took back the fraud model"),
        ("furnitrue", "Took back the fraud model"),
        ("fals declin", "Took back the fraud model"),
        ("99.9", "Took back the fraud model"),
    ],
)
def test_search_finds_and_opens(opened: Opener, path: str, typed: str, title: str) -> None:
    page = opened(path)
    page.locator("html[data-started]").wait_for()
    page.keyboard.press("/")
    page.keyboard.type(typed)
    hit = page.locator(".search-hits a", has_text=title).first
    hit.wait_for()
    assert hit.locator("mark").count() > 0
    for _ in range(12):
        if hit.get_attribute("aria-selected") == "true":
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/stories/fraud-rollback.html*")


def test_an_empty_result_offers_near_words(opened: Opener) -> None:
    page = opened("tonight.html")
    page.locator("html[data-started]").wait_for()
    page.keyboard.press("/")
    page.keyboard.type("furnitxxx")
    page.get_by_text("Did you mean").wait_for()
    page.locator(".search-told button").first.click()
    page.locator(".search-hits a").first.wait_for()
    page.keyboard.press("Escape")
    assert not page.locator("dialog.search").is_visible()


def test_the_scheme_is_kept_for_the_next_page(opened: Opener, base: str) -> None:
    page = opened("stories/index.html")
    page.locator("#theme-toggle").click()
    page.locator("#theme-toggle").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.goto(base + "tonight.html")
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_the_filter_lives_in_the_address(opened: Opener) -> None:
    page = opened("stories/index.html")
    every = page.locator("#story-list > li").count()
    page.get_by_label("outcome").select_option("failure")
    shown = page.locator("#story-list > li:visible").count()
    assert 0 < shown < every
    page.get_by_text(f"{shown} of {every} stories").wait_for()
    page.reload()
    page.get_by_text(f"{shown} of {every} stories").wait_for()
    assert page.get_by_label("outcome").input_value() == "failure"
    page.get_by_role("button", name="Show all").click()
    page.get_by_text(f"{every} stories", exact=True).wait_for()
    assert "failure" not in page.url
