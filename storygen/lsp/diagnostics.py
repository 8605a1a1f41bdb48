"""Findings as an editor shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from storygen.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from storygen.finding import Finding, Span
    from storygen.lsp.opened import Opened
    from storygen.lsp.text import Text
    from storygen.project import Project

SOURCE = "storygen"
SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
UNUSED = "LNT101"
"""What switches nothing off any more is greyed out."""


def diagnostics(opened: Opened) -> list[types.Diagnostic]:
    """What the linter says of an open story, in the order of the text."""
    return of_findings(opened.findings, opened.text, opened.home.project)


def of_findings(findings: Iterable[Finding], text: Text, project: Project) -> list[types.Diagnostic]:
    """Findings about one text."""
    return [
        types.Diagnostic(
            range=span_range(found.span, text),
            message=found.message,
            severity=SEVERITIES[found.severity],
            code=found.code,
            code_description=_description(found.code, project),
            source=SOURCE,
            tags=[types.DiagnosticTag.Unnecessary] if found.code == UNUSED else None,
        )
        for found in findings
    ]


def span_range(span: Span, text: Text) -> types.Range:
    """A place in lines and columns as the editor counts them."""
    return text.range(*span_offsets(span, text))


def span_offsets(span: Span, text: Text) -> tuple[int, int]:
    """A place in lines and columns as offsets into the text."""
    start, end = _offset(span.line, span.column, text), _offset(span.end_line, span.end_column, text)
    return start, max(start, end)


def _offset(line: int, column: int, text: Text) -> int:
    mark = line == 1 and text.content.startswith("\ufeff")
    return min(text.start_of(line - 1) + column - 1 + mark, text.end_of(line - 1))


def _description(code: str, project: Project) -> types.CodeDescription | None:
    """The rule's page in the site, where that is built."""
    page = rule_page(code, project)
    return types.CodeDescription(page.as_uri()) if page.is_file() else None


def rule_page(code: str, project: Project) -> Path:
    """Where the site has a rule's page."""
    return (project.root / project.output / "rules" / f"{code}.html").absolute()
