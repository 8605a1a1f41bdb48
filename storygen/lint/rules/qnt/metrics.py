"""QNT1xx over single metrics: both ends, unit, where each comes from, and no more digits than there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.impact.proportion import is_proportion, is_ratio_name
from storygen.impact.written import number, places
from storygen.lint.rule import Problem, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.lint.subject import Subject
    from storygen.story.model import Metric

HONEST = " (confidence: estimated where you reckon it), or unknown with its reason and what would have measured it"

_METRIC = """\
metrics:
  - name: precision
    kind: model
    unit: ratio
{ends}
    stat: rate
    n: {{before: 4210, after: 3987}}
    window: {{before: 2024-02-12..2024-02-25, after: 2024-03-04..2024-03-17}}
    source: weekly fraud review
    confidence: measured
  - name: false declines
    kind: business
    unit: declines/day
    better: lower
    before: 80
    after: 40
    exposure: 14 d
    window: {{before: 2024-02-12..2024-02-25, after: 2024-03-04..2024-03-17}}
    source: weekly fraud review
    confidence: measured
    guardrail: true
"""
_UNKNOWN = """\
    before: unknown
    after: 0.78
    unknown:
      because: nobody labelled alerts before
      would_measure: two weeks of reviewed alerts"""
GOOD = _METRIC.format(ends="    before: 0.62\n    after: 0.78")


@rule(
    "QNT102",
    "missing-before",
    "a metric without its before",
    rationale="An after alone shows where you arrived, not what you changed: listeners ask for the baseline first. A "
    "figure "
    "that nobody took is no shame; said as unknown, with what would have measured it, it is a stronger answer than a "
    "guess.",
    bad=_METRIC.format(ends="    after: 0.78"),
    good=_METRIC.format(ends=_UNKNOWN),
)
def missing_before(subject: Subject) -> Iterator[Problem]:
    """Each metric whose `before` is neither a figure nor unknown."""
    for m in subject.metrics:
        if m.metric.before is None and not m.metric.before_unknown:
            yield Problem(
                (*m.path, "before"),
                f"{m.name} has no before value; write before: <the figure before your change>{HONEST}",
                f"what was {m.name} before?",
                missing=True,
            )


@rule(
    "QNT103",
    "missing-after",
    "a metric without its after",
    rationale="A before alone shows a problem, not what you did about it. If the result never came in, say so.",
    bad=_METRIC.format(ends="    before: 0.62"),
    good=GOOD,
)
def missing_after(subject: Subject) -> Iterator[Problem]:
    """Each metric whose `after` is neither a figure nor unknown."""
    for m in subject.metrics:
        if m.metric.after is None and not m.metric.after_unknown:
            yield Problem(
                (*m.path, "after"),
                f"{m.name} has no after value; write after: <the figure once your change had worked>{HONEST}",
                f"what is {m.name} now?",
                missing=True,
            )


@rule(
    "QNT104",
    "missing-unit",
    "a metric without its unit",
    rationale="“From 40 to 12” of what? Without the unit neither you nor a listener can say the change in words.",
    bad=GOOD.replace("    unit: ratio\n", ""),
    good=GOOD,
)
def missing_unit(subject: Subject) -> Iterator[Problem]:
    """Each metric that does not say what it counts."""
    for m in subject.metrics:
        if not m.metric.unit:
            what = "<ratio, percent, ms, h, d, USD, or what you counted, such as pages/week>"
            yield Problem(
                (*m.path, "unit"),
                f"{m.name} has no unit; write unit: {'ratio' if _between_0_and_1(m.metric) else what}",
                f"in what is {m.name} counted?",
                missing=True,
            )


def _between_0_and_1(m: Metric) -> bool:
    """Whether it is an AUC, an F1, a precision and the like, and its figures are those of a ratio."""
    known = [end for end in (m.before, m.after) if end is not None]
    return bool(known) and all(-1 <= end <= 1 for end in known) and is_ratio_name(m.name)


@rule(
    "QNT105",
    "missing-evidence",
    "a metric without window, source or confidence",
    rationale="Over which days, read from where, measured or reckoned: the three things a sceptic asks of any figure. "
    "Said once "
    "under `measured:` at the top they hold for every metric.",
    bad=GOOD.replace("    source: weekly fraud review\n    confidence: measured\n  - name: false", "  - name: false"),
    good=GOOD,
)
def missing_evidence(subject: Subject) -> Iterator[Problem]:
    """Each metric that lacks one of the three, in one finding; the source of a headline is QNT110's."""
    for m in subject.metrics:
        lacks = [name for name in _lacking(m.metric) if not subject.was_dropped((*m.path, *name.split(".")))]
        if lacks:
            yield Problem(
                (*m.path, lacks[0].split(".")[0]),
                f"{m.name} does not say its {_and(lacks)}; write {'; '.join(_ASKS[word] for word in lacks)}",
                f"{m.name}: {_and([_QUESTIONS[word] for word in lacks])}?",
                missing=True,
            )


