"""Grades: how well the numbers of its sentence back a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from storygen.impact.model import model, pooled
from storygen.impact.roles import HEDGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from storygen.impact.analysis import Sentence
    from storygen.impact.features import Features

_ENDS = frozenset(("before", "after"))
_CHANGES = frozenset(("relative", "multiplier", "points", "difference"))
_STANDING = frozenset(("after", "share", "money", "duration", "rate", "count"))
_MARKS = frozenset((",", "—", "–", "-", "(", ";"))
_TOWARDS = frozenset(("to", "at"))
_LOOSE = frozenset("now almost nearly too again right all way".split())
_COMPARING = frozenset("more fewer less up down above below than what higher lower".split())


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
    return bool(s.pairs) or bool(names & _ENDS and names & _CHANGES) or _has_end_beside(s)


def _has_end_beside(s: Sentence) -> bool:
    """Like "up 80% to 196,000", "has halved, to 13.6%", "419 readers, 31 more than we started with"."""
    if not s.triggers:
        return False
    words, figures = s.words.words, list(zip(s.figures, s.roles, strict=True))
    changes = [(n.first, n.last) for n, r in figures if r.name in _CHANGES]
    changes += [(t.first, t.last) for t in s.triggers if t.cls == "MULTIPLY" and t.form != "base"]
    ends = [(n.first, n.last) for n, r in figures if (r.name in _STANDING or n.kind == "clock") and not n.article]
    return any(
        _leads_on(words[last + 1 : first]) for _, last in changes for first, _ in ends if last < first <= last + 6
    ) or any(
        _falls_back(words[last + 1 : first], words[stop + 1 : stop + 4])
        for _, last in ends
        for first, stop in changes
        if last < first <= last + 8
    )


def _leads_on(gap: Sequence[str]) -> bool:
    """Whether the words between a change and the figure behind it make that its end."""
    left = [w for w in gap if w in _TOWARDS or (w not in HEDGES and w not in _LOOSE)]
    return left in (["to"], [",", "to"], ["at"], [",", "at"])


def _falls_back(gap: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the words between a figure and the change behind it, or those after that, speak of that figure."""
    marks = [i for i, w in enumerate(gap) if w in _MARKS]
    if not marks:
        return False
    tail = [w for w in gap[marks[-1] + 1 :] if w not in HEDGES and w not in _LOOSE]
    if tail in (["up"], ["down"], ["so", "up", "by"], ["so", "down", "by"], ["up", "by"], ["down", "by"]):
        return True
    return tail in ([], ["which", "is"], ["that's"], ["which", "was"]) and not _COMPARING.isdisjoint(after)
