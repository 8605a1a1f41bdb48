"""A text as words, numbers and signs with their places, and its sentences, each in one pass."""

from __future__ import annotations

import re
from bisect import bisect_left

from storygen.impact.tokens import cut

# Begins with a set of characters, which the search skips to; a run of marks is looked at from its first one alone.
_BREAK = re.compile(
    r"""[.!?…;\n](?:
      (?<=[.!?…])(?<![.!?…]{2})[.!?…]*+["'”’)\]*_]*(?:\s+|$)
    | (?<=\n)(?:\s*\n\s*|[ \t]*(?=[-*•·–—]\s|\d+[.)]\s)|(?=[A-Z\#]))
    | (?<=;)\s*\n
    )""",
    re.VERBOSE,
)
_ABBREVIATIONS = frozenset(
    (
        "e.g",
        "i.e",
        "eg",
        "ie",
        "vs",
        "approx",
        "ca",
        "cf",
        "etc",
        "no",
        "nos",
        "mr",
        "mrs",
        "ms",
        "dr",
        "st",
        "prof",
        "avg",
        "min",
        "max",
        "incl",
        "excl",
        "est",
        "fig",
        "inc",
        "ltd",
        "co",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "a.m",
        "p.m",
        "u.s",
        "u.k",
        "hrs",
        "mins",
        "secs",
        "yr",
        "yrs",
        "resp",
        "esp",
    )
)


class Words:
    """A text cut into tokens: `raw` as written, `words` in lower case, their places by `start` and `end`.

    `bits` are what the lexicon says of each, `flags` what may begin at it (tokens.py).
    """

    __slots__ = ("_ends", "bits", "flags", "raw", "text", "words")

    def __init__(self, text: str) -> None:
        """Cut `text`; trailing white space is no token."""
        self.text = text
        self.raw, self.words, self.bits, self.flags, self._ends = cut(text)

    def __len__(self) -> int:
        return len(self.raw)

    def start(self, index: int) -> int:
        """The code point at which token `index` begins."""
        return self._ends[index] - len(self.raw[index])

    def end(self, index: int) -> int:
        """The code point after the last one of token `index`."""
        return self._ends[index]

    def glued(self, index: int) -> bool:
        """Whether no space stands between token `index` and the one before it."""
        return index > 0 and self.start(index) == self._ends[index - 1]

    def upto(self, end: int, start: int) -> int:
        """The first of the tokens from `start` on that begins behind the code point `end`, where a sentence ends."""
        return min(bisect_left(self._ends, end, start) + 1, len(self._ends))


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end), white space around them left out; bullets and blank lines divide too."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(text):
        first, last = match.span()
        if _ends_sentence(text, first, last):
            _add(found, text, start, last)
            start = last
    _add(found, text, start, len(text))
    return found


def _ends_sentence(text: str, first: int, last: int) -> bool:
    """Whether the mark at `first`..`last` ends one: no full stop of an abbreviation does."""
    if text[first] != "." or last >= len(text):
        return True
    mark = text[first:last]
    if "\n\n" in mark:
        return True
    before = text[max(0, first - 8) : first].rsplit(None, 1)
    word = before[-1].lower().lstrip("(\"'“‘") if before else ""
    if word in _ABBREVIATIONS:
        return False
    return not (len(word) <= 4 and text[last].islower() and len(mark.strip()) == 1)


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end].rstrip()
    if piece:
        left = len(piece) - len(piece.lstrip()) if piece[0].isspace() else 0
        found.append((start + left, start + len(piece)))
