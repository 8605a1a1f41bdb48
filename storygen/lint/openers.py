"""The openers of answers.yaml under the rules: checked for length and privacy alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.lint.outcome import Checked
from storygen.lint.prose import Prose
from storygen.lint.registry import find
from storygen.lint.runner import finding_of, in_place
from storygen.lint.selection import selection
from storygen.lint.subject import Subject
from storygen.lint.suppression import applied, notes
from storygen.story import document
from storygen.story.answers import FILE, read_answers
from storygen.story.model import Story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.bank.reader import Bank
    from storygen.finding import Finding
    from storygen.lint.rule import Problem
    from storygen.project import Project
    from storygen.story.model import Answer

TOO_LONG = "LEN121"


def check(project: Project, bank: Bank) -> Checked:
    """The findings of the project's answers.yaml, what its reading found included; none where there is no such file."""
    answers, of_reading = read_answers(project.root / FILE)
    chosen = selection(project)
    ignored = chosen.ignored_in(FILE)
    standing: list[Finding] = [f for f in of_reading if chosen.keeps(f, ignored)]
    if not answers:
        return Checked(in_place(standing))
    content = document.read_content(project.root / FILE, FILE)
    source = document.read(content, FILE, "answers").source
    if source is None:
        return Checked(in_place(standing))
    from storygen.story import schema

    schema.check(source, "answers")
    subject = Subject(Story("answers", FILE, ""), project, bank)
    subject.prose = Prose(("opening", ("answers", a.index, "say"), a.say) for a in answers if a.say)
    found: list[Finding] = []
    for rule, severity in chosen.over_stories:
        if rule.family == "PRV" and rule.code not in ignored and rule.check is not None:
            found += (finding_of(rule, severity, p, FILE, source) for p in rule.check(subject))
    length = find(TOO_LONG)
    if length is not None and TOO_LONG in chosen.codes - ignored:
        problems = _too_long(answers, project.lint.words_a_minute)
        found += (finding_of(length, chosen.severity(length), p, FILE, source) for p in problems)
    stands, off = applied(found, notes(source, ()), source)
    return Checked(in_place([*standing, *stands]), tuple(off))


def _too_long(answers: tuple[Answer, ...], pace: float) -> Iterator[Problem]:
    """Each answer that takes a tenth longer to say than it may."""
    from storygen.lint.rule import Problem

    for answer in answers:
        words = len(answer.say.split())
        seconds = words / max(1.0, pace) * 60
        if seconds > answer.seconds * 1.1:
            over = round((seconds - answer.seconds) / 60 * pace)
            yield Problem(
                ("answers", answer.index, "say"),
                f"this takes {seconds:.0f} s to say and may take {answer.seconds:.0f}; cut about {over} words, or "
                "write seconds: "
                f"{seconds:.0f}",
                "which sentence of it could wait for a question?",
                quote=answer.ask,
                start=0,
                end=len(answer.say.partition("\n")[0]),
            )
