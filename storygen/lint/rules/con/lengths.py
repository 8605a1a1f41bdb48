"""CON over lengths of time: what prose and `took` say, against the incident's stamps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.impact.written import number
from storygen.lint.rule import Problem, rule
from storygen.lint.wording import phrases
from storygen.story.times import incident_times, parse_duration, parse_time

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    listed = phrases("incident-times")
    if not listed.gate.isdisjoint(subject.prose.words):
        yield from _said(subject, incident)


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


def _alike(stated: float, meant: list[float]) -> bool:
    """Whether a stated length is one of those meant, as people round them: a fifth, or five minutes."""
    return any(abs(stated - m) <= max(0.2 * abs(m), 300) for m in meant)


def _spoken(seconds: float) -> str:
    minutes = round(seconds / 60)
    if abs(minutes) < 120:
        return f"{minutes} min"
    hours = seconds / 3600
    return f"{number(round(hours, 1))} h" if abs(hours) < 48 else f"{number(round(hours / 24, 1))} d"
