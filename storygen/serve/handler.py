"""Answers requests: those for our own few addresses under `/-/`; the site's files come from `files`.

Only this machine is answered, under its own names, so that no other page can reach the log through the browser.
"""

from __future__ import annotations

import json
import secrets
import sys
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from storygen.error import CannotRunError
from storygen.serve.files import SiteHandler
from storygen.serve.packed import Packed
from storygen.serve.port import refused

if TYPE_CHECKING:
    from pathlib import Path

    from storygen.practice.log import PracticeLog
    from storygen.serve.editor import Editor
    from storygen.serve.state import State

HOST = "127.0.0.1"

HTTP_PORT = 80
"""The port that browsers leave out of a host's name."""

MAX_BODY = 4 * 1024 * 1024
"""Bytes of events taken at a time."""

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


class Handler(SiteHandler):
    """Serves the built site and our own few addresses; answers no host but this one."""

    def __init__(self, *args: Any, site: Path, behind: Behind) -> None:
        self.behind = behind
        super().__init__(*args, site=site, token=behind.token, packed=behind.packed)

    def do_GET(self) -> None:
        """A file of the site, or one of our addresses."""
        if not self._from_here():
            return
        path = self.path.partition("?")[0]
        if "%00" in path:  # no file has such a name, and asking for one is an error in Python
            self.page("/%EF%BF%BD.html")
            return
        ours = {"/-/events": self._events, "/-/live.js": self._live, "/-/log": self._events_of_practice}
        if path in ours:
            ours[path]()
        else:
            self.site_file(path)

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
            self.answer(HTTPStatus.NOT_FOUND, b"nothing takes that here\n", "text/plain")
            return
        length = _number(self.headers.get("Content-Length"))
        if not 0 < length <= MAX_BODY:
            self.close_connection = True
            self.answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, b"send at most 4 MiB at a time\n", "text/plain")
            return
        try:
            takes(json.loads(self.rfile.read(length)))
        except (ValueError, RecursionError) as error:
            self.answer(HTTPStatus.BAD_REQUEST, f"{error}\n".encode(), "text/plain; charset=utf-8")

    def _add_events(self, events: object) -> None:
        try:
            added = self.behind.log.add(events)
        except CannotRunError as error:
            self.answer(HTTPStatus.INSUFFICIENT_STORAGE, f"{error}\n".encode(), "text/plain; charset=utf-8")
        else:
            self.answer(HTTPStatus.OK, json.dumps({"added": added}).encode(), "application/json")

    def _open(self, asked: object) -> None:
        """Start the editor; a page of an earlier start of this server, or of nobody's, is refused."""
        shown = self.headers.get(HEADER, "").encode("utf-8", "surrogateescape")
        if self.behind.editor is None or not secrets.compare_digest(shown, self.behind.token.encode()):
            self.answer(HTTPStatus.FORBIDDEN, b"this page is of an earlier start; reload it\n", "text/plain")
            return
        try:
            place = self.behind.editor.open(asked)
        except CannotRunError as error:
            self.answer(HTTPStatus.CONFLICT, f"{error}\n".encode(), "text/plain; charset=utf-8")
        else:
            self.answer(HTTPStatus.OK, json.dumps({"opened": place}).encode(), "application/json")

    def _from_here(self) -> bool:
        """Refuse a request that names another host (a rebound name) or comes from another site's page."""
        port = self.connection.getsockname()[1]
        suffixes = (f":{port}", "") if port == HTTP_PORT else (f":{port}",)
        own = {f"{name}{suffix}" for name in (HOST, "localhost") for suffix in suffixes}
        origin = self.headers.get("Origin")
        if self.headers.get("Host") in own and (origin is None or origin.removeprefix("http://") in own):
            return True
        self.close_connection = True
        self.answer(HTTPStatus.FORBIDDEN, b"this server answers this machine only\n", "text/plain")
        return False

    def _live(self) -> None:
        self.answer(HTTPStatus.OK, self.behind.live, "text/javascript; charset=utf-8", "of this start")

    def _events_of_practice(self) -> None:
        try:
            body = json.dumps(self.behind.log.events(), ensure_ascii=False).encode()
        except CannotRunError as error:
            self.answer(HTTPStatus.INSUFFICIENT_STORAGE, f"{error}\n".encode(), "text/plain; charset=utf-8")
        else:
            self.answer(HTTPStatus.OK, body, "application/json")

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


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
