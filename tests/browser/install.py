"""Sees to it that the browser tests have their browsers: those of the machine, else Debian's, else Playwright's own.

python -m tests.browser.install
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

BROWSERS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    "firefox": ("firefox-esr", "firefox"),
}
"""Browser -> the commands it goes by."""

DEBIAN = {"chromium": "chromium", "firefox": "firefox-esr"}


def find(browser: str) -> str | None:
    """The path of a browser that is there, or None; a browser of Playwright's own counts."""
    on_path = next((path for name in BROWSERS[browser] if (path := shutil.which(name))), None)
    return on_path or _playwrights(browser)


def _playwrights(browser: str) -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        path = getattr(p, browser).executable_path
    return path if path and Path(path).exists() else None


def _apt(browser: str) -> None:
    """Debian's package, with sudo where we are not root; fails quietly, since Playwright's own comes next."""
    if not shutil.which("apt-get"):
        return
    sudo = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
    if sudo and not shutil.which("sudo"):
        return
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for step in (["update"], ["install", "--yes", "--no-install-recommends", DEBIAN[browser]]):
        subprocess.run([*sudo, "apt-get", *step], env=environment, check=False, **quiet)


def _playwright(browser: str) -> None:
    subprocess.run([sys.executable, "-m", "playwright", "install", browser], check=False, stdout=subprocess.DEVNULL)


def main() -> None:
    """Install what is missing, or say in one line what could not be had."""
    for browser in BROWSERS:
        for install in (None, _apt, _playwright):
            if install:
                install(browser)
            if find(browser):
                break
        else:
            sys.exit(
                f"No {browser} for the browser tests: none is installed, and neither apt-get nor Playwright could bring "
                f"one. Install {DEBIAN[browser]} and run make test again."
            )


if __name__ == "__main__":
    main()
