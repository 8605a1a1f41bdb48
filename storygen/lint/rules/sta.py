"""STA, statistics: what the stated samples can and cannot support."""

from __future__ import annotations

import re
from calendar import month_name
from typing import TYPE_CHECKING

from storygen.finding import Severity
from storygen.impact.inference import holm
from storygen.impact.proportion import is_proportion
from storygen.impact.written import delta_text, number
from storygen.lint.rule import Problem, rule
from storygen.lint.rules.qnt.metrics import GOOD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.lint.measured import Measured
    from storygen.lint.subject import Subject


@rule(
    "STA101",
    "interval-holds-zero",
    "an interval that holds zero under a claim of success",
    rationale="If “no change at all” lies in the interval, the samples do not show a gain. It may still be there: say "
    "it so, "
    "or tell what it would take to see it. This says nothing of power after the fact; the n is for planning the next "
    "time.",
    bad=GOOD.replace("{before: 4210, after: 3987}", "{before: 61, after: 58}"),
    good=GOOD,
)
def interval_holds_zero(subject: Subject) -> Iterator[Problem]:
    """Each metric whose interval holds zero and that got better in a success, or that prose calls one in a failure."""
    failed = subject.story.outcome == "failure"
    for m in subject.metrics:
        if not m.improved or m.metric.guardrail or not m.evidence.holds_zero or m.change is None:
            continue
        if failed and not _is_called_a_success(subject, m):
            continue
        lo, hi = m.evidence.delta_lo, m.evidence.delta_hi
        if lo is None or hi is None:
            continue
        yield Problem(
            (*m.path, "after"),
            f"the 95 % interval of {m.name}'s change, {_delta(lo, m)} to {_delta(hi, m)}, holds zero: these samples "
            "do not "
            f"show that it got better{_needed(m)}; say that it may be chance, or tell it with confidence: estimated "
            "as a trend",
            f"how do you know that {m.name} did not move by chance?",
            quote=m.pair,
        )


_SUCCESS = frozenset(
    "success successes successful succeeded improved improvement better gain gained won win worked progress".split()
)
_DOUBT = frozenset("chance luck noise maybe perhaps may might not no nobody significant neither hardly but".split())


def _is_called_a_success(subject: Subject, m: Measured) -> bool:
    """Whether a sentence of the summary or the result has both ends of it and a word of success, without a doubt."""
    ends = {m.metric.before, m.metric.after}
    if _SUCCESS.isdisjoint(subject.prose.words) or None in ends:
        return False
    wanted = ({round(x, 6) for x in ends if x is not None}, {round(x * 100, 6) for x in ends if x is not None})
    for passage in subject.prose.within("summary", "result"):
        for q in () if _SUCCESS.isdisjoint(passage.words) else subject.said.quantities_in(passage.start, passage.end):
            sentence = subject.said.sentence_around(q.start)
            said = set(_WORDS.findall(subject.prose.lower[sentence.start : sentence.end]))
            values = {round(x.value, 6) for x in subject.said.quantities(sentence)}
            if said & _SUCCESS and not said & _DOUBT and any(w <= values for w in wanted):
                return True
    return False


def _delta(value: float, m: Measured) -> str:
    change = m.change
    return delta_text(0.0, _rounded(value), change.unit) if change else number(value)


def _rounded(value: float) -> float:
    return float(f"{value:.2g}")


def _needed(m: Measured) -> str:
    needed = m.evidence.needed
    return f" (a change of this size takes about {number(needed)} on each side to be seen)" if needed else ""


@rule(
    "STA102",
    "rate-without-n",
    "a rate without the number of cases behind it",
    rationale="78 % of 9 is seven people; of 4,000 it is a result. Without n nobody can tell, and no interval can be "
    "given.",
    bad=GOOD.replace("    n: {before: 4210, after: 3987}\n", ""),
    good=GOOD,
)
def rate_without_n(subject: Subject) -> Iterator[Problem]:
    """Each share that says neither n on the sides it has, nor an interval computed elsewhere."""
    for m in subject.metrics:
        f = m.metric
        if not (is_proportion(f.name, f.unit, f.stat) or f.stat == "rate") or f.stat not in ("", "rate", "mean"):
            continue
        if f.ci is not None or f.exposure.before or f.exposure.after or f.confidence in ("estimated", "anecdotal"):
            continue
        sides = [s for s in ("before", "after") if getattr(f, s) is not None and getattr(f.n, s) is None]
        if sides:
            where = "n: {before: <cases>, after: <cases>}" if len(sides) == 2 else f"n.{sides[0]}: <cases>"
            yield Problem(
                (*m.path, "n"),
                f"{m.name} is a rate and does not say of how many; write {where}, or confidence: estimated if nobody "
                "counted",
                f"{m.name} of how many cases, before and after?",
                missing=True,
            )


_THIRD = """\
  - name: reviews
    kind: process
    unit: reviews/day
    better: lower
    before: 12
    after: 12
    window: two weeks each
    source: weekly fraud review
    confidence: measured
    p_value: 0.0001
    guardrail: true"""