_ASKS = {
    "window": "window: <the days it was taken over>",
    "window.before": "window.before: <the days before your change>",
    "window.after": "window.after: <the days after it>",
    "source": "source: <the report, dashboard or count it comes from>",
    "confidence": "confidence: measured, estimated or anecdotal",
}
_QUESTIONS = {
    "window": "over which days",
    "window.before": "over which days before",
    "window.after": "over which days after",
    "source": "read from where",
    "confidence": "measured or estimated",
}


def _lacking(m: Metric) -> Iterator[str]:
    if not (m.window.before or m.window.after):
        yield "window"
    elif not m.window.before and m.before is not None:
        yield "window.before"
    elif not m.window.after and m.after is not None:
        yield "window.after"
    if not m.source and not m.headline:
        yield "source"
    if not m.confidence:
        yield "confidence"


@rule(
    "QNT106",
    "unknown-direction",
    "a metric of which nobody can tell which way is better",
    rationale="Whether a figure improved is read from its name where a published word list knows it. Where it does "
    "not, one word "
    "from you keeps pages, pictures and checks right.",
    bad=GOOD.replace("name: precision", "name: oven temperature"),
    good=GOOD.replace("name: precision", "name: oven temperature\n    better: higher"),
)
def unknown_direction(subject: Subject) -> Iterator[Problem]:
    """Each metric whose `better` neither the file nor its name gives."""
    for m in subject.metrics:
        if not m.better:
            yield Problem(
                (*m.path, "better"),
                f"{m.name} does not tell which way is better; write better: higher or better: lower",
                f"is a higher {m.name} better, or a lower one?",
                missing=True,
            )


@rule(
    "QNT110",
    "headline-without-source",
    "the number to say out loud has no source",
    rationale="The headline is the figure you will be asked about; “where does that come from?” must have an answer.",
    bad=GOOD.replace("    source: weekly fraud review\n    confidence: measured\n  - name: false",
    "    confidence: measured\n    headline: true\n  - name: false"),
    good=GOOD,
)  # fmt: skip
def headline_without_source(subject: Subject) -> Iterator[Problem]:
    """Each metric marked as headline that names no source."""
    for m in subject.metrics:
        if m.metric.headline and not m.metric.source:
            yield Problem(
                (*m.path, "source"),
                f"{m.name} is your headline and names no source; write source: <the report, dashboard or count it "
                "comes "
                "from>, or confidence: estimated with how you reckoned it",
                f"where does {m.name} come from?",
                missing=True,
            )


