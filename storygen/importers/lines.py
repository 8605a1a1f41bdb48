"""Text → lines, each known for what it is: a heading, a label, a dividing line, a blank, or text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from storygen.importers.labels import field_of, heading_label, line_label


class Kind(StrEnum):
    """What a line is; a heading's `level` is 1 to 6 as in Markdown, 7 for a heading known only by its looks."""

    HEADING = "heading"
    LABEL = "label"
    RULE = "rule"
    BLANK = "blank"
    TEXT = "text"


LOOKS = 7
"""The level of headings known by their words or looks: below every marked heading."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of notes. `text` is what it says: of a heading its words, of a label what follows it.

    `raw` is the line as written; a label has its `field`, and a `level` above 0 where it stood in a heading.
    """

    kind: Kind
    text: str
    raw: str
    level: int = 0
    field: str = ""


_ATX = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_QUOTE = re.compile(r"^ {0,3}>[ \t]?")
_UNDER = re.compile(r"^ {0,3}(={2,}|-{2,})[ \t]*$")
_RULE = re.compile(r"^[ \t]*(?:(?:[-*_=~][ \t]?){3,}|[—⸻─━═_]{2,})[ \t]*$")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_STORY = re.compile(
    r"^[ \t]*[*_#]{0,3}((?:story|example|scenario|anecdote|case)[ \t]*(?:#|no\.?|nr\.?)?[ \t]*\d{1,3})"
    r"[ \t]*(?:[:.)–—-]+[ \t]*(.*?))?[*_]{0,3}[ \t]*$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^[ \t]*(?:[-*+•◦▪‣·●○\uf0b7\uf0a7]|\d{1,3}[.)]|[a-z]\))[ \t]+")
_LETTER = re.compile(
    r"^[ \t]*(?:[-*+•][ \t]+)?"
    r"(?:(?:\*{1,2}|_{1,2}|[(\[])(?P<marked>[A-Z])(?:[*_)\]]|:[*_])|(?P<bare>[A-Z])[ \t]*(?::|[-–—][ \t]))"
)
_JOINED = re.compile(
    r"(?<=[.!?;])[ \t]+(?=[*_]{0,3}(?:Situation|Tasks?|Actions?|Results?|Reflection|Learnings?|Lessons?)[*_]{0,3}:)"
)
_JOINED_LETTERS = re.compile(r"(?<=[.!?;])[ \t]+(?=[STARL]:[ \t])")


def read(text: str) -> list[Line]:
    """The lines of a text; a title underlined with === or --- is one heading line."""
    raw = [part for line in _unquoted(_front_matter(text.split("\n"))) for part in _parted(line)]
    letters = _uses_letters(raw)
    bare = "any" if sum(bool(field_of(line, strong=True)) for line in raw) > 1 else "strong"
    lines: list[Line] = []
    fence = ""
    for at, line in enumerate(raw):
        mark = _FENCE.match(line)
        if fence or mark:
            lines.append(Line(Kind.TEXT, line, line))
            fence = "" if fence and line.strip().startswith(fence) else fence or (mark[1] if mark else "")
        elif _UNDER.match(line) and _is_underlined(lines, raw, at):
            title = lines.pop()
            lines.append(_heading(title.raw.strip(), title.raw, 1 if "=" in line else 2))
        else:
            opens = not lines or lines[-1].kind is not Kind.TEXT
            lines.append(_line(line, alone=bare if opens else "", letters=letters))
    return lines


def is_title(text: str, longest: int = 90) -> bool:
    """Whether a line could be a title: short, no list item, no end of a sentence."""
    bare = text.strip()
    ends = bare.rstrip("*_").endswith((".", "!", "?", ";", ",", ":", "…"))
    return 2 <= len(bare) <= longest and not ends and not is_item(text) and any(map(str.isalpha, bare))


def is_item(text: str) -> bool:
    """Whether a line begins an item of a list, with a bullet (Word's too) or a number."""
    return bool(_BULLET.match(text))


def without_bullet(text: str) -> str:
    """The line without its bullet or number."""
    return _BULLET.sub("", text)


def _line(line: str, *, alone: str, letters: bool) -> Line:
    if not line.strip():
        return Line(Kind.BLANK, "", line)
    if found := _ATX.match(line):
        return _heading(found[2], line, len(found[1]))
    if _RULE.match(line):
        return Line(Kind.RULE, "", line)
    if found := _STORY.match(line):
        return Line(Kind.HEADING, (found[2] or found[1]).strip(), line, LOOKS)
    if label := line_label(line, alone=alone, letters=letters):
        return Line(Kind.LABEL, label.rest, line, field=label.field)
    return Line(Kind.TEXT, line, line)


def _heading(text: str, raw: str, level: int) -> Line:
    if label := heading_label(text):
        return Line(Kind.LABEL, label.rest, raw, level, label.field)
    named = _STORY.match(text)
    return Line(Kind.HEADING, ((named[2] or named[1]) if named else text).strip(), raw, level)


def _is_underlined(lines: list[Line], raw: list[str], at: int) -> bool:
    """Whether the line before is a title on its own, so that the dashes below it underline it."""
    if not lines or lines[-1].raw != raw[at - 1]:
        return False
    title = lines[-1]
    if title.kind not in (Kind.TEXT, Kind.HEADING) and not (title.kind is Kind.LABEL and not title.text):
        return False
    follows_text = len(lines) > 1 and lines[-2].kind is Kind.TEXT
    return not follows_text and is_title(title.raw, longest=120)


def _front_matter(raw: list[str]) -> list[str]:
    """The lines without the fences of a YAML header, whose keys then read as labels."""
    if raw and raw[0].strip() == "---":
        for at, line in enumerate(raw[1:40], 1):
            if line.strip() in ("---", "..."):
                return [*raw[1:at], "", *raw[at + 1 :]]
            if ":" not in line and not line.startswith((" ", "-")):
                break
    return raw


def _unquoted(raw: list[str]) -> list[str]:
    """The lines without the marks of a quote where labels stand inside it; any other quote stays one."""
    if not any(map(_QUOTE.match, raw)):
        return raw
    bare = [_QUOTE.sub("", line) for line in raw]
    letters = _uses_letters(bare)
    told: list[str] = []
    for quoted, group in groupby(zip(raw, bare, strict=True), key=lambda pair: bool(_QUOTE.match(pair[0]))):
        lines = list(group)
        labelled = quoted and any(line_label(line, alone="strong", letters=letters) for _, line in lines)
        told += [line if labelled else as_written for as_written, line in lines]
    return told


def _parted(line: str) -> list[str]:
    """A line that tells several labelled parts in a row, a line for each part."""
    if _LETTER.match(line):
        return _JOINED_LETTERS.split(line)
    return _JOINED.split(line) if line_label(line, alone="", letters=False) else [line]


def _uses_letters(raw: list[str]) -> bool:
    """Whether S:, T:, A: and R: are labels here: A and R both stand, and no Q: of questions and answers."""
    letters = {found["marked"] or found["bare"] for found in map(_LETTER.match, raw) if found}
    return {"A", "R"} <= letters and "Q" not in letters
