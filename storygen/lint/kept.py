"""Findings as the cache keeps them: plain JSON, read back as they were."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from storygen.finding import Edit, Finding, Fix, Severity, Span
from storygen.lint.outcome import Checked, Suppressed

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEVERITIES = {s.value: s for s in Severity}


def written(findings: Iterable[Finding], suppressed: Iterable[Suppressed], paths: Iterable[str] = ()) -> bytes:
    """Findings, what was switched off, and paths, as bytes."""
    rows = [[_row(f) for f in findings], [[_row(s.finding), s.reason] for s in suppressed], list(paths)]
    return json.dumps(rows, separators=(",", ":")).encode("ascii")


def read(body: bytes | None) -> tuple[Checked, tuple[str, ...]] | None:
    """What `written` wrote; None for nothing, and for what another program may have put there."""
    if body is None:
        return None
    try:
        findings, suppressed, paths = json.loads(body)
        off = tuple(Suppressed(_finding(row), str(reason)) for row, reason in suppressed)
        return Checked(tuple(map(_finding, findings)), off), tuple(map(str, paths))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _row(finding: Finding) -> list[Any]:
    f, s = finding, finding.span
    fix = f.fix and [f.fix.title, [[e.start, e.end, e.text] for e in f.fix.edits]]
    place = [s.line, s.column, s.end_line, s.end_column]
    return [f.code, f.message, f.path, place, f.severity.value, f.field, f.quote, f.question, fix]


def _finding(row: list[Any]) -> Finding:
    code, message, path, place, severity, field, quote, question, fix = row
    mended = fix and Fix(fix[0], tuple(Edit(*edit) for edit in fix[1]))
    return Finding(code, message, path, Span(*place), _SEVERITIES[severity], field, quote, question, mended)
