"""Watch, rebuild, reload: the site on 127.0.0.1 while stories are being written.

Everything under `/-/` is ours: `events` (what changed, as server-sent events), `live.js` (reloads the page and lays
errors over it), `log` (the practice log, read and appended to). All else are files of the built site. Only this
machine is answered, under its own names, so that no other page can reach the log through the browser.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storygen.error import CannotRunError
from storygen.finding import Finding, Severity
from storygen.practice.log import PracticeLog

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent

    from storygen.project import Project

HOST = "127.0.0.1"
PORT = 4319
"""The default port: always the same one, since a browser keeps practice by host and port."""

MAX_BODY = 4 * 1024 * 1024
QUIET = 0.08
"""Seconds without a further change before a rebuild: editors save in several steps."""

WATCHED = (".yaml", ".yml", ".toml", ".html", ".css", ".js")
INSERTED = b'<script defer src="/-/live.js"></script>'


@dataclass
class State:
    """What the last build left, told to every page that listens."""

    errors: Sequence[Finding] = ()
    version: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def publish(self, errors: Sequence[Finding]) -> None:
        """Note a finished build and wake the pages."""
        with self.changed:
            self.errors = errors
            self.version += 1
            self.changed.notify_all()

    def message(self) -> str:
        """The state as one JSON line."""
        rows = [{"path": f.path, "line": f.span.line, "message": f.message, "code": f.code} for f in self.errors]
        return json.dumps({"version": self.version, "errors": rows}, ensure_ascii=False)


class Handler(SimpleHTTPRequestHandler):
    """Serves the built site and our own few addresses; answers no host but this one."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, site: Path, state: State, log: PracticeLog, live: bytes) -> None:
        self.state, self.log, self.live = state, log, live
        super().__init__(*args, directory=str(site))

    def do_GET(self) -> None:
        """A file of the site, or one of our addresses."""
        if not self._from_here():
            return
        path = self.path.partition("?")[0]
        ours = {"/-/events": self._events, "/-/live.js": self._live, "/-/log": self._events_of_practice}
        if path in ours:
            ours[path]()
        elif path.endswith(("/", ".html")):
            self._page(path)
        else:
            super().do_GET()

    def do_HEAD(self) -> None:
        """As GET, without the body."""
        if self._from_here():
            super().do_HEAD()

    def do_POST(self) -> None:
        """Append events to the practice log: a JSON array of them, from a page of this server."""
        if not self._from_here():
            return
        if self.path != "/-/log" or self.headers.get("Content-Type", "").partition(";")[0] != "application/json":
            self._answer(HTTPStatus.NOT_FOUND, b"nothing takes that here\n", "text/plain")
            return
        length = int(self.headers.get("Content-Length") or 0)
        if not 0 < length <= MAX_BODY:
            self.close_connection = True
            self._answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, b"send at most 4 MiB at a time\n", "text/plain")
            return
        try:
            events = json.loads(self.rfile.read(length))
            if not isinstance(events, list):
                raise ValueError("send a list of events")
            answer = json.dumps({"added": self.log.add(events)}).encode()
        except (ValueError, RecursionError) as error:
            self._answer(HTTPStatus.BAD_REQUEST, f"{error}\n".encode(), "text/plain; charset=utf-8")
        except CannotRunError as error:
            self._answer(HTTPStatus.INSUFFICIENT_STORAGE, f"{error}\n".encode(), "text/plain; charset=utf-8")
        else:
            self._answer(HTTPStatus.OK, answer, "application/json")

    def _from_here(self) -> bool:
        """Refuse a request that names another host (a rebound name) or comes from another site's page."""
        port = self.server.server_address[1]
        own = {f"{name}:{port}" for name in (HOST, "localhost")}
        origin = self.headers.get("Origin")
        if self.headers.get("Host") in own and (origin is None or origin.removeprefix("http://") in own):
            return True
        self.close_connection = True
        self._answer(HTTPStatus.FORBIDDEN, b"this server answers this machine only\n", "text/plain")
        return False

    def _page(self, path: str) -> None:
        """An HTML page with the live script put in; a 404 page carries it too, so that it mends itself."""
        file = Path(self.translate_path(path))
        file = file / "index.html" if file.is_dir() else file
        status = HTTPStatus.OK
        try:
            body = file.read_bytes()
        except OSError:
            status, body = HTTPStatus.NOT_FOUND, MISSING
        head, found, tail = body.rpartition(b"</head>")
        body = head + b'<meta name="storygen-serve" content="1">' + INSERTED + found + tail if found else body
        self._answer(status, body, "text/html; charset=utf-8")

    def _live(self) -> None:
        self._answer(HTTPStatus.OK, self.live, "text/javascript; charset=utf-8")

    def _events_of_practice(self) -> None:
        try:
            body = json.dumps(self.log.events(), ensure_ascii=False).encode()
        except CannotRunError as error:
            self._answer(HTTPStatus.INSUFFICIENT_STORAGE, f"{error}\n".encode(), "text/plain; charset=utf-8")
        else:
            self._answer(HTTPStatus.OK, body, "application/json")

    def _events(self) -> None:
        """Server-sent events: the state now, then each new one; a comment every 15 s finds closed pages."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        seen = -1
        try:
            while True:
                with self.state.changed:
                    if self.state.version == seen:
                        self.state.changed.wait(timeout=15)
                    news = self.state.message() if self.state.version != seen else ""
                    seen = self.state.version
                self.wfile.write(f"data: {news}\n\n".encode() if news else b": still here\n\n")
        except OSError:
            return

    def _answer(self, status: HTTPStatus, body: bytes, content_type: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        """Nothing is cached, so that a reload shows the last build."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the base class's name
        """Quiet: the terminal belongs to the findings."""


