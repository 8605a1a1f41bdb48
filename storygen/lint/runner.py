"""Runs the rules over a story and over the collection, under the project's settings."""

from __future__ import annotations

from dataclasses import replace
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


def check_story(reading: Reading, project: Project, bank: Bank) -> tuple[Finding, ...]:
    """All findings of one file, those of its reading included, by place."""
    return examine(reading, project, bank).findings


def check_collection(readings: Iterable[Reading], project: Project, bank: Bank) -> tuple[Finding, ...]:
    """The findings that need all stories at once: coverage, and stories that contradict each other."""
    return examine_all(readings, project, bank).findings


def examine(reading: Reading, project: Project, bank: Bank) -> Checked:
    """As `check_story`, with what was switched off beside it."""
    chosen = selection(project)
    ignored = chosen.ignored_in(reading.path)
    found = [f for f in reading.findings if chosen.keeps(f, ignored)]
    story, source = reading.story, reading.source
    if story is not None:
        dropped = _dropped(reading)
        broken = [f.span for f in reading.findings if f.severity is Severity.ERROR and not f.field]
        found.extend(_found(Subject(story, project, bank, dropped), source, chosen, ignored, broken))
    if source is None:
        return Checked(in_place(found))
    switched = notes(source, story.lint_ignore if story else ())
    standing, off = applied(found, switched, source)
    if switched:
        looked_for = frozenset(r.code for r, _ in chosen.over_stories) - ignored
        standing.extend(stale(switched, reading.path, chosen, looked_for))
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


def _found(
    subject: Subject, source: Source | None, chosen: Selection, ignored: frozenset[str], broken: list[Span]
) -> Iterator[Finding]:
    path = subject.story.path
    for check, rule, severity in chosen.checks(ignored):
        for problem in check(subject):
            if not (problem.missing and _was_reported(problem, subject, source, broken)):
                yield finding_of(rule, severity, problem, path, source)


def _was_reported(problem: Problem, subject: Subject, source: Source | None, broken: list[Span]) -> bool:
    """Whether what a rule finds missing stands there, and reading has reported it."""
    if subject.dropped and subject.was_dropped(problem.path):
        return True
    if not broken or source is None or source.key(problem.path) is None:
        return False
    value = source.span(problem.path)
    return any((value.line, value.column) <= (b.line, b.column) <= (value.end_line, value.end_column) for b in broken)


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
