"""Grades: how well the numbers of its sentence back a claim."""

from __future__ import annotations

from typing import Literal

from storygen.impact.analysis import Sentence
from storygen.impact.lexicon import BIT
from storygen.impact.triggers import Trigger

_CHANGES = frozenset(("relative", "multiplier", "points", "difference"))
_VERY_PARTIAL = frozenset(("ratio",))


def grade(s: Sentence, t: Trigger) -> Literal["unquantified", "partial", "quantified"]:
    """quantified: both ends, or an end and the change; partial: one of them; unquantified: neither."""
    names = {r.name for r in s.roles}
    if s.pairs or ("after" in names and names & _CHANGES):
        return "quantified"
    if names & (_CHANGES | {"after"}) or _in_words(s, t):
        return "partial"
    return "unquantified"


def _in_words(s: Sentence, t: Trigger) -> bool:
    """ "doubled", "halved", "half the", "zero", "eliminated": a number in a word."""
    for other in s.triggers:
        if other.kind == "verb" and s.bits[other.first] & BIT["MULTIPLY"] or other.kind == "verb" and other.cls == "ZERO":
            return True
        if other.kind == "phrase" and other.cls in _VERY_PARTIAL:
            return True
    return any(n.value == 0 and n.kind == "" for n in s.figures)
