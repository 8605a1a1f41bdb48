"""What every checker yields: a finding, its severity, its place and the fix it offers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding weighs: errors and warnings keep a story from being written, infos never do."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Span(NamedTuple):
    """A place in a text file: lines and columns from 1, in code points; places compare as they follow each other.

    The end column stands after the last character.
    """

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


START = Span()
"""Where a finding points that speaks of a file as a whole."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the code points from `start` up to `end` (offsets from 0 into the decoded file) by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A repair that `--fix` or an editor can apply: what it does in a few words, and its edits, which never overlap."""

    title: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in one file.

    `path` is relative to the project, with forward slashes. `message` is one human sentence and what to write.
    `question` is the same as one short question to the writer ("what was p95 before?"), empty where the finding
    asks for nothing. `quote` is the text that stood there; with `code` and `field` it makes the fingerprint.
    `field` is the dotted path of the value ("actions.0.did"), empty for the file as a whole.
    """

    code: str
    message: str
    path: str
    span: Span = START
    severity: Severity = Severity.WARNING
    field: str = ""
    quote: str = ""
    question: str = ""
    fix: Fix | None = None
