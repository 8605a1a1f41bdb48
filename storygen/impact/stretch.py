"""A stretch of a scanned text: the words of one sentence, with what the lexicon says of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storygen.impact.words import Words


@dataclass(frozen=True, slots=True)
class Stretch:
    """The tokens of `span`; `words` (in lower case) and `bits` are those of the whole `text`, so that indices agree."""

    text: Words
    words: Sequence[str]
    bits: Sequence[int]
    span: range

    def any(self, first: int, stop: int, kinds: int) -> bool:
        """Whether a token from `first` up to `stop`, within the sentence, is one of `kinds`."""
        return any(b & kinds for b in self.bits[max(self.span.start, first) : min(stop, self.span.stop)])

    def joined(self, first: int, stop: int) -> str:
        """Those words as one text with a space around each, for patterns over words."""
        return f" {' '.join(self.words[first:stop])} "
