"""A mock interview at the desk, by keyboard alone: set up, answered, left at any second and gone on with, kept, printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.practice import log, of_type, stop_clock
from tests.browser.test_accessible import violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Killable, Opener

SHARED = "index.html#/mock?n=3&seconds=90&then=1&seed=moru-teka"
SIZES = [(360, 740), (1440, 900)]


def step(page: Page, name: str) -> None:
    """Wait until the mock has come to this step."""
    page.locator(f'.mock[data-step="{name}"]').wait_for()


def question(page: Page) -> str:
    return page.locator("h1").inner_text()


def press(page: Page, key: str, then: str) -> None:
    page.keyboard.press(key)
    step(page, then)


def stopped(page: Page) -> None:
    """The clock stopped at once, and counted as told."""
    stop_clock(page)
    step(page, "which")


def ticked(page: Page, letter: str) -> None:
    """Tick a line of the rubric and wait until it is."""
    page.keyboard.press(letter)
    page.locator(f'.tick[aria-pressed="true"]:has(kbd:text-is("{letter}"))').wait_for()


def answer(page: Page, story: str = "1") -> None:
    """One question from asked to looked back on."""
    step(page, "ask")
    press(page, "Space", "running")
    stopped(page)
    press(page, story, "probe")
    press(page, "Space", "look")


def steps(page: Page) -> list[str]:
    return [str(row["data"]["step"]) for row in of_type(page, "mock")]


def test_set_up_by_keyboard(opened: Opener) -> None:
    page = opened("index.html#/mock")
    page.locator("select[name=role]").focus()
    page.keyboard.press("m")  # machine-learning engineer
    page.keyboard.press("Tab")
    page.keyboard.press("A")  # Amazon's principles
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowLeft")  # three questions, not four
    page.locator(".promise", has_text="Three questions at 2 min, one follow-up each").wait_for()
    seed = page.get_by_label("seed").input_value()
    assert re.fullmatch(r"[a-z]{4}-[a-z]{4}", seed)
    page.keyboard.press("Enter")
    step(page, "ask")
    assert page.url.endswith(f"#/mock?role=mle&framework=amazon&n=3&seconds=120&seed={seed}")
    assert page.locator(".stage-status").inner_text() == "2 min · 1 of 3"
    assert log(page) == [], "a mock enters the log with its first clock"


def test_a_whole_mock_by_keyboard(opened: Opener) -> None:
    page = opened(SHARED)
    asked, told = [], []
    for number in range(3):
        step(page, "ask")
        asked.append(question(page))
        assert page.get_by_text("What would you clarify first?").is_visible()
        press(page, "Space", "running")
        stopped(page)
        titles = page.locator(".options .option span").all_inner_texts()
        page.keyboard.press("t")
        for title in told:
            page.keyboard.type(title)
            assert page.locator(".found-stories .option", has_text=title).count() == 0
            page.keyboard.press("ControlOrMeta+a")
        page.keyboard.press("Escape")
        step(page, "which")
        assert not set(told) & set(titles), "no story twice"
        told.append(page.locator(".options .option span").first.inner_text())
        press(page, "1", "probe")
        assert question(page) != asked[-1]
        press(page, "h" if number == 1 else "Space", "look")
        assert question(page) == asked[-1]
        ticked(page, "c")
        page.keyboard.press("Enter")
    page.locator(".mock-summary").wait_for()
    assert page.locator(".mock-answer h2").all_inner_texts() == asked
    assert page.locator(".mock-answer .told-story").all_inner_texts() == told
    assert page.locator(".mock-answer").get_by_text("· hurt").count() == 1
    assert page.locator(".mock-answer .missed").count() >= 1, "the numbers missed are there to say"
    events = of_type(page, "told")
    assert len({row["data"]["story"] for row in events}) == 3
    assert all(row["data"]["ticks"]["c"] is True and row["data"]["mock"] for row in events)
    done = of_type(page, "mock")[-1]["data"]
    assert (done["step"], done["told"]) == ("done", [row["id"] for row in events])
    page.reload()
    page.locator(".mock-summary").wait_for()
    page.keyboard.press("Enter")
    page.locator("#desk[data-ready] .home").wait_for()


def test_the_same_address_asks_the_same_on_another_device(opened: Opener) -> None:
    def first_two(path: str) -> list[str]:
        page = opened(path)
        step(page, "ask")
        seen = [question(page)]
        page.keyboard.press("b")
        page.wait_for_function("old => document.querySelector('h1').innerText !== old", arg=seen[0])
        return [*seen, question(page)]

    assert first_two(SHARED) == first_two(SHARED)
    assert first_two(SHARED) != first_two(SHARED.replace("moru-teka", "another"))


def test_nothing_is_lost_when_it_is_killed_at_any_step(killable: Killable, base: str) -> None:
    asked: str | None = None
    for name, keys in (
        ("ask", ()), ("running", ("Space",)), ("which", ("Space", "y")), ("probe", ("2",)), ("look", ("Space",)),
    ):  # fmt: skip
        page = killable.start()
        page.goto(base + SHARED)
        for key in keys:
            page.locator(".mock").wait_for()
            page.keyboard.press(key)
        step(page, name)
        asked = asked or (question(page) if name != "probe" else None)
        assert name == "probe" or question(page) == asked
        if name == "look":
            ticked(page, "a")
        killable.kill()

    page = killable.start()
    page.goto(base + SHARED)
    step(page, "look")
    assert page.locator('.tick[aria-pressed="true"]').count() == 1, "the tick is still there"
    page.keyboard.press("3")
    page.wait_for_function("old => document.querySelector('h1').innerText !== old", arg=asked)
    killable.kill()

    page = killable.start()
    page.goto(base + "index.html#/mock")
    page.get_by_text("2 of 3 questions are still to come.").wait_for()
    page.keyboard.press("g")
    step(page, "ask")
    assert page.locator(".stage-status").inner_text().endswith("2 of 3")
    assert steps(page) == ["begun", "clock", "stopped", "story", "probe", "ticks"]
    assert len(of_type(page, "told")) == 1


def test_leaving_puts_the_clock_back_and_ending_keeps_what_was_answered(opened: Opener) -> None:
    page = opened(SHARED)
    answer(page)
    page.keyboard.press("Enter")
    step(page, "ask")
    press(page, "Space", "running")
    page.keyboard.press("Escape")
    page.get_by_text("2 of 3 questions are still to come.").wait_for()
    page.keyboard.press("g")
    step(page, "ask")
    page.keyboard.press("x")
    page.locator(".mock-summary h1", has_text="2 questions left open").or_(
        page.locator(".mock-summary h1", has_text="two questions left open")
    ).wait_for()
    assert page.locator(".left-open").count() == 2


def test_undo_goes_back_step_by_step(opened: Opener) -> None:
    page = opened(SHARED)
    answer(page)
    press(page, "u", "probe")
    press(page, "Space", "look")
    page.keyboard.press("3")
    step(page, "ask")
    press(page, "u", "look")
    assert of_type(page, "undo")


def test_none_of_my_stories(opened: Opener) -> None:
    page = opened(SHARED)
    step(page, "ask")
    press(page, "Space", "running")
    stopped(page)
    press(page, "0", "probe")
    press(page, "Space", "look")
    page.get_by_text("none of your stories").wait_for()
    page.get_by_text("Closer:").wait_for()
    page.keyboard.press("1")
    step(page, "ask")
    (told,) = of_type(page, "told")
    assert told["data"]["story"] == ""


def test_a_quiet_warning_before_the_end(opened: Opener) -> None:
    page = opened("tonight.html")
    page.clock.install()
    page.goto(page.url.replace("tonight.html", SHARED))
    step(page, "ask")
    press(page, "Space", "running")
    page.clock.run_for(70_000)
    assert page.locator(".clock-word").inner_text() == ""
    page.clock.run_for(6_000)
    assert page.locator(".clock-word").inner_text() == "15 seconds left."
    assert page.locator("#said").inner_text().strip() == "15 seconds left."
    page.clock.run_for(15_000)
    assert page.locator(".clock-word").inner_text() == "Over: come to the end."
    stopped(page)
    press(page, "1", "probe")
    press(page, "Space", "look")
    page.keyboard.press("2")
    step(page, "ask")
    assert of_type(page, "told")[0]["data"]["ticks"]["time"] is True, "a tenth over is still in time"


def test_a_clock_that_nobody_stopped_is_put_back(opened: Opener) -> None:
    page = opened("tonight.html")
    page.clock.install()
    page.goto(page.url.replace("tonight.html", SHARED))
    step(page, "ask")
    press(page, "Space", "running")
    page.clock.run_for(16 * 60_000)
    page.reload()
    step(page, "ask")


def test_what_is_asked_first_stands_in_the_look_back(opened: Opener) -> None:
    page = opened("index.html#/mock?n=1&seconds=90&then=0&seed=moru-teka")
    step(page, "ask")
    deck: dict[str, Any] = page.evaluate("JSON.parse(window.storygenData.deck)")
    story = next(s for s in deck["stories"] if s["asks_first"])
    press(page, "Space", "running")
    stopped(page)
    option = page.locator(".options .option", has_text=story["title"])
    if option.count():
        option.press("Enter")
    else:
        page.keyboard.press("t")
        page.keyboard.type(story["title"])
        page.keyboard.press("Enter")
    step(page, "look")
    assert page.locator(".outline-line", has_text="ask first").inner_text().endswith(story["asks_first"][-1])


def test_answers_are_recorded_from_r_on(hearing: Browser, base: str) -> None:
    page = hearing.new_page()
    page.set_default_timeout(10_000)
    page.goto(base + "index.html#/mock?n=1&seconds=90&then=0&seed=moru-teka")
    step(page, "ask")
    page.keyboard.press("r")
    page.locator(".stage-status.recording").wait_for()
    press(page, "Space", "running")
    page.locator(".clock-digits", has_text="0:02").wait_for()
    stopped(page)
    press(page, "1", "look")
    page.wait_for_function("document.querySelector('audio').readyState > 0")
    page.keyboard.press("3")
    page.locator(".mock-summary audio").wait_for()
    story = of_type(page, "told")[0]["data"]["story"]
    page.goto(base + "index.html#/progress")
    page.locator(".playback audio").wait_for()
    title = page.evaluate("id => JSON.parse(window.storygenData.deck).stories.find(s => s.id === id).title", story)
    assert (page.locator(".playback audio").get_attribute("aria-label") or "").startswith(title)
    page.context.close()


def test_the_summary_prints_without_the_house(opened: Opener) -> None:
    page = opened("index.html#/mock?n=2&seconds=90&then=1&seed=moru-teka")
    for _ in range(2):
        answer(page)
        page.keyboard.press("3")
    page.locator(".mock-summary").wait_for()
    page.emulate_media(media="print")
    for hidden in (".house", ".mock-summary .part-actions"):
        assert not page.locator(hidden).is_visible()
    assert page.locator(".mock-answer").count() == 2
    assert page.locator(".time-line").first.is_visible()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible_at_every_step(opened: Opener, scheme: str, size: tuple[int, int]) -> None:
    page = opened(
        "index.html#/mock", color_scheme=scheme, reduced_motion="reduce", viewport={"width": size[0], "height": size[1]}
    )

    def sound() -> None:
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]

    page.locator(".mock-form").wait_for()
    sound()
    page.goto(page.url.partition("#")[0] + "#/mock?n=1&seconds=90&then=1&seed=moru-teka")
    for name, key in (("ask", "Space"), ("running", ""), ("which", "1"), ("probe", "Space"), ("look", "3")):
        step(page, name)
        sound()
        if key:
            page.keyboard.press(key)
        else:
            stopped(page)
    page.locator(".mock-summary").wait_for()
    sound()
    page.goto(page.url.partition("#")[0] + "#/mock")
    page.locator(".kept-mocks").wait_for()
    sound()


def test_a_story_beyond_the_nine_keys_is_found_by_its_title(opened: Opener) -> None:
    page = opened("index.html#/mock?n=2&seconds=90&then=0&seed=moru-teka")
    step(page, "ask")
    press(page, "Space", "running")
    stopped(page)
    page.keyboard.press("t")
    field = page.get_by_role("combobox")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "combobox"
    page.keyboard.type("zzz")
    assert page.get_by_role("option").count() == 0
    page.keyboard.press("Enter")
    assert field.is_visible(), "what fits nothing chooses nothing"
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator(".options .option").first.wait_for()
    page.keyboard.press("t")
    page.keyboard.type("vec wh")
    options = page.get_by_role("option").all_inner_texts()
    assert options
    assert all("vec" in title.lower() and "wh" in title.lower() for title in options)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("the")
    page.keyboard.press("ArrowDown")
    picked = page.locator('[role="option"][aria-selected="true"]').inner_text()
    press(page, "Enter", "look")
    assert page.locator(".told-story").first.inner_text() == picked


def test_home_offers_to_go_on_with_an_open_mock(opened: Opener) -> None:
    page = opened(SHARED)
    answer(page)
    page.keyboard.press("3")
    step(page, "ask")
    second = question(page)
    page.keyboard.press("Escape")
    page.locator(".mock-page").wait_for()
    page.goto(page.url.partition("#")[0] + "#/")
    page.get_by_text("A mock interview: two of three questions still to come.").wait_for()
    assert violations(page) == []
    page.keyboard.press("g")
    step(page, "ask")
    assert question(page) == second
    page.keyboard.press("x")
    page.locator(".mock-summary").wait_for()
    page.keyboard.press("Enter")
    page.locator("#desk[data-ready] .home").wait_for()
    assert not page.get_by_text("Lies open").is_visible()
