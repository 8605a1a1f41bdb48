"""What the tests do at the desk, by keyboard alone, and how they read the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

LOG = """async () => {
  const open = indexedDB.open("storygen-" + document.documentElement.dataset.project);
  const database = await new Promise((done, fail) => { open.onsuccess = () => done(open.result); open.onerror = () => fail(open.error); });
  const all = database.transaction("log").objectStore("log").getAll();
  const rows = await new Promise((done, fail) => { all.onsuccess = () => done(all.result); all.onerror = () => fail(all.error); });
  database.close();
  return rows;
}"""


def log(page: Page) -> list[dict[str, Any]]:
    """The events in the page's store, in the order they were made."""
    rows: list[dict[str, Any]] = page.evaluate(LOG)
    return sorted(rows, key=lambda row: str(row["id"]))


def of_type(page: Page, kind: str) -> list[dict[str, Any]]:
    return [row for row in log(page) if row["type"] == kind]


def side(page: Page, name: str) -> None:
    """Wait until the stage shows this side."""
    page.locator(f'.stage[data-side="{name}"]').wait_for()


def status(page: Page) -> str:
    return page.locator(".stage-status").inner_text()


def read_on(page: Page) -> None:
    """As long as anybody takes to see that the screen has turned: a second press sooner is a slip of the finger."""
    page.wait_for_function("since => performance.now() - since > 500", arg=page.evaluate("performance.now()"))


def stop_clock(page: Page) -> None:
    """Done, before anything can have been told: the desk asks, and is told that it was."""
    page.keyboard.press("Space")
    page.locator('.early-words, .stage[data-side="back"]').first.wait_for()
    if page.locator(".early-words").count():
        page.keyboard.press("y")


def recall_one(page: Page, grade: str = "Enter") -> None:
    """One fact: Space, then a grade; back when the next card (or the end) stands there."""
    side(page, "front")
    before = status(page)
    page.keyboard.press("Space")
    side(page, "back")
    page.keyboard.press(grade)
    page.wait_for_function(
        "before => document.querySelector('.stage-status').textContent !== before"
        " && document.querySelector('.stage').dataset.side !== 'back'",
        arg=before,
    )
