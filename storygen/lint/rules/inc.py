"""INC, incident discipline: times, root cause, updates at a cadence that fits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storygen.lint.rule import Problem, rule
from storygen.lint.wording import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.lint.subject import Subject
    from storygen.story.model import Incident

_CAUSE = "Serving read the age of a listing in hours where training had read days, and no test compared the two."
_INCIDENT = """\
incident:
  severity: SEV2
  started_at: 2024-03-11T07:30Z
  detected_at: 2024-03-11T08:10Z
  mitigated_at: 2024-03-11T09:20Z
  root_cause: Serving read the age of a listing in hours where training had read days, and no test compared the two.
  updates: {every: 30 min, to: [support, sales], message: The old model is back within the hour.}
"""


def _without(key: str) -> str:
    return "".join(line for line in _INCIDENT.splitlines(keepends=True) if key not in line)


@rule(
    "INC101",
    "no-times",
    "an incident without timeline or times",
    rationale="When it began, when you saw it, when it was over: time to detect and to mitigate follow from these, "
    "and listeners "
    "ask for both. Where nobody kept stamps, `took` holds the lengths you remember.",
    bad=_without("_at:"),
    good=_without("_at:").replace("  root_cause", "  took: {detect: 40 min, mitigate: 70 min}\n  root_cause"),
)
def no_times(subject: Subject) -> Iterator[Problem]:
    """An incident with neither a timeline, nor stamps after its start, nor lengths."""
    incident = subject.story.incident
    if incident is None or incident.timeline or _has_times(incident):
        return
    yield Problem(
        ("incident", "timeline"),
        "this incident has no times; write detected_at:, mitigated_at: and resolved_at:, or, where nobody remembers "
        "the "
        "stamps, took: {detect: …, mitigate: …, resolve: …}",
        "how long until you saw it, and until it was stopped?",
        missing=True,
    )


def _has_times(incident: Incident) -> bool:
    took = incident.took
    stamps = (incident.detected_at, incident.mitigated_at, incident.resolved_at)
    return any((*stamps, took.detect, took.mitigate, took.resolve))


@rule(
    "INC102",
    "no-root-cause",
    "an incident without its root cause",
    rationale="Without the cause, a fix is a guess. If it was never found, say what you ruled out.",
    bad=_without("root_cause"),
    good=_INCIDENT,
)
def no_root_cause(subject: Subject) -> Iterator[Problem]:
    """An incident that does not say why it happened."""
    incident = subject.story.incident
    if incident is not None and not incident.root_cause:
        yield Problem(
            ("incident", "root_cause"),
            "this incident has no root cause; write root_cause: <why it could happen>, or what you ruled out if it was "
            "never found",
            "why could it happen?",
            missing=True,
        )


@rule(
    "INC103",
    "no-updates",
    "an incident in which nobody was kept informed",
    rationale="Telling those affected what is known, what comes next and when they hear again is half of handling an "
    "incident.",
    bad=_without("updates"),
    good=_INCIDENT,
)
def no_updates(subject: Subject) -> Iterator[Problem]:
    """An incident without updates."""
    incident = subject.story.incident
    if incident is None:
        return
    updates = incident.updates
    if updates is None or not (updates.every or updates.message or updates.to):
        yield Problem(
            ("incident", "updates"),
            "this incident does not say who was kept informed; write updates: {every: <how often>, to: [<whom>], "
            "message: "
            "<what you told them>}",
            "whom did you keep informed, and how often?",
            missing=True,
        )


_DUE = {1: 15, 2: 30, 3: 60}
"""Severity -> minutes within which the next update is due (domain.md)."""


@rule(
    "INC104",
    "slow-updates",
    "updates too slow for the severity",
    rationale="SEV1 calls for news every 15 minutes, SEV2 every 30, SEV3 every hour: silence makes people build their "
    "own story.",
    bad=_INCIDENT.replace("30 min", "2 h"),
    good=_INCIDENT,
)
def slow_updates(subject: Subject) -> Iterator[Problem]:
    """An incident whose updates came less often than its severity asks."""
    from storygen.story.times import parse_duration

    incident = subject.story.incident
    if incident is None or incident.updates is None or not incident.updates.every:
        return
    level = re.search(r"[1-3]", incident.severity)
    every = parse_duration(incident.updates.every)
    if level is None or every is None:
        return
    due = _DUE[int(level.group())]
    if every > due * 60:
        yield Problem(
            ("incident", "updates", "every"),
            f"updates every {incident.updates.every} are slow for {incident.severity}, where one is due every {due} "
            "min; if it "
            "was so, say under reflection what you would do now",
            f"why were updates every {incident.updates.every} often enough?",
            quote=incident.updates.every,
        )


@rule(
    "INC105",
    "root-cause-is-a-person",
    "a root cause that ends at a person",
    rationale="People make mistakes every day; the cause is what let this one through. Ask once more: why could it "
    "happen?",
    bad=_INCIDENT.replace(_CAUSE, "A junior engineer forgot to convert hours into days."),
    good=_INCIDENT,
)  # fmt: skip
def root_cause_is_a_person(subject: Subject) -> Iterator[Problem]:
    """A root cause that names someone's mistake and nothing that let it through."""
    passage = subject.prose.of(("incident", "root_cause"))
    if passage is None or phrases("let-through").search(passage.lower):
        return
    for _, match in phrases("someones-mistake").find(subject.prose, (passage,)):
        yield subject.prose.problem(
            passage.start + match.start(),
            passage.start + match.end(),
            f"this root cause ends at a person (“{passage.text[match.start() : match.end()]}”); write what let the "
            "mistake "
            "through: which check, test or review was missing",
            "what let that mistake through?",
        )
        return
