"""QNT2xx: claims in prose that lack their numbers, or half of them, and words that stand where a number belongs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storygen.lint.marking import short
from storygen.lint.rule import Problem, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.impact.claims import Claim
    from storygen.lint.measured import Measured
    from storygen.lint.subject import Subject

_RESULT = """\
result: >-
  {} By that evening 11 % of views went to new listings again, up from 4 % under the new model.
  Two sellers left us all the same.
"""


@rule(
    "QNT201",
    "claim-without-number",
    "a claim in prose without a number",
    rationale="“We improved latency significantly” is what everybody says. From how much to how much is what you can "
    "say. It "
    "takes a number in the same sentence or beside it, or a metric of that name; where nobody measured, an estimate "
    "that is "
    "called one, or an honest unknown.",
    bad=_RESULT.format("Support tickets dropped sharply."),
    good=_RESULT.format("Support tickets dropped from 40 a day to 6."),
)
def claim_without_number(subject: Subject) -> Iterator[Problem]:
    """Each claim that neither its own sentence, nor a neighbour, nor a metric backs with a number."""
    for claim in subject.said.bare_claims:
        if claim.grade == "unquantified":
            what = _what(claim)
            yield subject.prose.problem(
                claim.start,
                claim.end,
                f"“{short(claim.text)}” has no number; write {what} from <before> to "
                f"<after>{_offer(claim, subject)}{_ways(subject)}",
                f"{what}: from how much to how much?",
            )


@rule(
    "QNT202",
    "half-a-claim",
    "a claim with half its numbers",
    rationale="“Down 40 %” of what? “To 200 ms” from where? One end and the change, or both ends, can be checked; "
    "half cannot.",
    bad=_RESULT.format("Support tickets fell by 60 %."),
    good=_RESULT.format("Support tickets fell by 60 %, from 40 a day to 16."),
)
def half_a_claim(subject: Subject) -> Iterator[Problem]:
    """Each claim with a relative change, a difference or one end alone that no neighbour and no metric completes."""
    for claim in subject.said.bare_claims:
        if claim.grade == "partial":
            what = _what(claim)
            yield subject.prose.problem(
                claim.start,
                claim.end,
                f"“{short(claim.text)}” {_lack(claim)}; write {what} "
                f"{_skeleton(claim)}{_offer(claim, subject)}{_ways(subject)}",
                _asked(claim, what),
            )


@rule(
    "QNT203",
    "vague-quantifier",
    "a vague word where a number belongs",
    rationale="Many users: twelve, or a million? A count, even a rough one, says it.",
    bad=_RESULT.format("Many sellers wrote to us about it."),
    good=_RESULT.format("Eighty sellers wrote to us about it."),
)
def vague_quantifier(subject: Subject) -> Iterator[Problem]:
    """Each vague quantifier in a sentence that has no figure and no claim of its own."""
    for start, end in subject.said.vague:
        said = subject.prose.text[start:end].strip()
        yield subject.prose.problem(
            start,
            start + len(said),
            f"“{said}” stands where a number belongs; write how many or how much, as counted or as an estimate that "
            "you call one",
            f"“{said}”: how many, or how much?",
        )
    yield from _vague_comparatives(subject)


def _vague_comparatives(subject: Subject) -> Iterator[Problem]:
    """Each "far less" or "noticeably more" of an outcome in a clause without a figure, beside one that has them."""
    marked = {start for start, _ in subject.said.vague}
    for passage in subject.prose.holding(_DEGREES):
        if passage.section not in ("summary", "result", "opening"):
            continue
        for match in _COMPARATIVE.finditer(passage.lower):
            start, end = passage.start + match.start(), passage.start + match.end()
            if start in marked or passage.quotes(match.start()) or not _is_bare(subject, start, end):
                continue
            said = passage.text[match.start() : match.end()]
            yield subject.prose.problem(
                start,
                end,
                f"“{said}” stands where a number belongs; write how much, as counted or as an estimate that you call "
                "one",
                f"“{said}”: from how much to how much?",
            )


_DEGREES = frozenset("far much noticeably considerably significantly markedly substantially greatly hugely lot".split())
_COMPARATIVE = re.compile(
    r"(?<![\w-])"
    r"(?:far|(?:so |very )?much|noticeably|considerably|significantly|markedly|substantially|greatly|hugely|a lot) "
    r"(?:less|more|fewer|better|worse|faster|slower|quicker|shorter|longer|lower|higher|smaller|larger|cheaper|calmer|"
    r"quieter|happier|easier|safer|smoother|rarer|less often|more often)"
    r"(?! than (?:a|an|the|that|this|i|we|just|you)\b)(?![\w-])"
)
_CLAUSE_BEFORE = re.compile(r"(?:[.;:!?—–(]|, (?:and|but|so|while|yet|which)|,) ?")
_CLAUSE_AFTER = re.compile(r"[.,;:!?—–)]|$|\n")
_NOT_TOLD = re.compile(
    r"\b(?:not|never|no|nobody|hardly|would|could|should|might|may|will|can|if|want(?:ed)?|hope[ds]?|wish(?:ed)?|asked|"
    r"than|whether|think|thought|feel|felt|knew|know|said|says|to be)\b|n['’]t\b"
)
_TELLS = re.compile(
    r"\b(?:was|were|is|are|has|had|got|went|became|brought|rings?|rang|runs?|ran|takes?|took|needs?|sold|sells?|comes?|"
    r"came|works?|saw|see|felt|made|lost|won|cost|costs|\w{3,}ed)\b"
)


def _is_bare(subject: Subject, start: int, end: int) -> bool:
    """Whether the clause around tells an outcome, has no figure, and is about none of the metrics."""
    passage, lower = subject.prose.at(start), subject.prose.lower
    first = passage.start
    for match in _CLAUSE_BEFORE.finditer(lower, passage.start, start):
        first = match.end()
    after = _CLAUSE_AFTER.search(lower, end, passage.end)
    clause = lower[first : after.start() if after else passage.end]
    if _NOT_TOLD.search(clause) or not _TELLS.search(clause) or any(c.isdecimal() for c in clause):
        return False
    if any(c.start < end and start < c.end for c in subject.said.bare_claims):
        return False
    words = subject.said.about(first, end)
    return not subject.said.effects_in(first, first + len(clause)) and not any(m.stems & words for m in subject.metrics)


@rule(
    "QNT204",
    "relative-to-nothing",
    "a relative change from zero, in prose",
    rationale="A change relative to nothing is no number: from 0 to 12 is not +1,200 %, nor infinite. Say the "
    "difference.",
    bad=_RESULT.format("Reviewed alerts rose from 0 to 12 a day, a rise of 1,200 %."),
    good=_RESULT.format("Reviewed alerts rose from 0 to 12 a day."),
)
def relative_to_nothing(subject: Subject) -> Iterator[Problem]:
    """Each claim that begins at zero and gives a relative change."""
    if "from" in subject.prose.words:
        for match in _FROM_NOTHING.finditer(subject.prose.lower, 0, subject.prose.judged_end):
            yield _from_nothing(subject, match.start(1), match.end(1))
    for claim in subject.said.claims:
        if claim.before is None or claim.before.value != 0:
            continue
        start, end = claim.sentence
        for q in subject.said.quantities_in(start, end):
            if q.role in ("relative", "multiplier") and q.value:
                yield _from_nothing(subject, q.start, q.end)
                break


_FROM_NOTHING = re.compile(
    r"(\d[\d,.]{0,12} ?(?:%|percent|per cent))(?: \w+){0,3} from (?:zero|nothing|none|0)(?!\w|\.\d)"
)


def _from_nothing(subject: Subject, start: int, end: int) -> Problem:
    said = subject.prose.text[start:end]
    return subject.prose.problem(
        start,
        end,
        f"“{said}” is relative to a baseline of 0, of which there is no relative change; write the difference",
        "how many more, in figures?",
    )


def _what(claim: Claim) -> str:
    """What changed, as it stands inside a sentence."""
    name = claim.subject or "it"
    return name[0].lower() + name[1:] if name[1:2].islower() else name


def _lack(claim: Claim) -> str:
    if claim.after is not None and claim.before is None:
        return "says where it ended and not where it began"
    if claim.before is not None and claim.after is None:
        return "says where it began and not where it ended"
    return "gives the change without its base"


def _skeleton(claim: Claim) -> str:
    before = claim.before and _figure(claim.before.value, claim.before.unit)
    after = claim.after and _figure(claim.after.value, claim.after.unit)
    return f"from {before or '<before>'} to {after or '<after>'}"


def _figure(value: float, unit: str) -> str:
    from storygen.impact.change import write_value

    return write_value(value, "percent" if unit == "%" else unit)


def _asked(claim: Claim, what: str) -> str:
    if claim.after is not None and claim.before is None:
        return f"{what}: how much was it before?"
    if claim.before is not None and claim.after is None:
        return f"{what}: how much was it afterwards?"
    return f"{what}: from how much to how much?"


def _offer(claim: Claim, subject: Subject) -> str:
    """The story's own numbers, where one of its metrics may be the one that is meant."""
    m = _nearest_metric(claim, subject)
    return f" ({{{m.metric.id}}} would give {m.pair}, if that is what is meant)" if m else ""


def _nearest_metric(claim: Claim, subject: Subject) -> Measured | None:
    whole = [m for m in subject.metrics if m.change is not None]
    words = subject.said.about(*claim.sentence)
    return next((m for m in whole if m.stems & words), None)


def _ways(subject: Subject) -> str:
    ways = ", an estimate that you call one, or a metric that is `unknown` with its reason"
    return ways if "numbers" in subject.expects else f"{ways}; a `proof` does as well here"
