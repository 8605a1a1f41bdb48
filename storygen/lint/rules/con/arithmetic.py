"""CON over stated changes: what their ends give, and percent for percentage points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storygen.lint.arithmetic import (
    FACTORS,
    is_rough,
    judged,
    told,
)
from storygen.lint.rule import Problem, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.impact.change import Change
    from storygen.impact.quantities import Quantity
    from storygen.lint.subject import Subject

from storygen.lint.changes import ToldOf, changes
from storygen.lint.marking import short

_RESULT = """\
result: >-
  {}
  Two sellers left us all the same, and the team still compares the features before it releases, which takes an hour.
"""
_ANOTHER = re.compile(r"\b(?:and|while|whereas|but|as well as|plus)\b|;|\.\s")
_RELATIVE = ("relative", "multiplier", "points", "difference")


@rule(
    "CON101",
    "wrong-arithmetic",
    "a stated change that the stated ends do not give",
    rationale="Listeners reckon along. From 800 ms to 500 ms is −37.5 %, and someone in the room will say so.",
    bad=_RESULT.format("By that evening clicks on new listings rose from 4,000 to 11,000 a day, a gain of 60 %."),
    good=_RESULT.format("By that evening clicks on new listings rose from 4,000 to 11,000 a day, a gain of 175 %."),
)
def wrong_arithmetic(subject: Subject) -> Iterator[Problem]:
    """Each relative change, multiplier or difference that its ends contradict; ends whose verb goes the other way."""
    for told_of in changes(subject):
        for q in _stated(told_of, subject):
            if judged(q, told_of.change, rough=is_rough(subject.prose.text, q.start)) == "wrong":
                yield _arithmetic(subject, q, told_of.change)
        verb = _against_its_verb(told_of, subject)
        if verb:
            yield subject.prose.problem(
                verb[0],
                told_of.end,
                f"“{short(subject.prose.text[verb[0] : told_of.end])}” says one thing and its figures another; swap "
                "the ends, or "
                "change the verb",
                "which of the two figures came first?",
            )


@rule(
    "CON102",
    "percent-for-points",
    "percent where percentage points are meant",
    rationale="From 4 % to 11 % is 7 points and +175 %. Mixing the two is the commonest false claim, and mostly it "
    "makes you "
    "sound smaller.",
    bad=_RESULT.format("By that evening new listings rose from 4 % to 11 % of views, a gain of 7 %."),
    good=_RESULT.format("By that evening new listings rose from 4 % to 11 % of views, a gain of 7 percentage points."),
)
def percent_for_points(subject: Subject) -> Iterator[Problem]:
    """Each difference of two shares that is told in percent."""
    for told_of in changes(subject):
        for q in _stated(told_of, subject):
            if judged(q, told_of.change, rough=False) == "points":
                yield subject.prose.problem(
                    q.start,
                    q.end,
                    f"“{q.text}” is the difference in percentage points; the change is {told(told_of.change)}: write "
                    f"{q.text.split()[0].rstrip('%')} points, or the percentage",
                    "percent, or percentage points?",
                )


def _arithmetic(subject: Subject, q: Quantity, change: Change) -> Problem:
    ends = f"{_plain(change.before)} to {_plain(change.after)}"
    return subject.prose.problem(
        q.start,
        q.end,
        f"“{q.text}” is not the change from {ends}, which is {told(change)}; mend the one that is wrong",
        f"from {ends}: {q.text}, or {told(change)}?",
    )


def _stated(told_of: ToldOf, subject: Subject) -> Iterator[Quantity]:
    """The figures of the sentence that stand in apposition to its ends: beside them, with no other clause between."""
    text = subject.prose.text
    for q in subject.said.quantities_in(*told_of.sentence):
        if q.role not in _RELATIVE or told_of.has(q):
            continue
        between = text[told_of.end : q.start] if q.start >= told_of.end else text[q.end : max(q.end, told_of.start)]
        if len(between) <= 45 and not _ANOTHER.search(between):
            yield q


_DOWN = frozenset(
    ["fell", "dropped", "decreased", "declined", "shrank", "reduced", "cut", "lowered", "sank", "down", "halved"]
)
_UP = frozenset(
    [
        "rose",
        "grew",
        "increased",
        "climbed",
        "raised",
        "jumped",
        "gained",
        "up",
        "doubled",
        "tripled",
        "trebled",
        "quadrupled",
    ]
)
_TO_THE_ENDS = re.compile(r"(\w+)(?:\W+(?!and\b|but\b|while\b)\w+){0,4}\W+from\W*(?:about |around |some |roughly )?$")


def _against_its_verb(told_of: ToldOf, subject: Subject) -> tuple[int, str] | None:
    """The verb of rising before ends that fall, or the reverse; where it stands."""
    before = subject.prose.lower[told_of.sentence[0] : told_of.start]
    match = None
    for found in re.finditer(r"\w+", before):
        if found.group() in _DOWN | _UP:
            match = found
    if match is None or not _TO_THE_ENDS.match(before, match.start()):
        return None
    verb, change = match.group(), told_of.change
    wrong = verb in (_UP if change.delta < 0 else _DOWN) and change.delta != 0
    if not wrong and verb in FACTORS and change.before:
        exactly = abs(change.after / change.before / FACTORS[verb] - 1) <= 0.12
        wrong = not exactly and not _MORE_THAN.search(before, 0, match.start())
    return (told_of.sentence[0] + match.start(), verb) if wrong else None


_MORE_THAN = re.compile(r"(?:than|almost|nearly|about|roughly|over|just|only|half|not|barely) $")


def _plain(value: float) -> str:
    from storygen.impact.written import number

    return number(value)
