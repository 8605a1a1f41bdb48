"""CON over metrics named in prose: figures and directions that contradict them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storygen.impact.units import is_share, kind
from storygen.lint.arithmetic import (
    FACTORS,
    agrees,
    in_unit,
    is_rough,
    judged,
    multiplied,
    told,
)
from storygen.lint.backing import stems
from storygen.lint.rule import Problem, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.impact.change import Change
    from storygen.impact.claims import Claim
    from storygen.impact.quantities import Quantity
    from storygen.lint.measured import Measured
    from storygen.lint.prose import Sentence
    from storygen.lint.subject import Subject

from storygen.lint.changes import plain_changes
from storygen.lint.marking import short

_RESULT = """\
result: >-
  {}
  Two sellers left us all the same, and the team still compares the features before it releases, which takes an hour.
"""
_ANOTHER = re.compile(r"\b(?:and|while|whereas|but|as well as|plus)\b|;|\.\s")
_RELATIVE = ("relative", "multiplier", "points", "difference")


@rule(
    "CON103",
    "contradicts-metric",
    "a figure in prose that contradicts the metric it names",
    rationale="Two values of one figure in one story: a listener who wrote down the first will ask. A reference such "
    "as {precision} "
    "can never disagree.",
    bad=_RESULT.format("By that evening new listings in views stood at 14 % again, up from 4 % under the new model."),
    good=_RESULT.format("By that evening new listings in views stood at 11 % again, up from 4 % under the new model."),
)
def contradicts_metric(subject: Subject) -> Iterator[Problem]:
    """Each figure of a metric's kind, said of it by name in summary, opening or result, that is none of its figures."""
    for start, end, m in _naming_sentences(subject):
        yield from _contradictions(subject, start, end, m)


def _naming_sentences(subject: Subject) -> Iterator[tuple[int, int, Measured]]:
    """The sentences that name exactly one metric, by all the words of its name."""
    metrics = [
        m for m in subject.metrics if m.stems and m.metric.unit and (m.metric.before, m.metric.after) != (None, None)
    ]
    beginnings = [stem for m in metrics for stem in m.stems]
    for sentence in subject.said.sentences if metrics else ():
        if sentence.passage.section not in _SAID or not _may_name(subject, sentence, beginnings):
            continue
        words = stems(
            sentence.passage.text[sentence.start - sentence.passage.start : sentence.end - sentence.passage.start]
        )
        named = [m for m in metrics if m.stems <= words] or _half_named(metrics, words, subject, sentence)
        if len(named) == 1 and not _ELSEWHERE.search(subject.prose.lower, sentence.start, sentence.end):
            yield sentence.start, sentence.end, named[0]


def _may_name(subject: Subject, sentence: Sentence, beginnings: list[str]) -> bool:
    """Whether a sentence has a figure and the beginning of a word of some metric's name: a quick look first."""
    lower = subject.prose.lower[sentence.start : sentence.end]
    return any(stem in lower for stem in beginnings) and _FIGURE.search(lower) is not None


_FIGURE = re.compile(r"\d|\w(?:led|ved) ?")


def _half_named(metrics: list[Measured], words: frozenset[str], subject: Subject, sentence: Sentence) -> list[Measured]:
    """The metric of which a sentence says a word and one value ("the wait was 14 minutes")."""
    if not _STATES.search(subject.prose.lower, sentence.start, sentence.end):
        return []
    return [m for m in metrics if m.stems & words and kind(m.metric.unit)]


_STATES = re.compile(r"\b(?:was|is|stood at|stands at|is now|now stands at|ended at|reached)\b")
_SAID = frozenset(("summary", "opening", "result", "actions", "reflection"))
_ELSEWHERE = re.compile(
    r"\b(?:canary|shadow|target|goal|threshold|limit|would|should|could|expected|planned|wanted|promised|budget|"
    r"alert\w*|if|until|"
    r"worst|peak|at first|first|by then|meanwhile|for a while|week one|day one|each|every|per cent of the|other|"
    r"elsewhere|except|only)\b"
)


def _contradictions(subject: Subject, start: int, end: int, m: Measured) -> Iterator[Problem]:
    figures = [
        q
        for q in subject.said.quantities_in(start, end)
        if _is_digit(q) and q.role not in ("date", "version", "ordinal", "rank", "team", "time")
    ]
    paired = [t for t in plain_changes(subject) if start <= t.start < end]
    said = [
        (q, in_unit(q, m.metric.unit))
        for q in figures
        if _is_of(q, m) or (not q.unit and any(t.has(q) for t in paired))
    ]
    ends = [(q, v) for q, v in said if v is not None and q.role not in _RELATIVE]
    passage = subject.prose.at(start)
    if passage.shifts or not ends:
        ends = []
    wrong = [(q, v) for q, v in ends if not _known(q, v, m) and _comparable(v, m)]
    if len(wrong) < len(ends) and (not paired or m.change is None):
        return
    if m.change is None and len(ends) > 1:
        return
    if wrong and len(ends) <= 2 and not any(is_rough(subject.prose.text, q.start) for q, _ in wrong):
        q = wrong[0][0]
        yield subject.prose.problem(
            q.start,
            q.end,
            f"“{q.text}” contradicts {m.name}, which is {_ends(m)}; mend the one that is wrong, or write "
            f"{{{m.metric.id}}}",
            f"{m.name}: {q.text}, or {_ends(m)}?",
        )
    elif not ends and not paired and m.change is not None:
        yield from _changes_of(subject, start, end, m, m.change)


