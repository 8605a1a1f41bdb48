"""Findings as JSON for other programs; schemas/lint.schema.json describes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from storygen.lint.fingerprint import fingerprinted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storygen.finding import Finding, Fix


def report(findings: Iterable[Finding]) -> str:
    """`{"findings": [{path, line, column, end_line, end_column, code, severity, message, fix, …}]}`."""
    listed = [_finding(finding, print_) for finding, print_ in fingerprinted(findings)]
    return json.dumps({"version": 1, "findings": listed}, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding, fingerprint: str) -> dict[str, Any]:
    span = finding.span
    return {
        "path": finding.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "fix": _fix(finding.fix),
        "field": finding.field,
        "question": finding.question,
        "fingerprint": fingerprint,
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    return {"title": fix.title, "edits": [{"start": e.start, "end": e.end, "text": e.text} for e in fix.edits]}
