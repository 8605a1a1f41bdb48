"""BNK, coverage of the whole collection: competencies, outcomes, twins, and how many stories there are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from storygen.finding import Severity
from storygen.lint.rule import Problem, collection_rule, declare, rule
from storygen.story.told import tells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.lint.shelf import Shelf
    from storygen.lint.subject import Subject

declare(
    "BNK001",
    "unreadable-bank-file",
    "a file of your own bank that cannot be read",
    rationale="A project's bank/ adds competencies and questions of its own. A file that is no list of them adds "
    "nothing, and "
    "says why.",
    bad="competencies: none yet",
    good="competencies:\n  - id: tutoring\n    questions: [When did a pupil teach you something?]",
    severity=Severity.ERROR,
)

_SIX = "---\n".join(f"summary: Number {i}, from 4 % of views back to 11 %.\n" for i in range(1, 7))


def _counted(shelf: Shelf) -> Counter[str]:
    return Counter(id for subject in shelf.told for id in subject.competencies)


def _wanted(shelf: Shelf) -> list[str]:
    """The competencies that the project's target names, by the bank's ids."""
    ids = (shelf.bank.resolve(word) for word in shelf.project.competencies)
    return list(dict.fromkeys(id for id in ids if id))


@collection_rule(
    "BNK101",
    "competency-without-story",
    "a competency of your target without a story",
    rationale="What a company asks for will be asked. Better to find the gap now than in the room.",
    bad="tags: [a]",
    good="competencies: [ownership, conflict]\n---\ncompetencies: [conflict]",
    given={"target.competencies": ["conflict"]},
)
def competency_without_story(shelf: Shelf) -> Iterator[Problem]:
    """Each competency of the target that no story claims."""
    counted = _counted(shelf)
    for id in _wanted(shelf):
        if not counted[id]:
            name = shelf.bank.competencies[id].name
            yield Problem(
                (),
                f"your target asks for {name.lower()} ({id}) and no story shows it; tell one, or add {id} to the "
                "competencies of "
                "a story that does",
                f"when did you show {name.lower()}?",
                quote=id,
            )


@collection_rule(
    "BNK102",
    "competency-with-one-story",
    "a competency of your target with one story",
    rationale="Interviewers compare notes: the same story in two rooms sounds like the only one you have.",
    bad="competencies: [ownership, conflict]",
    good="competencies: [ownership, conflict]\n---\ncompetencies: [conflict]",
    given={"target.competencies": ["conflict"]},
)
def competency_with_one_story(shelf: Shelf) -> Iterator[Problem]:
    """Each competency of the target that a single story claims."""
    counted = _counted(shelf)
    for id in _wanted(shelf):
        if counted[id] == 1:
            only = next(s for s in shelf.told if id in s.competencies)
            name = shelf.bank.competencies[id].name
            yield Problem(
                (),
                f"only “{only.story.title}” shows {name.lower()} ({id}); have a second one ready",
                f"when else did you show {name.lower()}?",
                quote=id,
            )


@collection_rule(
    "BNK103",
    "no-failure",
    "six stories or more, and none that failed",
    rationale="“Tell me about a failure” is among the first questions. Someone without one has not looked.",
    bad=_SIX.replace("summary", "outcome: success\nsummary"),
    good=_SIX.replace("summary", "outcome: success\nsummary", 5),
)
def no_failure(shelf: Shelf) -> Iterator[Problem]:
    """A collection of six or more stories without a failed or mixed outcome."""
    if len(shelf.told) >= 6 and not any(s.story.outcome in ("failure", "mixed") for s in shelf.told):
        yield Problem(
            (),
            f"none of your {len(shelf.told)} stories has the outcome failure or mixed; tell one that went wrong, or "
            "an angle of "
            "one that did",
            "what went wrong that you answer for?",
        )


@collection_rule(
    "BNK104",
    "twin-stories",
    "two stories of the same dates, system and metric",
    rationale="Two files of one event count twice and are told once. An `angle` tells the same events another way.",
    bad="period: 2024-03-11\n---\nperiod: 2024-03-11",
    good="period: 2024-03-11\n---\nperiod: 2023-05-02",
)
def twin_stories(shelf: Shelf) -> Iterator[Problem]:
    """Each story that shares period, system and a metric's name with an earlier one."""
    seen: dict[tuple[str, str, str], Subject] = {}
    for subject in shelf.told:
        keys = _events(subject)
        twin = next((seen[key] for key in keys if key in seen), None)
        for key in keys:
            seen.setdefault(key, subject)
        if twin is not None:
            yield Problem(
                ("title",),
                f"this shares dates, system and metric with {twin.story.path}; make it an angle there, or say what is "
                "different",
                f"is this the same event as “{twin.story.title}”?",
                quote=subject.story.title,
                about=subject,
            )


def _events(subject: Subject) -> list[tuple[str, str, str]]:
    story = subject.story
    system = " ".join(story.context.system.lower().split())
    if not (story.period and system):
        return []
    return [(story.period, system, m.name.lower()) for m in story.metrics if m.name]


@collection_rule(
    "BNK105",
    "collection-size",
    "fewer than six stories, or more than fifteen",
    rationale="Six cover most rooms, each for several questions; more than fifteen nobody keeps in the mouth.",
    bad="tags: [a]",
    good=_SIX,
    severity=Severity.INFO,
)
def collection_size(shelf: Shelf) -> Iterator[Problem]:
    """A collection that is small or large."""
    n = len(shelf.told)
    if n < 6:
        yield Problem(
            (),
            f"{n} {'story covers' if n == 1 else 'stories cover'} few questions; six to fifteen serve most interviews",
        )
    elif n > 15:
        yield Problem(
            (), f"{n} stories are more than one can keep ready; mark those you would not tell with draft: true"
        )


@rule(
    "BNK106",
    "no-competencies",
    "a story that names no competency",
    rationale="Questions find a story by the competencies it names. Without one it comes up for no question, in no "
    "mock interview, and covers nothing.",
    bad="competencies: []",
    good="competencies: [ownership, tradeoffs]",
)
def no_competencies(subject: Subject) -> Iterator[Problem]:
    """A story that tells something and names no competency; pasted text that is not sorted yet is left alone."""
    story = subject.story
    if story.competencies or subject.is_unsorted or subject.was_dropped(("competencies",)) or not tells(story):
        return
    if any(angle.competencies for angle in story.angles):
        return
    yield Problem(
        ("competencies",),
        "this story names no competency, so no question finds it; write competencies: [<such as ownership, conflict or "
        "tradeoffs>], two or three",
        "which questions should this story answer?",
        missing=True,
    )
