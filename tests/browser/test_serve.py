"""`storygen serve` in the browser: a save reloads the page, an error lies over it, practice lands in the project."""

from __future__ import annotations

import json
import re
import shlex
import signal
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from tests.browser.conftest import wait_until
from tests.browser.practice import of_type

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

STORY = "title: {title}\nid: one\nsummary: I cut the wait from 9 days to 3.\nvisibility: private\n"


class Served:
    """A project under `storygen serve` in a process of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        command = [sys.executable, "-m", "storygen", "serve", "--port", "0", "--project", str(root)]
        self._process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        self.address = self._address()

    def _address(self) -> str:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
                return found[0]
        raise AssertionError("serve ended without an address")

    def write(self, title: str) -> None:
        (self.root / "stories" / "one.yaml").write_text(STORY.format(title=title), encoding="utf-8")

    def stop(self) -> int:
        self._process.send_signal(signal.SIGINT)
        code = self._process.wait(timeout=20)
        if self._process.stderr is not None:
            self._process.stderr.close()
        return code


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "stories").mkdir()
    (tmp_path / "storygen.toml").write_text('[project]\nid = "served-1"\n', encoding="utf-8")
    (tmp_path / "stories" / "one.yaml").write_text(STORY.format(title="First title"), encoding="utf-8")
    return tmp_path


@pytest.fixture
def served(root: Path) -> Iterator[Served]:
    running = Served(root)
    yield running
    assert running.stop() == 0


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def test_a_save_reloads_the_page(served: Served, page: Page) -> None:
    page.goto(f"{served.address}stories/one.html")
    page.get_by_role("heading", name="First title", level=1).wait_for()
    served.write("Second title")
    page.get_by_role("heading", name="Second title", level=1).wait_for()


def test_an_error_lies_over_the_last_good_page_and_goes_when_it_is_mended(served: Served, page: Page) -> None:
    page.goto(f"{served.address}stories/index.html")
    page.get_by_text("First title").first.wait_for()
    (served.root / "stories" / "two.yaml").write_text("title: [unclosed\n", encoding="utf-8")
    alert = page.get_by_role("alert", name="Errors in your stories")
    alert.wait_for()
    assert "stories/two.yaml:" in alert.inner_text()
    assert "First title" in page.inner_text("main")
    (served.root / "stories" / "two.yaml").write_text("title: Mended\n", encoding="utf-8")
    page.get_by_text("Mended").first.wait_for()
    assert alert.count() == 0


def test_the_page_of_a_story_that_broke_stays_as_it_last_was(served: Served, page: Page) -> None:
    page.goto(f"{served.address}stories/one.html")
    page.get_by_role("heading", name="First title", level=1).wait_for()
    (served.root / "stories" / "one.yaml").write_text("- no\n- story\n", encoding="utf-8")
    page.get_by_role("alert", name="Errors in your stories").wait_for()
    assert page.get_by_role("heading", name="First title", level=1).is_visible()


def test_the_first_start_with_nothing_but_errors_still_shows_them(root: Path, page: Page) -> None:
    (root / "stories" / "one.yaml").write_text("title: [unclosed\n", encoding="utf-8")
    running = Served(root)
    page.goto(running.address)
    alert = page.get_by_role("alert", name="Errors in your stories")
    alert.wait_for()
    assert "stories/one.yaml:" in alert.inner_text()
    assert running.stop() == 0


def test_a_broken_settings_file_is_shown_and_the_server_goes_on(served: Served, page: Page) -> None:
    page.goto(served.address)
    (served.root / "storygen.toml").write_text("[project\n", encoding="utf-8")
    alert = page.get_by_role("alert", name="Errors in your stories")
    alert.wait_for()
    assert "storygen.toml:" in alert.inner_text()
    (served.root / "storygen.toml").write_text('[project]\nid = "served-1"\n', encoding="utf-8")
    alert.wait_for(state="detached")


def test_a_build_that_failed_is_told_as_one_and_the_pages_stay(served: Served, page: Page) -> None:
    page.goto(f"{served.address}stories/one.html")
    settings = (served.root / "storygen.toml").read_text(encoding="utf-8")
    (served.root / "storygen.toml").write_text(f'{settings}[theme]\nname = "no-such-theme"\n', encoding="utf-8")
    alert = page.get_by_role("alert", name="Errors in your stories")
    alert.wait_for()
    told = alert.inner_text()
    assert "The site could not be built. Pages stay as the last good build left them." in told
    assert "no-such-theme" in told
    assert "default holds" not in told
    assert page.get_by_role("heading", name="First title", level=1).is_visible()
    (served.root / "storygen.toml").write_text(settings, encoding="utf-8")
    alert.wait_for(state="detached")


def test_practice_is_kept_in_the_project(served: Served, page: Page) -> None:
    page.goto(f"{served.address}#/recall")
    page.locator("#desk").get_by_text("First title").wait_for()
    page.keyboard.press("Space")
    page.get_by_role("button", name=re.compile("good", re.IGNORECASE)).wait_for()
    page.keyboard.press("3")

    def reviews() -> list[str]:
        with urlopen(f"{served.address}-/log", timeout=10) as answer:  # noqa: S310 -- our own address
            return [e["card"] for e in json.load(answer) if e["type"] == "review"]

    wait_until(lambda: reviews() == ["one/open/opening"], "the review in the project's log")
    assert (served.root / ".storygen" / "practice.sqlite3").is_file()


def test_the_desk_does_not_wait_for_a_server_that_is_slow(served: Served, page: Page) -> None:
    held: list[Route] = []
    page.route("**/-/log", lambda route: held.append(route) if route.request.method == "GET" else route.continue_())
    page.goto(served.address)
    page.locator("#desk[data-ready]").wait_for()
    assert len(held) == 1, "it has not answered yet"
    review = {
        "v": 1, "id": "01JD0000000000000000000001", "type": "review", "at": "2026-11-23T20:15:00Z", "day": "2026-11-23",
        "device": "other", "card": "one/open/opening", "grade": 3, "seconds": 4.0, "data": {},
    }  # fmt: skip
    held[0].fulfill(json=[review])
    wait_until(lambda: [event["id"] for event in of_type(page, "review")] == [review["id"]], "what the server has")


FAKE = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text(sys.argv[2])"


def test_e_opens_the_story_and_the_card_in_the_editor(root: Path, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    told = root / "told.txt"
    fake = f"{shlex.quote(sys.executable)} -c {shlex.quote(FAKE)} {told} {{file}}:{{line}}"
    monkeypatch.setenv("STORYGEN_EDITOR", fake)
    running = Served(root)

    def opened(path: str) -> bool:
        return told.is_file() and told.read_text() == f"{root}/{path}"

    page.goto(f"{running.address}stories/one.html")
    page.locator("html[data-started]").wait_for()
    page.keyboard.press("e")
    page.get_by_text("is open in your editor.").first.wait_for()
    line = page.locator("article.story").get_attribute("data-line") or "1"
    wait_until(lambda: opened(f"stories/one.yaml:{line}"), "the editor at what is to be written next")
    page.keyboard.press("?")
    assert page.locator("dialog.keys dt:has-text('e') + dd", has_text="edit in your editor").count() == 1
    page.keyboard.press("Escape")

    told.unlink()
    page.goto(f"{running.address}#/recall")
    page.locator(".stage").get_by_text("First title").wait_for()
    page.keyboard.press("e")
    wait_until(lambda: opened("stories/one.yaml:1"), "the editor at the card")
    page.keyboard.press("w")
    page.keyboard.type("too long")
    page.keyboard.press("Enter")
    page.locator("form.remark").wait_for(state="detached")
    assert running.stop() == 0
    page.keyboard.press("e")
    page.get_by_text("storygen serve does not answer").first.wait_for()
