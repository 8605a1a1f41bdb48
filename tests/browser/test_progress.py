"""Progress: what stands there before practice, what a history of it says, and taking steps back, by keyboard alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.history import history
from tests.browser.practice import log, of_type, recall_one, side
from tests.browser.test_accessible import violations

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Opener


def at(page: Page, route: str) -> None:
    page.goto(page.url.partition("#")[0] + route)


def practised(opened: Opener, tmp_path: Path, **options: Any) -> Page:
    """The desk with four weeks of practice in its log, on Progress."""
    page = opened("index.html", **options)
    page.locator("#desk[data-ready] .home").wait_for()
    deck = page.evaluate("JSON.parse(window.storygenData.deck)")
    today = page.evaluate("new Date(Date.now() - 4 * 3600e3).toLocaleDateString('sv')")
    file = tmp_path / "log.json"
    file.write_text(json.dumps(history(deck, today)))
    page.locator("#import-file").set_input_files(file)
    page.get_by_text("events taken over").first.wait_for()
    at(page, "#/progress")
    page.locator(".glance").wait_for()
    return page


def test_before_the_first_practice_it_says_how_to_begin(opened: Opener) -> None:
    page = opened("index.html#/progress")
    page.get_by_role("heading", name="Nothing yet.").wait_for()
    assert violations(page) == []
    page.keyboard.press("Enter")
    side(page, "front")


def test_what_four_weeks_say(opened: Opener, tmp_path: Path) -> None:
    page = practised(opened, tmp_path)
    assert page.locator(".glance dd").all_inner_texts()[0] == "5 of 7"
    page.get_by_text("Five of the last seven days, in five sessions").wait_for()
    cues = [cue.lower() for cue in page.locator(".part > .cue").all_inner_texts()]
    assert cues == [
        "days", "stories", "pace", "facts", "time per telling", "wrong story", "to mend", "put aside", "last step", "the log",
    ]  # fmt: skip
    wrong = page.locator(".wrong-stories li").first
    assert "it fits:" in wrong.inner_text()
    assert "you picked:" in wrong.inner_text()
    assert page.locator(".multiples li").count() == 3
    page.get_by_role("link", name="Export and import").press("Enter")
    page.locator("#desk[data-ready] .home").wait_for()


def test_every_picture_has_words_that_say_the_same(opened: Opener, tmp_path: Path) -> None:
    page = practised(opened, tmp_path)
    for picture in page.locator(".progress svg").all():
        named = picture.get_attribute("role") == "img" and picture.get_attribute("aria-label")
        assert named or picture.get_attribute("aria-hidden") == "true"
    page.get_by_text("Week by week in words").press("Enter")
    weeks = page.locator(".in-words[open] li").all_inner_texts()
    shown = [int(n) for n in page.locator(".picture-calendar [class*=shade] + text").all_text_contents()]
    said = [int(part.split()[1]) for week in weeks if "none" not in week for part in week.split(": ")[1].split(", ")]
    assert shown == said
    assert page.locator(".dots tbody tr").count() >= 3
    assert all(" of " in row for row in page.locator(".dots tbody tr").all_inner_texts())


def test_the_last_step_is_taken_back_and_put_back(opened: Opener) -> None:
    page = opened("index.html#/recall")
    for _ in range(2):
        recall_one(page)
    at(page, "#/progress")
    page.get_by_text("One of the last seven days").wait_for()
    last = page.locator(".last-step p").first.inner_text()
    page.keyboard.press("u")
    page.get_by_text("You took back:").wait_for()
    assert page.locator(".last-step p").first.inner_text() != last
    page.get_by_role("button", name="put it back").press("Enter")
    page.get_by_text("You took back:").wait_for(state="detached")
    assert page.locator(".last-step p").first.inner_text() == last
    assert [row["type"] for row in log(page)] == ["review", "review", "undo", "undo"]
    assert page.evaluate("document.activeElement.closest('.last-step') !== null"), "the focus stays where it was"


def test_a_suspended_fact_is_taken_back(opened: Opener) -> None:
    page = opened("index.html#/recall")
    recall_one(page)
    fact = page.locator("h1").inner_text()
    page.keyboard.press("s")
    page.wait_for_function("old => document.querySelector('h1').innerText !== old", arg=fact)
    at(page, "#/progress")
    page.get_by_role("button", name="take back", exact=True).press("Enter")
    page.get_by_role("button", name="take back", exact=True).wait_for(state="detached")
    assert log(page)[-1]["type"] == "resume"
    assert len(of_type(page, "suspend")) == 1


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible_with_a_history(opened: Opener, tmp_path: Path, scheme: str, width: int) -> None:
    page = practised(opened, tmp_path, color_scheme=scheme, viewport={"width": width, "height": 800})
    page.locator("summary").first.click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_at_320_pixels_nothing_is_wider_than_the_screen(opened: Opener, tmp_path: Path) -> None:
    page = practised(opened, tmp_path, viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_table_of_stories_says_that_there_is_more_to_the_right_until_there_is_not(
    opened: Opener, tmp_path: Path
) -> None:
    page = practised(opened, tmp_path, viewport={"width": 320, "height": 700})
    table = page.locator(".sideways").first
    page.locator(".sideways[data-more]").first.wait_for()
    told = "one => getComputedStyle(one, '::before').content + getComputedStyle(one, '::before').visibility"
    assert table.evaluate(told) == '"more →"visible'
    table.locator(".wide-table").evaluate("one => one.scrollTo(one.scrollWidth, 0)")
    page.locator(".sideways:not([data-more])").first.wait_for()
    page.set_viewport_size({"width": 1440, "height": 900})
    page.wait_for_function("() => !document.querySelector('[data-wide]')")
