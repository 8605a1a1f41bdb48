"""The noun that a claim is about, as a reader would name it: "support tickets" of "We halved the support tickets."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.impact.lexicon import BIT
from storygen.impact.noun_phrases import (
    AMOUNTS,
    ENTERING,
    is_amount,
    named,
    nearest_measure,
    phrase_after,
    phrase_before,
)

if TYPE_CHECKING:
    from storygen.impact.analysis import Sentence
    from storygen.impact.clauses import Clause
    from storygen.impact.triggers import Trigger

_VERB = sum(
    BIT[n] for n in ("UP", "DOWN", "BETTER", "WORSE", "ZERO", "MULTIPLY", "REACH", "SAVE", "BECOME", "MAKE", "SEE")
)
_NO_OBJECT = frozenset(
    (
        "after before by to from within in on at for with below under above over as when since while during until "
        "because thanks and , . a lot sharply steeply slightly noticeably markedly"
    ).split()
) - {"a"}
_CHANGE = sum(BIT[n] for n in ("N_UP", "N_DOWN", "N_BETTER", "N_WORSE"))
_FAR = 9


def subject_of(s: Sentence, t: Trigger) -> str:
    """The noun phrase that changed; "" where no noun says so."""
    for first, stop in _places(s, t):
        if first < stop and (name := named(s, first, stop)):
            return name
    return ""


def _places(s: Sentence, t: Trigger) -> list[tuple[int, int]]:
    """Where the noun may stand, likeliest first."""
    c = s.clauses.at(t.first)
    end = max(c.stop, t.last + 1)
    before = phrase_before(s, c.first, t.first)
    after = phrase_after(s, t.last + 1, end)
    if t.cls == "SAVE" and is_amount(s, after[1]):
        after = (0, 0)  # "saved the firm $2m": the firm is who has it
    if t.kind in ("verb", "adj"):
        near = [before, after] if _is_said_of(s, t, c, before) else [after, before]
        return [*near, nearest_measure(s, c.first, end, t), _before_aside(s, c)]
    if t.kind == "noun":
        of = (
            phrase_after(s, t.last + 2, end)
            if s.words.words[t.last + 1 : t.last + 2] in (["in"], ["of"], ["on"])
            else (0, 0)
        )
        return [of, _joined(s, c.first, t.first), nearest_measure(s, c.first, end, t)]
    if t.kind in ("num", "pair"):
        return [*_of_figure(s, t), nearest_measure(s, c.first, end, t)]
    inside = phrase_after(s, t.first + 1, t.last) if t.kind == "particle" else (0, 0)
    return [inside, before, after, nearest_measure(s, c.first, end, t)]


def _is_said_of(s: Sentence, t: Trigger, c: Clause, before: tuple[int, int]) -> bool:
    """Whether a word says something of what stands before it: "churn dropped after …", "the team became quicker"."""
    words, bits = s.words.words, s.bits
    if t.kind == "verb":
        return t.last + 1 < c.stop and (words[t.last + 1] in _NO_OBJECT or bits[t.last + 1] & BIT["DEGREE"] > 0)
    if words[t.first] in ("fewer", "less") and t.last + 1 < c.stop and words[t.last + 1][0].isalpha():
        return False
    i = t.first - 1
    while i >= c.first and (bits[i] & (BIT["DEGREE"] | BIT["NOW"] | BIT["EVER"]) or words[i] in AMOUNTS):
        i -= 1
    linked = i >= c.first and bits[i] & (BIT["BE"] | BIT["BECOME"]) > 0
    return linked and before[0] < before[1] and words[before[1] - 1] not in ("there", "it", "we", "they")


def _before_aside(s: Sentence, c: Clause) -> tuple[int, int]:
    """What stands before an aside: "latency" of "Latency, which had been bad for a year, improved"."""
    words = s.words.words
    mark = next((i for i in range(s.span.start, c.first) if words[i] == "," and words[i + 1] in ("which", "who")), -1)
    return phrase_before(s, s.span.start, mark) if mark > 0 else (0, 0)


def _of_figure(s: Sentence, t: Trigger) -> list[tuple[int, int]]:
    """The object of the verb before a figure, its subject, or the heading that the figure stands behind."""
    words, bits = s.words.words, s.bits
    first = s.span.start
    i = t.first - 1
    while i >= first and words[i] in ENTERING:
        i -= 1
    verb = next(
        (j for j in range(i, max(first, i - _FAR) - 1, -1) if bits[j] & _VERB and not bits[j] & BIT["MEASURE"]), -1
    )
    if verb >= 0:
        if bits[verb] & BIT["BECOME"]:
            return [phrase_before(s, first, verb), phrase_after(s, verb + 1, i + 1)]
        return [phrase_after(s, verb + 1, i + 1), phrase_before(s, first, verb)]
    return [_of_change(s, t.last + 1), phrase_before(s, first, i + 1), _counted(s, t.first)]


def _of_change(s: Sentence, i: int) -> tuple[int, int]:
    """What a noun of change behind a figure is of: "page load time" of "a 30 % reduction in page load time"."""
    words, stop = s.words.words, s.span.stop
    for j in range(i, min(i + 2, stop - 2)):
        if s.bits[j] & _CHANGE and words[j + 1] in ("in", "of"):
            return phrase_after(s, j + 2, stop)
    return 0, 0


def _counted(s: Sentence, i: int) -> tuple[int, int]:
    """What the figure at token `i` counts: "releases" of "monthly releases"."""
    last = next((n.last for n in s.figures if n.first == i), i)
    return phrase_after(s, last + 1, s.span.stop)


def _joined(s: Sentence, first: int, stop: int) -> tuple[int, int]:
    """The nouns that stand right before a noun of change: "latency" of "a latency improvement"."""
    i = stop
    while i > first and s.bits[i - 1] & BIT["MEASURE"]:
        i -= 1
    return i, stop
