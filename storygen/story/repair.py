"""What is no YAML because of one sentence: which one, the certain fix, and the rest of the file read as if mended.

A repair is only believed when the parser gets past the place with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from storygen.finding import Edit
from storygen.nearest import nearest
from storygen.story.compose import Composed, TooDeepError, compose
from storygen.story.decode import OLD_BREAKS, printable
from storygen.story.quoting import TITLE, quoting, requoting, shown, written
from storygen.story.revision import Revision
from storygen.story.shape import every_key
from storygen.story.syntax import syntax
from storygen.story.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_REPAIRS = 40
MAX_READ = 4_000_000
"""Code points that trying repairs may read in all."""
LOOK_BACK = 30
"""Lines above an error in which the sentence that caused it may begin."""

_LINE = re.compile(r"(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)(?:(?P<key>[\w-]+(?:[ ][\w-]+)?)[ ]*:[ ]+)?(?P<value>\S.*)?")
_FLOW_KEY = re.compile(r"\s*(?:[\w-]+\s*:\s+)?")
_GLUED = re.compile(r"([ ]*(?:-[ ]+)*)([a-z_]+):(?=[^\s:/])")
_BLOCK = re.compile(r"[|>][-+0-9]*(?:[ \t]+#.*)?$")
_CLOSING = {"[": "]", "{": "}"}
_ESCAPE = re.compile(r"\\.", re.DOTALL)
_ESCAPES = frozenset('0abt\tnvfre "/\\N_LPxuU\r\n')
_INDENT = re.compile(r"^[ ]*\t[ \t]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mended:
    """The text as read, what it holds, and what had to be mended or could not be; offsets into the file."""

    revision: Revision
    composed: Composed
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of parsing one text: what it holds, or the error and how far the parser came."""

    composed: Composed | None
    error: yaml.YAMLError | None
    reached: int


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A text with some repairs, and how far the parser came with them."""

    revision: Revision
    outcome: _Outcome
    troubles: tuple[Trouble, ...]

    def after(self, trouble: Trouble) -> _Attempt:
        """The same with one repair more."""
        revision = self.revision.revised(trouble.edits)
        return _Attempt(revision, _parse(revision.text), (*self.troubles, self.revision.back(trouble)))


def mend(text: str) -> Mended:
    """Read a text, with certain repairs where it is no YAML."""
    odd = text.startswith("\ufeff") or any(sign in text for sign in OLD_BREAKS)
    revision, troubles = printable(text) if odd else (Revision(text), [])
    budget = [max(MAX_READ, 2 * len(text))]
    try:
        outcome = _parse(revision.text)
        if isinstance(outcome.error, yaml.reader.ReaderError):
            revision, found = printable(text)
            troubles += found
            outcome = _parse(revision.text)
        while outcome.error is not None and len(troubles) < MAX_REPAIRS:
            step = _step(_Attempt(revision, outcome, ()), budget)
            if step is None:
                break
            revision, outcome = step.revision, step.outcome
            troubles += step.troubles
    except TooDeepError as error:
        return Mended(revision, Composed(), (*troubles, revision.back(error.trouble)))
    if outcome.error is not None or outcome.composed is None:
        wrong = syntax(outcome.error, revision.text) if outcome.error else Trouble("YML107", "this is no YAML", 0, 0)
        return Mended(revision, Composed(), (*troubles, revision.back(wrong)))
    return Mended(revision, outcome.composed, tuple(troubles))


def _parse(text: str) -> _Outcome:
    try:
        return _Outcome(compose(text), None, len(text))
    except UnicodeEncodeError:
        return _Outcome(None, yaml.reader.ReaderError("", 0, 0, "utf-8", "half a surrogate pair"), 0)
    except yaml.YAMLError as error:
        return _Outcome(None, error, _reached(error))


def _reached(error: yaml.YAMLError) -> int:
    """How far the parser came: for a quote without end, no further than the quote."""
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    doing = str(getattr(error, "context", ""))
    if context is not None and ("quoted scalar" in doing or "simple key" in doing):
        return int(context.index)
    mark = problem or context
    return int(mark.index) if mark is not None else 0


def _step(attempt: _Attempt, budget: list[int], depth: int = 2) -> _Attempt | None:
    """The first repair with which the parser comes past the line where it stopped.

    An unclosed quote takes the line after it along, which may need a repair of its own; hence two at once.
    """
    text, reached = attempt.revision.text, attempt.outcome.reached
    line, line_end = text.rfind("\n", 0, reached) + 1, _line_end(text, reached)
    for trouble in _candidates(text, reached):
        if budget[0] < 0:
            break
        tried = attempt.after(trouble)
        budget[0] -= len(text)
        grown = len(tried.revision.text) - len(text)
        if tried.outcome.error is None or tried.outcome.reached > line_end + max(grown, 0):
            return tried
        above = trouble.edits[0].start < line <= tried.outcome.reached
        if above and depth > 1 and (found := _step(tried, budget, depth - 1)) is not None:
            return found
    return None


def _candidates(text: str, reached: int) -> Iterator[Trouble]:
    starts = _line_starts(text, reached)
    if "\t" in text[starts[0] : _line_end(text, starts[0])]:
        yield from _tabs(text)
    yield from _escapes(text, reached)
    for start in starts:
        yield from _glued(text, start)
        yield from _whole_value(text, start)
        yield from _unclosed(text, start)
        yield from _in_flow(text, start, reached)
    yield from _under_indented(text, starts[0])


def _line_starts(text: str, at: int) -> list[int]:
    """Where the line of an offset begins, and the lines above it, nearest first."""
    starts = [text.rfind("\n", 0, at) + 1]
    while starts[-1] and len(starts) <= LOOK_BACK:
        starts.append(text.rfind("\n", 0, starts[-1] - 1) + 1)
    return starts


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return end - 1 if text[end - 1 : end] == "\r" and end > start else end


def _whole_value(text: str, start: int) -> Iterator[Trouble]:
    """Quotes around the value that begins on a line, with the lines that go on with it."""
    line = _LINE.match(text, start, _line_end(text, start))
    if line is None or not line["value"]:
        return
    begin, column = line.start("value"), len(line["indent"]) + len(line["dashes"])
    if line["key"] and not _is_key(line["key"]):
        begin = line.start("key")
    if (line["dashes"] and begin != line.start("value")) or not line["key"]:
        column = max(len(line["indent"]) + len(line["dashes"].rstrip()) - 1, 0)
    if text[begin] == "#" or _is_flow(text[begin : line.end("value")]) or _BLOCK.match(text, begin, line.end("value")):
        return
    if not (line["key"] or line["dashes"]):
        return
    ends = [line.end("value")]
    if (last := _continued(text, start, column)) > ends[0]:
        ends.insert(0, last)
    for end in ends:
        if (trouble := _quoted(text, begin, end)) is not None:
            yield trouble


def _is_key(word: str) -> bool:
    known = every_key()
    return word in known or (" " not in word and nearest(word, known) is not None)


def _continued(text: str, start: int, column: int) -> int:
    """The end of the last line that goes on with the value that begins on the line at `start`."""
    end = _line_end(text, start)
    last = end
    while (following := text.find("\n", end)) >= 0:
        end = _line_end(text, following + 1)
        line = text[following + 1 : end]
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip(" "))
        if indent <= column or re.match(r"\s*(?:- |#)", line) or _opens_key(line):
            break
        last = following + 1 + len(line.rstrip())
    return last


def _opens_key(line: str) -> bool:
    found = re.match(r"\s*([\w-]+)\s*:(?:\s|$)", line)
    return found is not None and found[1] in every_key()


def _quoted(text: str, start: int, end: int) -> Trouble | None:
    words = text[start:end]
    first = words[0]
    if first in "\"'":
        edits = _quote_mended(text, start, end)
        if not edits:
            return None
        better = written(text, start, end, edits)
        message = f"the quote that opens this text ends before the text does; put other quotes around it: {better}"
        return Trouble("YML204", message, start, end, title=TITLE, edits=edits)
    edits = quoting(text, start, end)
    if first in "%@`*&!|>{}[],?-#":
        what = f"a text that begins with {first} needs quotes"
        return Trouble("YML203", f"{what}; write {shown(text, start, end)}", start, end, title=TITLE, edits=edits)
    colon = re.search(r":(?=\s|$)", words)
    if colon:
        at = start + colon.start()
        message = f"YAML takes what stands before `: ` for a key; put quotes around the text: {shown(text, start, end)}"
        return Trouble("YML202", message, at, at + 1, title=TITLE, edits=edits)
    mark = re.search(r"\s#", words)
    if mark:
        at = start + mark.start() + 1
        message = f"YAML drops what follows ` #`; put quotes around the text: {shown(text, start, end)}"
        return Trouble("YML201", message, at, end, title=TITLE, edits=edits)
    return None


def _quote_mended(text: str, start: int, end: int) -> tuple[Edit, ...]:
    """What a text that begins with a quote needs; nothing where its quotes are in order."""
    words, mark = text[start:end], text[start]
    inner = words[1:-1] if len(words) > 1 and words[-1] == mark else None
    if inner is None:
        if words.count(mark) == 1 and mark == '"':
            return (Edit(end, end, '"'),)
        return quoting(text, start, end)
    count = inner.count(mark) - (inner.count('\\"') if mark == '"' else 0)
    if count == 0:
        return ()
    return requoting(text, start, end) if count % 2 else quoting(text, start, end)


def _is_flow(words: str) -> bool:
    """Whether a value means to be a list or mapping in brackets, closed or not."""
    if words[0] not in "[{" or not ("," in words or re.search(r":\s", words)):
        return False
    return words[-1] == _CLOSING[words[0]] or words.count(_CLOSING[words[0]]) < words.count(words[0])


def _unclosed(text: str, start: int) -> Iterator[Trouble]:
    """A bracket that the line opens and nothing closes."""
    line = _LINE.match(text, start, _line_end(text, start))
    words = line["value"] if line and line["value"] else ""
    if line is None or not words or not _is_flow(words) or words.count(_CLOSING[words[0]]) >= words.count(words[0]):
        return
    end, sign = line.end("value"), _CLOSING[words[0]]
    message = f"this {words[0]} is never closed; write {sign} at the end of the line"
    at = line.start("value")
    yield Trouble("YML107", message, at, at + 1, title=f"close it with {sign}", edits=(Edit(end, end, sign),))


def _in_flow(text: str, start: int, reached: int) -> Iterator[Trouble]:
    """Quotes around one value inside { } or [ ]: the one where the parser stopped, or one that a ` #` cuts."""
    end = _line_end(text, start)
    places = [match.start() for match in re.finditer(r"(?<=[ \t])#", text[start:end])]
    for at in [start + place for place in places] + ([reached] if start <= reached <= end else []):
        begin = max(text.rfind(sign, start, at) for sign in "{[,") + 1
        if not begin:
            continue
        key = _FLOW_KEY.match(text, begin)
        first = key.end() if key and key.end() <= at else begin
        stops = [stop for sign in ",}]" if (stop := text.find(sign, max(at, first), end)) >= 0]
        last = first + len(text[first : min(stops, default=end)].rstrip())
        if last > first and (trouble := _quoted(text, first, last)) is not None:
            yield trouble


def _escapes(text: str, reached: int) -> Iterator[Trouble]:
    """A second backslash for each in double quotes that begins no escape YAML knows."""
    if text[reached : reached + 1] != '"':
        return
    end = _line_end(text, reached)
    found = [m.start() for m in _ESCAPE.finditer(text, reached, end) if m[0][1:] not in _ESCAPES]
    if found:
        edits = tuple(Edit(at, at, "\\") for at in found)
        shown_as = written(text, found[0], min(found[0] + 20, end), edits[:1])
        message = f"a backslash in double quotes begins an escape; write two of them: {shown_as}"
        yield Trouble("YML204", message, found[0], found[0] + 2, title="double the backslash", edits=edits)


def _glued(text: str, start: int) -> Iterator[Trouble]:
    """`title:Rolled back`: a space after the colon."""
    found = _GLUED.match(text, start, _line_end(text, start))
    if found and found[2] in every_key():
        at = found.end()
        message = (
            f"a key needs a space after its colon; write {found[2]}: {text[at : _line_end(text, start)][:40].strip()}"
        )
        yield Trouble(
            "YML107", message, found.start(2), at, title="put a space after the colon", edits=(Edit(at, at, " "),)
        )


def _under_indented(text: str, start: int) -> Iterator[Trouble]:
    """A line that goes on with the sentence above and stands too far left, as do those that follow it."""
    end = _line_end(text, start)
    line = text[start:end]
    word = re.match(r"[(\w][\w-]*", line)
    if not start or word is None or word[0] in every_key() or re.search(r":(?=\s|$)", line):
        return
    message = "this line goes on with the text above and stands too far left; begin it with two more spaces"
    yield Trouble("YML205", message, start, end, title="indent the line", edits=(Edit(start, start, "  "),))


def _tabs(text: str) -> Iterator[Trouble]:
    """Spaces for the tabs in all indentations, two for each."""
    found = list(_INDENT.finditer(text))
    if not found:
        return
    edits = tuple(Edit(m.start(), m.end(), m[0].replace("\t", "  ")) for m in found)
    more = f" (and on {len(found) - 1} more lines)" if len(found) > 1 else ""
    message = f"a tab stands where YAML wants spaces{more}; indent with two spaces"
    at = text.index("\t", found[0].start())
    yield Trouble("YML108", message, at, at + 1, title="indent with spaces", edits=edits)
