"""What the browser tests share: the example site, built once; a server of it under a sub-path; a Chromium to kill."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.install import find

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request

ROOT = Path(__file__).parents[2]
SUB_PATH = "/deep/down/"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
)
"""Chromium as a test needs it: as root in a container, and silent on the network, so that what it asks for is ours."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example collection as `storygen build` writes it."""
    out = tmp_path_factory.mktemp("built") / "site"
    command = [sys.executable, "-m", "storygen", "build", "--out", str(out)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (out / "index.html").is_file(), built.stderr
    return out


class _Quiet(SimpleHTTPRequestHandler):
    """The site below a sub-path, as a static host would serve it."""

    def translate_path(self, path: str) -> str:
        below = path.removeprefix(SUB_PATH) if path.startswith(SUB_PATH) else "nowhere"
        return super().translate_path("/" + below)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class's name
        """Nothing."""


class _Server(ThreadingHTTPServer):
    """A page that leaves while it loads is no error worth a traceback."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site over http, under a sub-path."""
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}{SUB_PATH}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session", params=["http", "file"])
def base(request: pytest.FixtureRequest) -> str:
    """Where the site stands: over http under a sub-path, and as files; ends with a slash."""
    if request.param == "http":
        served: str = request.getfixturevalue("address")
        return served
    built: Path = request.getfixturevalue("site")
    return built.as_uri() + "/"


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for all tests that need not kill it."""
    browser = playwright.chromium.launch(executable_path=find("chromium"), args=list(QUIET))
    yield browser
    browser.close()


@pytest.fixture
def hearing(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium whose microphone is a tone."""
    tone = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    browser = playwright.chromium.launch(executable_path=find("chromium"), args=[*QUIET, *tone])
    yield browser
    browser.close()


@dataclass
class Watch:
    """What a page said and asked for; nothing of it may be there at the end."""

    base: str
    said: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Listen to every page of a context, those that open later too."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self.said.append(str(error.error)))
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.text.endswith("blocked by Playwright"):  # said by the driver, of the worker that it keeps away
            return
        self.said.append(f"{message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.base, "blob:", "data:")):
            self.strangers.append(request.url)

    def check(self) -> None:
        """No console message, no error, no request to anywhere else."""
        assert self.said == []
        assert self.strangers == []


Opener = Callable[..., "Page"]


@pytest.fixture
def opened(chromium: Browser, base: str) -> Iterator[Opener]:
    """Opens a page of the site in a fresh context; what it said and asked for is checked at the end."""
    watch = Watch(base)
    contexts: list[BrowserContext] = []

    def open_page(path: str = "index.html", **options: Any) -> Page:
        # Working offline has tests of its own; here its worker would fetch the whole site for each fresh context.
        context = chromium.new_context(service_workers="block", **options)
        context.set_default_timeout(10_000)
        watch.over(context)
        contexts.append(context)
        page = context.new_page()
        page.goto(base + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    watch.check()


class Killable:
    """A Chromium with a profile of its own that is killed as a crash or a flat battery would, and started again."""

    def __init__(self, playwright: Playwright, profile: Path, base: str) -> None:
        self._playwright, self._profile, self._watch = playwright, profile, Watch(base)
        self._process: subprocess.Popen[bytes] | None = None
        self._browser: Browser | None = None

    def start(self) -> Page:
        """Start it, connect, give its first page."""
        executable = find("chromium")
        assert executable is not None
        port_file = self._profile / "DevToolsActivePort"
        port_file.unlink(missing_ok=True)
        options = ["--headless=new", "--remote-debugging-port=0", f"--user-data-dir={self._profile}", *QUIET]
        self._process = subprocess.Popen(
            [executable, *options, "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        wait_until(lambda: port_file.is_file() and len(port_file.read_text().split()) == 2, "Chromium's port")
        port = port_file.read_text().split()[0]
        self._browser = self._playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        context = self._browser.contexts[0]
        context.set_default_timeout(10_000)
        self._watch.over(context)
        return context.pages[0] if context.pages else context.new_page()

    def kill(self) -> None:
        """SIGKILL, without a word of warning."""
        if self._process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None
        if self._browser is not None:
            with contextlib.suppress(Exception):  # the connection is gone, which is the point
                self._browser.close()
        for lock in self._profile.glob("Singleton*"):
            lock.unlink(missing_ok=True)

    def check(self) -> None:
        self._watch.check()


def wait_until(ready: Callable[[], bool], what: str, seconds: float = 20) -> None:
    """Look often until it is so."""
    waiting = threading.Event()
    for _ in range(int(seconds / 0.05)):
        if ready():
            return
        waiting.wait(0.05)
    raise AssertionError(f"{what} did not come within {seconds} s")


@pytest.fixture
def killable(playwright: Playwright, tmp_path: Path, base: str) -> Iterator[Killable]:
    browser = Killable(playwright, tmp_path, base)
    yield browser
    browser.kill()
    browser.check()
