"""Whether a stretch of words tells of a metric without calling it by name: its words inflected, apart, or their head.

"Scrapped panels" are meant where someone scraps panels, "words right in the dictation" where words were right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from storygen.impact.units import kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storygen.impact.metric_figures import Figures

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset("a an the of in on at for per to with by from and or our my all".split())
_GENERIC = frozenset("rate share number count level figure amount total average mean median value".split())
_TAIL = re.compile(r" (?:in|on|at|of|for|with|per|by|after|from|who|that) ")
_BEGINNING = 5
STATISTICS = frozenset(("median", "average", "mean"))
"""The statistics that prose says as a word."""


@dataclass(frozen=True, slots=True)
class Called:
    """The beginnings of the words of a name, or of its head ("words right" of "words right in the dictation")."""

    whole: frozenset[str]
    head: frozenset[str]
    statistic: str

    def may_stand_in(self, text: str) -> bool:
        """Whether a lower-case text has any of them."""
        return any(beginning in text for beginning in self.whole)

    def is_in(self, words: Sequence[str], unit: str) -> bool:
        """Whether words say the name, its head, or its statistic with a word of it."""
        said = self.whole & {w[:k] for w in words for k in (4, _BEGINNING)}
        if not said:
            return False
        if self.statistic and self.statistic in words and (said >= self.head or kind(unit.partition("/")[0])):
            return True
        return len(self.head) > 1 and said >= self.head


def called(m: Figures) -> Called | None:
    """What tells of a metric; None where its name has no word of its own."""
    return _called(m.name.lower(), m.stat.lower())


@lru_cache(maxsize=1024)
def _called(name: str, stat: str) -> Called | None:
    whole, head = _beginnings(name), _beginnings(_TAIL.split(name)[0])
    statistic = next((w for w in (*_WORD.findall(name), stat) if w in STATISTICS), "")
    return Called(whole, head if len(head) > 1 else whole, statistic) if whole else None


def _beginnings(name: str) -> frozenset[str]:
    said = (w for w in _WORD.findall(name) if w not in _SMALL and w not in _GENERIC)
    return frozenset(w[: min(_BEGINNING, max(4, len(w) - 1))] for w in said if len(w) > 2)
