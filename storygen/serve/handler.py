"""Answers requests: the files of the built site, and our own few addresses under `/-/`.

Only this machine is answered, under its own names, so that no other page can reach the log through the browser.
"""

from __future__ import annotations

import json
import re
import secrets
import sys
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storygen.error import CannotRunError
from storygen.serve.packed import LEAST, Packed, accepted, worth_it
from storygen.serve.port import refused

if TYPE_CHECKING:
    from collections.abc import Hashable

    from storygen.practice.log import PracticeLog
    from storygen.serve.editor import Editor
    from storygen.serve.state import State

HOST = "127.0.0.1"

HTTP_PORT = 80
"""The port that browsers leave out of a host's name."""

MAX_BODY = 4 * 1024 * 1024
"""Bytes of events taken at a time."""

INSERTED = '<meta name="storygen-serve" content="{token}"><script defer src="/-/live.js"></script>'
"""What a page gets on its way out: the desk sees that the project keeps its log, and the page reloads itself. The token
is for what only a page of this server may ask for."""

HEADER = "X-Storygen-Token"
"""Where a page shows the token."""


@dataclass(frozen=True)
class Behind:
    """What stands behind the pages: the last build's news, the practice log, the live script, the editor if any.

    `packed` keeps what went out as gzip.
    """

    state: State
    log: PracticeLog
    live: bytes
    editor: Editor | None = None
    token: str = field(default_factory=lambda: secrets.token_urlsafe(18))
    packed: Packed = field(default_factory=Packed, compare=False)


