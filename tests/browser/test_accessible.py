"""axe-core on the routes of the desk, in the middle of a card too, and on the shelves, in both schemes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.practice import side

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Opener

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
SHELVES = [
    "stories/index.html",
    "stories/fraud-rollback.html",
    "questions/index.html",
    "coverage.html",
    "tonight.html",
    "rules/index.html",
]


def violations(page: Page) -> list[str]:
    """What axe finds, as readable lines."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("async () => (await axe.run({preload: false})).violations")
    return [f"{v['id']}: {node['target']} {node['failureSummary']}" for v in found for node in v["nodes"]]


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def test_the_desk(opened: Opener, scheme: str) -> None:
    page = opened("index.html", color_scheme=scheme, reduced_motion="reduce")
    page.locator("#desk[data-ready] .home").wait_for()
    assert violations(page) == []
    page.keyboard.press("/")
    page.keyboard.type("fraud")
    page.locator(".search-hits a").first.wait_for()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.goto(page.url.partition("#")[0] + "#/recall")
    for _ in range(2):
        for name, key in (("front", "Space"), ("back", "Enter")):
            side(page, name)
            assert violations(page) == []
            page.keyboard.press(key)
    side(page, "front")
    page.goto(page.url.partition("#")[0] + "#/tell")
    side(page, "front")
    assert violations(page) == []
    page.keyboard.press("Space")
    side(page, "running")
    page.keyboard.press("Space")
    page.locator(".early-words").wait_for()
    assert violations(page) == []
    page.keyboard.press("y")
    side(page, "back")
    assert violations(page) == []


@pytest.mark.parametrize("path", SHELVES)
def test_the_shelves(opened: Opener, scheme: str, path: str) -> None:
    page = opened(path, color_scheme=scheme)
    page.locator("html[data-started]").wait_for()
    assert violations(page) == []
