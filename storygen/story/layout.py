"""Repairs of how lines stand: tabs, indentation, missing blanks and colons, brackets left open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storygen.finding import Edit
from storygen.story.lines import CLOSING, LINE, is_flow, line_end, value_of
from storygen.story.shape import every_key, every_prose_key
from storygen.story.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

_GLUED = re.compile(r"([ ]*(?:-[ ]+)*)(?:([a-z_]+):(?=[^\s:/])|-(?=[A-Za-z'\"{]))")
_KEYED = re.compile(r"[ ]*(?:-[ ]+)*([a-z_]+)[ ]+(?=\S)")
_KEY = re.compile(r"[ ]*(?:-[ ]+)*([\w-]+):(?:\s|$)")
_BARE_KEY = re.compile(r"[ ]*(?:-[ ]+)*([\w-]+):[ \t]*")
_INDENT = re.compile(r"^[ ]*\t[ \t]*", re.MULTILINE)


def tabs(text: str) -> Iterator[Trouble]:
    """Spaces for the tabs in all indentations, two for each."""
    found = list(_INDENT.finditer(text))
    if not found:
        return
    edits = tuple(Edit(m.start(), m.end(), m[0].replace("\t", "  ")) for m in found)
    more = f" (and on {len(found) - 1} more lines)" if len(found) > 1 else ""
    message = f"a tab stands where YAML wants spaces{more}; indent with two spaces"
    at = text.index("\t", found[0].start())
    yield Trouble("YML108", message, at, at + 1, title="indent with spaces", edits=edits)


def glued(text: str, start: int) -> Iterator[Trouble]:
    """`title:Rolled back`, `-did: x`: a space after the colon or the dash."""
    end = line_end(text, start)
    found = _GLUED.match(text, start, end)
    if not found or (found[2] and found[2] not in every_key()):
        return
    at, what = found.end(), "colon" if found[2] else "dash"
    message = f"a space belongs after the {what}; write {text[found.end(1) : at]} {text[at:end][:40].strip()}"
    title = f"put a space after the {what}"
    yield Trouble("YML107", message, found.end(1), at, title=title, edits=(Edit(at, at, " "),))


def without_colon(text: str, start: int) -> Iterator[Trouble]:
    """`outcome success`: a known key, and no colon after it."""
    found = _KEYED.match(text, start, line_end(text, start))
    if found and found[1] in every_key():
        message = (
            f"a colon belongs after a key; write {found[1]}: {text[found.end() : line_end(text, start)][:40].strip()}"
        )
        edits = (Edit(found.end(1), found.end(1), ":"),)
        yield Trouble("YML107", message, found.start(1), found.end(1), title="put a colon after the key", edits=edits)


def off_by_one(text: str, starts: list[int]) -> Iterator[Trouble]:
    """A key one column beside those above it."""
    here = LINE.match(text, starts[0], line_end(text, starts[0]))
    if here is None or (here["key"] not in every_key() and not here["dashes"]):
        return
    indent = len(here["indent"])
    for start in starts[1:]:
        above = LINE.match(text, start, line_end(text, start))
        if above is None or (above["key"] not in every_key() and not above["dashes"]):
            continue
        for column in {len(above["indent"]), len(above["indent"] + above["dashes"])}:
            if abs(column - indent) == 1:
                where = "left" if column > indent else "right"
                message = f"this line stands one column too far {where}; indent it like its neighbours, by {column}"
                edits = (Edit(starts[0], starts[0] + indent, " " * column),)
                at = starts[0] + indent
                yield Trouble("YML107", message, at, at + 1, title=f"indent by {column}", edits=edits)


def under_indented(text: str, starts: list[int]) -> Iterator[Trouble]:
    """Lines that go on with the text above and stand too far left: all up to the next key, or the one."""
    start, end = starts[0], line_end(text, starts[0])
    line = text[start:end]
    word = re.match(r"[ ]*([(\w][\w-]*)", line)
    if len(starts) == 1 or word is None or word[1] in every_key() or re.search(r":(?=\s|$)", line):
        return
    run = list(_run(text, start))
    by = max(_text_column(text, starts[1:]) - (len(line) - len(line.lstrip(" "))), 1)
    for lines in ([run] if len(run) > 1 else []) + [[start]]:
        edits = tuple(Edit(at, at, " " * by) for at in lines)
        those, goes = ("these lines", "go on") if len(lines) > 1 else ("this line", "goes on")
        message = f"{those} {goes} with the text above, too far left; put {by} more spaces before each"
        stop = line_end(text, lines[-1])
        yield Trouble("YML205", message, start, stop, title=f"indent by {by}", edits=edits)


def _run(text: str, start: int) -> Iterator[int]:
    """The lines from one on that hold text, up to the next line that begins with a key."""
    while start < len(text):
        end = line_end(text, start)
        found = _KEY.match(text, start, end)
        if found and found[1] in every_key():
            return
        if text[start:end].strip():
            yield start
        start = text.find("\n", start) + 1 or len(text)


def _text_column(text: str, above: list[int]) -> int:
    """The column of the text that the lines above hold."""
    for start in above:
        line = LINE.match(text, start, line_end(text, start))
        if line is None or not (line["key"] or line["value"]):
            continue
        column = len(line["indent"])
        return column + len(line["dashes"]) + 2 if line["key"] in every_key() else column + 2 * bool(line["dashes"])
    return 2


def without_block(text: str, start: int) -> Iterator[Trouble]:
    """`rough:` with a text below it in which a colon breaks the file: a `|` after the key."""
    indent = _indent(text, start)
    while start:
        start = text.rfind("\n", 0, start - 1) + 1
        end = line_end(text, start)
        if not text[start:end].strip() or _indent(text, start) >= indent:
            continue
        found = _BARE_KEY.fullmatch(text, start, end)
        if found and found[1] in every_prose_key():
            at = found.end(1) + 1
            message = f"a text with `: ` in it needs a | before it; write {found[1]}: |"
            edits = (Edit(at, at, " |"),)
            yield Trouble("YML202", message, found.start(1), at, title=f"write {found[1]}: |", edits=edits)
        return


def _indent(text: str, start: int) -> int:
    line = text[start : line_end(text, start)]
    return len(line) - len(line.lstrip(" "))


def unclosed(text: str, start: int) -> Iterator[Trouble]:
    """A bracket that the line opens and nothing closes."""
    found = value_of(text, start)
    words = text[found[1] : found[2]] if found else ""
    if not found or not is_flow(words) or words.count(CLOSING[words[0]]) >= words.count(words[0]):
        return
    _, begin, end = found
    sign = CLOSING[words[0]]
    message = f"this {words[0]} is never closed; write {sign} at the end of the line"
    yield Trouble("YML107", message, begin, begin + 1, title=f"close it with {sign}", edits=(Edit(end, end, sign),))
