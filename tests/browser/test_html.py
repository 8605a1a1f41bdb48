"""html-validate's recommended rules on every type of page and every route of the desk, odd stories among them.

Off are `long-title` (how long a title is, the writer of the story decides) and `no-trailing-whitespace` (in a `pre` it is
the text's). The desk's markup is what a browser writes of it, so the rules of style do not hold there and those of the
standard do, less `prefer-native-element`: the search link becomes a button only where there is a script, and a list of
hits that are links is no `select`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.practice import side, stop_clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Opener

HERE = Path(__file__).parent
VALIDATE = HERE.parents[1] / "node_modules" / ".bin" / "html-validate"
TITLES = {
    "arabic": ("قصة النموذج الذي أعدناه في أربعين دقيقة " * 8)[:300],
    "cjk": "四十分鐘內把模型退回去的故事" * 22,
    "emoji": "🎭🚀👩‍🔬🇯🇵" * 50,
    "one-word": "x" * 300,
}


def invalid(*files: Path, config: str = "htmlvalidate.json") -> list[str]:
    """What html-validate finds, as readable lines."""
    command = [str(VALIDATE), "--config", str(HERE / config), "--formatter", "json", *map(str, files)]
    with tempfile.TemporaryFile("w+") as answer:  # it ends before a pipe has taken all it says
        subprocess.run(command, stdout=answer, check=False)
        answer.seek(0)
        found: list[dict[str, Any]] = json.load(answer)
    return [f"{f['filePath']}:{m['line']} {m['ruleId']} {m['message']}" for f in found for m in f["messages"]]


def _written(root: Path, stories: dict[str, str]) -> Path:
    """The site of a project of these stories."""
    (root / "stories").mkdir()
    (root / "storygen.toml").write_text('[project]\nid = "odd-1"\n', encoding="utf-8")
    for name, text in stories.items():
        (root / "stories" / f"{name}.yaml").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "storygen", "build"]
    built = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert (root / "site" / "index.html").is_file(), built.stderr
    return root / "site"


def _odd() -> dict[str, str]:
    """Stories with nothing but a title, with far too much of one thing, with titles in every script."""
    metrics = "\n".join(f"- {{name: metric {i}, unit: ms, before: {900 + i}, after: {240 + i}}}" for i in range(60))
    empty = "summary: ''\ncontext: {}\nactions: []\nmetrics: []\ntradeoffs: []\nprobes: []\nangles: []\nfollow_up: []\n"
    long = " ".join(f"I moved shard {i} by hand." for i in range(667)) + " " + "w" * 400
    return {
        "bare": "title: Only a title\n",
        "empty": f"title: Every field empty\n{empty}",
        "long": f"title: Four thousand words\nactions:\n- {long}\n",
        "many": f"title: Sixty metrics\nmetrics:\n{metrics}\n",
        **{name: f"title: {json.dumps(title, ensure_ascii=False)}\n" for name, title in TITLES.items()},
    }


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _written(tmp_path_factory.mktemp("odd"), _odd())


def test_every_page_of_the_examples_is_valid(site: Path) -> None:
    assert invalid(*site.rglob("*.html")) == []


def test_odd_stories_make_valid_pages(odd: Path) -> None:
    pages = [p for p in odd.rglob("*.html") if p.parent.name != "rules"]
    assert {p.stem for p in pages} >= set(_odd())
    assert invalid(*pages) == []


@pytest.fixture
def narrow(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 320, "height": 640})
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def test_odd_stories_fit_a_narrow_screen(odd: Path, narrow: Page) -> None:
    pages = [p for p in odd.rglob("*.html") if p.parent.name != "rules"]
    routes = [
        f"{odd.as_uri()}/index.html#/{name}" for name in ("", "tell", "recall", "choose", "mock", "progress", "after")
    ]
    wide = []
    for address in (*(p.as_uri() for p in pages), *routes):
        narrow.goto("about:blank")
        narrow.goto(address)
        narrow.locator("h1").first.wait_for()
        width = narrow.evaluate("document.documentElement.scrollWidth")
        wide += [f"{address} {width}"] if width > 320 else []
    assert wide == []


def test_the_routes_of_the_desk_are_valid(opened: Opener, tmp_path: Path) -> None:
    page = opened("index.html", reduced_motion="reduce")
    start = page.url
    files: list[Path] = []

    def keep(name: str) -> None:
        files.append(tmp_path / f"{name}.html")
        files[-1].write_text(
            "<!DOCTYPE html>\n" + page.evaluate("document.documentElement.outerHTML"), encoding="utf-8"
        )

    for route in ("", "choose", "mock", "progress", "after"):
        page.goto(f"{start}#/{route}")
        page.locator("#desk h1").wait_for()
        keep(route or "home")
    for route, sides in (("recall", ("front", "back")), ("tell", ("front", "running", "back"))):
        page.goto(f"{start}#/{route}")
        for name in sides:
            side(page, name)
            keep(f"{route}-{name}")
            if name == "running":
                stop_clock(page)
            else:
                page.keyboard.press("Space")
    page.goto(f"{start}#/")
    page.keyboard.press("/")
    page.keyboard.type("fraud")
    page.locator(".search-hits a").first.wait_for()
    keep("search")
    assert invalid(*files, config="htmlvalidate-live.json") == []
