"""One file -> its Source, its Story and what is wrong with it; never an exception for anything a file holds."""

from __future__ import annotations

import pathlib
from dataclasses import dataclass

import yaml

from storygen.finding import Finding, Severity
from storygen.story import cuts, schema, short
from storygen.story.build import build
from storygen.story.compose import Composed, TooDeepError, compose
from storygen.story.decode import MAX_BYTES, decode, printable
from storygen.story.model import Story
from storygen.story.revision import Revision
from storygen.story.source import Source
from storygen.story.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading one file. `source` is None where it is no text, `story` where it is no story."""

    path: str
    source: Source | None
    story: Story | None
    findings: tuple[Finding, ...]


def read_file(file: pathlib.Path, path: str, root: str = "stories") -> Reading:
    """Read the story in a file. `path` is its name in messages, relative to the project; `root` the stories' folder."""
    raw = content(file, path)
    return raw if isinstance(raw, Reading) else read_text(raw, path, root)


def read_text(text: str | bytes, path: str, root: str = "stories") -> Reading:
    """Read a story from a text, or from the bytes of a file."""
    read = read_yaml(text, path)
    if isinstance(read, Reading):
        return read
    source, composed, troubles = read
    findings: tuple[Finding, ...] = ()
    if isinstance(composed.data, dict):
        source.data = composed.data
        short.expand(source)
        findings = schema.check(source)
    else:
        troubles += _no_mapping(composed, source.read, troubles)
    found = tuple(source.finding(trouble) for trouble in troubles) + findings
    story = build(source.data, path, root) if source.data.get("title") else None
    return Reading(path, source, story, found)


def content(file: pathlib.Path, path: str) -> bytes | Reading:
    """The bytes of a file, or the reading that says why there are none."""
    try:
        size = file.stat().st_size
        return file.read_bytes() if size <= MAX_BYTES else _too_large(path, size)
    except FileNotFoundError:
        what = "this link leads to no file; mend or remove it" if file.is_symlink() else "there is no such file"
        return _unread(path, "YML104", what)
    except IsADirectoryError:
        return _unread(path, "YML104", "this is a folder, and its name is that of a story; rename it")
    except OSError as error:
        reason = (error.strerror or "error").lower()
        return _unread(path, "YML104", f"this file cannot be read ({reason}); check its permissions")


def read_yaml(text: str | bytes, path: str) -> tuple[Source, Composed, list[Trouble]] | Reading:
    """The values of any file of ours and their places, before a schema has seen them."""
    troubles: list[Trouble] = []
    if isinstance(text, bytes):
        if len(text) > MAX_BYTES:
            return _too_large(path, len(text))
        text, troubles = decode(text)
    revision, composed = _composed(text, troubles)
    source = Source(path, revision, {}, composed.place)
    if composed.place is not None:
        troubles += cuts.comments(source, composed.place)
    return source, composed, troubles


def _too_large(path: str, size: int) -> Reading:
    message = f"this file has {size:,} bytes, and 1 MiB is the most; move what is no story to a file of another kind"
    return _unread(path, "YML103", message)


def _composed(text: str, troubles: list[Trouble]) -> tuple[Revision, Composed]:
    revision = Revision(text)
    try:
        composed = compose(text)
    except yaml.reader.ReaderError:
        revision, found = printable(text)
        troubles += found
        try:
            composed = compose(revision.text)
        except yaml.YAMLError as error:
            composed = Composed(troubles=[_syntax(error, revision.text)])
    except yaml.YAMLError as error:
        composed = Composed(troubles=[_syntax(error, text)])
    except TooDeepError as error:
        composed = Composed(troubles=[error.trouble])
    troubles += composed.troubles
    return revision, composed


def _syntax(error: yaml.YAMLError, text: str) -> Trouble:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    start = min(mark.index if mark else 0, len(text))
    problem = getattr(error, "problem", None) or "this is no YAML"
    return Trouble("YML107", f"this is no YAML: {problem}", start, min(start + 1, len(text)))


def _no_mapping(composed: Composed, text: str, troubles: list[Trouble]) -> list[Trouble]:
    if any(trouble.code != "YML102" for trouble in troubles):
        return []
    if composed.data is None:
        return [Trouble("YML105", "this file is empty; write title: <what happened, in one line>", 0, 0)]
    what = "a list" if isinstance(composed.data, list) else "plain text"
    message = f"this file is {what}, and a story has keys; begin with title: and put pasted text under rough: |"
    end = len(text.splitlines()[0]) if text.splitlines() else 0
    return [Trouble("YML106", message, 0, end)]


def _unread(path: str, code: str, message: str) -> Reading:
    return Reading(path, None, None, (Finding(code, message, path, severity=Severity.ERROR),))
