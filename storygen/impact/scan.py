"""The one pass over a whole text: its tokens, what the lexicon says of them, and where triggers and numbers may begin."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import repeat

from storygen.impact.lexicon import BIT, lexicon
from storygen.impact.numerals import ARTICLED, FREQUENCIES, NUMBER_WORDS, UNIT_ARTICLED
from storygen.impact.phrases import rare_words
from storygen.impact.triggers import TURNED
from storygen.impact.words import Words

_TRIGGER, _NUMBER, _ARTICLED = 1, 2, 4
_TRIGGER_BITS = sum(
    BIT[n]
    for n in ("MULTIPLY UP DOWN BETTER WORSE ZERO REACH SAVE LOSE STOP N_UP N_DOWN N_BETTER N_WORSE A_BETTER A_WORSE A_UP A_DOWN "
              "EXTREME GOOD BAD").split()
)  # fmt: skip
_OTHER_TRIGGERS = frozenset(("up", "down", "off", "no", "zero", "not", "from")) | TURNED
_DIGITS = frozenset("0123456789$€£¥₹")
_ADJECTIVES = frozenset(("full", "whole", "single", "good", "working"))


class Scan:
    """A text cut up: `words`, their `bits`, and the tokens at which a trigger (`spots`) or a number (`numbers`) may begin."""

    __slots__ = ("bits", "numbers", "spots", "words")

    def __init__(self, text: str) -> None:
        """Scan `text`; linear in its length."""
        self.words = words = Words(text)
        self.bits: list[int] = list(map(lexicon().get, words.words, repeat(0)))
        flags = list(map(_flags().get, words.words, repeat(0)))
        self.spots = [i for i, f in enumerate(flags) if f & _TRIGGER]
        self.numbers = [
            i
            for i, (f, w) in enumerate(zip(flags, words.words, strict=True))
            if f & 6 or (not f and (w[0] in _DIGITS or (len(w) > 1 and _odd_number(w))))
        ]
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

    def spots_in(self, span: range) -> list[int]:
        """The tokens of a sentence at which a trigger may begin."""
        return self.spots[bisect_left(self.spots, span.start) : bisect_left(self.spots, span.stop)]

    def numbers_in(self, span: range) -> list[int]:
        """The tokens of a sentence at which a number may begin."""
        return self.numbers[bisect_left(self.numbers, span.start) : bisect_left(self.numbers, span.stop)]


def _odd_number(word: str) -> bool:
    """ "us$50", ".5", "three-day", "eightfold"."""
    return "-" in word or "$" in word or "£" in word or "€" in word or (word[0] == "." and word[1].isdigit()) or word.endswith("fold")


@cache
def _flags() -> dict[str, int]:
    flags = {word: _TRIGGER for word, b in lexicon().items() if b & _TRIGGER_BITS}
    for word in (*rare_words(), *_OTHER_TRIGGERS):
        flags[word] = flags.get(word, 0) | _TRIGGER
    for word in (*NUMBER_WORDS, *FREQUENCIES, "every"):
        flags[word] = flags.get(word, 0) | _NUMBER
    for word in (*ARTICLED, *UNIT_ARTICLED):
        flags[word] = flags.get(word, 0) | _ARTICLED
    # A hyphen makes a number of a word ("cut-off" is none) only where it is no word of the lexicon.
    return flags
