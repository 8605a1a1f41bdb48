"""CON over stated changes: what their ends give, and percent for percentage points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.impact.written import number
from storygen.lint.correcting import corrected, told
from storygen.lint.marking import short
from storygen.lint.rule import Problem, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.impact.consistency import Slip
    from storygen.lint.subject import Subject

_RESULT = """\
result: >-
  {}
  Two sellers left us all the same, and the team still compares the features before it releases, which takes an hour.
"""


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
    for slip in subject.said.slips:
        if slip.kind == "direction":
            yield _swapped(subject, slip)
        elif slip.kind == "share":
            yield _misreckoned(subject, slip)
        elif not _is_percent_for_points(slip):
            yield _marked(
                subject,
                slip,
                f"{slip.ends} is {told(slip.change, slip.of)}, not “{short(slip.stated)}”; {_write(slip)}",
            )


@rule(
    "CON102",
    "percent-for-points",
    "percent where percentage points are meant",
    rationale="From 4 % to 11 % is 7 points and +175 %. Mixing the two is the commonest false claim, and mostly it "
    "makes you sound smaller.",
    bad=_RESULT.format("By that evening new listings rose from 4 % to 11 % of views, a gain of 7 %."),
    good=_RESULT.format("By that evening new listings rose from 4 % to 11 % of views, a gain of 7 percentage points."),
)
def percent_for_points(subject: Subject) -> Iterator[Problem]:
    """Each difference of two shares that is told in percent."""
    for slip in subject.said.slips:
        if _is_percent_for_points(slip):
            yield _marked(
                subject,
                slip,
                f"{slip.ends} is {told(slip.change, 'points')}, not “{short(slip.stated)}”; write "
                f"{corrected(slip.change, 'points')}",
            )


def _is_percent_for_points(slip: Slip) -> bool:
    return slip.kind == "points" and slip.of in ("percent", "fraction")


def _write(slip: Slip) -> str:
    words = corrected(slip.change, slip.of)
    return f"write {words}, or mend the ends" if words else "mend the one that is wrong"


def _marked(subject: Subject, slip: Slip, message: str) -> Problem:
    question = f"from {slip.ends.replace(' → ', ' to ')}: {short(slip.stated)}, or {told(slip.change, slip.of)}?"
    return subject.prose.problem(slip.start, slip.end, message, question)


def _misreckoned(subject: Subject, slip: Slip) -> Problem:
    share = f"{number(float(f'{slip.change.after / slip.change.before * 100:.2g}'))} %"
    return subject.prose.problem(
        slip.start,
        slip.end,
        f"{slip.ends} is {share}, not “{short(slip.stated)}”; write {share}, or mend the counts",
        f"{slip.ends}: {short(slip.stated)}, or {share}?",
    )


def _swapped(subject: Subject, slip: Slip) -> Problem:
    goes = "up" if slip.change.delta > 0 else "down"
    before, _, after = slip.ends.partition(" → ")
    return subject.prose.problem(
        slip.start,
        slip.end,
        f"“{short(slip.stated)}” says {'down' if goes == 'up' else 'up'}, and {slip.ends} goes {goes}; write from "
        f"{after} to {before}, or change the verb",
        f"which came first, {before} or {after}?",
    )