class Handler(SimpleHTTPRequestHandler):
    """Serves the built site and our own few addresses; answers no host but this one."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, site: Path, behind: Behind) -> None:
        self.behind = behind
        super().__init__(*args, directory=str(site))

    def do_GET(self) -> None:
        """A file of the site, or one of our addresses."""
        if not self._from_here():
            return
        path = self.path.partition("?")[0]
        if "%00" in path:  # no file has such a name, and asking for one is an error in Python
            self._page("/%EF%BF%BD.html")
            return
        ours = {"/-/events": self._events, "/-/live.js": self._live, "/-/log": self._events_of_practice}
        if path in ours:
            ours[path]()
        elif self._is_page(path):
            self._page(path)
        elif not self._file(path):
            super().do_HEAD() if self.command == "HEAD" else super().do_GET()

    def do_HEAD(self) -> None:
        """As GET, without the body."""
        self.do_GET()

    def do_POST(self) -> None:
        """Append events (a JSON array) to the practice log, or open a story in the editor, for a page of ours."""
        if not self._from_here():
            return
        takes = {"/-/log": self._add_events, "/-/open": self._open}.get(self.path)
        if takes is None or self.headers.get("Content-Type", "").partition(";")[0] != "application/json":
            self.close_connection = True  # its body is left unread, and must not be taken for the next request
            self._answer(HTTPStatus.NOT_FOUND, b"nothing takes that here\n", "text/plain")
            return
        length = _number(self.headers.get("Content-Length"))
        if not 0 < length <= MAX_BODY:
            self.close_connection = True
            self._answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, b"send at most 4 MiB at a time\n", "text/plain")
            return
        try:
            takes(json.loads(self.rfile.read(length)))
        except (ValueError, RecursionError) as error:
            self._answer(HTTPStatus.BAD_REQUEST, f"{error}\n".encode(), "text/plain; charset=utf-8")

    def _add_events(self, events: object) -> None:
        try:
            added = self.behind.log.add(events)
        except CannotRunError as error:
            self._answer(HTTPStatus.INSUFFICIENT_STORAGE, f"{error}\n".encode(), "text/plain; charset=utf-8")
        else:
            self._answer(HTTPStatus.OK, json.dumps({"added": added}).encode(), "application/json")

    def _open(self, asked: object) -> None:
        """Start the editor; a page of an earlier start of this server, or of nobody's, is refused."""
        shown = self.headers.get(HEADER, "").encode("utf-8", "surrogateescape")
        if self.behind.editor is None or not secrets.compare_digest(shown, self.behind.token.encode()):
            self._answer(HTTPStatus.FORBIDDEN, b"this page is of an earlier start; reload it\n", "text/plain")
            return
        try:
            place = self.behind.editor.open(asked)
        except CannotRunError as error:
            self._answer(HTTPStatus.CONFLICT, f"{error}\n".encode(), "text/plain; charset=utf-8")
        else:
            self._answer(HTTPStatus.OK, json.dumps({"opened": place}).encode(), "application/json")

    def _from_here(self) -> bool:
        """Refuse a request that names another host (a rebound name) or comes from another site's page."""
        port = self.connection.getsockname()[1]
        suffixes = (f":{port}", "") if port == HTTP_PORT else (f":{port}",)
        own = {f"{name}{suffix}" for name in (HOST, "localhost") for suffix in suffixes}
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
            version, body = _version(file), file.read_bytes()
        except OSError:
            status, version, body = HTTPStatus.NOT_FOUND, None, self._missing()
        head, found, tail = body.rpartition(b"</head>")
        body = head + INSERTED.format(token=self.behind.token).encode() + found + tail if found else body
        self._answer(status, body, "text/html; charset=utf-8", version)

    def _missing(self) -> bytes:
        """The site's own page for what is not there; its addresses begin at the root, since any path may be asked."""
        try:
            page = (Path(self.directory) / "404.html").read_bytes()
        except OSError:  # nothing is built yet
            return MISSING
        return _ADDRESS.sub(rb"\1/\2", page.replace(b'data-root=""', b'data-root="/"', 1))

    def _is_page(self, path: str) -> bool:
        """Whether the answer is HTML: a page, or the one that says that nothing is there."""
        return path.endswith(("/", ".html")) or not Path(self.translate_path(path)).exists()

    def _file(self, path: str) -> bool:
        """Answer with a file as gzip; False where it goes as it is: the base class knows of conditions and the rest."""
        asked = self.headers
        if not (worth_it(path) and accepted(asked.get("Accept-Encoding", ""))):
            return False
        if "Range" in asked or "If-Modified-Since" in asked or "If-None-Match" in asked:
            return False
        file = Path(self.translate_path(path))
        try:
            version, body = _version(file), file.read_bytes()
        except OSError:
            return False
        self._answer(HTTPStatus.OK, body, self.guess_type(str(file)), version, self.date_time_string(version[0] / 1e9))
        return True

    def _live(self) -> None:
        self._answer(HTTPStatus.OK, self.behind.live, "text/javascript; charset=utf-8", "of this start")

    def _events_of_practice(self) -> None:
        try:
            body = json.dumps(self.behind.log.events(), ensure_ascii=False).encode()
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
        if self.command == "HEAD":
            return
        seen = -1
        try:
            while True:
                with self.behind.state.changed:
                    if self.behind.state.version == seen:
                        self.behind.state.changed.wait(timeout=15)
                    news = self.behind.state.message() if self.behind.state.version != seen else ""
                    seen = self.behind.state.version
                self.wfile.write(f"data: {news}\n\n".encode() if news else b": still here\n\n")
        except OSError:
            return

    def _answer(
        self, status: HTTPStatus, body: bytes, content_type: str, version: Hashable = None, changed: str = ""
    ) -> None:
        """Send a body; as gzip where it has a version to be kept by, is worth it, and the browser takes it."""
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        if version is not None and len(body) >= LEAST and accepted(self.headers.get("Accept-Encoding", "")):
            body = self.behind.packed.of(self.path.partition("?")[0], version, body)
            self.send_header("Content-Encoding", "gzip")
        if changed:
            self.send_header("Last-Modified", changed)
        self.send_header("Content-Length", str(len(body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        """Nothing is cached, so that a reload shows the last build; no other site's page can embed anything of ours."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Content-Security-Policy", "frame-ancestors 'self'")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the base class's name
        """Quiet: the terminal belongs to the findings."""


MISSING = (
    b"<!doctype html><html lang=en><head><meta charset=utf-8><title>Not here \xc2\xb7 storygen</title></head>"
    b"<body><h1>This page is not in the site (yet).</h1><p><a href=/>Home</a></p></body></html>"
)


_ADDRESS = re.compile(rb'((?:href|src)=")((?![a-z]+:|[/#])[^"]*")')
"""An address of a page at the root that does not begin there."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page that is closed while it loads is no error worth a word."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def server(site: Path, port: int, behind: Behind) -> ThreadingHTTPServer:
    """A server bound to 127.0.0.1 and `port` (0: any free one); call its serve_forever.

    Raises:
        CannotRunError: the port is taken.
    """
    handler = partial(Handler, site=site, behind=behind)
    try:
        return _Server((HOST, port), handler)
    except OSError as error:
        raise CannotRunError(refused(HOST, port, error)) from error


def _version(file: Path) -> tuple[int, int]:
    """What changes when a file is written anew."""
    stat = file.stat()
    return stat.st_mtime_ns, stat.st_size


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
