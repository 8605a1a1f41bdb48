"""The tokeniser: a text as words, numbers and signs with their places, and its sentences, each in one pass."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

# Every alternative consumes at least one visible character after bounded look-ahead, so the scan is linear.
_TOKEN = re.compile(
    r"""\s*(?:
      [A-Za-z]++(?![\w'’‐‑&.$€£¥₹-])
    | (?:(?:US|CA|AU|NZ|HK|[ACRS])?[$€£¥₹]\ ?)?(?:\d{1,3}(?:[\ \u00a0\u202f]\d{3})+(?![\d.:])|\d+(?:[.,:]\d+)*|\.\d+)
    | (?<=\d)[^\W\d_]{1,3}(?=\d)
    | [^\W\d_][^\W_]*(?:(?:['’‐‑&-](?=[^\W_])|\.(?=\d))[^\W_]+)*
    | \{[a-z0-9-]+(?:\.[a-z]+)?\}
    | -+>|=+>|–>|—>|<=|>=|\.{2,}
    | \S
    )""",
    re.VERBOSE,
)
_BREAK = re.compile(r"[.!?…]+[\"'”’)\]*_]*(?:\s+|$)|\n\s*\n\s*|\n[ \t]*(?=[-*•·–—]\s|\d+[.)]\s)|\n(?=[A-Z#])|;\s*\n")
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
    """A text cut into tokens: `raw` as written, `words` in lower case, their places by `start` and `end`."""

    __slots__ = ("_ends", "raw", "text", "words")

    def __init__(self, text: str) -> None:
        """Cut `text`; trailing white space is no token."""
        self.text = text
        pieces = _TOKEN.findall(text.rstrip())
        self.raw: list[str] = list(map(str.strip, pieces))
        self.words: list[str] = list(map(str.lower, self.raw))
        self._ends: list[int] = list(accumulate(map(len, pieces)))

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

    def between(self, start: int, end: int) -> range:
        """The tokens that begin within the code points `start`..`end`."""
        return range(
            bisect_right(self._ends, start), bisect_left(self._ends, end) + 1 if end < self._last() else len(self.raw)
        )

    def _last(self) -> int:
        return self._ends[-1] if self._ends else 0


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end), white space around them left out; bullets and blank lines divide too."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(text):
        if _ends_sentence(text, match):
            _add(found, text, start, match.end())
            start = match.end()
    _add(found, text, start, len(text))
    return found


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    mark = match.group()
    if mark[0] == "\n" or mark[0] in "!?;":
        return True
    if match.end() >= len(text):
        return True
    if "\n\n" in mark:
        return True
    before = text[max(0, match.start() - 8) : match.start()].rsplit(None, 1)
    word = before[-1].lower().lstrip("(\"'“‘") if before else ""
    if mark[0] == "." and word in _ABBREVIATIONS:
        return False
    return not (mark[0] == "." and text[match.end()].islower() and len(mark.strip()) == 1 and len(word) <= 4)


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    length = len(piece.strip())
    if length:
        found.append((start + left, start + left + length))
