"""Titles without any mark: lines that only look like titles of stories, in notes with neither headings nor labels."""

from __future__ import annotations

import re
from itertools import pairwise

from storygen.importers.lines import LOOKS, Kind, Line, is_title, without_bullet

_NUMBERED = re.compile(r"^(\d{1,2})[.):][ \t]+(\S.*)$")
_BOLD = re.compile(r"^[ \t]*(\*\*|__)(?P<title>[^*_]+)\1:?[ \t]*$")
_STARS = re.compile(r"(?:\*\*|__)(?=\S)(.+?)(?<=\S)(?:\*\*|__)")
_SENTENCE = re.compile(r"[.!?][\"”’')]?(?:\s|$)")
PROSE = 15
"""Words that a paragraph needs at least to count as told prose, beside a line that ends like a sentence."""


def with_headings(lines: list[Line]) -> list[Line]:
    """The lines with their unmarked titles made headings: between dividing lines, numbered, bold, or above prose."""
    if any(line.kind is Kind.RULE for line in lines):
        return _divided(lines)
    for finder in (_numbered, _bold, _above_prose):
        if titles := finder(lines):
            return [_titled(line, titles.get(at)) for at, line in enumerate(lines)]
    return lines


def _titled(line: Line, title: str | None) -> Line:
    return line if title is None else Line(Kind.HEADING, title, line.raw, LOOKS)


def bare_title(text: str) -> str:
    """A title without its number and without stars around it."""
    bare = text.strip()
    numbered = _NUMBERED.match(bare)
    return _STARS.sub(r"\1", numbered[2] if numbered else bare).rstrip(":").strip()


def stands_out(text: str) -> bool:
    """Whether a line is marked as a title: bold as a whole, or numbered with a title's words."""
    numbered = _NUMBERED.match(text.strip())
    return bool(_BOLD.match(text)) or bool(numbered and is_title(numbered[2]))


def _divided(lines: list[Line]) -> list[Line]:
    """A heading for each stretch between dividing lines: its first line where that is a title, else a nameless one."""
    told: list[Line] = []
    opens = True
    for at, line in enumerate(lines):
        if line.kind is Kind.RULE:
            opens = True
        elif opens and line.kind is Kind.TEXT:
            opens = False
            more = any(other.kind is Kind.TEXT for other in _until_rule(lines[at + 1 :]))
            titled = more and (is_title(line.raw) or stands_out(line.raw))
            told.append(Line(Kind.HEADING, bare_title(line.raw) if titled else "", "", LOOKS))
            told.extend([] if titled else [line])
        else:
            told.append(line)
    return told


def _until_rule(lines: list[Line]) -> list[Line]:
    end = next((at for at, line in enumerate(lines) if line.kind is Kind.RULE), len(lines))
    return lines[:end]


def _alone(lines: list[Line], at: int) -> bool:
    """Whether a text line is a paragraph of its own with text after it."""
    before = at == 0 or lines[at - 1].kind is not Kind.TEXT
    return lines[at].kind is Kind.TEXT and before and at + 1 < len(lines) and lines[at + 1].kind is Kind.BLANK


def _numbered(lines: list[Line]) -> dict[int, str]:
    """1. Title, 2. Title, …: each a paragraph of its own, with text below that is no next number and not set in."""
    matches = {at: _NUMBERED.match(line.raw) for at, line in enumerate(lines) if _alone(lines, at)}
    found = {at: m for at, m in matches.items() if m and is_title(m[2])}
    numbers = [int(m[1]) for m in found.values()]
    if len(found) < 2 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return {}
    bodies = [_next_text(lines, at) for at in found]
    told = all(body and not _NUMBERED.match(body) and body[0] not in " \t" for body in bodies)
    return {at: m[2].strip() for at, m in found.items()} if told else {}


def _next_text(lines: list[Line], at: int) -> str:
    return next((line.raw for line in lines[at + 1 :] if line.kind is Kind.TEXT), "")


def _bold(lines: list[Line]) -> dict[int, str]:
    """Bold lines, where the notes begin with one."""
    found = {at: bare_title(t.raw) for at, t in enumerate(lines) if t.kind is Kind.TEXT and _BOLD.match(t.raw)}
    first = next((at for at, line in enumerate(lines) if line.kind is Kind.TEXT), -1)
    return found if first in found else {}


def _above_prose(lines: list[Line]) -> dict[int, str]:
    """Short lines alone, where the notes begin with one and below each of them stands prose: so a CV is not cut up."""
    found = {at: t.raw.strip() for at, t in enumerate(lines) if _alone(lines, at) and is_title(t.raw)}
    first = next((at for at, line in enumerate(lines) if line.kind is Kind.TEXT), -1)
    bounds = [*found, len(lines)]
    told = all(_is_prose(lines[start + 1 : end]) for start, end in pairwise(bounds))
    return found if first in found and told else {}


def _is_prose(lines: list[Line]) -> bool:
    paragraphs = "\n".join(line.raw for line in lines).split("\n\n")
    return any(
        len(text.split()) >= PROSE and _SENTENCE.search(text.strip()) and without_bullet(text) == text
        for text in paragraphs
    )
