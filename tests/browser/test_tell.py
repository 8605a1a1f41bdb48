"""What a telling can do besides: another story told, an interruption, a recording that stays on the device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.practice import of_type, read_on, side, stop_clock

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.conftest import Opener


def test_another_story_was_told(opened: Opener) -> None:
    page = opened("index.html#/tell?story=fraud-rollback&seconds=30")
    side(page, "front")
    assert page.locator(".stage-status").inner_text().startswith("30 s")
    page.keyboard.press("Space")
    side(page, "running")
    stop_clock(page)
    side(page, "back")
    select = page.get_by_label("The story you told")
    assert select.input_value() == "fraud-rollback"
    page.keyboard.press("ArrowRight")
    other = select.input_value()
    assert other != "fraud-rollback"
    page.keyboard.press("2")
    side(page, "end")
    (told,) = of_type(page, "told")
    assert told["data"]["story"] == other
    assert told["card"].startswith(f"{other}/tell/")
    page.keyboard.press("u")
    side(page, "back")
    assert select.input_value() == other


def test_three_whole_tellings_teach_the_desk_ones_pace(opened: Opener) -> None:
    page = opened("index.html")
    page.clock.install()
    page.goto(page.url.partition("#")[0] + "#/tell?story=fraud-rollback&seconds=180")
    usual, angle = "What is written takes about 3:00.", ""
    for takes in (usual, usual, angle, usual, "What is written at your pace takes 2:40."):
        page.reload()
        side(page, "front")
        page.keyboard.press("Space")
        side(page, "running")
        page.clock.fast_forward(160_000)
        page.keyboard.press("Space")
        side(page, "back")
        assert "".join(page.locator(".written-time").all_inner_texts()) == takes
        page.keyboard.press("3")
        side(page, "end")


def test_an_angle_and_an_opener_have_their_own_words(opened: Opener) -> None:
    page = opened("index.html#/tell?story=fraud-rollback&angle=as-a-risky-recovery")
    side(page, "front")
    assert "risky recovery" in page.locator("h1").inner_text()
    page.keyboard.press("Space")
    side(page, "running")
    stop_clock(page)
    side(page, "back")
    page.get_by_text("bring out").wait_for()
    page.keyboard.press("3")
    side(page, "end")
    assert of_type(page, "told")[0]["card"] == "fraud-rollback/reframe/as-a-risky-recovery"


def test_an_interruption_cuts_in_and_space_goes_on(opened: Opener, base: str) -> None:
    page = opened("tonight.html")
    page.clock.install()
    page.goto(base + "index.html#/tell?story=fraud-rollback&seconds=90")
    side(page, "front")
    page.keyboard.press("i")
    page.keyboard.press("Space")
    side(page, "running")
    page.clock.run_for(70_000)
    page.get_by_text("they cut in").wait_for()
    page.keyboard.press("Space")
    page.get_by_text("they cut in").wait_for(state="detached")
    side(page, "running")
    page.keyboard.press("Space")
    side(page, "back")
    assert page.locator(".tick.auto").inner_text().endswith("1:10")


def test_a_recording_is_kept_on_the_device_played_and_deleted(hearing: Browser, base: str) -> None:
    context = hearing.new_context()
    context.set_default_timeout(10_000)
    said: list[str] = []
    context.on("console", lambda message: said.append(message.text))
    page = context.new_page()
    page.goto(base + "index.html#/tell?story=fraud-rollback&seconds=30")
    side(page, "front")
    page.keyboard.press("r")
    page.locator(".stage-status.recording").wait_for()
    page.keyboard.press("Space")
    side(page, "running")
    page.locator(".clock-digits", has_text="0:02").wait_for()
    stop_clock(page)
    side(page, "back")
    page.wait_for_function("document.querySelector('audio').readyState > 0")
    page.keyboard.press("3")
    side(page, "end")
    page.goto(base + "index.html#/progress")
    page.get_by_role("heading", name="recordings").wait_for()
    page.locator(".playback").get_by_role("button", name="delete").click()
    page.get_by_text("Deleted.", exact=True).wait_for()
    page.reload()
    page.get_by_role("heading", name="Is it working?").wait_for()
    assert not page.get_by_role("heading", name="recordings").is_visible()
    assert said == []
    context.close()


def test_a_clock_stopped_at_once_is_asked_about_and_runs_on(opened: Opener) -> None:
    page = opened("index.html#/tell?story=fraud-rollback&seconds=30")
    side(page, "front")
    for _ in range(3):
        page.keyboard.press("Enter")
    side(page, "running")
    page.locator(".early-words").wait_for()
    page.keyboard.press("x")
    side(page, "front")
    assert of_type(page, "told") == []
    page.reload()
    side(page, "front")
    page.keyboard.press("Space")
    side(page, "running")
    stop_clock(page)
    side(page, "back")
    page.keyboard.press("2")
    side(page, "end")
    (told,) = of_type(page, "told")
    assert told["seconds"] < 5


def test_a_double_press_neither_grades_nor_starts_the_next(opened: Opener, base: str) -> None:
    page = opened("tonight.html")
    page.clock.install()
    page.goto(base + "index.html#/tell")
    side(page, "front")
    first = page.locator("h1").inner_text()
    page.keyboard.press("Space")
    side(page, "running")
    page.clock.fast_forward(30_000)
    page.keyboard.press("Enter")
    side(page, "back")
    page.keyboard.press("Enter")
    assert page.locator(".stage").get_attribute("data-side") == "back"
    assert of_type(page, "told") == []
    read_on(page)
    page.keyboard.press("Enter")
    side(page, "front")
    page.keyboard.press("Enter")
    assert page.locator(".stage").get_attribute("data-side") == "front"
    assert page.locator("h1").inner_text() != first
    assert len(of_type(page, "told")) == 1


def test_the_focus_goes_on_to_what_comes_next(opened: Opener) -> None:
    page = opened("index.html#/tell")
    on = "document.activeElement.innerText"
    for _ in range(12):
        side(page, "front")
        page.keyboard.press("Space")
        side(page, "running")
        assert page.evaluate("document.activeElement.tagName") == "H1"
        stop_clock(page)
        side(page, "back")
        assert page.evaluate(on) == "What did you leave out?"
        page.get_by_role("button", name="good").click()
        page.locator('.stage[data-side="front"], .stage[data-side="end"]').wait_for()
        assert page.locator("#said").inner_text().startswith("Good, kept.")
        if page.locator('.stage[data-side="end"]').count():
            assert page.evaluate("document.activeElement.tagName") == "H1"
            return
        assert "Start" in page.evaluate(on)
        assert page.locator("h1").inner_text() in page.locator("#said").inner_text()
    raise AssertionError("the session does not end")


def test_the_question_about_an_early_stop_is_seen_and_goes_away_by_itself(opened: Opener, base: str) -> None:
    page = opened("tonight.html", viewport={"width": 360, "height": 640})
    page.clock.install()
    page.goto(base + "index.html#/tell?story=fraud-rollback&seconds=90")
    side(page, "front")
    page.keyboard.press("Space")
    side(page, "running")
    page.keyboard.press("Space")
    ways = page.locator(".early button")
    assert ways.count() == 2
    for way in ways.all():
        way.click(trial=True)
    page.clock.run_for(6_000)
    page.locator(".early-words").wait_for(state="detached")
    page.keyboard.press("x")
    side(page, "running")
    page.keyboard.press("Space")
    side(page, "back")
