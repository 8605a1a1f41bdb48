"""What backs a claim of prose: a neighbouring sentence, the metric of that name, a metric with its figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storygen.impact.units import kind
from storygen.lint.wording import is_past, phrases, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storygen.impact.claims import Claim
    from storygen.impact.quantities import Quantity
    from storygen.lint.measured import Measured

_WORD = re.compile(r"[^\W\d_]+|p\d+")


def has_half(claim: Claim) -> bool:
    """Whether half of the numbers is indeed there: a figure, a part, or an end told in units ("from days to hours")."""
    if any(claim.start <= q.start < claim.end for q in claim.quantities) or claim.before or claim.after:
        return True
    return _is_relative(claim) or _UNITS.search(claim.text.lower()) is not None


_UNITS = re.compile(
    r"\b(?:seconds|minutes|hours|days|weeks|months|years|dozens|tens|hundreds|thousands|millions|daily|weekly|monthly|"
    r"hourly|zero|none|no)\b"
)


def _is_relative(claim: Claim) -> bool:
    """Whether the claim gives its change relative to a base: in per cent, or by a verb such as "halved"."""
    if claim.change is not None and claim.change.unit == "%":
        return True
    return _MULTIPLIED.match(claim.words.lower()) is not None or _BY_A_PART.search(claim.text.lower()) is not None


_PERFECT = frozenset(("has", "have", "had", "was", "were", "became", "been", "did"))
_WHEN = re.compile(r"(?:^|[\s,])(?:when|once|while|as|after|whenever|if) $")
_BY_A_PART = re.compile(r"\b(?:in|by) (?:half|a half|a third|two thirds|a quarter|three quarters|a fifth|a tenth)\b")
_MULTIPLIED = re.compile(
    r"(?:halv|doubl|tripl|trebl|quadrupl|quintupl|slashed|tenfold|twofold|threefold|cut .{0,40}in half)"
)


def stems(text: str) -> frozenset[str]:
    """The words of a text that carry its subject, cut to their beginnings so that forms of one word meet."""
    idle = words("idle")
    return frozenset(_stem(w) for w in _WORD.findall(text.lower()) if w not in idle)


def _stem(word: str) -> str:
    if len(word) > 6:
        return word[:6]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def is_firm(claim: Claim, around: str) -> bool:
    """Whether a claim is one beyond doubt: the surer the engine, the less has to speak for it besides.

    `around` is the lower-case text from its sentence's beginning to the claim's end.

    What speaks for it: a word of degree in its sentence, a subject of which figures are kept, a comparative.
    """
    if phrases("no-claim").search(around) or (claim.grade == "unquantified" and claim.words.startswith("from ")):
        return False
    support = 0.0
    if claim.grade != "quantified" and _WHEN.search(around[: len(around) - (claim.end - claim.start)]):
        support -= 2.0
    said = frozenset(_WORD.findall(claim.text.lower()))
    if not said.isdisjoint(words("degrees")):
        support += 1.5
    elif not any(is_past(w) or w in _PERFECT for w in said):
        support -= 1.0
    if not frozenset(_WORD.findall(claim.subject.lower())).isdisjoint(words("measured-nouns")):
        support += 1.0
    if any(w.endswith("er") or w in ("more", "less", "fewer", "better", "worse") for w in claim.words.lower().split()):
        support += 0.5
    if claim.grade == "partial" and _is_relative(claim):
        support += 1.5
    return claim.odds + 1.5 * support > 2.2


def named_metric(claim: Claim, metrics: Iterable[Measured]) -> Measured | None:
    """The metric with both ends that a claim speaks of by name."""
    said = stems(claim.subject) or stems(claim.text)
    of_time = not _TIMELY.isdisjoint(claim.words.lower().split())
    for m in metrics:
        if m.change is None and not (m.metric.before_unknown or m.metric.after_unknown):
            continue
        name = m.stems
        if name and (name & said or name <= stems(claim.text)) and not (of_time and not _is_of_time(m)):
            return m
    return None


_TIMELY = frozenset(("faster", "quicker", "slower", "sooner", "earlier", "later", "quickly", "slowly"))


def _is_of_time(m: Measured) -> bool:
    """Whether a metric tells how long or how fast: by its unit, a rate, or its name."""
    unit = m.metric.unit
    return kind(unit) == "time" or "/" in unit or not unit or _TIME_NAME.search(m.metric.name.lower()) is not None


_TIME_NAME = re.compile(
    r"time|latency|speed|late|delay|wait|day|hour|minute|lead|pace|p\d\d|throughput|velocity|fast|slow"
)


def fitting_metric(claim: Claim, metrics: Iterable[Measured]) -> Measured | None:
    """The metric whose figures a claim gives by half: its end, its difference or its relative change."""
    for m in metrics:
        if m.change is not None and any(_fits(q, m) for q in claim.quantities):
            return m
    return None


def _fits(q: Quantity, m: Measured) -> bool:
    change = m.change
    if change is None:
        return False
    if q.role in ("relative", "share") and change.percent is not None and _near(q.value, abs(change.percent), 0.6):
        return True
    if q.role == "points" and change.points:
        scale = 100 if abs(change.before) <= 1 and abs(change.after) <= 1 else 1
        return _near(q.value, abs(change.delta) * scale, 0.6)
    if q.role == "multiplier" and change.before and change.after:
        return any(_near(q.value, r, 0.1 * r) for r in (change.after / change.before, change.before / change.after))
    if q.role == "difference":
        return _near(q.value, abs(change.delta), 0.02 * abs(change.delta))
    scaled = q.value / 100 if q.unit == "%" and change.points and abs(change.after) <= 1 else q.value
    return q.value > 3 and any(_near(scaled, end, 0.005 * abs(end)) for end in (change.before, change.after))


def _near(a: float, b: float, slack: float) -> bool:
    return abs(a - b) <= slack + 1e-9


def neighbour(claim: Claim, near: Iterable[Claim]) -> Claim | None:
    """A claim with numbers, in the same sentence or one beside it, that speaks of the same thing.

    A claim that names nothing ("it got much faster") takes up what its neighbour names.
    """
    said = stems(claim.subject)
    for other in near:
        if (
            other.start == claim.start
            or other.grade == "unquantified"
            or (claim.grade == "partial" and other.grade != "quantified")
        ):
            continue
        if not said or said & stems(other.text):
            return other
    return None
