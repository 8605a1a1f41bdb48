"""How fast the site's search answers in Chromium, over file://, with the processor slowed down as a phone's would be.

    python -m benchmarks.search [--stories 10000] [--slowdown 4]

Builds a site of generated stories, opens the search of a story page, times the first search with and without the idle
moment after the index is there, and then every word seven times, from the input event to the answer laid out. The index's size is that of the file as a server would send it (gzip, level 9).
Needs the tests' packages and a Chromium (`make test` sets up both).
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.generate import write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WORDS = (
    "canary", "the", "cache", "threshold", "rollback", "precison", "p95", "0.78", "replayed", "pay", "fraud scorer",
    "the cache layer", "zzzzqq", "s", "ca", "on", "re",
)  # fmt: skip
FIRST = """(word) => {
  const field = document.querySelector(".search-field"), started = performance.now();
  field.value = word;
  field.dispatchEvent(new Event("input"));
  document.body.offsetHeight;
  return performance.now() - started;
}"""
IDLE = "() => new Promise((done) => setTimeout(done, 3000))"
NEVER_IDLE = "window.requestIdleCallback = () => 0"
ANSWER = """async (word) => {
  const field = document.querySelector(".search-field"), taken = [];
  for (let i = 0; i < 7; i++) {
    field.value = "";
    field.dispatchEvent(new Event("input"));
    await new Promise((done) => setTimeout(done, 30));
    field.value = word;
    const started = performance.now();
    field.dispatchEvent(new Event("input"));
    document.body.offsetHeight;
    taken.push(performance.now() - started);
  }
  return [taken, document.querySelectorAll(".search-hits a").length];
}"""


def main() -> None:
    """Generate, build, search, print."""
    parser = argparse.ArgumentParser(description="Measure the site's search in the browser.")
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--slowdown", type=float, default=4)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        site = built(Path(name), options.stories)
        index = next((site / "data").glob("search-index.*.js"))
        size = len(gzip.compress(index.read_bytes(), 9))
        print(f"{options.stories} stories; index {size / options.stories:.0f} bytes gzip a story")
        measured(site, options.slowdown)


def built(folder: Path, stories: int) -> Path:
    """A site of generated stories."""
    from storygen import build, project

    write(folder, stories)
    build.build(project.load(folder)[0])
    return folder / "site"


def measured(site: Path, slowdown: float) -> None:
    """Open the search in a Chromium and time each word."""
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import QUIET
    from tests.browser.install import find

    story = next(file for file in sorted((site / "stories").glob("*.html")) if file.name != "index.html")
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=find("chromium"), args=list(QUIET))
        for name, script in (("at once", NEVER_IDLE), ("after an idle moment", "")):
            print(f"first search {name}: {first(browser, story, slowdown, script):.0f} ms at {slowdown:g} times slower")
        page = browser.new_page()
        page.set_default_timeout(300_000)
        page.goto(story.as_uri())
        started = time.perf_counter()
        page.keyboard.press("/")
        page.keyboard.type("p95")
        page.locator(".search-hits a").first.wait_for()
        print(f"index loaded and first answer, unslowed: {time.perf_counter() - started:.2f} s of wall time")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
        report(page, slowdown)
        browser.close()


def first(browser: Browser, story: Path, slowdown: float, script: str) -> float:
    """The first search of a page whose index has been loaded and left alone for a moment."""
    page = browser.new_page()
    page.set_default_timeout(300_000)
    page.add_init_script(script)
    page.goto(story.as_uri())
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    page.keyboard.press("/")
    page.locator(".search-told", has_text="A word, a number").wait_for()
    page.evaluate(IDLE)
    taken: float = page.evaluate(FIRST, "thresholds")
    page.close()
    return taken


def report(page: Page, slowdown: float) -> None:
    """A line a word: milliseconds from the key to the answer on the screen."""
    print(f"milliseconds at {slowdown:g} times slower")
    for word in WORDS:
        answer: list[Any] = page.evaluate(ANSWER, word)
        taken, hits = answer
        print(f"  {word!r:20} median {statistics.median(taken):6.1f}  worst {max(taken):6.1f}  shown {hits}")


if __name__ == "__main__":
    main()