@rule(
    "STA103",
    "does-not-survive",
    "a p-value that does not survive several looks",
    rationale="Of twenty figures one moves by chance at p 0.05. Holm's step-down asks of each p-value what the number "
    "of figures "
    "looked at leaves of it.",
    bad=GOOD.replace("    guardrail: true", f"    p_value: 0.04\n{_THIRD}").replace("0.78", "0.78\n    p_value: 0.03"),
    good=GOOD.replace("    guardrail: true", "    guardrail: true\n    p_value: 0.0001"),
)
def does_not_survive(subject: Subject) -> Iterator[Problem]:
    """Each metric whose stated p-value is below 0.05 alone and not after Holm's correction over the stated ones."""
    stated = [(m, m.metric.p_value) for m in subject.metrics if m.metric.p_value is not None]
    usable = [(m, p) for m, p in stated if p is not None and 0 <= p <= 1]
    if len(usable) < 2:
        return
    adjusted = holm([p for _, p in usable])
    for (m, p), after in zip(usable, adjusted, strict=True):
        if p < 0.05 <= after:
            yield Problem(
                (*m.path, "p_value"),
                f"p = {number(p)} of {m.name} is {number(_rounded(after))} once Holm's correction counts the "
                f"{len(usable)} figures "
                "tested; call it a hint, or say which figure was named beforehand",
                f"which figure did you name before looking, {m.name} or another?",
                quote=number(p),
            )


@rule(
    "STA104",
    "windows-of-unlike-length",
    "before and after over windows of unlike length",
    rationale="A month of before against a week of after compares seasons and luck. Counts it makes wrong outright.",
    bad=GOOD.replace("after: 2024-03-04..2024-03-17", "after: 2024-03-04..2024-03-08", 1),
    good=GOOD,
)
def windows_of_unlike_length(subject: Subject) -> Iterator[Problem]:
    """Each metric whose two windows, where they can be read, differ by more than a quarter."""
    for m in subject.metrics:
        window = m.metric.window
        if not (window.before and window.after) or window.before == window.after:
            continue
        before, after = _days(window.before), _days(window.after)
        if before is None or after is None or max(before, after) <= 1.25 * min(before, after):
            continue
        yield Problem(
            (*m.path, "window"),
            f"{m.name} compares {_length(before)} before with {_length(after)} after; take windows of one length, or "
            "write "
            "the figure per day and say so in the unit",
            f"what is {m.name} over windows of one length?",
            quote=f"{window.before} / {window.after}",
            missing=True,
        )


_SPELLED = {"a": 1, "an": 1} | {
    w: i
    for i, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_LENGTH = re.compile(
    r"^(?:the |over |for )?(?:(?:last|first|next|previous|following|same) )?(\d+|[a-z]+) (days?|weeks?|months?|"
    r"quarters?|years?|hours?)\b"
)
_MONTH = re.compile(
    r"(?:in |all of |the whole of )?(?:" + "|".join(m.lower() for m in month_name if m) + r")(?:,? \d{4})?"
)
_IN_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30.4, "quarter": 91.3, "year": 365.25}


def _days(text: str) -> float | None:
    """A window's length in days, None where its text gives none."""
    from storygen.story.times import parse_duration, parse_range

    text = text.strip()
    dates = parse_range(text)
    if dates is not None:
        return (dates[1] - dates[0]).days + 1.0
    seconds = parse_duration(text)
    if seconds:
        return seconds / 86400
    text = text.lower()
    if match := _LENGTH.match(text):
        count = int(match[1][:6]) if match[1].isdecimal() else _SPELLED.get(match[1])
        return count * _IN_DAYS[match[2].rstrip("s")] if count else None
    return 30.4 if _MONTH.fullmatch(text) else None


def _length(days: float) -> str:
    if days < 1.5:
        return f"{number(round(days * 24))} h"
    return f"{number(round(days))} days"


@rule(
    "STA105",
    "only-two-dates",
    "“because of my change” with nothing but two dates",
    rationale="Much changes between two dates. What held still, what you compared with, or in which order things "
    "moved, is what "
    "makes it yours.",
    bad=GOOD.replace("    guardrail: true", "    guardrail: true\n    attribution: It fell because of my change"),
    good=GOOD.replace(
        "    guardrail: true", "    guardrail: true\n    attribution: Shops that kept the old model did not move"
    ),
    severity=Severity.INFO,
)
def only_two_dates(subject: Subject) -> Iterator[Problem]:
    """Each attribution that claims the effect and names nothing compared or held still."""
    for m in subject.metrics:
        said = m.metric.attribution.lower()
        if not said or m.metric.design == "compared" or not _BECAUSE.search(said) or _COMPARED.search(said):
            continue
        yield Problem(
            (*m.path, "attribution"),
            f"nothing but two dates ties {m.name} to your change; write what you compared it with, or what else could "
            "have moved it",
            f"what else could have moved {m.name}?",
            quote=m.metric.attribution,
        )


_WORDS = re.compile(r"[a-z]+")
_BECAUSE = re.compile(
    r"\b(because of|due to|thanks to|caused by|my (?:change|work|fix)|our (?:change|work|fix)|after (?:my|our|the))\b"
)
_COMPARED = re.compile(
    r"\b(control|compar\w+|other|others|kept|unchanged|did not move|didn.t move|nothing else|held|only|same|without|"
    r"randomi\w+|"
    r"a/b|experiment|canary|shadow|while|except|ruled out|season\w*|switched (?:it )?(?:off|back)|rolled back|"
    r"rose again|baseline)\b"
)
