"""One story file -> its Source, its Story and what is wrong with it; never an exception for anything a file holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen.finding import Finding, Severity
from storygen.story import document
from storygen.story.build import build
from storygen.story.identity import RESERVED, twice
from storygen.story.trouble import Trouble

if TYPE_CHECKING:
    import pathlib

    from storygen.story.model import Story
    from storygen.story.source import Source


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading one file. `source` is None where it is no text, `story` where it is no story."""

    path: str
    source: Source | None
    story: Story | None
    findings: tuple[Finding, ...]


def read_file(file: pathlib.Path, path: str, root: str = "stories") -> Reading:
    """Read the story in a file. `path` is its name in messages, relative to the project; `root` the stories' folder.

    A name whose bytes are no UTF-8 could stand in no page and no report, so such a file is told of and not read.
    """
    shown = path.encode("utf-8", "replace").decode("utf-8")
    if shown != path:
        problem = "the name of this file is not UTF-8, so it is not read; rename it"
        return Reading(shown, None, None, (Finding("YML104", problem, shown, severity=Severity.ERROR),))
    return _reading(document.read(document.read_content(file, path), path, "story"), root)


def read_text(text: str | bytes, path: str, root: str = "stories") -> Reading:
    """Read a story from a text, or from the bytes of a file."""
    return _reading(document.read(text, path, "story"), root)


def _reading(read: document.Document, root: str) -> Reading:
    source, findings = read.source, read.findings
    if source is None:
        return Reading(read.path, None, None, tuple(findings))
    if isinstance(read.data, dict):
        findings += [] if read.sound else _against_schema(source)
        findings += _ids(source)
    elif all(finding.code in ("YML101", "YML102") for finding in findings):
        findings.append(source.finding(_no_mapping(read.data, source.text)))
    story = build(source.data, read.path, root) if source.data.get("title") else None
    return Reading(read.path, source, story, tuple(sorted(findings, key=lambda finding: finding.span)))


def _against_schema(source: Source) -> list[Finding]:
    """What the schema finds, where the quick check has not answered for it."""
    from storygen.story import schema

    return schema.check(source)


def _ids(source: Source) -> list[Finding]:
    """What is wrong with the ids of a story and its parts."""
    found = []
    if source.data.get("id") in RESERVED:
        id = source.data.pop("id")
        found.append(source.problem("SCH104", f"{id} is the page that lists all stories; write another id", ("id",)))
    for path, id in twice(source.data):
        found.append(source.problem("SCH110", f"{id} is the id of one above; write another, or none", path))
    return found


def _no_mapping(data: object, text: str) -> Trouble:
    """The trouble of a file that holds no keys."""
    lines = text.splitlines()
    end = len(lines[0]) if lines else 0
    if data is None:
        return Trouble("YML105", "this file is empty; write title: <what happened, in one line>", 0, 0)
    what = "a list" if isinstance(data, list) else "plain text"
    message = f"this file is {what}, and a story has keys; begin with title: and put pasted text under rough: |"
    return Trouble("YML106", message, 0, end)
