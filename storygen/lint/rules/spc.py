"""SPC, specificity: is it a story at all, one thing that happened once?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storygen.lint.rule import Problem, rule
from storygen.lint.rules.own import deeds
from storygen.lint.wording import is_deed, is_past, phrases, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.lint.passage import Passage
    from storygen.lint.subject import Subject

_REST = """\
  - I compared the features online and offline and found a listing age read in hours, not days.
  - I decided to roll back at once instead of patching the feature, and our support lead told the sellers.
"""


@rule(
    "SPC101",
    "habit-or-hypothesis",
    "an action told as habit or hypothesis",
    rationale="“I usually” and “I would” are opinions about yourself. Listeners want one time you did it, and what "
    "happened.",
    bad="actions:\n  - I usually check the dashboards on the morning after a release and I would page the search "
    f"team.\n{_REST}",
    good="actions:\n  - I check the dashboards after each release; that morning I saw the views fall and paged the "
    f"search team.\n{_REST}",
)
def habit_or_hypothesis(subject: Subject) -> Iterator[Problem]:
    """Each action that tells a habit or hypothesis and nothing done that time; each self-description."""
    places = (p for p in subject.prose.passages if p.section in _EMPTY)
    for passage, match in phrases("self-description").find(subject.prose, places):
        yield subject.prose.problem(
            passage.start + match.start(),
            passage.start + match.end(),
            f"“{passage.text[match.start() : match.end()]}” describes you; write what you did that time, and let it "
            "be heard",
            "what did you do that shows it?",
        )
    listed = phrases("habit")
    told: set[int] = set()
    for passage, match in listed.find(subject.prose, deeds(subject)):
        if match.start() == _first(listed.pattern, passage.lower) and not _did_something(passage.lower):
            told.add(passage.start)
            yield _no_time(subject, passage, match.start(), match.end())
    for passage in deeds(subject):
        if passage.start not in told and (span := _timeless(passage)) is not None:
            yield _no_time(subject, passage, *span)


def _no_time(subject: Subject, passage: Passage, start: int, end: int) -> Problem:
    return subject.prose.problem(
        passage.start + start,
        passage.start + end,
        f"“{passage.text[start:end]}” tells a habit or a plan, not what happened; write what you did that time: I …",
        "what did you do that time?",
    )


def _timeless(passage: Passage) -> tuple[int, int] | None:
    """The first "I ask" of a text in which "I" does everything in the present and nothing has a time or a past."""
    if "i" not in passage.words or any(is_past(w) for w in passage.words) or _YEAR.search(passage.lower):
        return None
    if not words("moments").isdisjoint(passage.words) or phrases("turning-points").search(passage.lower):
        return None
    match = re.search(r"(?<![\w'’-])i (?:\w+ly |never |also |then |first )*[^\W\d_]+", passage.lower)
    return match.span() if match and not _did_something(passage.lower) else None


def _first(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.search(text)
    return match.start() if match else -1


_I_DID = re.compile(r"\bi (?:\w+ly |then |also |first |even |just |still |never )?([^\W\d_]+)")


def _did_something(text: str) -> bool:
    return any(is_deed(m.group(1)) and m.group(1) not in ("used", "tried") for m in _I_DID.finditer(text))


_MONTHS = "january february march april june july august september october november december"
_YEAR = re.compile(r"(?<![\w.,$€£])(?:19|20)\d\d(?![\w%]|[.,]\d)|\bq[1-4]\b|\d{1,2}[:.]\d\d\b|\d{1,2} ?(?:am|pm)\b")


@rule(
    "SPC102",
    "no-moment",
    "no moment anywhere: no date, event or turning point",
    rationale="A story happened once. A date, a morning, the minute you noticed: one of them makes it yours.",
    bad="""\
period: ''
incident:
summary: I keep a ranking model honest and have brought new listings from 4 % of views to 11 %.
actions:
  - I watched the views of new listings, and I paged the search team about them.
  - I compared the features online and offline for a listing age read in hours, not days.
  - I decided for a roll back instead of patching the feature, and our support lead told the sellers.
result: >-
  So 11 % of views go to new listings, up from 4 % under the other model.
  Two sellers left us all the same, and the others stay with us.
reflection: I write the unit of a feature into its name and then train on it, and I release with the team around me.
metrics:
  - name: new listings in views
    kind: business
    unit: percent
    better: higher
    before: 4
    after: 11
    n: {before: 18400, after: 19100}
    window: two weeks on either side
    source: weekly search report
    confidence: measured
    guardrail: true
follow_up:
  - action: Compare the features of training and serving in CI
    owner: me
    due: 2024-04-01
    status: verified
    acceptance: CI stops a release whose features differ in unit