def _changes_of(subject: Subject, start: int, end: int, m: Measured, change: Change) -> Iterator[Problem]:
    """Each relative change, in figures or in a word such as "tripled", that is not the named metric's."""
    said = any(start <= c.start < end and c.grade == "partial" for c in subject.said.claims)
    text = subject.prose.text
    wrong = [
        (q.start, q.end, q.text)
        for q in subject.said.quantities_in(start, end)
        if said and q.role in _RELATIVE[:3] and judged(q, change, rough=is_rough(text, q.start)) in ("wrong", "points")
    ]
    words = _MULTIPLIED.finditer(subject.prose.lower, start, end)
    wrong += [(*w.span(1), w.group(1)) for w in words if multiplied(FACTORS[w.group(1)], change) == "wrong"]
    for first, last, word in wrong[:1]:
        yield subject.prose.problem(
            first,
            last,
            f"“{word}” contradicts {m.name}: {m.pair} is {told(change)}; mend the one that is wrong",
            f"{m.name}: {word}, or {told(change)}?",
        )


_MULTIPLIED = re.compile(
    r"(?<!almost )(?<!nearly )(?<!than )(?<!half )\b(halved|doubled|tripled|trebled|quadrupled|quintupled)\b(?! from)"
)


def _comparable(value: float, m: Measured) -> bool:
    """Whether a figure is of the size of the metric's: one of another size is another figure."""
    ends = [abs(e) for e in (m.metric.before, m.metric.after) if e]
    scaled = [abs(value) * s for s in ((1.0, 0.01) if m.metric.unit.startswith("ratio") else (1.0,))]
    return any(e / 3 <= s <= e * 3 for e in ends for s in scaled)


def _ends(m: Measured) -> str:
    one = m.metric.after if m.metric.after is not None else m.metric.before
    return m.pair or (m.written(one) if one is not None else "")


def _is_digit(q: Quantity) -> bool:
    return any(c.isdigit() for c in q.text) or q.role == "multiplier"


def _is_of(q: Quantity, m: Measured) -> bool:
    """Whether a figure is of the metric's kind: a share beside a share, a time beside a time, money beside money."""
    unit = "percent" if q.unit == "%" else q.unit
    if is_share(m.metric.unit):
        return is_share(unit) or (not unit and 0 < q.value < 1)
    theirs, ours = kind(unit), kind(m.metric.unit)
    if ours:
        return theirs == ours or (not unit and q.role in ("before", "after"))
    return (
        not theirs
        and not is_share(unit)
        and (unit.split("/")[0].rstrip("s") == m.metric.unit.split("/")[0].rstrip("s"))
    )


def _known(q: Quantity, value: float, m: Measured) -> bool:
    """Whether a stated figure is one that the metric gives: an end, its target, its bounds, its difference."""
    if " of " in q.text:
        return True
    f, change = m.metric, m.change
    given = [f.before, f.after, f.target, *(f.ci or ()), abs(change.delta) if change else None]
    scales = (1.0, 100.0, 0.01) if is_share(f.unit) else (1.0,)
    return any(
        agrees(value * s, g, q.text) or agrees(q.value * s, g, q.text) for g in given if g is not None for s in scales
    )


@rule(
    "CON104",
    "opposite-direction",
    "prose that claims the opposite of the metric",
    rationale="“Orders were up” over a metric that fell: one of the two is wrong, and you will not be there to say "
    "which.",
    bad=_RESULT.format("By that evening new listings in views fell by much."),
    good=_RESULT.format("By that evening new listings in views rose by much."),
)
def opposite_direction(subject: Subject) -> Iterator[Problem]:
    """Each claim of the result about a metric by name that goes the other way."""
    for claim in subject.said.claims:
        if claim.grade == "unquantified" and claim.direction and subject.prose.at(claim.start).section == "result":
            m = _named_by(claim, subject)
            if m is not None and _opposite(claim, m):
                yield subject.prose.problem(
                    claim.start,
                    claim.end,
                    f"“{short(claim.text)}” and {m.name} ({m.pair}) go opposite ways; mend the one that is wrong",
                    f"{m.name} went {m.pair}: up or down?",
                )


def _named_by(claim: Claim, subject: Subject) -> Measured | None:
    said = stems(claim.subject)
    return next(
        (
            m
            for m in subject.metrics
            if m.stems and m.change is not None and (m.stems <= said or (said and said == m.stems & said))
        ),
        None,
    )


def _opposite(claim: Claim, m: Measured) -> bool:
    delta = m.change.delta if m.change else 0.0
    if not delta:
        return False
    if claim.direction in ("better", "worse"):
        return m.improved is not None and m.improved != (claim.direction == "better")
    return (delta > 0) != (claim.direction == "up")