@rule(
    "QNT111",
    "too-many-digits",
    "more digits than the sample supports",
    rationale="23.47 % of 51 cases claims to know a hundredth of a percent where one case is two percent. Listeners "
    "who know "
    "figures hear it at once.",
    bad=_METRIC.format(ends="    before: 0.6237\n    after: 0.7843").replace("4210, after: 3987", "340, after: 358"),
    good=_METRIC.format(ends="    before: 0.62\n    after: 0.78").replace("4210, after: 3987", "340, after: 358"),
)
def too_many_digits(subject: Subject) -> Iterator[Problem]:
    """Each end of a share with digits finer than a tenth of what one case of its n weighs."""
    for m in subject.metrics:
        if not is_proportion(m.metric.name, m.metric.unit, m.metric.stat):
            continue
        for side in ("before", "after"):
            value, n = getattr(m.metric, side), getattr(m.metric.n, side)
            if value is None or n is None or n < 1:
                continue
            most = _supported_places(n, m.metric.unit)
            if places(value) > most:
                fewer = m.written(round(value, most))
                said = (
                    f"{m.written(value)} of {number(n)} has more digits than {number(n)} can carry; write {side}: "
                    f"{fewer}"
                )
                if not _is_a_share_of(n, value, most, m.metric.unit):
                    said = (
                        f"no number of cases out of {number(n)} is {m.written(value)}; the figure is wrong, or its n: "
                        "write the one that was counted"
                    )
                yield Problem((*m.path, side), said, quote=m.written(value))


def _is_a_share_of(n: float, value: float, most: int, unit: str) -> bool:
    """Whether some whole number of n cases comes to the figure, as far as `most` places show it."""
    whole = 1.0 if unit.startswith("ratio") else 100.0
    return abs(round(value / whole * n) / n * whole - value) <= 0.5 * 10.0**-most * 1.001


def _supported_places(n: float, unit: str) -> int:
    """Decimal places whose last one is at least a tenth of the weight of one case in n."""
    whole = 1.0 if unit.startswith("ratio") else 100.0
    allowed = 0
    while allowed < 9 and 10.0 ** -(allowed + 1) >= whole / n / 10 * 0.999:
        allowed += 1
    return max(allowed, 2 if whole == 1.0 else 0)


@rule(
    "QNT112",
    "unexplained-unknown",
    "an unknown figure without its reason",
    rationale="“We don't know” is an honest answer when you can say why, and what would have told you. That makes a "
    "gap a card.",
    bad=_METRIC.format(ends="    before: unknown\n    after: 0.78"),
    good=_METRIC.format(ends=_UNKNOWN),
)
def unexplained_unknown(subject: Subject) -> Iterator[Problem]:
    """Each metric with an unknown end that lacks `because` or `would_measure`."""
    for m in subject.metrics:
        if not (m.metric.before_unknown or m.metric.after_unknown):
            continue
        told = m.metric.unknown
        lacks = [w for w in ("because", "would_measure") if told is None or not getattr(told, w)]
        if lacks:
            asks = {
                "because": "because: <why nobody knows>",
                "would_measure": "would_measure: <what would have told you>",
            }
            yield Problem(
                (*m.path, "unknown"),
                f"{m.name} has an unknown end without its {'reason' if 'because' in lacks else 'way to measure it'}; "
                f"write unknown: {{{', '.join(asks[w] for w in lacks)}}}",
                f"why could you not measure {m.name}, and what would have?",
                missing=True,
            )


@rule(
    "QNT113",
    "zero-baseline",
    "a relative change from zero",
    rationale="A change relative to nothing is no number: from 0 to 12 is not +1,200 %, nor infinite. Say the "
    "difference.",
    bad=GOOD.replace("before: 80\n    after: 40", "before: 0\n    after: 40\n    share: relative"),
    good=GOOD,
)
def zero_baseline(subject: Subject) -> Iterator[Problem]:
    """Each metric whose change is to be told relative to a baseline of zero."""
    for m in subject.metrics:
        if m.metric.before == 0 and m.metric.share == "relative":
            yield Problem(
                (*m.path, "share"),
                f"{m.name} starts at 0, so it has no relative change to share; write share: hidden, or share: absolute",
                quote="relative",
            )


def _and(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
