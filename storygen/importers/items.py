"""The text of a part → the items of its list, and prose as Markdown writes it."""

from __future__ import annotations

import re
from textwrap import dedent

from storygen.importers.lines import is_item, without_bullet

_SIGN = re.compile(r"^([ \t]*)[•◦▪‣·●○\uf0b7\uf0a7][ \t]+", re.MULTILINE)
_BELOW = re.compile(r"^([ \t]*)o\t", re.MULTILINE)
"""Word's bullet of the second level."""

_GAP = re.compile(r"\n(?:[ \t]*\n){2,}")
_BLANKS = re.compile(r"\n[ \t]*\n\s*")
_DIVIDERS = re.compile(r"[,;|\n]|\s/\s|[ \t]·[ \t]")


def prose(text: str) -> str:
    """The text as Markdown: Word's bullets as dashes, not set in as a whole, no blank lines around it."""
    dashed = _SIGN.sub(r"\1- ", _BELOW.sub(r"\1    - ", text)).expandtabs(4)
    return _GAP.sub("\n\n", dedent(dashed)).strip("\n").rstrip() if dashed.strip() else ""


def items(text: str) -> tuple[str, list[str]]:
    """What leads to a list, and its items: by bullets or numbers, else a paragraph each.

    What is set in below a bullet belongs to it. Text after the list, set out again, is an item of its own.
    """
    lines = prose(text).split("\n")
    starts = [at for at, line in enumerate(lines) if is_item(line)]
    if not starts:
        return "", [part for part in _BLANKS.split(prose(text)) if part.strip()]
    margin = min(_margin(lines[at]) for at in starts)
    starts = [at for at in starts if _margin(lines[at]) == margin]
    lead = "\n".join(lines[: starts[0]]).strip()
    found: list[str] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        found += _item(lines[start:end], margin)
    return lead, found


def words(text: str) -> list[str]:
    """A list of words or short phrases: by commas, semicolons, bars, lines or bullets."""
    parts = (without_bullet(part).strip(" \t*_[]\"'") for part in _DIVIDERS.split(prose(text)))
    return [part for part in parts if part]


def _item(lines: list[str], margin: int) -> list[str]:
    """One bullet with what is set in below it, then each paragraph that is not."""
    first = without_bullet(lines[0])
    own, after = [first], list[str]()
    for at, line in enumerate(lines[1:], 1):
        if after or (not lines[at - 1].strip() and line.strip() and _margin(line) <= margin):
            after.append(line)
        else:
            own.append(line)
    below = dedent("\n".join(own[1:])).rstrip()
    told = f"{first}\n{below}" if below.strip() else first
    return [told.strip("\n"), *(part for part in _BLANKS.split("\n".join(after).strip("\n")) if part.strip())]


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())
