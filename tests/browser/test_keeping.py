"""What is said of tabs and of storage: plainly, once, and never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.practice import recall_one, side

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page


@pytest.fixture
def context(chromium: Browser) -> BrowserContext:
    made = chromium.new_context()
    made.set_default_timeout(10_000)
    return made


def test_a_second_tab_is_told_and_the_line_goes_with_the_first(context: BrowserContext, base: str) -> None:
    first, second = context.new_page(), context.new_page()
    first.goto(base + "index.html")
    first.locator("#desk[data-ready] .home").wait_for()
    second.goto(base + "index.html")
    second.locator(".other-tab").wait_for()
    assert "another tab" in second.locator(".other-tab").inner_text()
    assert not first.locator(".other-tab").is_visible()
    first.close()
    second.locator(".other-tab").wait_for(state="hidden")
    context.close()


def _practised(context: BrowserContext, base: str, facts: int) -> Page:
    page = context.new_page()
    page.goto(base + "index.html#/recall")
    for _ in range(facts):
        recall_one(page)
    side(page, "front")
    page.keyboard.press("Escape")
    page.locator("#desk[data-ready] .home").wait_for()
    return page


def test_storage_that_may_be_deleted_is_told_until_it_is_answered(context: BrowserContext, base: str) -> None:
    context.add_init_script(
        "navigator.storage.persisted = async () => false; navigator.storage.persist = async () => false;"
    )
    page = _practised(context, base, 4)
    assert not page.locator(".keeping").is_visible(), "there is little to lose yet"
    page = _practised(context, base, 1)
    line = page.locator(".keeping")
    line.wait_for()
    page.reload()
    line.wait_for()
    line.get_by_role("button", name="ask it to keep this").click()
    page.get_by_text("The browser did not promise it").first.wait_for()
    page.reload()
    page.locator("#desk[data-ready] .home").wait_for()
    page.evaluate("() => navigator.storage.persisted()")
    assert not line.is_visible()
    context.close()


def test_storage_that_lasts_is_no_news(context: BrowserContext, base: str) -> None:
    context.add_init_script("navigator.storage.persisted = async () => true;")
    page = _practised(context, base, 5)
    page.evaluate("() => navigator.storage.persisted()")
    assert not page.locator(".keeping").is_visible()
    context.close()
