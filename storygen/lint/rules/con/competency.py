"""CON over competencies: one that no word and no part of the story shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.lint.rule import Problem, rule
from storygen.lint.wording import stems

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from storygen.lint.subject import Subject


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
