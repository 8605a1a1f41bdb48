"""FUP, follow-up and remediation: the lasting fix, who owns it, and the check that it worked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storygen.finding import Severity
from storygen.lint.rule import Problem, rule
from storygen.lint.wording import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.lint.passage import Passage
    from storygen.lint.subject import Subject


@rule(
    "FUP101",
    "no-lasting-fix",
    "an incident, rollback or failure with no lasting fix",
    rationale="“We rolled back”, and nothing that stops it from happening again, is the third of the three classic "
    "failures.",
    bad="follow_up: []",
    good="""\
follow_up:
  - action: Compare the features of training and serving in CI
    owner: me
    due: 2024-04-01
    status: verified
    acceptance: CI stops a release whose features differ in unit
""",
)
def no_lasting_fix(subject: Subject) -> Iterator[Problem]:
    """A story that calls for a remedy and has neither a follow-up nor an action that prevents."""
    story = subject.story
    if story.follow_up or subject.is_unsorted or any(a.phase == "prevent" and a.did for a in story.actions):
        return
    occasion = _occasion(subject)
    if occasion:
        yield Problem(
            ("follow_up",),
            f"this story has {occasion} and no lasting fix; write follow_up: with the action that stops it from "
            "happening "
            "again, its owner, due, status and acceptance",
            "what stops it from happening again?",
            missing=True,
        )


def _occasion(subject: Subject) -> str:
    """What calls for a remedy: an incident, a failed or mixed end, a mitigation, a rollback; "" where nothing does."""
    story = subject.story
    if story.incident is not None:
        return "an incident"
    if story.outcome in ("failure", "mixed"):
        return f"the outcome {story.outcome}"
    if any(a.phase == "mitigate" for a in story.actions):
        return "a mitigation"
    told = subject.prose.within("summary", "opening", "actions", "result", "title")
    if any(True for _ in phrases("rollback").find(subject.prose, told)):
        return "a rollback"
    return ""


@rule(
    "FUP102",
    "vague-follow-up",
    "a follow-up without owner, due date or acceptance",
    rationale="A follow-up that nobody owns, by no date, with no way to tell that it is done, is a wish.",
    bad="follow_up:\n  - {action: Compare the features of training and serving in CI, owner: me, status: verified}",
    good="""\
follow_up:
  - action: Compare the features of training and serving in CI
    owner: me
    due: 2024-04-01
    status: verified
    acceptance: CI stops a release whose features differ in unit
""",
)
def vague_follow_up(subject: Subject) -> Iterator[Problem]:
    """Each follow-up that lacks one of the three, in one finding."""
    asks = {
        "owner": "owner: <who sees to it>",
        "due": "due: <until when>",
        "acceptance": "acceptance: <how anyone can tell it is done>",
    }
    for f in subject.story.follow_up:
        lacks = subject.lacks(("follow_up", f.index), *asks)
        if lacks:
            yield Problem(
                ("follow_up", f.index, lacks[0]),
                f"this follow-up has no {' and no '.join(lacks)}; write {'; '.join(asks[name] for name in lacks)}",
                "this follow-up: " + ", ".join(_QUESTIONS[name] for name in lacks) + "?",
                quote=f.action,
                missing=True,
            )


_QUESTIONS = {"owner": "who sees to it", "due": "until when", "acceptance": "how can anyone tell that it is done"}


@rule(
    "FUP103",
    "done-not-verified",
    "a follow-up done but never verified",
    rationale="Done means that somebody changed something; verified, that it works. Interviewers ask for the second.",
    bad="""\
follow_up:
  - action: Compare the features of training and serving in CI
    owner: me
    due: 2024-04-01
    status: done
    acceptance: CI stops a release whose features differ in unit
""",
    good="""\
follow_up:
  - action: Compare the features of training and serving in CI
    owner: me
    due: 2024-04-01
    status: verified
    acceptance: CI stops a release whose features differ in unit
""",
)
def done_not_verified(subject: Subject) -> Iterator[Problem]:
    """Each follow-up of status done."""
    for f in subject.story.follow_up:
        if f.status == "done":
            yield Problem(
                ("follow_up", f.index, "status"),
                "this follow-up is done but nobody verified it; write status: verified once you saw it work, and "
                "leave it "
                "open until then",
                "how do you know that the fix works?",
                quote="done",
            )


@rule(
    "FUP104",
    "no-reflection",
    "a failure without a reflection",
    rationale="A failure is told for what it taught. Without that a listener hears only that it went wrong.",
    bad="""\
outcome: failure
reflection: {}
result: >-
  By that evening 11 % of views went to new listings again, up from 4 % under the new model. Two of our sellers
  had left us for good by then, and the fees of both were lost to us for the rest of that year. That was my doing.
""",
    good="outcome: failure",
)
def no_reflection(subject: Subject) -> Iterator[Problem]:
    """A story told as a failure that says nothing of what it taught."""
    story = subject.story
    r = story.reflection
    if story.outcome == "failure" and not subject.is_unsorted and not (r.learned or r.with_more_time):
        yield Problem(
            ("reflection",),
            "this failure says nothing of what it taught you; write reflection: <what you do differently since>",
            "what do you do differently since?",
            missing=True,
        )


@rule(
    "FUP105",
    "lesson-without-habit",
    "a lesson that changes no habit",
    rationale="“Communicate more” is what everybody learned. What you do on Tuesdays because of it is what you "
    "learned.",
    bad="reflection: {learned: I learned that communication is key and that one has to be more careful with a release "
    "in such a team as ours.}",
    good="reflection: {learned: Since then I write the unit of a feature into its name before I train on it; I "
    "release in the morning.}",
    severity=Severity.INFO,
)
def lesson_without_habit(subject: Subject) -> Iterator[Problem]:
    """A reflection of nothing but a general lesson."""
    passage = subject.prose.of(("reflection", "learned"))
    if passage is None or phrases("changed-habit").search(passage.lower):
        return
    span = _general(passage)
    if span is not None:
        said = passage.text[slice(*span)]
        yield subject.prose.problem(
            passage.start + span[0],
            passage.start + span[1],
            f"“{said}” changes no habit; write what you do differently since, and when: since then I …",
            "what do you do differently since, and how often?",
        )


def _general(passage: Passage) -> tuple[int, int] | None:
    """The part of a lesson that is general: a well-worn phrase, or all of a short one in which "I" does nothing new."""
    match = phrases("general-lesson").search(passage.lower)
    if match is not None:
        return match.span()
    does = (m.group(1) for m in _I_DO.finditer(passage.lower))
    if (
        len(passage.text.split()) > 25
        or passage.words & {"my", "our", "we"}
        or any(w not in _ONLY_LEARNED for w in does)
    ):
        return None
    return 0, len(passage.text.rstrip().rstrip("."))


_I_DO = re.compile(r"(?<![\w'’-])i (?:\w+ly |also |no longer |never |always )?([^\W\d_]+)")
_ONLY_LEARNED = frozenset(
    ("learned", "learnt", "understood", "realised", "realized", "should", "would", "could", "must", "need", "think",
     "believe", "know", "found", "saw", "am", "was", "see", "had")
)  # fmt: skip
