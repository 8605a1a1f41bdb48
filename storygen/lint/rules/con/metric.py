"""CON over metrics named in prose: figures and directions that contradict them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storygen.lint.backing import stems
from storygen.lint.correcting import corrected, told
from storygen.lint.marking import short
from storygen.lint.rule import Problem, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.impact.claims import Claim
    from storygen.impact.contradictions import Contradiction
    from storygen.impact.metric_figures import Figures
    from storygen.lint.measured import Measured
    from storygen.lint.passage import Passage
    from storygen.lint.subject import Subject

_RESULT = """\
result: >-
  {}
  Two sellers left us all the same, and the team still compares the features before it releases, which takes an hour.
"""
_SAID = frozenset(("summary", "opening", "result", "actions", "reflection", "rough"))
_HEAD = re.compile(r"(.+?) (?:at|in|on|of|for|with|per) ")
_PERCENTILE = re.compile(r"p\d{2,3}")


@rule(
    "CON103",
    "contradicts-metric",
    "a figure in prose that contradicts the metric it names",
    rationale="Two values of one figure in one story: a listener who wrote down the first will ask. A reference such "
    "as {precision} can never disagree.",
    bad=_RESULT.format("In the end, new listings in views stood at 14 %, up from 4 % under the new model."),
    good=_RESULT.format("In the end, new listings in views stood at 11 %, up from 4 % under the new model."),
)
def contradicts_metric(subject: Subject) -> Iterator[Problem]:
    """Each figure or change said of a metric by name in summary, opening, actions or result that is none of its own."""
    lower = subject.prose.lower
    named = [m for m in subject.metrics if _may_be_named(m, lower)]
    whole = [m for m in subject.metrics if m.change is not None and m.metric.unit]
    if not named and not whole:
        return
    from storygen.impact.contradictions import contradictions_in
    from storygen.impact.misremembered import misremembered_in
    from storygen.impact.recalled import recalled_in

    metrics = {_figures(m, subject): m for m in subject.metrics if m.metric.unit}
    by_name = contradictions_in(subject.said.apart, tuple(f for f, m in metrics.items() if m in named))
    marked: set[int] = set()
    all_of_them, apart = tuple(metrics), subject.said.apart
    for figures, c in (*by_name, *misremembered_in(apart, all_of_them), *recalled_in(apart, all_of_them)):
        passage = subject.prose.at(c.start)
        at = c.start - passage.start
        if passage.section in _SAID and not _is_reference(passage, at) and not passage.quotes(at):
            if c.start not in marked:
                yield _contradicted(subject, metrics[figures], c)
            marked.add(c.start)


def _is_reference(passage: Passage, at: int) -> bool:
    """Whether the figure there stands for {a-metric}, and so is its own."""
    return any(start <= at < end for start, end, _, _ in passage.shifts)


def _may_be_named(m: Measured, lower: str) -> bool:
    """Whether it has figures, and prose the beginnings of all words of its name, or its statistic."""
    f = m.metric
    if not (m.stems and f.unit) or (f.before is None and f.after is None):
        return False
    return all(stem in lower for stem in m.stems) or bool(f.stat and f.stat.lower() in lower)


def _figures(m: Measured, subject: Subject) -> Figures:
    """What the metric says of itself; figures of metrics with a word in common are known, and no contradiction."""
    from storygen.impact.metric_figures import Figures

    f = m.metric
    kin = (o.metric for o in subject.metrics if o is not m and o.metric.unit == f.unit and o.stems & m.stems)
    known = [f.target, *(f.ci or ()), *(x for k in kin for x in (k.before, k.after))]
    return Figures(
        f.name, f.before, f.after, f.unit, _aliases(m, subject), f.stat, tuple(x for x in known if x is not None),
        (f.window.before, f.window.after),
    )  # fmt: skip


def _aliases(m: Measured, subject: Subject) -> tuple[str, ...]:
    """What else people call it: "the search p95" for a search latency, "the mean wait" for a wait at the counter."""
    stat = m.metric.stat.strip().lower()
    if stat in ("mean", "median"):
        head = _HEAD.match(m.metric.name)
        return (f"{stat} {head[1]}",) if head else ()
    if not _PERCENTILE.fullmatch(stat) or stat in m.metric.name.lower():
        return ()
    only = sum(stat == o.metric.stat.strip().lower() for o in subject.metrics) == 1
    shorter = " ".join(m.metric.name.split()[:-1])
    return (f"{m.metric.name} {stat}", *((f"{shorter} {stat}".strip(),) if only or shorter else ()))


def _contradicted(subject: Subject, m: Measured, c: Contradiction) -> Problem:
    said = subject.prose.text[c.start : c.end]
    is_, words = _rightly(m, c)
    return subject.prose.problem(
        c.start,
        c.end,
        f"{m.name} {is_}, not “{short(said)}”; write {words} or {{{m.metric.id}}}, or mend the metric",
        f"{m.name}: {said}, or {words}?",
    )


def _rightly(m: Measured, c: Contradiction) -> tuple[str, str]:
    """What the metric says in the measure of what stands there, and the words to write."""
    if c.part == "change" and m.change is not None:
        return f"went {m.pair}, {told(m.change, c.of)}", corrected(m.change, c.of)
    words = m.written(c.expected)
    return (f"went {m.pair}" if m.pair else f"is {words}"), words


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
            m = None if _NEGATED.search(claim.text) else _named_by(claim, subject)
            if m is not None and _opposite(claim, m):
                yield subject.prose.problem(
                    claim.start,
                    claim.end,
                    f"“{short(claim.text)}” and {m.name} ({m.pair}) go opposite ways; mend the one that is wrong",
                    f"{m.name} went {m.pair}: up or down?",
                )


_NEGATED = re.compile(r"\b(?:not|never|no)\b|n['’]t\b")


def _named_by(claim: Claim, subject: Subject) -> Measured | None:
    """The metric that a claim is about: its subject says the name, or a part of it whose rest stands beside."""
    said = stems(claim.subject)
    around = stems(claim.text) if said else said
    moved = (m for m in subject.metrics if m.stems and m.change is not None)
    return next((m for m in moved if m.stems <= said or (said <= m.stems <= around and said)), None)


def _opposite(claim: Claim, m: Measured) -> bool:
    delta = m.change.delta if m.change else 0.0
    if not delta:
        return False
    if claim.direction in ("better", "worse"):
        return m.improved is not None and m.improved != (claim.direction == "better")
    return (delta > 0) != (claim.direction == "up")
