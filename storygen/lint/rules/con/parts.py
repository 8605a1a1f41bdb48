"""CON over the parts of a story: outcome and metrics, times, due dates, and competencies that nothing shows."""

from __future__ import annotations

import itertools
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from storygen.impact.written import number
from storygen.lint.rule import Problem, collection_rule, rule
from storygen.lint.rules.qnt.metrics import GOOD
from storygen.lint.wording import phrases, stems
from storygen.story.times import incident_times, parse_duration, parse_range, parse_time

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from storygen.lint.shelf import Shelf
    from storygen.lint.subject import Subject
    from storygen.story.model import Incident, Path

_INCIDENT = """\
incident:
  severity: SEV2
  started_at: 2024-03-11T07:30Z
  detected_at: 2024-03-11T08:10Z
  mitigated_at: 2024-03-11T09:20Z
  root_cause: Serving read the age of a listing in hours where training had read days, and no test compared the two.
  timeline:
    - {at: 2024-03-11T07:30Z, event: The new model took all traffic}
    - {at: 2024-03-11T08:10Z, event: Views of new listings were missing}
    - {at: 2024-03-11T09:20Z, event: The last good model was back}
  updates: {every: 30 min, to: [support], message: The old model is back within the hour.}
"""


@rule(
    "CON105",
    "headline-contradicts-outcome",
    "an outcome that all headline figures contradict",
    rationale="One figure that got worse in a success is an honest tradeoff. When every figure you would say out loud "
    "got "
    "worse, either the outcome or the figures are wrong.",
    bad=GOOD.replace("before: 0.62\n    after: 0.78", "before: 0.78\n    after: 0.62\n    headline: true")
    + "outcome: success",
    good=GOOD.replace("before: 0.62\n    after: 0.78", "before: 0.78\n    after: 0.62") + "outcome: success",
)
def headline_contradicts_outcome(subject: Subject) -> Iterator[Problem]:
    """A success all of whose headline metrics got worse; a failure all of whose marked ones got better.

    Not a failure that was mended: there the headline may well be the way back.
    """
    outcome = subject.story.outcome
    if outcome == "failure" and (
        subject.story.incident is not None or any(a.phase == "mitigate" for a in subject.story.actions)
    ):
        return
    marked = [m for m in subject.metrics if m.metric.headline]
    said = marked or [m for m in subject.metrics if m.change is not None and outcome == "success"]
    contrary = {"success": False, "failure": True}.get(outcome)
    if contrary is None or not said or any(m.improved is not contrary or m.metric.guardrail for m in said):
        return
    moved = "better" if contrary else "worse"
    yield Problem(
        (*said[0].path, "name"),
        f"the outcome is {outcome}, and {' and '.join(m.name for m in said[:2])} got {moved} ({said[0].pair}); write "
        "outcome: "
        f"mixed, mark the figure that shows the {outcome} as headline, or write better: "
        f"{'lower' if said[0].better == 'higher' else 'higher'} if that is the better side",
        f"{said[0].name} got {moved}: was it a {outcome}?",
        quote=said[0].pair,
        missing=True,
    )


@rule(
    "CON106",
    "times-out-of-order",
    "times out of order",
    rationale="A listener who hears that it was mitigated before it was seen doubts the rest.",
    bad=_INCIDENT.replace("detected_at: 2024-03-11T08:10Z", "detected_at: 2024-03-11T09:40Z"),
    good=_INCIDENT,
)
def times_out_of_order(subject: Subject) -> Iterator[Problem]:
    """Each stamp of the incident, and each line of its timeline, that is earlier than the one before it."""
    incident = subject.story.incident
    if incident is not None:
        yield from _descending(_stamps(incident), "this stamp")
        yield from _descending(_timeline(incident), "this line of the timeline")


def _descending(times: list[tuple[Path, str, datetime]], what: str) -> Iterator[Problem]:
    for (_, before, earlier), (path, said, later) in itertools.pairwise(times):
        if later < earlier:
            yield Problem(
                path,
                f"{what}, {said}, is earlier than the one before it, {before}; mend the one that is wrong, or change "
                "their order",
                f"which came first, {before} or {said}?",
                quote=said,
            )


def _stamps(incident: Incident) -> list[tuple[Path, str, datetime]]:
    names = ("started_at", "detected_at", "mitigated_at", "resolved_at")
    read = ((("incident", name), text, parse_time(text)) for name in names if (text := getattr(incident, name)))
    return [(path, text, at) for path, text, at in read if at is not None]


def _timeline(incident: Incident) -> list[tuple[Path, str, datetime]]:
    start = parse_time(incident.started_at) if incident.started_at else None
    found: list[tuple[Path, str, datetime]] = []
    for entry in incident.timeline:
        at = _moment(entry.at, start)
        if at is not None:
            found.append((("incident", "timeline", entry.index, "at"), entry.at, at))
    return found


def _moment(text: str, start: datetime | None) -> datetime | None:
    """A time, or "+12 min" from the start; without a start, from any fixed day, since only the order counts."""
    at = parse_time(text)
    if at is not None or not text.strip().startswith("+"):
        return at
    seconds = parse_duration(text)
    origin = start or datetime.fromisoformat("2000-01-01T00:00+00:00")
    try:
        return origin + timedelta(seconds=seconds) if seconds is not None else None
    except OverflowError:
        return None


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


