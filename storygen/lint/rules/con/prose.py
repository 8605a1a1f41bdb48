"""CON over prose: stated changes that the stated ends do not give, and figures that contradict the metric they name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen.impact.units import is_share, kind
from storygen.lint.arithmetic import agrees, change_of, in_unit, is_rough, judged, multiplied, plain_change, told
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
    for told_of in _changes(subject):
        for q in _stated(told_of, subject):
            if judged(q, told_of.change, rough=is_rough(subject.prose.text, q.start)) == "wrong":
                yield _arithmetic(subject, q, told_of.change)
        verb = _against_its_verb(told_of, subject)
        if verb:
            yield subject.prose.problem(
                verb[0],
                told_of.end,
                f"“{_short(subject.prose.text[verb[0] : told_of.end])}” says one thing and its figures another; swap "
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
    for told_of in _changes(subject):
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


@dataclass(frozen=True, slots=True)
class ToldOf:
    """Two ends that a sentence states, where they stand, and the change that they give."""

    sentence: tuple[int, int]
    start: int
    end: int
    change: Change


def _changes(subject: Subject) -> list[ToldOf]:
    kept: list[ToldOf] | None = subject.kept.get("changes")
    if kept is None:
        kept = subject.kept["changes"] = list(_read_changes(subject))
    return kept


def _read_changes(subject: Subject) -> Iterator[ToldOf]:
    """The pairs of ends in prose: plain "from … to …" first, then those that the engine finds in other words."""
    plain = _plain_changes(subject)
    yield from plain
    for apart in subject.said.apart:
        w = apart.words
        for pair in apart.pairs:
            change = change_of(pair)
            start = w.start(min(pair.before.first, pair.after.first))
            end = w.end(max(pair.before.last, pair.after.last))
            if change is None or end - start > 60 or _is_quoted(subject, start):
                continue
            if not any(told.start < end and start < told.end for told in plain):
                yield ToldOf((w.start(apart.span.start), w.end(apart.span.stop - 1)), start, end, change)


_NUMBER = r"([$€£]?)(\d{1,12}(?:,\d{3})*(?:\.\d{1,9})?)(?: ?(%|percent|per cent|[a-z]{1,12}))?"
_FROM = re.compile(r"\bfrom\b")
_FROM_TO = re.compile(
    rf"from (?:about |around |some )?{_NUMBER} to (?:about |around |some |almost |just )?{_NUMBER}(?![\w,.]\d)"
)
_UP_FROM = re.compile(
    rf"{_NUMBER}(?: again| now| today)?,? (?:up|down)(?: (?:by )?\d{{1,6}}(?:\.\d+)? ?(?:%|percent|per cent))? "
    rf"from (?:about |around )?{_NUMBER}(?![\w,.]\d)"
)


def _plain_changes(subject: Subject) -> list[ToldOf]:
    """The pairs of ends that stand as plain as "from 40 to 12" and "12, down from 40"."""
    kept: list[ToldOf] | None = subject.kept.get("plain changes")
    if kept is None:
        here = _FROM.finditer(subject.prose.lower, 0, subject.prose.judged_end)
        found = (_plain_at(subject, match.start()) for match in here) if "from" in subject.prose.words else ()
        kept = subject.kept["plain changes"] = [told_of for told_of in found if told_of is not None]
    return kept


def _plain_at(subject: Subject, at: int) -> ToldOf | None:
    """The pair of ends around one "from"."""
    text = subject.prose.lower
    match = _FROM_TO.match(text, at)
    if match is not None:
        change = plain_change(*_figure(match, 1), *_figure(match, 4))
    else:
        match = next((m for m in _UP_FROM.finditer(text, max(0, at - 60), at + 60) if m.start() < at < m.end()), None)
        change = plain_change(*_figure(match, 4), *_figure(match, 1)) if match else None
    if match is None or change is None or _is_quoted(subject, match.start()):
        return None
    around = subject.said.sentence_around(match.start())
    return ToldOf((around.start, around.end), match.start(2), match.end(), change)


def _figure(match: re.Match[str], group: int) -> tuple[str, str | None]:
    return match.group(group + 1), match.group(group + 2) or match.group(group)


def _is_quoted(subject: Subject, offset: int) -> bool:
    passage = subject.prose.at(offset)
    return passage.quotes(offset - passage.start)


def _stated(told_of: ToldOf, subject: Subject) -> Iterator[Quantity]:
    """The figures of the sentence that stand in apposition to its ends: beside them, with no other clause between."""
    text = subject.prose.text
    for q in subject.said.quantities_in(*told_of.sentence):
        if q.role not in _RELATIVE or _is_end(q, told_of):
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
    if not wrong and verb in _FACTORS and change.before:
        exactly = abs(change.after / change.before / _FACTORS[verb] - 1) <= 0.12
        wrong = not exactly and not _MORE_THAN.search(before, 0, match.start())
    return (told_of.sentence[0] + match.start(), verb) if wrong else None


_MORE_THAN = re.compile(r"(?:than|almost|nearly|about|roughly|over|just|only|half|not|barely) $")


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


def _is_end(q: Quantity, told_of: ToldOf) -> bool:
    return told_of.start <= q.start < told_of.end and q.value in (told_of.change.before, told_of.change.after)


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
    paired = [t for t in _plain_changes(subject) if start <= t.start < end]
    said = [
        (q, in_unit(q, m.metric.unit))
        for q in figures
        if _is_of(q, m) or (not q.unit and any(_is_end(q, t) for t in paired))
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
    wrong += [(*w.span(1), w.group(1)) for w in words if multiplied(_FACTORS[w.group(1)], change) == "wrong"]
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
_FACTORS = {"halved": 0.5, "doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "quintupled": 5.0}


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
                    f"“{_short(claim.text)}” and {m.name} ({m.pair}) go opposite ways; mend the one that is wrong",
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


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 70 else line[:69].rstrip() + "…"


def _plain(value: float) -> str:
    from storygen.impact.written import number

    return number(value)
