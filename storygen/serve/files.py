"""Answers with the files of the built site: pages with the live script put in, text as gzip."""

from __future__ import annotations

import re
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from stat import S_ISDIR
from typing import TYPE_CHECKING, Any

from storygen.serve.packed import LEAST, accepted, worth_it

if TYPE_CHECKING:
    from collections.abc import Hashable

    from storygen.serve.packed import Packed

INSERTED = '<meta name="storygen-serve" content="{token}"><script defer src="/-/live.js"></script>'
"""What a page gets on its way out: the desk sees that the project keeps its log, and the page reloads itself. The token
is for what only a page of this server may ask for."""

MISSING = (
    b"<!doctype html><html lang=en><head><meta charset=utf-8><title>Not here \xc2\xb7 storygen</title></head>"
    b"<body><h1>This page is not in the site (yet).</h1><p><a href=/>Home</a></p></body></html>"
)

_ADDRESS = re.compile(rb'((?:href|src)=")((?![a-z]+:|[/#])[^"]*")')
"""An address of a page at the root that does not begin there."""


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers with a file of the site, or the site's own page for what is not there."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, site: Path, token: str, packed: Packed) -> None:
        self._token, self._packed = token, packed
        super().__init__(*args, directory=str(site))

    def site_file(self, path: str) -> None:
        """What the site has under a path, to a GET or a HEAD."""
        if self._is_page(path):
            self.page(path)
        elif not self._file(path):
            super().do_HEAD() if self.command == "HEAD" else super().do_GET()

    def page(self, path: str) -> None:
        """An HTML page with the live script put in; a 404 page carries it too, so that it mends itself."""
        file = Path(self.translate_path(path))
        file = file / "index.html" if _kind(file) == "folder" else file
        status = HTTPStatus.OK
        try:
            version, body = _version(file), file.read_bytes()
        except OSError:
            status, version, body = HTTPStatus.NOT_FOUND, None, self._missing()
        head, found, tail = body.rpartition(b"</head>")
        body = head + INSERTED.format(token=self._token).encode() + found + tail if found else body
        self.answer(status, body, "text/html; charset=utf-8", version)

    def _missing(self) -> bytes:
        """The site's own page for what is not there; its addresses begin at the root, since any path may be asked."""
        try:
            page = (Path(self.directory) / "404.html").read_bytes()
        except OSError:  # nothing is built yet
            return MISSING
        return _ADDRESS.sub(rb"\1/\2", page.replace(b'data-root=""', b'data-root="/"', 1))

    def _is_page(self, path: str) -> bool:
        """Whether the answer is HTML: a page, or the one that says that nothing is there."""
        return path.endswith(("/", ".html")) or not _kind(Path(self.translate_path(path)))

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
        self.answer(HTTPStatus.OK, body, self.guess_type(str(file)), version, self.date_time_string(version[0] / 1e9))
        return True

    def answer(
        self, status: HTTPStatus, body: bytes, content_type: str, version: Hashable = None, changed: str = ""
    ) -> None:
        """Send a body; as gzip where it has a version to be kept by, is worth it, and the browser takes it."""
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        if version is not None and len(body) >= LEAST and accepted(self.headers.get("Accept-Encoding", "")):
            body = self._packed.of(self.path.partition("?")[0], version, body)
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


def _kind(path: Path) -> str:
    """What stands under a path: "folder", "file", or "" for nothing, a name that no file can have included."""
    try:
        return "folder" if S_ISDIR(path.stat().st_mode) else "file"
    except (OSError, ValueError):
        return ""


def _version(file: Path) -> tuple[int, int]:
    """What changes when a file is written anew."""
    stat = file.stat()
    return stat.st_mtime_ns, stat.st_size
