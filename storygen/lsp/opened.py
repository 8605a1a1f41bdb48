"""One open story: its text, and what the linter says of it, worked out when first asked for and once a version."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from storygen.lint.fingerprint import fingerprint
from storygen.lsp.neighbours import taken
from storygen.lsp.partial import Partial, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from lsprotocol import types

    from storygen.finding import Finding
    from storygen.lint.outcome import Checked
    from storygen.lsp.projects import Home
    from storygen.lsp.text import Text
    from storygen.story.model import Story
    from storygen.story.reading import Reading
    from storygen.story.source import Source


@dataclass
class Opened:
    """One version of an open file; `before` are fingerprints of what was found when it was last read as a whole."""

    uri: str
    file: Path
    text: Text
    home: Home
    version: int | None = None
    before: frozenset[str] = frozenset()
    others: Mapping[str, str] = field(default_factory=dict)
    """The ids of the project's stories, by path."""

    @cached_property
    def path(self) -> str:
        """The file's name in the project, "" where it is no story of it."""
        return self.home.story_path(self.file)

    def changed(
        self, changes: Iterable[types.TextDocumentContentChangeEvent], version: int | None, home: Home
    ) -> Opened:
        """The version after what was typed."""
        return Opened(self.uri, self.file, self.text.changed(changes), home, version, self.known, self.others)

    def again(self, home: Home, others: Mapping[str, str]) -> Opened:
        """The same version under other settings, among other stories."""
        return Opened(self.uri, self.file, self.text, home, self.version, self.known, others)

    @cached_property
    def _partial(self) -> Partial:
        return read(self.text.content, self.path, self.home.project.stories)

    @property
    def reading(self) -> Reading:
        """What can be read of the text."""
        return self._partial.reading

    @property
    def whole(self) -> bool:
        """Whether nothing of the text had to be left out."""
        return self._partial.whole

    @property
    def story(self) -> Story | None:
        """The story, None where there is none yet."""
        return self.reading.story

    @property
    def source(self) -> Source | None:
        """The places of its values."""
        return self.reading.source

    @cached_property
    def _checked(self) -> Checked:
        from storygen.lint.runner import examine

        return examine(self.reading, self.home.project, self.home.bank)

    @property
    def all_found(self) -> tuple[Finding, ...]:
        """What the linter finds in what can be read."""
        return self._checked.findings

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the linter finds; where a part cannot be read, nothing counts as missing that was not before."""
        found = (*self.all_found, *taken(self.reading, self.others))
        return found if self.whole else tuple(each for each in found if self._is_sure(each))

    @property
    def silenced(self) -> tuple[Finding, ...]:
        """What the writer has switched off."""
        return tuple(off.finding for off in self._checked.suppressed)

    def _is_sure(self, finding: Finding) -> bool:
        if finding.code.startswith("YML"):
            return True
        return (bool(finding.quote) and not finding.code.startswith("LNT")) or fingerprint(finding) in self.before

    @property
    def known(self) -> frozenset[str]:
        """What the next version may still call missing when it cannot be read as a whole."""
        if "findings" not in self.__dict__ or not self.whole or self.story is None:
            return self.before
        return frozenset(map(fingerprint, self.findings))
