"""The tokeniser: a text as words, numbers and signs, each with what is known of it, looked up once for all texts."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate, chain
from typing import Any

from storygen.impact.lexicon import BIT, lexicon
from storygen.impact.number_tables import ARTICLED, FREQUENCIES, NUMBER_WORDS, PLACES, UNIT_ARTICLED
from storygen.impact.phrases import phrases
from storygen.impact.triggers import TURNED, company

TRIGGER, NUMBER, BEGUN_BY_ARTICLE, IN_PHRASE = 1, 2, 4, 8
"""What may begin at a token."""

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
_ACROSS_SPACE = re.compile(r"[$€£¥₹\d][ \u00a0\u202f]\.?\d")
"""Where a token may hold a space ("$ 5", "10 000")."""
_TRIGGER_BITS = sum(
    BIT[n]
    for n in (
        "MULTIPLY UP DOWN BETTER WORSE ZERO REACH SAVE LOSE STOP N_UP N_DOWN N_BETTER N_WORSE A_BETTER A_WORSE A_UP "
        "A_DOWN EXTREME GOOD BAD"
    ).split()
)
_OTHER_TRIGGERS = frozenset(("up", "down", "off", "no", "zero", "not", "from")) | TURNED
_DIGITS = frozenset("0123456789$€£¥₹")
_MOST_REMEMBERED, _LONGEST_REMEMBERED = 30_000, 40

Known = tuple[str, str, int, int]
"""A token as written and in lower case, its bits of the lexicon, what may begin at it."""


def _known(raw: str) -> Known:
    word = raw.lower()
    flags = _flags().get(word, 0)
    if not flags & (NUMBER | BEGUN_BY_ARTICLE) and _looks_like_number(word):
        flags |= NUMBER
    return raw, word, lexicon().get(word, 0), flags


def _looks_like_number(word: str) -> bool:
    return word[0] in _DIGITS or word[-1] in _DIGITS or "-" in word or "fold" in word


class _Tokens(dict[str, Known]):
    """What is known of tokens; made when first met, and not kept for ever."""

    def __missing__(self, raw: str) -> Known:
        found = _known(raw)
        if len(raw) <= _LONGEST_REMEMBERED:
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
            self[raw] = found
        return found


class _Chunks(dict[str, tuple[Any, ...]]):
    """The tokens behind one space and before the next: of each what is known and its length, in a row."""

    def __missing__(self, chunk: str) -> tuple[Any, ...]:
        pieces = _TOKEN.findall(f" {chunk}")
        found = tuple(chain.from_iterable((*_TOKENS[piece.strip()], len(piece)) for piece in pieces))
        if len(chunk) <= _LONGEST_REMEMBERED:
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
            self[chunk] = found
        return found


_TOKENS, _CHUNKS = _Tokens(), _Chunks()

Columns = tuple[list[str], list[str], list[int], list[int], list[int]]
"""The tokens of a text as written and in lower case, their bits and flags, where each ends."""


def cut(text: str) -> Columns:
    """The tokens of `text`; trailing white space is none."""
    text = text.rstrip()  # else a pattern that waits for a visible character walks a blank tail from each of its places
    if not _ACROSS_SPACE.search(text):
        flat: list[Any] = list(chain.from_iterable(map(_CHUNKS.__getitem__, text.split(" "))))
        ends = list(accumulate(flat[4::5], initial=-1))  # no space stands before the first
        if ends[-1] == len(text):  # else a blank before a space has been lost: two spaces, a line that ends in one
            return flat[::5], flat[1::5], flat[2::5], flat[3::5], ends[1:]
    pieces = _TOKEN.findall(text)
    known: list[Any] = list(chain.from_iterable(map(_TOKENS.__getitem__, map(str.strip, pieces))))
    return known[::4], known[1::4], known[2::4], known[3::4], list(accumulate(map(len, pieces)))


@cache
def _flags() -> dict[str, int]:
    flags = {word: TRIGGER for word, b in lexicon().items() if b & _TRIGGER_BITS}
    for word in _OTHER_TRIGGERS:
        flags[word] = flags.get(word, 0) | TRIGGER
    for word in phrases():
        flags[word] = flags.get(word, 0) | (TRIGGER if company()[word].alone else IN_PHRASE)
    for word in (*NUMBER_WORDS, *PLACES, *FREQUENCIES, "every"):
        flags[word] = flags.get(word, 0) | NUMBER
    for word in (*ARTICLED, *UNIT_ARTICLED):
        flags[word] = flags.get(word, 0) | BEGUN_BY_ARTICLE
    return flags
