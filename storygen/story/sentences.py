"""Repairs of a sentence that broke its file: quotes around it, or other quotes, or a backslash doubled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storygen.finding import Edit
from storygen.nearest import nearest
from storygen.story.lines import is_flow, line_end, value_of
from storygen.story.quoting import TITLE, quoting, requoting, shown, written
from storygen.story.shape import every_key
from storygen.story.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

_FLOW_KEY = re.compile(r"\s*(?:[\w-]+\s*:\s+)?")
_BLOCK = re.compile(r"[|>][-+0-9]*(?:[ \t]+#.*)?$")
_ESCAPE = re.compile(r"\\.", re.DOTALL)
_ESCAPES = frozenset('0abt\tnvfre "/\\N_LPxuU\r\n')


def whole_value(text: str, start: int) -> Iterator[Trouble]:
    """Quotes around the value that begins on a line, with the lines that go on with it."""
    found = value_of(text, start)
    if found is None or not (found[0]["key"] or found[0]["dashes"]):
        return
    line, begin, end = found
    column = len(line["indent"]) + len(line["dashes"])
    if line["key"] and not _is_key(line["key"]):
        begin = line.start("key")
    if (line["dashes"] and begin != line.start("value")) or not line["key"]:
        column = max(len(line["indent"]) + len(line["dashes"].rstrip()) - 1, 0)
    if text[begin] == "#" or is_flow(text[begin:end]) or _BLOCK.match(text, begin, end):
        return
    last = _continued(text, start, column)
    for stop in ([last] if last > end else []) + [end]:
        if (trouble := _quoted(text, begin, stop)) is not None:
            yield trouble


def in_flow(text: str, start: int, reached: int) -> Iterator[Trouble]:
    """Quotes around one value inside { } or [ ]: the one where the parser stopped, or one that a ` #` cuts."""
    end = line_end(text, start)
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


def escapes(text: str, reached: int) -> Iterator[Trouble]:
    """A second backslash for each in double quotes that begins no escape YAML knows."""
    if text[reached : reached + 1] != '"':
        return
    end = line_end(text, reached)
    found = [m.start() for m in _ESCAPE.finditer(text, reached, end) if m[0][1:] not in _ESCAPES]
    if found:
        edits = tuple(Edit(at, at, "\\") for at in found)
        shown_as = written(text, found[0], min(found[0] + 20, end), edits[:1])
        message = f"a backslash in double quotes begins an escape; write two of them: {shown_as}"
        yield Trouble("YML204", message, found[0], found[0] + 2, title="double the backslash", edits=edits)


def _is_key(word: str) -> bool:
    known = every_key()
    return word in known or (" " not in word and nearest(word, known) is not None)


def _continued(text: str, start: int, column: int) -> int:
    """The end of the last line that goes on with the value that begins on the line at `start`."""
    end = line_end(text, start)
    last = end
    while (following := text.find("\n", end)) >= 0:
        end = line_end(text, following + 1)
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
        ends = "the quote that opens this text ends before the text does; put other quotes around it"
        if words.count(first) == 1:
            repair = "close it" if first == '"' else "put other quotes around it"
            ends = f"the quote that opens this text never ends; {repair}"
        message = f"{ends}: {better}"
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
