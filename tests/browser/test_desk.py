"""Practice at the desk, by keyboard alone, over http and from files: nothing graded is ever lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.browser.practice import log, of_type, read_on, recall_one, side, status, stop_clock

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Killable, Opener


def test_ten_facts_survive_a_reload_and_a_kill(killable: Killable, base: str) -> None:
    page = killable.start()
    page.goto(base + "index.html#/recall")
    side(page, "front")
    assert status(page).startswith("1 of 10")
    for _ in range(4):
        recall_one(page)
    page.reload()
    side(page, "front")
    assert status(page).startswith("1 of 6"), "a reload goes on where it was"
    for _ in range(3):
        recall_one(page, "3")
    page.keyboard.press("Space")
    killable.kill()

    page = killable.start()
    page.goto(base + "index.html#/recall")
    side(page, "front")
    kept = of_type(page, "review")
    assert len(kept) == 7
    assert status(page).startswith("1 of 3")
    for _ in range(3):
        recall_one(page)
    side(page, "end")
    kept = of_type(page, "review")
    assert len({row["card"] for row in kept}) == 10
    assert kept[0]["card"].endswith("/open/opening"), "the first card ever is a first sentence"
    assert all(row["v"] == 1 and row["grade"] == 3 and row["seconds"] >= 0 and row["device"] for row in kept)


def test_a_telling_survives_a_reload_and_a_kill(killable: Killable, base: str) -> None:
    page = killable.start()
    page.goto(base + "index.html#/tell")
    side(page, "front")
    question = page.locator("h1").inner_text()
    page.keyboard.press("Space")
    side(page, "running")
    read_on(page)
    page.reload()
    side(page, "running")
    assert page.locator("h1").inner_text() == question, "the clock of the same question runs on"
    stop_clock(page)
    side(page, "back")
    page.keyboard.press("c")
    page.keyboard.press("a")
    page.wait_for_function("document.querySelectorAll('.tick[aria-pressed=true]').length === 2")
    killable.kill()

    page = killable.start()
    page.goto(base + "index.html#/tell")
    side(page, "back")
    assert page.locator("h1").inner_text() == question
    assert page.locator('.tick[aria-pressed="true"]').count() == 2, "the ticks are still there"
    page.keyboard.press("3")
    side(page, "front")
    assert page.locator("h1").inner_text() != question
    killable.kill()

    page = killable.start()
    page.goto(base + "index.html")
    page.locator("#desk[data-ready] .home").wait_for()
    told = of_type(page, "told")
    assert len(told) == 1
    assert told[0]["grade"] == 3
    assert told[0]["data"]["ticks"] == {"c": True, "a": True, "t": False, "n": False, "f": False, "time": False}


@pytest.fixture
def recall(opened: Opener) -> Page:
    page = opened("index.html#/recall")
    side(page, "front")
    return page


def test_undo_takes_the_grade_back(recall: Page) -> None:
    first = recall.locator("h1").inner_text()
    recall_one(recall, "4")
    recall.keyboard.press("u")
    recall.wait_for_function("first => document.querySelector('h1').innerText === first", arg=first)
    review, undo = log(recall)
    assert (review["type"], undo["type"], undo["data"]["of"]) == ("review", "undo", review["id"])


def test_bury_suspend_and_note(recall: Page) -> None:
    for key, kind in (("b", "bury"), ("s", "suspend")):
        before = recall.locator("h1").inner_text() + recall.locator(".stage-kicker").inner_text()
        recall.keyboard.press(key)
        recall.wait_for_function(
            "before => document.querySelector('h1').innerText + document.querySelector('.stage-kicker').innerText !== before",
            arg=before,
        )
        assert len(of_type(recall, kind)) == 1
    for key, text, keep in (("w", "wrong figure", "Enter"), ("e", "too slow", "Control+Enter")):
        recall.keyboard.press(key)
        recall.keyboard.type(text)
        recall.keyboard.press(keep)
        recall.locator("form.remark").wait_for(state="detached")
    assert [row["data"]["text"] for row in of_type(recall, "note")] == ["wrong figure", "too slow"]
    recall.reload()
    side(recall, "front")
    assert status(recall).startswith("1 of 10"), "what is put off leaves its place to the next"


def test_no_field_takes_the_focus_and_nothing_jumps(recall: Page) -> None:
    for _ in range(4):
        assert recall.evaluate("document.activeElement.tagName") in {"BODY", "H1"}
        before = recall.locator("h1").bounding_box()
        foot = recall.locator(".stage-foot").bounding_box()
        recall.keyboard.press("Space")
        side(recall, "back")
        assert recall.locator("h1").bounding_box() == before
        assert recall.locator(".stage-foot").bounding_box() == foot
        recall.keyboard.press("Enter")
        side(recall, "front")


def test_a_typed_answer_is_judged(recall: Page) -> None:
    for _ in range(8):
        if recall.get_by_role("button", name="type it").is_visible():
            break
        recall_one(recall)
    recall.keyboard.press("t")
    recall.keyboard.type("no idea at all")
    recall.keyboard.press("Enter")
    side(recall, "back")
    assert "no idea at all" in recall.locator(".verdict").inner_text()
    recall.keyboard.press("Enter")
    assert recall.locator('.stage[data-side="back"]').count() == 1, "a second press at once is a slip"
    read_on(recall)
    recall.keyboard.press("Enter")
    side(recall, "front")
    typed = of_type(recall, "review")[-1]
    assert typed["grade"] == 1
    assert typed["data"]["typed"] == "no idea at all"


def test_two_tabs_agree(opened: Opener, base: str) -> None:
    first = opened("index.html#/recall")
    side(first, "front")
    second = first.context.new_page()
    second.goto(base + "index.html")
    second.get_by_text("Your practice is kept in this browser.").wait_for()
    recall_one(first)
    second.get_by_text("One event of practice in this browser.").wait_for()


def test_the_date_is_asked_in_a_line_and_kept(opened: Opener) -> None:
    page = opened()
    page.get_by_label("When is your interview?").fill("2099-03-01")
    page.get_by_role("button", name="Keep").click()
    page.locator(".date-line", has_text="1 March").wait_for()
    page.reload()
    page.locator(".date-line", has_text="1 March").wait_for()
    assert [row["data"]["date"] for row in of_type(page, "date")] == ["2099-03-01"]


def test_export_and_import(opened: Opener, tmp_path: Path) -> None:
    page = opened("index.html#/recall")
    for _ in range(2):
        recall_one(page)
    page.keyboard.press("Escape")
    with page.expect_download() as download:
        page.get_by_role("button", name="export").click()
    file = tmp_path / "log.json"
    download.value.save_as(file)
    assert len(json.loads(file.read_text())["events"]) == 2

    other = opened()
    other.locator("#import-file").set_input_files(file)
    other.locator(".log-told", has_text="2 events taken over.").wait_for()
    assert len(of_type(other, "review")) == 2
    file.write_text(file.read_text()[:-100])
    other.locator("#import-file").set_input_files(file)
    other.locator(".log-told", has_text="This file breaks off before its end.").wait_for()


def test_storage_that_is_denied_is_told(chromium: object, base: str, opened: Opener) -> None:
    page = opened("tonight.html")
    page.context.add_init_script(
        "Object.defineProperty(window, 'indexedDB', {get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    page.goto(base + "index.html#/recall")
    side(page, "front")
    page.get_by_text("This browser keeps nothing for this page").wait_for()
    recall_one(page)
    with page.expect_download():
        page.get_by_role("button", name="Export my practice").click()


def test_every_key_that_is_listed_does_something(opened: Opener) -> None:
    page = opened("index.html#/recall")
    side(page, "front")
    page.keyboard.press("?")
    listed = page.locator("dialog.keys kbd").all_inner_texts()
    assert {"space", "esc", "w", "b", "s", "?", "/"} <= set(listed)
    assert "u" not in listed, "there is nothing to undo yet"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.locator("#desk[data-ready] .home").wait_for()


@pytest.mark.parametrize("width", [320, 360, 768])
def test_nothing_is_wider_than_the_screen(opened: Opener, width: int) -> None:
    page = opened("index.html", viewport={"width": width, "height": 700})

    def fits() -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.locator("#desk[data-ready] .home").wait_for()
    fits()
    page.goto(page.url.partition("#")[0] + "#/recall")
    for _ in range(10):
        side(page, "front")
        fits()
        page.keyboard.press("Space")
        side(page, "back")
        fits()
        recall_back(page)
    page.goto(page.url.partition("#")[0] + "#/tell")
    side(page, "front")
    fits()
    page.keyboard.press("Space")
    side(page, "running")
    fits()
    stop_clock(page)
    side(page, "back")
    fits()


def recall_back(page: Page) -> None:
    """Grade the card that lies open."""
    before = status(page)
    page.keyboard.press("Enter")
    page.wait_for_function("before => document.querySelector('.stage-status').textContent !== before", arg=before)


def test_enter_turns_a_card_like_space_and_a_button_keeps_its_own(opened: Opener) -> None:
    page = opened("index.html#/recall")
    side(page, "front")
    page.keyboard.press("Enter")
    side(page, "back")
    page.keyboard.press("Enter")
    assert of_type(page, "review") == [], "a double press turns the card and grades nothing"
    read_on(page)
    page.keyboard.press("Enter")
    side(page, "front")
    (first,) = of_type(page, "review")
    page.get_by_role("button", name="bury").focus()
    read_on(page)
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('.stage').dataset.side === 'front'")
    assert [row["card"] for row in of_type(page, "bury")] != [first["card"]]
    assert len(of_type(page, "bury")) == 1, "a focused button is pressed, and no card is turned"

    page.goto(page.url.partition("#")[0] + "#/tell?story=fraud-rollback&seconds=30")
    side(page, "front")
    page.keyboard.press("Enter")
    side(page, "running")
    stop_clock(page)
    for name in ("back", "end"):
        side(page, name)
        read_on(page)
        page.keyboard.press("Enter")
    page.locator("#desk[data-ready] .home").wait_for()
    assert len(of_type(page, "told")) == 1
