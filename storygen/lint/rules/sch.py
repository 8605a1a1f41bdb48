"""SCH, the schema: unknown keys, wrong types, unknown words. All but competencies are found while reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.finding import Severity
from storygen.lint.rule import Problem, declare, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.lint.subject import Subject
    from storygen.story.model import Path

ERROR = Severity.ERROR

declare(
    "SCH101",
    "unknown-key",
    "a key that no story has",
    rationale="What stands under an unknown key is read by nobody. Mostly it is a known one, mistyped.",
    bad="sumary: I cut the wait from 9 days to 3.",
    good="summary: I cut the wait from 9 days to 3.",
    severity=ERROR,
)
declare(
    "SCH102",
    "wrong-type",
    "a list, a text or a number where another belongs",
    rationale="A value of the wrong type is dropped, and the rest of the story goes on.",
    bad="tags: {fraud: incident}",
    good="tags: [fraud, incident]",
    severity=ERROR,
)
declare(
    "SCH103",
    "unknown-word",
    "a word that is none of those a key knows",
    rationale="Pages, cards and rules act on these words; another one is dropped.",
    bad="scope: galaxy",
    good="scope: org",
    severity=ERROR,
)
declare(
    "SCH104",
    "wrong-form",
    "a text in the wrong form",
    rationale="Dates, times, periods and ids have a form, so that they can be compared and sorted.",
    bad="period: last spring",
    good="period: 2024-03",
    severity=ERROR,
)
declare(
    "SCH105",
    "no-such-day",
    "a day that is in no calendar",
    rationale="Thirty days has September.",
    bad="period: 2024-02-30",
    good="period: 2024-02-29",
    severity=ERROR,
)
declare(
    "SCH106",
    "missing-key",
    "a part that lacks what makes it one",
    rationale="A story needs a title, a metric a name, a probe a question: the rest can wait.",
    bad="angles:\n  - outcome: success",
    good="angles:\n  - name: as a risky success\n    outcome: success",
)
declare(
    "SCH107",
    "too-long-a-line",
    "a text longer than its line",
    rationale="The summary is the one line that an interviewer repeats to a colleague: 240 characters at most.",
    bad="summary: I took back a ranking model within two hours and brought new listings from 4 % of views back to 11 "
    "%. I wrote to every seller "
    "who had asked us about it that week or the week before. Then I sat down with the search team to compare all of "
    "their features.",
    good="summary: I took back a ranking model within two hours and brought new listings from 4 % of views back to 11 "
    "%.",
)
declare(
    "SCH108",
    "out-of-range",
    "a number outside its range",
    rationale="A p-value lies between 0 and 1, a sample has no negative size.",
    bad="metrics:\n  - {name: precision, kind: business, unit: ratio, before: 0.62, after: 0.78, n: {before: 4210, "
    "after: 3987}, "
    "window: a week each, source: review, confidence: measured, guardrail: true, p_value: 3}",
    good="metrics:\n  - {name: precision, kind: business, unit: ratio, before: 0.62, after: 0.78, n: {before: 4210, "
    "after: 3987}, "
    "window: a week each, source: review, confidence: measured, guardrail: true, p_value: 0.003}",
    severity=ERROR,
)
declare(
    "SCH110",
    "part-id-twice",
    "two parts with one id",
    rationale="A part's id names its card. Of two with the same one the second gets a number, and its progress moves "
    "with the "
    "order.",
    bad="probes:\n  - {ask: Why not shadow?, answer: Shadow helps no seller., id: shadow}\n"
    "  - {ask: Why so late?, answer: Nobody looked on a Sunday., id: shadow}",
    good="probes:\n  - {ask: Why not shadow?, answer: Shadow helps no seller., id: shadow}\n"
    "  - {ask: Why so late?, answer: Nobody looked on a Sunday., id: late}",
    severity=ERROR,
)
declare(
    "SCH111",
    "id-twice",
    "two stories with one id",
    rationale="Progress follows the id. Of two stories with the same one the first by path is built.",
    bad="id: fraud-rollback  (in two files)",
    good="id: fraud-rollback-2",
    severity=ERROR,
)
declare(
    "SCH112",
    "renamed",
    "a story or part that had another id in the last build",
    rationale="Progress follows the id. After a rename it still follows, as long as .storygen/ids.json is there; a "
    "`formerly` "
    "line keeps it for good.",
    bad="id: fraud-rollback  (in a file that was fraud.yaml)",
    good="id: fraud-rollback\nformerly: [fraud]",
    severity=Severity.INFO,
)


@rule(
    "SCH120",
    "unknown-competency",
    "a competency that the bank does not know",
    rationale="Questions, coverage and several rules go by competencies. A project's bank/ may define its own.",
    bad="competencies: [ownership, conflikt]",
    good="competencies: [ownership, conflict]",
)
def unknown_competency(subject: Subject) -> Iterator[Problem]:
    """Each competency of the story and its angles that is no id, alias or name of the bank."""
    for path, word in _competencies(subject):
        if subject.bank.resolve(word) is None:
            near = subject.bank.nearest(word)
            hint = f"did you mean {near}?" if near else "`storygen coverage` lists them, and bank/ may define your own"
            yield Problem(path, f"the bank knows no competency {word!r}; {hint}", quote=word)


def _competencies(subject: Subject) -> Iterator[tuple[Path, str]]:
    story = subject.story
    for i, word in enumerate(story.competencies):
        yield ("competencies", i), word
    for angle in story.angles:
        for i, word in enumerate(angle.competencies):
            yield ("angles", angle.index, "competencies", i), word
