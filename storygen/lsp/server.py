"""The server itself: which message of the editor is answered by what."""

from __future__ import annotations

import asyncio
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from storygen import __version__
from storygen.lsp.diagnostics import diagnostics, of_findings
from storygen.lsp.neighbours import Neighbours
from storygen.lsp.opened import Opened
from storygen.lsp.projects import Projects
from storygen.lsp.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storygen.finding import Finding
    from storygen.lsp.projects import Home

PAUSE = 0.002
"""Seconds after a keystroke at which the story is checked, with all that was typed in between."""


class StoryServer(LanguageServer):
    """A language server with the open stories."""

    def __init__(self) -> None:
        super().__init__("storygen", __version__)
        self.projects = Projects()
        self.stories: dict[str, Opened] = {}
        self._neighbours = Neighbours()
        self._due: set[str] = set()
        self._told: dict[Path, Home] = {}

    def begin(self, folders: Iterable[str]) -> None:
        """Take up the folders that the editor has open, and make the first keystroke as quick as the others."""
        from storygen.lsp.warm import warm

        asyncio.get_running_loop().set_exception_handler(self._failed)
        self.projects = Projects(path for uri in folders if (path := file_of(uri)) is not None)
        warm(self.projects)

    def open(self, document: types.TextDocumentItem) -> None:
        """Take up a file, where it is a story."""
        file = file_of(document.uri)
        if file is None:
            return
        text, home = Text(document.text, self.encoding), self.projects.around(file)
        opened = Opened(document.uri, file, text, home, document.version)
        self.stories[document.uri] = opened.again(home, self._others(opened))
        self.check_soon(document.uri)

    def change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Follow what is typed."""
        uri = params.text_document.uri
        if (opened := self.stories.get(uri)) is not None:
            home = self.projects.around(opened.file)
            self.stories[uri] = opened.changed(params.content_changes, params.text_document.version, home)
            self.check_soon(uri)

    def _others(self, opened: Opened) -> dict[str, str]:
        return self._neighbours.ids(opened.home) if opened.path else {}

    def close(self, uri: str) -> None:
        """Let a file go, and what was said of it."""
        if self.stories.pop(uri, None) is not None:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def check_soon(self, uri: str) -> None:
        """Check a story in a moment; a check that is due already takes this keystroke along."""
        if uri not in self._due:
            self._due.add(uri)
            asyncio.get_running_loop().call_later(PAUSE, self._check, uri)

    def check_all(self) -> None:
        """Check what is open anew, since the settings or another file changed."""
        for uri, opened in self.stories.items():
            self.stories[uri] = opened.again(self.projects.around(opened.file), self._others(opened))
            self.check_soon(uri)

    def _check(self, uri: str) -> None:
        self._due.discard(uri)
        opened = self.stories.get(uri)
        if opened is not None:
            self._tell_of_settings(opened.home)
            found = diagnostics(opened) if opened.path else []
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, opened.version))

    def _failed(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """A fault of ours is said in the editor's log; the next keystroke is checked all the same."""
        error = context.get("exception")
        words = "".join(traceback.format_exception(error)) if error is not None else str(context["message"])
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, words))

    def _tell_of_settings(self, home: Home) -> None:
        """What is wrong with storygen.toml and the files of the bank, when they were read anew."""
        before = self._told.get(home.root)
        if before is home:
            return
        self._told[home.root] = home
        names = {found.path for each in (before, home) if each is not None for found in each.findings}
        for name in names:
            self._publish(home.root / name, [found for found in home.findings if found.path == name], home)

    def _publish(self, file: Path, findings: list[Finding], home: Home) -> None:
        try:
            content = file.read_text(encoding="utf-8-sig", errors="replace")
        except OSError:
            content = ""
        found = of_findings(findings, Text(content, self.encoding), home.project)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(file.as_uri(), found))

    @property
    def encoding(self) -> str:
        """The units in which this editor counts columns."""
        return str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding) or "utf-16")

    def story(self, uri: str) -> Opened | None:
        """The open story of a request, None for other files."""
        opened = self.stories.get(uri)
        return opened if opened is not None and opened.path else None


def file_of(uri: str) -> Path | None:
    """The file that a URI names, None where it names none."""
    name = to_fs_path(uri) if uri.startswith("file:") else None
    return Path(name) if name else None
