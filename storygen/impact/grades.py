"""Grades: how well the numbers of its sentence back a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from storygen.impact.model import model, pooled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storygen.impact.analysis import Sentence
    from storygen.impact.features import Features

_ENDS = frozenset(("before", "after"))
_CHANGES = frozenset(("relative", "multiplier", "points", "difference"))


def grade(s: Sentence, features: Iterable[Features]) -> Literal["unquantified", "partial", "quantified"]:
    """quantified: both ends, or an end and the change; partial: one of them; unquantified: neither.

    Both ends are stated by a pair, an end and a change by their roles; whether a lone figure, or a word such as
    "halved", backs the claim at all is the model's to weigh.
    """
    if is_backed(s):
        return "quantified"
    support = model("support")
    return "partial" if pooled(map(support.score, features)) > support.threshold else "unquantified"


def is_backed(s: Sentence) -> bool:
    """Whether a sentence states both ends of a change, or one end and the change."""
    names = {r.name for r in s.roles}
    return bool(s.pairs) or bool(names & _ENDS and names & _CHANGES)
