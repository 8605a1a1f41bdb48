"""A card whose answer is not written yet names the file to write it in, and ends its sentence."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.browser.practice import recall_one, side

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

STORY = """\
title: The queue
competencies: [ownership]
opening: I emptied the queue.
probes:
  - Why did nobody see it?
"""


def test_a_probe_without_an_answer_says_where_to_write_it(chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "queue.yaml").write_text(STORY, encoding="utf-8")
    (tmp_path / "storygen.toml").write_text('[project]\nid = "gaps-1"\n', encoding="utf-8")
    subprocess.run([sys.executable, "-m", "storygen", "build"], cwd=tmp_path, capture_output=True, check=False)
    context = chromium.new_context()
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto((tmp_path / "site" / "index.html").as_uri() + "#/recall?story=queue")
    side(page, "front")
    while "Why did nobody see it" not in page.locator("h1").inner_text():
        recall_one(page)
    page.keyboard.press("Space")
    side(page, "back")
    told = page.locator(".gap-line").inner_text()
    assert told == "No answer written yet. Say one now; then write it under probes in stories/queue.yaml."
    context.close()