@rule(
    "CON108",
    "due-before-incident",
    "a follow-up due before it all happened",
    rationale="Mostly a year mistyped; a listener who asks “when was it done?” finds out.",
    bad="""\
follow_up:
  - action: Compare the features of training and serving in CI
    owner: me
    due: 2023-04-01
    status: verified
    acceptance: CI stops a release whose features differ in unit
""",
    good="""\
follow_up:
  - action: Compare the features of training and serving in CI
    owner: me
    due: 2024-03-11
    status: verified
    acceptance: CI stops a release whose features differ in unit
""",
)
def due_before_incident(subject: Subject) -> Iterator[Problem]:
    """Each due date before the day on which the incident, or else the story's period, began."""
    began = _began(subject)
    if began is None:
        return
    for f in subject.story.follow_up:
        due = parse_range(f.due) if f.due else None
        if due is not None and due[1] < began:
            yield Problem(
                ("follow_up", f.index, "due"),
                f"this was due on {f.due}, before it all began on {began.isoformat()}; mend the date that is wrong",
                f"when was this due, if it began on {began.isoformat()}?",
                quote=f.due,
            )


def _began(subject: Subject) -> date | None:
    incident = subject.story.incident
    if incident is not None:
        stamps = _stamps(incident)
        if stamps:
            return stamps[0][2].date()
    period = parse_range(subject.story.period) if subject.story.period else None
    return period[0] if period else None


@rule(
    "CON109",
    "competency-not-shown",
    "a competency that no part of the story shows",
    rationale="A story listed under a competency will be drawn for its questions. One that does not show it leaves "
    "you without "
    "an answer there.",
    bad="competencies: [ownership, mentoring]",
    good="competencies: [ownership, deploy-strategy]",
)
def competency_not_shown(subject: Subject) -> Iterator[Problem]:
    """Each competency of which no word and no part of the story is a sign; only those that have clear signs."""
    if subject.is_unsorted or not subject.story.actions:
        return
    for i, word in enumerate(subject.story.competencies):
        id = subject.bank.resolve(word)
        if id is None or _has_part(subject, id):
            continue
        signs = stems(f"shows-{id}")
        if signs is None or signs.search(subject.prose.lower) or _in_names(subject, signs):
            continue
        competency = subject.bank.competencies[id]
        hint = competency.listens_for[0] if competency.listens_for else competency.definition
        yield Problem(
            ("competencies", i),
            f"nothing in this story shows {competency.name.lower()} (listeners look for: {hint}); take {word} out, or "
            "tell the "
            "part that shows it",
            f"where does this story show {competency.name.lower()}?",
            quote=word,
        )


def _has_part(subject: Subject, id: str) -> bool:
    story = subject.story
    parts = {
        "tradeoffs": bool(story.tradeoffs),
        "follow-through": bool(story.follow_up),
        "handoff": any(f.prevents == "handoff-gap" for f in story.follow_up) or any(a.with_ for a in story.actions),
        "postmortem": story.incident is not None,
        "model-incident": story.incident is not None,
        "failure-growth": story.outcome in ("failure", "mixed"),
        "stakeholder-communication": story.incident is not None and story.incident.updates is not None,
    }
    return parts.get(id, False)


def _in_names(subject: Subject, signs: re.Pattern[str]) -> bool:
    names = [m.metric.name.lower() for m in subject.metrics] + [t.lower() for t in subject.story.tags]
    return any(signs.search(n) for n in names)


@collection_rule(
    "CON110",
    "two-values",
    "the same figure with two values in two stories",
    rationale="Interviewers compare notes. One system, one metric, one window: one value.",
    bad="period: 2024-03\n---\nperiod: 2024-04\n"
    + GOOD.replace("0.62", "0.58").replace("precision", "new listings in views")
    + "---\nperiod: 2024-05\n" + GOOD.replace("precision", "new listings in views"),
    good="period: 2024-03\n---\nperiod: 2024-04",
)  # fmt: skip
def two_values(shelf: Shelf) -> Iterator[Problem]:
    """Each end of a metric that an earlier story gives otherwise, for one system, name, unit and window."""
    seen: dict[tuple[str, str, str, str], tuple[float, str]] = {}
    for subject in shelf.told:
        system = " ".join(subject.story.context.system.lower().split())
        for m in subject.metrics if system else ():
            for side in ("before", "after"):
                value, window = getattr(m.metric, side), " ".join(getattr(m.metric.window, side).lower().split())
                if value is None or not window:
                    continue
                key = (system, m.metric.name.strip().lower(), m.metric.unit, window)
                first, path = seen.setdefault(key, (value, subject.story.path))
                if first != value and path != subject.story.path:
                    yield Problem(
                        (*m.path, side),
                        f"{m.name} is {m.written(value)} here and {m.written(first)} in {path}, for the same system "
                        "and window; "
                        "mend the one that is wrong, or name the windows apart",
                        f"was {m.name} {m.written(value)} or {m.written(first)}?",
                        quote=m.written(value),
                        about=subject,
                    )
