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
from storygen.lsp.together import Together

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from storygen.finding import Finding
    from storygen.lsp.projects import Home

PAUSE = 0.002
"""Seconds after a keystroke at which the story is checked, with all that was typed in between."""
REST = 0.3
"""Seconds without a keystroke after which all stories are looked at together."""


class StoryServer(LanguageServer):
    """A language server with the open stories."""

    def __init__(self) -> None:
        super().__init__("storygen", __version__)
        self.projects = Projects()
        self.stories: dict[str, Opened] = {}
        self._neighbours = Neighbours()
        self._due: set[str] = set()
        self._told: dict[Path, Home] = {}
        self._together = Together()
        self._of_all: dict[Path, Mapping[str, tuple[Finding, ...]]] = {}
        self._rest: dict[Path, asyncio.TimerHandle] = {}

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
        """Let a file go, and what was said of it as a story."""
        opened = self.stories.pop(uri, None)
        if opened is None:
            return
        if opened.path:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        else:  # what the whole project shows of it was told before it was opened, too
            home = self.projects.around(opened.file)
            self._publish(_beside_stories(opened.file, home), home, uri)

    def check_soon(self, uri: str) -> None:
        """Check a story in a moment; a check that is due already takes this keystroke along."""
        loop = asyncio.get_running_loop()
        if uri not in self._due:
            self._due.add(uri)
            loop.call_later(PAUSE, self._check, uri)
        home = self.stories[uri].home
        if (resting := self._rest.get(home.root)) is not None:
            resting.cancel()
        self._rest[home.root] = loop.call_later(REST, self._look_at_all, home)

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
            self._tell(opened)

    def _tell(self, opened: Opened) -> None:
        home = opened.home
        if opened.path:
            of_all = self._of_all.get(home.root, {}).get(opened.path, ())
            found = [*diagnostics(opened), *of_findings(of_all, opened.text, home.project)]
        else:
            name = _beside_stories(opened.file, home)
            found = of_findings(self._beside(name, home), opened.text, home.project)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(opened.uri, found, opened.version))

    def _look_at_all(self, home: Home) -> None:
        """Say what the stories show together, once nobody types for a moment."""
        self._rest.pop(home.root, None)
        here = [opened for opened in self.stories.values() if opened.home.root == home.root and opened.path]
        before, readings = self._of_all.get(home.root, {}), {opened.path: opened.reading for opened in here}
        if not self._together.read_on(home, readings):
            self._rest[home.root] = asyncio.get_running_loop().call_later(0, self._look_at_all, home)
            return
        found = self._together.findings(home, readings)
        self._of_all[home.root] = found
        for opened in here:
            if found.get(opened.path) != before.get(opened.path):
                self._tell(opened)
        beside = {name for name in (*before, *found) if not home.story_path(home.root / name)}
        for name in sorted(beside):
            if found.get(name) != before.get(name):
                self._publish(name, home)

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
        for name in {found.path for each in (before, home) if each is not None for found in each.findings}:
            self._publish(name, home)

    def _publish(self, name: str, home: Home, uri: str = "") -> None:
        """All that is said of a file beside the stories."""
        file = home.root / name
        try:
            content = file.read_text(encoding="utf-8-sig", errors="replace")
        except OSError:
            content = ""
        found = of_findings(self._beside(name, home), Text(content, self.encoding), home.project)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri or file.as_uri(), found))

    def _beside(self, name: str, home: Home) -> list[Finding]:
        """What is found in a file that is no story."""
        of_file = (found for found in home.findings if found.path == name)
        return [*of_file, *self._of_all.get(home.root, {}).get(name, ())]

    @property
    def encoding(self) -> str:
        """The units in which this editor counts columns."""
        return str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding) or "utf-16")

    def story(self, uri: str) -> Opened | None:
        """The open story of a request, None for other files."""
        opened = self.stories.get(uri)
        return opened if opened is not None and opened.path else None


def _beside_stories(file: Path, home: Home) -> str:
    """The name inside the project of a file that is no story, "" outside of it."""
    return file.relative_to(home.root).as_posix() if file.is_relative_to(home.root) else ""


def file_of(uri: str) -> Path | None:
    """The file that a URI names, None where it names none."""
    name = to_fs_path(uri) if uri.startswith("file:") else None
    return Path(name) if name else None
