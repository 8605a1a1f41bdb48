"""What stands on the desk before its script is there: the collection, in Home's place and nowhere else; nothing jumps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Opener

WATCH = """
globalThis.shifts = 0; globalThis.largest = null;
new PerformanceObserver((list) => { for (const one of list.getEntries()) globalThis.shifts += one.value; })
  .observe({type: "layout-shift", buffered: true});
new PerformanceObserver((list) => { for (const one of list.getEntries()) globalThis.largest = one.startTime; })
  .observe({type: "largest-contentful-paint", buffered: true});
"""
FIRST = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"


@pytest.fixture
def waiting(chromium: Browser) -> Iterator[Page]:
    """A page whose desk never comes."""
    context = chromium.new_context(service_workers="block")
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.route("**/desk.*.js", lambda route: route.abort())
    yield page
    context.close()


def test_the_collection_is_there_before_the_desk(waiting: Page, base: str) -> None:
    waiting.goto(base + "index.html")
    waiting.get_by_role("heading", name="Storygen examples", level=1).wait_for()
    assert waiting.locator(".shell .lead").first.inner_text().startswith("15 stories to tell aloud, and 2")
    waiting.get_by_role("link", name="Took back the fraud model").click()
    waiting.wait_for_url("**/stories/fraud-rollback.html")


@pytest.mark.parametrize("route", ["#/recall", "#/tell?minutes=2", "#/progress"])
def test_no_other_route_shows_it(waiting: Page, base: str, route: str) -> None:
    waiting.goto(base + "index.html" + route)
    waiting.get_by_role("link", name="storygen").wait_for()
    assert not waiting.locator(".shell").is_visible()


def test_home_itself_by_a_hash_shows_it(waiting: Page, base: str) -> None:
    waiting.goto(base + "index.html#/")
    waiting.locator(".shell").wait_for()


@pytest.mark.parametrize(("width", "height"), [(360, 740), (412, 823), (1440, 900)])
def test_home_takes_its_place_without_a_jump_and_is_no_later_largest(opened: Opener, width: int, height: int) -> None:
    page = opened("tonight.html", viewport={"width": width, "height": height})
    page.add_init_script(WATCH)
    page.goto(page.url.replace("tonight.html", "index.html"))
    page.locator("#desk[data-ready]").wait_for()
    page.wait_for_function(
        "() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(true), 100)))"
    )
    assert page.locator(".shell").count() == 0
    assert page.evaluate("globalThis.shifts") < 0.001
    assert page.evaluate("globalThis.largest") == page.evaluate(FIRST)


def test_a_route_opened_directly_leads_home_as_ever(opened: Opener) -> None:
    page = opened("index.html#/progress")
    page.locator("#desk[data-ready]").wait_for()
    assert page.locator("html[data-opening]").count() == 0
    page.get_by_role("link", name="storygen").click()
    page.locator(".home .days").wait_for()


def test_without_script_the_collection_stays(chromium: Browser, base: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "index.html")
    assert page.locator("noscript p").text_content() == "Practice needs JavaScript. Reading does not."
    assert page.locator(".shell .home-list a").count() == 12
    context.close()
