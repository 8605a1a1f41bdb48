"""The one pass over a whole text: its tokens, what the lexicon says of them, where triggers and numbers may begin."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING

from storygen.impact.lexicon import BIT, lexicon
from storygen.impact.number_tables import ARTICLED, FREQUENCIES, NUMBER_WORDS, UNIT_ARTICLED
from storygen.impact.phrases import phrases
from storygen.impact.stretch import Stretch
from storygen.impact.triggers import TURNED
from storygen.impact.words import Words, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

_TRIGGER, _NUMBER, _ARTICLED = 1, 2, 4
_TRIGGER_BITS = sum(
    BIT[n]
    for n in (
        "MULTIPLY UP DOWN BETTER WORSE ZERO REACH SAVE LOSE STOP N_UP N_DOWN N_BETTER N_WORSE A_BETTER A_WORSE A_UP "
        "A_DOWN EXTREME GOOD BAD"
    ).split()
)
_OTHER_TRIGGERS = frozenset(("up", "down", "off", "no", "zero", "not", "from")) | TURNED
_COMMAS = frozenset((",", ";", ":", "—", "–"))
MOST_TOKENS, MOST_NUMBERS = 120, 32
"""Longer sentences are cut; one with more numbers is a table, and nobody's claim."""
_DIGITS = frozenset("0123456789$€£¥₹")
_ADJECTIVES = frozenset(("full", "whole", "single", "good", "working"))


class Scan:
    """A text cut up: `words`, their `bits`, the tokens where a trigger (`spots`) or a number (`numbers`) may begin."""

    __slots__ = ("bits", "numbers", "spots", "words")

    def __init__(self, text: str) -> None:
        """Scan `text`; linear in its length."""
        self.words = words = Words(text)
        self.bits: list[int] = list(map(lexicon().get, words.words, repeat(0)))
        flags = list(map(_flags().get, words.words, repeat(0)))
        self.spots = [i for i, f in enumerate(flags) if f & _TRIGGER]
        numbers = [i for i, f in enumerate(flags) if f & 6]
        unknown = [
            i for i, w in enumerate(words.words) if w[0] in _DIGITS or w[-1] in _DIGITS or "-" in w or "fold" in w
        ]
        self.numbers = sorted({*numbers, *unknown}) if unknown else numbers
        if flags and any(f & _ARTICLED for f in flags):
            self.numbers = self._begun(flags)

    def _begun(self, flags: list[int]) -> list[int]:
        """The numbers, those of "a day", "a full week", "a dozen" begun at their article."""
        words, found = self.words.words, set()
        for i in self.numbers:
            if not flags[i] & _ARTICLED:
                found.add(i)
            elif i and words[i - 1] in ("a", "an"):
                found.add(i - 1)
            elif i > 1 and words[i - 1] in _ADJECTIVES and words[i - 2] in ("a", "an"):
                found.add(i - 2)
            if flags[i] & _NUMBER:
                found.add(i)
        return sorted(found)

    def sentences(self) -> Iterator[range]:
        """The tokens of each sentence; one without end is cut into stretches, so that the cost stays linear."""
        for start, end in sentences(self.words.text):
            span = self.words.between(start, end)
            while len(span) > MOST_TOKENS:
                cut = self._cut(span)
                yield range(span.start, cut)
                span = range(cut, span.stop)
            if span:
                yield span

    def _cut(self, span: range) -> int:
        """Where to cut a sentence that is too long: behind its last comma within bounds, else at the bound."""
        most = span.start + MOST_TOKENS
        return next(
            (i + 1 for i in range(most - 1, span.start + MOST_TOKENS // 2, -1) if self.words.words[i] in _COMMAS), most
        )

    def stretch(self, span: range) -> Stretch:
        """The words of one sentence, to be looked at."""
        return Stretch(self.words, self.words.words, self.bits, span)

    def spots_in(self, span: range) -> list[int]:
        """The tokens of a sentence at which a trigger may begin."""
        return self.spots[bisect_left(self.spots, span.start) : bisect_left(self.spots, span.stop)]

    def numbers_in(self, span: range) -> list[int]:
        """The tokens of a sentence at which a number may begin."""
        found = self.numbers[bisect_left(self.numbers, span.start) : bisect_left(self.numbers, span.stop)]
        return found if len(found) <= MOST_NUMBERS else []


@cache
def _flags() -> dict[str, int]:
    flags = {word: _TRIGGER for word, b in lexicon().items() if b & _TRIGGER_BITS}
    for word in (*phrases(), *_OTHER_TRIGGERS):
        flags[word] = flags.get(word, 0) | _TRIGGER
    for word in (*NUMBER_WORDS, *FREQUENCIES, "every"):
        flags[word] = flags.get(word, 0) | _NUMBER
    for word in (*ARTICLED, *UNIT_ARTICLED):
        flags[word] = flags.get(word, 0) | _ARTICLED
    # A hyphen makes a number of a word ("cut-off" is none) only where it is no word of the lexicon.
    return flags
