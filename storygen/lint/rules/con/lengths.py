"""CON over lengths of time: what prose and `took` say, against the incident's stamps."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from storygen.impact.written import number
from storygen.lint.rule import Problem, rule
from storygen.lint.wording import phrases
from storygen.story.times import incident_times, parse_duration, parse_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.lint.passage import Passage
    from storygen.lint.subject import Subject
    from storygen.story.model import Incident


@rule(
    "CON107",
    "times-disagree",
    "a time to detect or repair that disagrees with the incident's stamps",
    rationale="Times follow from the stamps, so that they are never typed twice. Where you do say one, it must be "
    "theirs.",
    bad="result: >-\n  I mitigated it within 20 minutes. By that evening 11 % of views went to new listings again, up "
    "from 4 % under the "
    "new model.\n  Two sellers left us all the same.",
    good="result: >-\n  I mitigated it within 70 minutes. By that evening 11 % of views went to new listings again, "
    "up from 4 % under the "
    "new model.\n  Two sellers left us all the same.",
)  # fmt: skip
def times_disagree(subject: Subject) -> Iterator[Problem]:
    """Each `took` and each time said in prose that none of the stamps gives."""
    incident = subject.story.incident
    if incident is None or not (incident.started_at or incident.detected_at):
        return
    if incident.took.detect or incident.took.mitigate or incident.took.resolve:
        yield from _took(incident)
    if not phrases("incident-times").gate.isdisjoint(subject.prose.words):
        yield from _said(subject, incident)
        yield from _told(subject, incident)


def _took(incident: Incident) -> Iterator[Problem]:
    given = incident_times(incident)
    stamps = {"detect": incident.detected_at, "mitigate": incident.mitigated_at, "resolve": incident.resolved_at}
    for name, stamp in stamps.items():
        text, seconds = getattr(incident.took, name), getattr(given, name)
        stated = parse_duration(text) if text else None
        if not stamp or stated is None or seconds is None or _alike(stated, _lengths(incident, name)):
            continue
        yield Problem(
            ("incident", "took", name),
            f"took.{name} says {text}, and the stamps give {_spoken(seconds)}; take one of the two out",
            f"did it take {text} or {_spoken(seconds)} to {name}?",
            quote=text,
        )


def _lengths(incident: Incident, name: str) -> list[float]:
    """The lengths that may be meant: from the start and from the first sight to a stamp."""
    ends = {"detect": incident.detected_at, "mitigate": incident.mitigated_at, "resolve": incident.resolved_at}
    end = parse_time(ends[name]) if ends[name] else None
    starts = [parse_time(t) for t in (incident.detected_at if name != "detect" else "", incident.started_at) if t]
    return [(end - s).total_seconds() for s in starts if end is not None and s is not None]


def _said(subject: Subject, incident: Incident) -> Iterator[Problem]:
    told = (p for p in subject.prose.passages if p.section in _TELLS)
    for passage, match in phrases("incident-times").find(subject.prose, told):
        seconds = parse_duration(match.group("length").replace("-", " "))
        name = "detect" if match.group("seen") else "mitigate"
        meant = _lengths(incident, name) + (_lengths(incident, "resolve") if name != "detect" else [])
        if seconds is None or not meant or _alike(seconds, meant):
            continue
        yield subject.prose.problem(
            passage.start + match.start(),
            passage.start + match.end(),
            f"“{passage.text[match.start() : match.end()]}” disagrees with the incident's stamps, which give "
            f"{_spoken(meant[0])}; mend the one that is wrong",
            f"was it {match.group('length')} or {_spoken(meant[0])}?",
        )


_TELLS = frozenset(("summary", "opening", "actions", "result", "reflection", "title"))

_SPANS = {
    "incident-took": (("detected", "started"), ("mitigated", "resolved")),
    "incident-back-within": (("detected", "started"), ("mitigated", "resolved")),
    "incident-lasted": (("started", "detected"), ("mitigated", "resolved")),
    "incident-unseen": (("started",), ("detected",)),
}
"""What a way of telling a length may span: from one of some stamps to one of others, the likeliest first."""


def _told(subject: Subject, incident: Incident) -> Iterator[Problem]:
    """Each length told in a sentence about the incident that spans none of the stamps it can span."""
    held = [p for p in subject.prose.holding(phrases("incident-length").gate) if p.section in _TELLS]
    for name, (starts, ends) in _SPANS.items() if held else ():
        meant = _spanned(incident, starts, ends)
        for passage, match in _lengths_told(name, held) if meant else ():
            seconds = _seconds(match.group("length"))
            if seconds is None or _alike(seconds, [*meant, *_between(incident)]):
                continue
            if _ELSEWHEN.search(passage.lower[: match.start()].rpartition(". ")[2]):
                continue
            yield subject.prose.problem(
                passage.start + match.start("length"),
                passage.start + match.end("length"),
                f"“{match.group('length')}” disagrees with the incident's stamps, which give {_spoken(meant[0])}; mend "
                "the one that is wrong",
                f"was it {match.group('length')} or {_spoken(meant[0])}?",
            )


_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_ELSEWHEN = re.compile(
    rf"\b(?:(?:in|last|next|that|by|since) (?:{_MONTHS}|spring|summer|autumn|fall|winter|year|quarter|month)"
    r"|(?:next|second|third|later|other) (?:time|one|outage|incident))\b"
)
"""A sentence that begins elsewhere in time tells of another outage."""


def _between(incident: Incident) -> Iterator[float]:
    """Lengths from the start to each stamp of the timeline: a supplier may have been back before we were."""
    begun = parse_time(incident.started_at or incident.detected_at)
    for entry in incident.timeline:
        at = parse_time(entry.at) if entry.at else None
        if begun is not None and at is not None and at > begun:
            yield (at - begun).total_seconds()


def _lengths_told(name: str, held: list[Passage]) -> Iterator[tuple[Passage, re.Match[str]]]:
    needs = phrases(name).needs
    for passage in held:
        if not any(text in passage.lower for text in needs):
            continue
        for pattern in _patterns(name):
            for match in pattern.finditer(passage.lower):
                if not passage.quotes(match.start()):
                    yield passage, match


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """The ways of telling a length, one by one: each names it once."""
    length = phrases("incident-length").sources[0]
    sources = (source.replace("<length>", length) for source in phrases(name).sources)
    return tuple(re.compile(rf"(?<![\w-])(?:{source})(?![\w-])") for source in sources)


def _spanned(incident: Incident, starts: tuple[str, ...], ends: tuple[str, ...]) -> list[float]:
    stamps = {n: parse_time(getattr(incident, f"{n}_at")) for n in (*starts, *ends) if getattr(incident, f"{n}_at")}
    pairs = ((stamps.get(a), stamps.get(b)) for b in ends for a in starts)
    return [(b - a).total_seconds() for a, b in pairs if a is not None and b is not None and b > a]


_WORDS = {
    "fifteen": "15", "twenty": "20", "thirty": "30", "forty-five": "45", "forty": "40", "fifty": "50", "sixty": "60",
    "ninety": "90", "a quarter of an hour": "15 minutes", "three quarters of an hour": "45 minutes",
}  # fmt: skip
_AND_A_HALF = re.compile(r"^(\w+)(?: (hours?|days?))? and a half(?: (hours?|days?))?$")


def _seconds(said: str) -> float | None:
    """The seconds of a length in figures or words: "an hour and a half", "45-minute"."""
    text = said.replace("-minute", " minute").replace("-hour", " hour").replace("-day", " day").strip()
    for word, figure in _WORDS.items():
        text = text.replace(word, figure)
    half = _AND_A_HALF.match(text)
    if half is None:
        return parse_duration(text)
    unit = (half[2] or half[3] or "").removesuffix("s")
    whole, one = parse_duration(f"{half[1]} {unit}"), parse_duration(f"1 {unit}")
    return None if whole is None or one is None else whole + one / 2


def _alike(stated: float, meant: list[float]) -> bool:
    """Whether a stated length is one of those meant, as people round them: a fifth, or five minutes."""
    return any(abs(stated - m) <= max(0.2 * abs(m), 300) for m in meant)


def _spoken(seconds: float) -> str:
    minutes = round(seconds / 60)
    if abs(minutes) < 120:
        return f"{minutes} min"
    hours = seconds / 3600
    return f"{number(round(hours, 1))} h" if abs(hours) < 48 else f"{number(round(hours / 24, 1))} d"
