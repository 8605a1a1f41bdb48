"""Runs the rules over a story and over the collection, under the project's settings."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING

from storygen.finding import Finding, Severity, Span
from storygen.lint.outcome import Checked
from storygen.lint.selection import Selection, selection
from storygen.lint.shelf import Shelf
from storygen.lint.subject import Subject
from storygen.lint.suppression import Note, applied, notes, stale
from storygen.project import place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from storygen.bank.reader import Bank
    from storygen.lint.outcome import Suppressed
    from storygen.lint.rule import Problem, Rule
    from storygen.project import Project
    from storygen.story.reading import Reading
    from storygen.story.source import Source

SETTINGS = "storygen.toml"
"""Where findings about the collection as a whole point."""
TOGETHER = 16
"""Files that go through the rules together; with more, what is known of each is at hand no longer."""


def check_story(reading: Reading, project: Project, bank: Bank) -> tuple[Finding, ...]:
    """All findings of one file, those of its reading included, by place."""
    return examine(reading, project, bank).findings


def check_collection(readings: Iterable[Reading], project: Project, bank: Bank) -> tuple[Finding, ...]:
    """The findings that need all stories at once: coverage, and stories that contradict each other."""
    return examine_all(readings, project, bank).findings


def examine(reading: Reading, project: Project, bank: Bank) -> Checked:
    """As `check_story`, with what was switched off beside it."""
    return next(iter(examine_each((reading,), project, bank)))


def examine_each(readings: Iterable[Reading], project: Project, bank: Bank) -> Iterator[Checked]:
    """As `examine` for each of some readings, in order.

    A few at a time go through each rule together: what a processor has at hand of one rule serves for all of them,
    which makes a twelfth of the time.
    """
    chosen = selection(project)
    left = iter(readings)
    while few := tuple(islice(left, TOGETHER)):
        files = [_File(reading, chosen, project, bank) for reading in few]
        if chosen.asks_for_claims:
            _prepare([file.subject for file in files if file.subject is not None])
        for check, rule, severity in chosen.checks:
            for file in files:
                if file.subject is not None and rule.code not in file.ignored:
                    file.found.extend(file.findings(check(file.subject), rule, severity))
        yield from (file.checked(chosen) for file in files)


def _prepare(subjects: list[Subject]) -> None:
    """Work out what most rules ask for, step by step for all, as the rules do."""
    for ask in (attrgetter("prose.words"), attrgetter("said.apart"), attrgetter("said.claims")):
        for subject in subjects:
            ask(subject)


class _File:
    """One file on its way through the rules."""

    def __init__(self, reading: Reading, chosen: Selection, project: Project, bank: Bank) -> None:
        self.reading = reading
        self.ignored = chosen.ignored_in(reading.path)
        self.found = [f for f in reading.findings if chosen.keeps(f, self.ignored)]
        story = reading.story
        self.subject = None if story is None else Subject(story, project, bank, _dropped(reading))
        self._broken = [f.span for f in reading.findings if f.severity is Severity.ERROR and not f.field]

    def findings(self, problems: Iterable[Problem], rule: Rule, severity: Severity) -> Iterator[Finding]:
        """What a rule found as findings, less what is missing only because reading dropped it."""
        for problem in problems:
            if not (problem.missing and self._was_reported(problem)):
                yield finding_of(rule, severity, problem, self.reading.path, self.reading.source)

    def _was_reported(self, problem: Problem) -> bool:
        """Whether what a rule finds missing stands there, and reading has reported it."""
        subject, source = self.subject, self.reading.source
        if subject is not None and subject.dropped and subject.was_dropped(problem.path):
            return True
        if not self._broken or source is None or source.key(problem.path) is None:
            return False
        value = source.span(problem.path)
        start, end = (value.line, value.column), (value.end_line, value.end_column)
        return any(start <= (b.line, b.column) <= end for b in self._broken)

    def checked(self, chosen: Selection) -> Checked:
        """What stands, and what was switched off; entries that switch nothing off are told of too."""
        source, story = self.reading.source, self.reading.story
        if source is None:
            return Checked(in_place(self.found))
        switched = notes(source, story.lint_ignore if story else ())
        standing, off = applied(self.found, switched, source)
        if switched:
            looked_for = frozenset(r.code for _, r, _ in chosen.checks) - self.ignored
            standing.extend(stale(switched, self.reading.path, chosen, looked_for))
        return Checked(in_place(standing), tuple(off))


def examine_all(readings: Iterable[Reading], project: Project, bank: Bank) -> Checked:
    """As `check_collection`, with what was switched off beside it."""
    chosen = selection(project)
    sources = {r.path: r.source for r in readings if r.story is not None and r.source is not None}
    subjects = tuple(Subject(r.story, project, bank) for r in readings if r.story is not None)
    shelf = Shelf(subjects, project, bank)
    standing: list[Finding] = []
    off: list[Suppressed] = []
    switched: dict[str, list[Note]] = {}
    for rule, severity in chosen.over_all:
        for problem in rule.over_all(shelf) if rule.over_all else ():
            path = problem.about.story.path if problem.about else SETTINGS
            source = sources.get(path)
            if rule.code in chosen.ignored_in(path):
                continue
            found = finding_of(rule, severity, problem, path, source)
            if source is None or problem.about is None:
                standing.append(
                    replace(found, span=place(project.root, tuple(map(str, problem.path)), problem.quote))
                    if problem.path
                    else found
                )
                continue
            if path not in switched:
                switched[path] = notes(source, problem.about.story.lint_ignore)
            stands, silenced = applied([found], switched[path], source)
            standing += stands
            off += silenced
    return Checked(in_place(standing), tuple(off))


def in_place(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by file, then by place, then by code."""
    return tuple(sorted(findings, key=lambda f: (f.path, f.span, f.code)))


def _dropped(reading: Reading) -> frozenset[str]:
    """The dotted paths of the values that reading reported: what stands there is wrong, and not missing."""
    return frozenset(f.field for f in reading.findings if f.severity is Severity.ERROR and f.field)


def finding_of(rule: Rule, severity: Severity, problem: Problem, path: str, source: Source | None) -> Finding:
    """The problem as a finding, its message on one line wherever the quoted sentence breaks."""
    message = problem.message
    return Finding(
        rule.code,
        " ".join(message.split()) if "\n" in message else message,
        path,
        _span(problem, source),
        severity,
        ".".join(map(str, problem.path)),
        problem.quote,
        problem.question,
        problem.fix,
    )


def _span(problem: Problem, source: Source | None) -> Span:
    """Where a problem points: the slice, the value, or what lacks it."""
    if source is None:
        return Span()
    if problem.missing:
        return source.anchor(problem.path)
    return source.span(problem.path, problem.start, problem.end)
