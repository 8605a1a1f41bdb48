"""A weak sentence comes up in Recall until it is mended in the story."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.browser.practice import of_type, recall_one, side, status

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

STORY = """\
title: The queue
result: {result}
metrics:
  - {{name: tickets, unit: tickets/day, before: 40, after: 6, window: a week, source: the desk, confidence: measured}}
"""


def _build(root: Path, result: str) -> None:
    (root / "stories").mkdir(exist_ok=True)
    (root / "stories" / "queue.yaml").write_text(STORY.format(result=result), encoding="utf-8")
    (root / "storygen.toml").write_text('[project]\nid = "repair-1"\n', encoding="utf-8")
    subprocess.run([sys.executable, "-m", "storygen", "build"], cwd=root, capture_output=True, check=False)


def test_it_is_quoted_then_told_what_it_lacks_and_gone_when_mended(chromium: Browser, tmp_path: Path) -> None:
    _build(tmp_path, "We cut latency significantly.")
    address = (tmp_path / "site" / "index.html").as_uri() + "#/recall?story=queue"
    context = chromium.new_context()
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto(address)
    side(page, "front")
    while "latency" not in page.locator("h1").inner_text():
        recall_one(page)
    assert "with what it lacks" in page.locator(".stage-room").inner_text()
    page.keyboard.press("Space")
    side(page, "back")
    answer = page.locator(".stage-room").inner_text()
    assert "has no number" in answer
    assert "40" in answer, "the story's numbers stand beside it"
    assert "stories/queue.yaml:2" in answer
    page.keyboard.press("1")
    side(page, "front")
    practised = len(of_type(page, "review"))

    _build(tmp_path, "We cut latency from 900 ms to 240 ms.")
    page.reload()
    side(page, "front")
    cards = {event["card"] for event in of_type(page, "review")}
    assert "queue/repair/qnt201-result" in cards
    assert len(of_type(page, "review")) == practised
    assert status(page).endswith("min")
    while page.locator(".stage").get_attribute("data-side") == "front":
        assert "latency" not in page.locator("h1").inner_text()
        recall_one(page)
    context.close()
