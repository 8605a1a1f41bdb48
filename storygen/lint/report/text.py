"""Findings as text for people: by file, each with its line underlined, and a summary with counts."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from storygen.finding import Finding, Severity
from storygen.lint.report.excerpt import excerpt
from storygen.lint.written import in_order, next_question

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def report(findings: Sequence[Finding], sources: Mapping[str, str], *, files: int, color: bool = False) -> str:
    """Every finding, grouped by file, and the summary. `sources` holds each file's text by path."""
    blocks: list[str] = []
    for _, group in groupby(findings, key=lambda f: f.path):
        blocks.append("".join(_full(finding, sources, color=color) for finding in group))
    return "\n".join([*blocks, summary(findings, files)])


def next_steps(findings: Sequence[Finding], sources: Mapping[str, str], *, files: int, color: bool = False) -> str:
    """Every error; for each story with warnings the one question to answer next, with the count of the rest."""
    blocks: list[str] = []
    for path, group in groupby(findings, key=lambda f: f.path):
        theirs = list(group)
        block = "".join(_full(f, sources, color=color) for f in theirs if f.severity is Severity.ERROR)
        block += _next(path, [f for f in theirs if f.severity is Severity.WARNING], sources, color=color)
        if block:
            blocks.append(block)
    unwritten = {f.path for f in findings if f.severity is not Severity.INFO}
    written = f"{max(0, files - len(unwritten))} of {files} written\n" if unwritten else ""
    return "\n".join([*blocks, summary(findings, files) + written])


def line(finding: Finding, *, color: bool = False) -> str:
    """One finding on one line: place, message, code."""
    place = f"{finding.path}:{finding.span.line}:{finding.span.column}"
    code = _style(finding.code, color=color, fg=_COLORS[finding.severity])
    return f"{_style(place, color=color, bold=True)} {finding.message}  {code}"


def summary(findings: Iterable[Finding], files: int) -> str:
    """How many of each severity, and over how many stories."""
    counted = Counter(f.severity for f in findings)
    over = f"{files} {'story' if files == 1 else 'stories'}"
    if not counted:
        return f"{over}, nothing found\n"
    parts = [_plural(counted[s], s.value) for s in Severity if counted[s]]
    return f"{', '.join(parts)} in {over}\n"


def _next(path: str, warnings: list[Finding], sources: Mapping[str, str], *, color: bool) -> str:
    if not warnings:
        return ""
    first = next_question(warnings) or in_order(warnings)[0]
    rest = len(warnings) - 1
    text = _full(first, sources, color=color)
    asked = first.question[:1].upper() + first.question[1:] if first.question else first.message
    lead = _style(f"{path}: answer next: {asked}", color=color, bold=True)
    more = f"  … and {rest} more: storygen lint {path}\n" if rest else ""
    return f"{lead}\n{text}{more}"


def _full(finding: Finding, sources: Mapping[str, str], *, color: bool) -> str:
    shown = excerpt(sources.get(finding.path, ""), finding.span) if finding.path in sources else None
    if shown is None:
        return line(finding, color=color) + "\n"
    number, text, below = shown
    margin = " " * len(number)
    return (
        f"{line(finding, color=color)}\n"
        f"  {_style(number, color=color, dim=True)} | {text}\n"
        f"  {margin} | {_style(below, color=color, fg=_COLORS[finding.severity])}\n"
    )


def _plural(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _style(text: str, *, color: bool, fg: str | None = None, bold: bool = False, dim: bool = False) -> str:
    if not color:
        return text
    import click

    return click.style(text, fg=fg, bold=bold or None, dim=dim or None)
