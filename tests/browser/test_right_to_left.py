"""Stories in a script that runs from right to left: their words run so, ours about them do not."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.browser.practice import recall_one, side

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

TITLE = "הורדתי את המודל (v2) תוך ארבעים דקות!"
STORY = f"""\
title: "{TITLE}"
competencies: [ownership]
opening: שלחתי מודל שהכפיל את הסירובים.
context:
  situation: המודל הסתכל על כל תשלום, והיה שלי.
actions:
  - החזרתי את הגרסה הקודמת בעצמי.
metrics:
  - {{name: דיוק, before: 0.62, after: 0.78}}
probes:
  - {{ask: "למה לא ראית את זה קודם?", answer: "כי הניטור הסתכל רק על הממוצע."}}
"""
RUNS = "one => getComputedStyle(one).direction"


@pytest.fixture
def page(chromium: Browser, tmp_path: Path) -> Iterator[Page]:
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "queue.yaml").write_text(STORY, encoding="utf-8")
    (tmp_path / "storygen.toml").write_text('[project]\nid = "rtl-1"\n', encoding="utf-8")
    subprocess.run([sys.executable, "-m", "storygen", "build"], cwd=tmp_path, capture_output=True, check=False)
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto((tmp_path / "site" / "stories" / "queue.html").as_uri())
    yield page
    context.close()


def runs(page: Page, selector: str) -> set[str]:
    found = page.locator(selector)
    found.first.wait_for(state="attached")
    return {one.evaluate(RUNS) for one in found.all()}


def test_the_pages_to_read(page: Page) -> None:
    for words in (
        "h1",
        ".say-first",
        ".lines .line",
        ".track .what p",
        "h3.metric",
        ".probe summary",
        ".scene .text > p",
    ):
        if words == ".scene .text > p":
            assert "rtl" in runs(page, words)
        else:
            assert runs(page, words) == {"rtl"}, words
    assert runs(page, "h2.cue") == {"ltr"}
    start = page.url.removesuffix("stories/queue.html")
    for path, words in (
        ("stories/index.html", ".story-list h2 a"), ("coverage.html", ".legend a"), ("tonight.html", ".a4 h2 a"),
        ("tonight.html", ".a4 .say-first"), ("questions/index.html", ".by a"),
    ):  # fmt: skip
        page.goto(start + path)
        assert runs(page, words) == {"rtl"}, path
    page.goto(f"{start}questions/index.html")
    assert runs(page, ".questions .ask") == {"ltr"}


def test_the_desk(page: Page) -> None:
    start = page.url.removesuffix("stories/queue.html") + "index.html"
    page.goto(f"{start}#/recall?story=queue")
    for _ in range(3):
        side(page, "front")
        assert runs(page, "h1.stage-question") == {"rtl"}
        recall_one(page)
    page.goto("about:blank")
    page.goto(start)
    page.locator("#desk[data-ready] .home").wait_for()
    assert runs(page, ".home-list bdi") == {"rtl"}
    page.keyboard.press("/")
    page.keyboard.type("המודל")
    page.locator(".search-hits a").first.wait_for()
    assert runs(page, ".search-hits .hit-title") == {"rtl"}
