"""A stretch of a scanned text: the words of one sentence, with what the lexicon says of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storygen.impact.words import Words


@dataclass(slots=True)  # frozen would be three times as slow to make, and each sentence makes one
class Stretch:
    """The tokens of `span`; `words` (in lower case) and `bits` are those of the whole `text`, so that indices agree."""

    text: Words
    words: Sequence[str]
    bits: Sequence[int]
    span: range

    def any(self, first: int, stop: int, kinds: int) -> bool:
        """Whether a token from `first` up to `stop`, within the sentence, is one of `kinds`."""
        seen = 0
        for b in self.bits[max(self.span.start, first) : min(stop, self.span.stop)]:
            seen |= b
        return seen & kinds != 0

    def joined(self, first: int, stop: int) -> str:
        """Those words as one text with a space around each, for patterns over words."""
        return f" {' '.join(self.words[first:stop])} "
