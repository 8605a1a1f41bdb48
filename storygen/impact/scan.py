"""The one pass over a whole text: its tokens, what the lexicon says of them, where triggers and numbers may begin."""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress, count
from typing import TYPE_CHECKING

from storygen.impact.stretch import Stretch
from storygen.impact.tokens import BEGUN_BY_ARTICLE, IN_PHRASE, NUMBER, TRIGGER
from storygen.impact.triggers import company
from storygen.impact.words import Words, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_COMMAS = frozenset((",", ";", ":", "—", "–"))
MOST_TOKENS, MOST_NUMBERS = 120, 32
"""Longer sentences are cut; one with more numbers is a table, and nobody's claim."""
_ADJECTIVES = frozenset(("full", "whole", "single", "good", "working"))


class Scan:
    """A text cut up: `words`, their `bits`, the tokens where a trigger (`spots`) or a number (`numbers`) may begin."""

    __slots__ = ("bits", "numbers", "spots", "words")

    def __init__(self, text: str) -> None:
        """Scan `text`; linear in its length."""
        self.words = words = Words(text)
        self.bits: list[int] = words.bits
        self.spots: list[int] = []
        self.numbers: list[int] = []
        articled = self._look(words.words, words.flags)
        if articled:
            self.numbers = sorted({*self.numbers, *self._articles(articled)})

    def _look(self, words: Sequence[str], flags: Sequence[int]) -> list[int]:
        """Fill `spots` and `numbers`; the nouns of what may be "a day" are given back."""
        spot, number, articled = self.spots.append, self.numbers.append, []
        known, last = company(), len(words) - 1
        for i in compress(count(), flags):
            kinds = flags[i]
            if kinds & TRIGGER:
                spot(i)
            elif kinds & IN_PHRASE:  # may_begin_phrase, written out: two words in five are such
                around = known[words[i]]
                if words[i - 1] in around.left or (i < last and words[i + 1] in around.right):
                    spot(i)
            if kinds & NUMBER:
                number(i)
            if kinds & BEGUN_BY_ARTICLE:
                articled.append(i)
        return articled

    def _articles(self, places: list[int]) -> Iterator[int]:
        """Where the numbers "a day", "a full week", "a dozen" begin, whose nouns stand at `places`."""
        words = self.words.words
        for i in places:
            if i and words[i - 1] in ("a", "an"):
                yield i - 1
            elif i > 1 and words[i - 1] in _ADJECTIVES and words[i - 2] in ("a", "an"):
                yield i - 2

    def sentences(self) -> Iterator[range]:
        """The tokens of each sentence; one without end is cut into stretches, so that the cost stays linear."""
        first = 0
        for _, end in sentences(self.words.text):
            stop = self.words.upto(end, first)
            while stop - first > MOST_TOKENS:
                cut = self._cut(range(first, stop))
                yield range(first, cut)
                first = cut
            if stop > first:
                yield range(first, stop)
            first = stop

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
        first = bisect_left(self.spots, span.start)
        return self.spots[first : bisect_left(self.spots, span.stop, first)]

    def numbers_in(self, span: range) -> list[int]:
        """The tokens of a sentence at which a number may begin."""
        first = bisect_left(self.numbers, span.start)
        found = self.numbers[first : bisect_left(self.numbers, span.stop, first)]
        return found if len(found) <= MOST_NUMBERS else []
