"""Nothing moves while a page comes up: no layout shift, on a phone and on a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Opener

SHIFTS = """() => new Promise((done) => {
  const found = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) found.push(...entry.sources.map((s) => `${entry.value} ${s.node?.outerHTML?.slice(0, 80)}`));
  }).observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => setTimeout(() => done(found), 100));
})"""


@pytest.mark.parametrize("width", [412, 1350])
@pytest.mark.parametrize(
    "path", ["index.html", "index.html#/recall", "stories/fraud-rollback.html", "stories/index.html"]
)
def test_nothing_moves_as_a_page_loads(opened: Opener, path: str, width: int) -> None:
    page = opened(path, viewport={"width": width, "height": 823})
    page.locator("html[data-started]").wait_for()
    page.locator("h1").first.wait_for()
    assert page.evaluate(SHIFTS) == []
