"""Where a claim begins and ends in its sentence, and the noun that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.impact.lexicon import BIT

if TYPE_CHECKING:
    from storygen.impact.analysis import Sentence
    from storygen.impact.triggers import Trigger

_FUNCTION = sum(
    BIT[n]
    for n in (
        "PREP",
        "AND",
        "BECAUSE",
        "REL",
        "TO",
        "BE",
        "HAVE",
        "DO",
        "MODAL",
        "NOT",
        "NOW",
        "IF",
        "PRONOUN",
        "SUB",
        "DET",
        "DEGREE",
    )
)
_STOP_RIGHT = frozenset("because which so but when while although though if by thanks since unless".split())


def claim_span(s: Sentence, t: Trigger) -> tuple[int, int]:
    """The code points of the clause that makes the claim, trailing reasons and marks left out."""
    w = s.words
    c = s.clauses.at(t.first)
    first, stop = min(c.first, t.first), max(c.stop, t.last + 1)
    while stop - 1 > t.last and not w.words[stop - 1][-1].isalnum() and w.words[stop - 1] not in ("%", ")", "$"):
        stop -= 1
    for i in range(t.last + 1, stop):
        if (
            w.words[i] in _STOP_RIGHT
            and i > t.last + 1
            and w.words[i + 1 : i + 2] != ["around"]
            and not _number_follows(s, i)
        ):
            stop = i
            break
    while first < t.first and (
        not w.words[first][0].isalnum() or w.words[first] in ("and", "that", "then", "also", "or", "but", "so", "which")
    ):
        first += 1
    return w.start(first), w.end(stop - 1)


def _number_follows(s: Sentence, i: int) -> bool:
    return any(i < n.first <= i + 4 for n in s.figures)