""",
    good="period: 2024-03",
)  # fmt: skip
def no_moment(subject: Subject) -> Iterator[Problem]:
    """A sorted story in which nothing has a time and nothing turns."""
    story = subject.story
    if subject.is_unsorted or not story.actions or story.period or any(a.at for a in story.actions):
        return
    incident = story.incident
    if incident is not None and (incident.timeline or incident.started_at or incident.detected_at):
        return
    told = [p for p in subject.prose.passages if p.section in _TOLD]
    moments = words("moments")
    if any(not moments.isdisjoint(p.words) or _YEAR.search(p.lower) for p in told):
        return
    turning = phrases("turning-points")
    if any(turning.search(p.lower) for p in told):
        return
    yield Problem(
        ("actions",),
        "nothing here happened at a time: no date, no event, no turn; write period: <when it was>, and into the first "
        "action "
        "the moment you noticed",
        "when was it, and what made you notice?",
        missing=True,
    )


_TOLD = frozenset(("summary", "opening", "context", "actions", "result", "incident"))


@rule(
    "SPC103",
    "only-tasks",
    "actions that only list tasks",
    rationale="A list of tasks is a job description. Something was decided, chosen or refused: that is what listeners "
    "grade.",
    bad="""\
actions:
  - On the morning after the release I watched the views of new listings and wrote to the search team.
  - I worked on the features online and offline and attended the daily meeting.
  - I prepared the reports for the week, and our support lead updated the sellers.
""",
    good=f"""\
actions:
  - On the morning after the release I watched the views of new listings and wrote to the search team.
{_REST}""",
)
def only_tasks(subject: Subject) -> Iterator[Problem]:
    """A story of two or more actions in none of which anything is found, weighed, decided or refused."""
    actions = list(deeds(subject))
    if len(actions) < 2 or any(a.phase in ("decide", "diagnose") for a in subject.story.actions):
        return
    judged = words("judgement")
    if any(not judged.isdisjoint(p.words) for p in actions):
        return
    if any(phrases("judgement-phrases").search(p.lower) for p in actions):
        return
    yield Problem(
        ("actions",),
        "these actions list tasks; write what you found, decided, chose or refused, and why",
        "what did you decide, and against what?",
        missing=True,
    )


@rule(
    "SPC104",
    "empty-phrase",
    "a phrase with no act behind it",
    rationale="Nobody can picture “drove alignment”. Whom did you ask, what did they object to, what did you settle "
    "on?",
    bad="actions:\n  - On the morning after the release I saw the views of new listings fall and drove alignment "
    f"across stakeholders.\n{_REST}",
    good="actions:\n  - On the morning after the release I saw the views of new listings fall and asked the search "
    f"team to stop releases.\n{_REST}",
)
def empty_phrase(subject: Subject) -> Iterator[Problem]:
    """Each such phrase in what was done and what came of it."""
    places = (p for p in subject.prose.passages if p.section in _EMPTY)
    for passage, match in phrases("empty-phrases").find(subject.prose, places):
        said = passage.text[match.start() : match.end()]
        yield subject.prose.problem(
            passage.start + match.start(),
            passage.start + match.end(),
            f"nobody can picture “{said}”; write the act: whom you asked, what they said, what was settled",
            f"“{said}”: what did you do, with whom?",
        )


_EMPTY = frozenset(("summary", "opening", "actions", "result", "rough"))


@rule(
    "SPC105",
    "failure-without-cost",
    "a failure or conflict whose end has no cost and no reflection",
    rationale="Where nothing was lost and nothing learned, there was no failure and no conflict worth telling.",
    bad="""\
competencies: [conflict]
reflection: {}
result: >-
  By that evening 11 % of views went to new listings again, up from 4 % under the new model. The lead of the
  search team agreed with me in front of everyone. The sellers wrote to us that they were glad of it, and so was I.
""",
    good="competencies: [conflict]",
)
def failure_without_cost(subject: Subject) -> Iterator[Problem]:
    """A failure, or a conflict by its competencies, that neither cost anything nor taught anything."""
    story = subject.story
    failed = story.outcome == "failure"
    if subject.is_unsorted or not (failed or _CONFLICTS & set(subject.competencies)):
        return
    r = story.reflection
    if r.learned or r.with_more_time or _cost_told(subject):
        return
    what = "failure" if failed else "conflict"
    yield Problem(
        ("result",),
        f"this {what} ends without a cost and without a reflection; write into result: what it cost, and reflection: "
        "what you "
        "do differently since",
        f"what did this {what} cost, and what do you do differently since?",
        missing=True,
    )


_CONFLICTS = frozenset(("conflict",))


def _cost_told(subject: Subject) -> bool:
    cost = words("costs")
    ending = (p for p in subject.prose.passages if p.section in ("result", "summary", "proof"))
    return any(not cost.isdisjoint(p.words) for p in ending)


@rule(
    "SPC106",
    "no-actions",
    "a story without actions",
    rationale="What you did is the story. One line for each step is enough to begin with.",
    bad="rough: |\n  The views of new listings were at 4 % and went back to 11 % the same day.\nactions: []\n",
    good="actions:\n  - On the morning after the release I saw the views of new listings fall and paged the search "
    f"team.\n{_REST}",
)
def no_actions(subject: Subject) -> Iterator[Problem]:
    """A story that lists nothing the teller did."""
    if any(a.did for a in subject.story.actions):
        return
    rough = " (your pasted text under rough: may hold them)" if subject.story.rough else ""
    yield Problem(
        ("actions",),
        f"this story has no actions; write actions: and one line a step, I …{rough}",
        "what did you do first?",
        missing=True,
    )
