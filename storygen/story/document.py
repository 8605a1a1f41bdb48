"""Any YAML file of ours -> its Source and what is wrong with it, before its schema is held against it."""

from __future__ import annotations

import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from storygen.finding import Finding, Severity
from storygen.story import short
from storygen.story.compose import Composed, TooDeepError, compose
from storygen.story.cuts import apart, cuts, has_comments
from storygen.story.decode import MAX_BYTES, decode
from storygen.story.repair import Mended, mend
from storygen.story.shape import shapes
from storygen.story.source import Source

if TYPE_CHECKING:
    import pathlib

    from storygen.story.trouble import Trouble

SECOND_LOOKS = 3
"""How often a text is mended and read again; a repair may bring another cut to light."""


@dataclass(slots=True)
class Document:
    """One file: its source (None where it is no text), its data as YAML has them, and what is wrong so far."""

    path: str
    source: Source | None = None
    data: Any = None
    findings: list[Finding] = field(default_factory=list)
    sound: bool = False
    """Whether the quick check found nothing against the schema."""


def read_content(file: pathlib.Path, path: str) -> bytes | Finding:
    """The bytes of a file, or why there are none. `path` is its name in messages."""
    try:
        found = file.stat()
        if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
            return Finding(
                "YML104", "this is a device or a pipe, and no file; remove it", path, severity=Severity.ERROR
            )
        return file.read_bytes() if found.st_size <= MAX_BYTES else _too_large(path, found.st_size)
    except FileNotFoundError:
        what = "this link leads to no file; mend or remove it" if file.is_symlink() else "there is no such file"
    except IsADirectoryError:
        what = "this is a folder, and its name is that of a story; rename it"
    except OSError as error:
        what = f"this file cannot be read ({(error.strerror or 'error').lower()}); check its permissions"
    return Finding("YML104", what, path, severity=Severity.ERROR)


def read(content: str | bytes | Finding, path: str, name: str = "") -> Document:
    """Read a file's content; `name` is its schema (story, answers), "" for a file without one.

    What YAML cuts is mended in memory, with a finding for each, and read on.
    """
    if isinstance(content, bytes) and len(content) > MAX_BYTES:
        content = _too_large(path, len(content))
    if isinstance(content, Finding):
        return Document(path, findings=[content])
    text, troubles = decode(content) if isinstance(content, bytes) else (content, [])
    look = _Look(path, mend(text), name)
    for _ in range(SECOND_LOOKS):
        if not look.again():
            break
    troubles += look.troubles
    troubles += map(look.revision.back, look.composed.troubles)
    findings = [look.source.finding(trouble) for trouble in troubles]
    return Document(path, look.source, look.composed.data, findings, look.sound)


def load(content: bytes) -> Any:
    """The data of a file without a schema.

    Raises:
        ValueError: what is wrong with it, in a sentence with its line.
    """
    document = read(content, "")
    for finding in document.findings:
        raise ValueError(f"line {finding.span.line}: {finding.message}")
    return document.data


class _Look:
    """One text as read so far: its source, what was mended, and whether the quick check finds it sound."""

    def __init__(self, path: str, mended: Mended, name: str) -> None:
        self.path, self.name = path, name
        self.revision, self.composed = mended.revision, mended.composed
        self.troubles = list(mended.troubles)
        self._take()

    def again(self) -> bool:
        """Mend what YAML cuts in a text that it could read, and read that; False where nothing is cut."""
        found = self._cut()
        if not found:
            return False
        tried = self.revision.revised(edit for trouble in found for edit in trouble.edits)
        composed = _compose(tried.text)
        if composed is None:
            return False
        self.troubles += map(self.revision.back, found)
        self.revision, self.composed = tried, composed
        self._take()
        return True

    def _take(self) -> None:
        """Make the source: a story's short forms expanded, a list of answers under its key."""
        composed, name = self.composed, self.name
        data = composed.data if isinstance(composed.data, dict) else {}
        self.source = Source(self.path, self.revision, data, composed.place)
        if name == "answers" and composed.place is not None:
            self.source.data = {name: composed.data}
            self.source.move((name,), composed.place)
        if name == "story":
            short.expand(self.source)
        self.sound = bool(name) and shapes(name)[""].ok(self.source.data)

    def _cut(self) -> list[Trouble]:
        composed, text = self.composed, self.source.read
        doubts = [trouble for trouble in composed.troubles if trouble.edits]
        if not self.name or composed.place is None:
            return apart(doubts)
        if self.sound and not doubts and not has_comments(text):
            return []
        shape = shapes(self.name)[""]
        root = shape.fields["answers"] if self.name == "answers" else shape
        return apart([*doubts, *cuts(text, composed.place, root)])


def _compose(text: str) -> Composed | None:
    try:
        return compose(text)
    except (yaml.YAMLError, TooDeepError):
        return None


def _too_large(path: str, size: int) -> Finding:
    message = f"this file has {size:,} bytes, and 1 MiB is the most; move what is no story to a file of another kind"
    return Finding("YML103", message, path, severity=Severity.ERROR)
