"""What pages to read make of the log in this browser: how far a story is told, how long its teller takes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.browser.history import history
from tests.browser.practice import side

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Opener


def _practised(page: Page, tmp_path: Path) -> None:
    """Four weeks of practice come into the page's store."""
    deck = json.loads(page.evaluate("window.storygenData.deck"))
    file = tmp_path / "log.json"
    file.write_text(json.dumps(history(deck, page.evaluate("new Date().toLocaleDateString('sv')"))), encoding="utf-8")
    page.locator("#import-file").set_input_files(file)
    page.locator(".log-told", has_text="taken over").wait_for()


def test_stories_are_narrowed_by_how_far_they_are_told(opened: Opener, base: str, tmp_path: Path) -> None:
    page = opened("stories/index.html")
    page.locator("html[data-started]").wait_for()
    assert page.get_by_label("Told").count() == 0, "nothing was told yet, so there is nothing to narrow by"
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0, "looking makes no store"

    page.goto(base + "index.html")
    page.locator("#desk[data-ready] .home").wait_for()
    _practised(page, tmp_path)
    page.goto(base + "stories/index.html")
    told = page.get_by_label("Told")
    told.wait_for()
    options = told.locator("option").all_inner_texts()
    total = page.locator("#story-list > li").count()
    assert [text.split(" (")[0] for text in options] == ["any", "told", "on the way", "not yet"]
    assert sum(int(text.split("(")[1].rstrip(")")) for text in options[1:]) == total
    told.select_option("no")
    left = page.locator("#story-list > li:visible")
    assert left.count() == total - 3
    assert page.locator("#story-list > li:visible .told-mark").count() == 0
    outcome = left.first.get_attribute("data-outcome") or ""
    page.get_by_label("Outcome").select_option(outcome)
    assert page.locator("output").inner_text() == f"{left.count()} of {total} stories"
    assert "told=no" in page.url
    page.reload()
    told.wait_for()
    assert told.input_value() == "no"
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function("() => !location.href.includes('told')")
    assert left.count() == total
    assert page.locator(".told-mark").count() == 3


def test_a_story_says_how_long_its_teller_takes(opened: Opener, base: str) -> None:
    page = opened("stories/fraud-rollback.html")
    written = page.locator(".aloud").inner_text()
    assert "you" not in written
    page.clock.install()
    for n, asked in enumerate((90, 180, 180, 180, 180)):
        page.goto(base + f"index.html#/tell?story=fraud-rollback&seconds={asked}&n={n}")
        page.reload()
        side(page, "front")
        page.keyboard.press("Space")
        side(page, "running")
        page.clock.fast_forward(85_000 if asked == 90 else 160_000)
        page.keyboard.press("Space")
        side(page, "back")
        page.keyboard.press("3")
        side(page, "end")
        page.goto(base + "stories/fraud-rollback.html")
        page.locator(".own-time").wait_for()
        line = page.locator(".aloud").inner_text()
        if n == 0:
            assert line == f"{written} (you: 1:25 of 1:30 asked for)"
        elif n == 1:
            assert line == f"{written} (you: 2:40)"
    assert line.endswith("at your pace (you: 2:40, median of three)")
    assert not line.startswith(written)


@pytest.mark.parametrize("path", ["stories/index.html", "stories/fraud-rollback.html"])
def test_without_a_store_a_page_reads_as_ever(opened: Opener, base: str, path: str) -> None:
    page = opened("tonight.html")
    page.context.add_init_script(
        "Object.defineProperty(window, 'indexedDB', {get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    page.goto(base + path)
    page.locator("html[data-started]").wait_for()
    assert page.locator("h1").is_visible()


def test_length_and_angle_lead_into_the_telling_and_stay_in_the_address(opened: Opener) -> None:
    page = opened("stories/fraud-rollback.html")
    tell_it = page.get_by_role("link", name="Tell it", exact=True)
    assert (tell_it.get_attribute("href") or "").endswith("#/tell?story=fraud-rollback&seconds=90")
    page.get_by_label("30 s").check()
    page.get_by_label("as a risky recovery").check()
    page.reload()
    page.locator("html[data-started]").wait_for()
    assert page.get_by_label("30 s").is_checked()
    assert page.get_by_label("as a risky recovery").is_checked()
    tell_it.click()
    side(page, "front")
    assert page.locator(".stage-status").inner_text().startswith("30 s")
    assert "risky recovery" in page.locator("h1").inner_text()
    ways = page.locator(".ways a[aria-current]")
    assert ways.all_inner_texts() == ["30 s", "as a risky recovery"]
    page.get_by_role("link", name="3 min").click()
    page.wait_for_function("() => document.querySelector('.stage-status').textContent.startsWith('3 min')")
    assert "seconds=180" in page.url
    page.get_by_role("link", name="as told").click()
    page.wait_for_function("() => !document.querySelector('h1').textContent.includes('risky recovery')")
    page.reload()
    side(page, "front")
    assert ways.all_inner_texts() == ["3 min", "as told"]
