"""Offline after the first visit, and a new build that is told, not forced."""

from __future__ import annotations

import json
import shutil
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import SUB_PATH, wait_until
from tests.browser.practice import of_type, recall_one

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.browser.conftest import Opener

READY = "() => navigator.serviceWorker.ready.then((r) => r.active && navigator.serviceWorker.controller !== null)"


class _Host(SimpleHTTPRequestHandler):
    """A static host under a sub-path that caches hard, as many do."""

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + (path.removeprefix(SUB_PATH) if path.startswith(SUB_PATH) else "nowhere"))

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class's name
        """Nothing."""


@contextmanager
def _hosted(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}{SUB_PATH}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context()
    made.set_default_timeout(20_000)
    yield made
    made.close()


def _visit(context: BrowserContext, address: str) -> Page:
    """A first visit, until the worker has all files and answers for this page."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_function(READY)
    return page


def test_after_one_visit_all_of_it_works_without_a_network(context: BrowserContext, address: str) -> None:
    page = _visit(context, address + "stories/index.html")
    context.set_offline(True)
    page.goto(address + "stories/fraud-rollback.html?from=train#numbers")
    assert page.locator("h1").inner_text() != ""
    page.goto(address)
    page.locator("#desk[data-ready] .home").wait_for()
    page.keyboard.press("/")
    page.keyboard.type("fraud")
    page.locator(".search-hits a").first.wait_for()
    page.keyboard.press("Escape")
    page.goto(address + "index.html#/recall")
    recall_one(page)
    assert len(of_type(page, "review")) == 1


def test_a_large_site_keeps_the_desk_and_what_was_read(context: BrowserContext, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site")
    worker = tmp_path / "site" / "sw.js"
    listed, _, rest = worker.read_text(encoding="utf-8").split("\n", 2)
    paths = json.loads(listed.partition("=")[2].rstrip(";"))
    shell = [path for path in paths if path.startswith(("index.html", "assets/", "data/deck", "data/names"))]
    worker.write_text(f"{listed}\nself.storygenShell={json.dumps(shell)};\n{rest}", encoding="utf-8")
    kept = "() => caches.keys().then(([name]) => caches.open(name)).then((cache) => cache.keys()).then((all) => all.length)"
    with _hosted(tmp_path / "site") as address:
        page = _visit(context, address + "index.html")
        assert page.evaluate(kept) == len(shell) + 1, "the shell, and the list of it"
        page.goto(address + "stories/fraud-rollback.html")
        page.goto(address + "coverage.html")
        wait_until(lambda: page.evaluate(kept) == len(shell) + 3, "the pages that were read")
        context.set_offline(True)
        page.goto(address + "stories/fraud-rollback.html")
        assert page.locator("article.story").is_visible()
        page.goto(address + "stories/night-falls.html")
        page.get_by_role("link", name="Practise meanwhile").click()
        page.locator("#desk[data-ready] .home").wait_for()
        page.keyboard.press("/")
        page.get_by_text("Search was not used on this device before").wait_for()
        page.keyboard.press("Escape")
        context.set_offline(False)
        wait_until(lambda: _search_is_there(page), "search, once the worker has the network again too")
        page.keyboard.press("Escape")
        wait_until(lambda: page.evaluate(kept) == len(shell) + 4, "the index")
        context.set_offline(True)
        page.goto(address + "index.html#/recall")
        recall_one(page)
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        page.get_by_text("A word, a number").wait_for()


def _search_is_there(page: Page) -> bool:
    """Open the search anew, as one does who was told that it did not load."""
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    told = page.locator("dialog.search .search-told")
    page.wait_for_function("() => document.querySelector('dialog.search .search-told').textContent !== ''")
    return told.inner_text().startswith("A word, a number")


def test_it_can_be_installed(context: BrowserContext, address: str) -> None:
    page = _visit(context, address + "stories/index.html")
    link = page.locator('link[rel="manifest"]').get_attribute("href")
    assert link == "../manifest.webmanifest"
    told = context.new_cdp_session(page).send("Page.getAppManifest")
    assert told["errors"] == []
    assert json.loads(told["data"])["start_url"] == "index.html"
    icon = json.loads(told["data"])["icons"][0]["src"]
    assert page.request.get(address + icon).ok


def test_a_new_build_is_told_and_comes_when_asked_for(context: BrowserContext, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site")
    with _hosted(tmp_path / "site") as address:
        page = _visit(context, address + "index.html#/recall")
        recall_one(page)
        _build_anew(tmp_path / "site")
        page.evaluate("() => navigator.serviceWorker.getRegistration().then((r) => r.update())")
        line = page.locator(".newer-build")
        line.wait_for(state="attached")
        assert not line.is_visible(), "a card is on the screen"
        recall_one(page)
        page.keyboard.press("Escape")
        line.wait_for()
        with page.expect_navigation():
            line.get_by_role("button", name="Reload").click()
        page.locator("#desk[data-ready] .home").wait_for()
        assert page.locator(".newer-build").count() == 0
        assert len(of_type(page, "review")) == 2
        page.goto(address + "coverage.html")
        assert page.locator("h1").inner_text().endswith("once more")
        wait_until(lambda: len(page.evaluate("() => caches.keys()")) == 1, "the old build's files to go")


def _build_anew(folder: Path) -> None:
    """What a build after an edit changes: a page, and the worker that lists it."""
    page, worker = folder / "coverage.html", folder / "sw.js"
    page.write_text(page.read_text(encoding="utf-8").replace("</h1>", " once more</h1>"), encoding="utf-8")
    first, rest = worker.read_text(encoding="utf-8").split("\n", 1)
    files = json.loads(first.partition("=")[2].rstrip(";"))
    worker.write_text(
        f"self.storygenFiles={json.dumps({**files, 'coverage.html': 'another'})};\n{rest}", encoding="utf-8"
    )


def test_nothing_of_it_on_files(opened: Opener, base: str) -> None:
    page = opened("stories/index.html")
    page.locator("html[data-started]").wait_for()
    assert page.locator('link[rel="manifest"]').count() == (0 if base.startswith("file") else 1)