MISSING = (
    b"<!doctype html><html lang=en><head><meta charset=utf-8><title>Not here \xc2\xb7 storygen</title></head>"
    b"<body><h1>This page is not in the site (yet).</h1><p><a href=/>Home</a></p></body></html>"
)


def server(site: Path, port: int, state: State, log: PracticeLog, live: bytes) -> ThreadingHTTPServer:
    """A server bound to 127.0.0.1 and `port` (0: any free one); call its serve_forever.

    Raises:
        CannotRunError: the port is taken.
    """
    handler = partial(Handler, site=site, state=state, log=log, live=live)
    try:
        made = ThreadingHTTPServer((HOST, port), handler)
    except OSError as error:
        raise CannotRunError(
            f"port {port} of {HOST} can't be used ({error.strerror}). Is another storygen serve running? "
            "Your browser keeps practice by port: stop the other one, or choose a port for good with --port."
        ) from error
    made.daemon_threads = True
    return made


def watch(root: Path, folders: Sequence[str], rebuild: Callable[[], None]) -> Callable[[], None]:
    """Call `rebuild` after changes have come to rest; gives the function that stops watching.

    Watched are the files in `root` itself and all below `folders` of it; not the rest, which may hold an environment
    or a checkout of thousands of folders. A folder that appears later is watched from then on.
    """
    from watchdog.events import FileSystemEventHandler
    from watchdog.observers import Observer

    wake, stopped = threading.Event(), threading.Event()
    observer = Observer()

    class Changes(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            paths = [Path(str(p)) for p in (event.src_path, event.dest_path) if p]
            if event.event_type not in {"opened", "closed_no_write"} and any(_matters(p, root, folders) for p in paths):
                wake.set()

    def watch_folders() -> None:
        for name in [n for n in missing if (root / n).is_dir()]:
            missing.remove(name)
            observer.schedule(changes, str(root / name), recursive=True)

    def loop() -> None:
        while not stopped.is_set():
            wake.wait()
            while wake.is_set() and not stopped.is_set():
                wake.clear()
                stopped.wait(QUIET)
            if not stopped.is_set():
                watch_folders()
                rebuild()

    changes, missing = Changes(), list(folders)
    observer.schedule(changes, str(root))
    watch_folders()
    observer.start()
    thread = threading.Thread(target=loop, daemon=True)
    thread.start()

    def stop() -> None:
        stopped.set()
        wake.set()
        observer.stop()
        observer.join()
        thread.join()

    return stop


def _matters(path: Path, root: Path, folders: Sequence[str]) -> bool:
    inside = any(path.is_relative_to(root / name) for name in folders)
    return path.suffix in WATCHED or (inside and path.suffix == "")


def errors_of(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that stop a story from being built as written."""
    return [f for f in findings if f.severity is Severity.ERROR]


def run(root: Path, *, port: int, say: Callable[[str], None], browse: bool) -> None:
    """Build, serve and watch until interrupted; the site lies in `.storygen/serve`, apart from what `build` writes."""
    from storygen import build, project

    out = root / ".storygen" / "serve"
    state, builder = State(), build.Builder()

    def rebuild() -> None:
        try:
            loaded, findings = project.load(root)
            built = builder.build(loaded, out=out)
            errors = errors_of((*findings, *built.findings))
            say(f"{built.stories} stories in {built.seconds * 1000:.0f} ms" + _count(errors))
        except CannotRunError as error:
            errors = [Finding("CFG000", str(error), "storygen.toml", severity=Severity.ERROR)]
            say(f"storygen: {error}")
        for found in errors:
            say(f"{found.path}:{found.span.line}:{found.span.column} {found.message}  {found.code}")
        state.publish(errors)

    loaded, _ = project.load(root)
    web = server(out, port, state, PracticeLog(root / ".storygen" / "practice.sqlite3"), _live_script(loaded))
    rebuild()
    stop = watch(root, (loaded.stories, "bank", "theme"), rebuild)
    address = f"http://{HOST}:{web.server_address[1]}/"
    say(f"Serving {address} (Ctrl-C stops)")
    if browse:
        import webbrowser

        webbrowser.open(address)
    try:
        web.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        say("")
    finally:
        stop()
        web.server_close()


def _live_script(loaded: Project) -> bytes:
    """The bundle that reloads pages, from the project's theme."""
    from storygen.site import theme

    file = theme.find(loaded.theme.name, loaded.root, loaded.theme.options).file("bundles/live.js")
    if file is None:
        raise CannotRunError("the browser scripts are not bundled (live.js is missing); run `npm ci && npm run bundle`")
    return file.read_bytes()


def _count(errors: Sequence[Finding]) -> str:
    return f", {len(errors)} error{'s' if len(errors) > 1 else ''}" if errors else ""
