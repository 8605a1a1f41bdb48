"""Findings as JUnit XML: a test case for each story, failed by its errors and warnings."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from storygen.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, not even escaped."""


def report(findings: Sequence[Finding], paths: Iterable[str]) -> str:
    """One suite with a case for each of `paths` and for each other file that has a finding."""
    by_path = {path: list(group) for path, group in groupby(findings, key=lambda f: f.path)}
    names = sorted({*paths, *by_path})
    cases = [_case(name, [f for f in by_path.get(name, []) if f.severity is not Severity.INFO]) for name in names]
    failures = sum(f.severity is not Severity.INFO for f in findings)
    head = f'<testsuite name="storygen lint" tests="{len(names)}" failures="{failures}" errors="0" skipped="0">'
    return "\n".join(
        ['<?xml version="1.0" encoding="utf-8"?>', f"<testsuites>{head}", *cases, "</testsuite></testsuites>\n"]
    )


def _case(path: str, findings: list[Finding]) -> str:
    if not findings:
        return f'<testcase classname="stories" name={_attribute(path)}/>'
    failures = "".join(_failure(finding) for finding in findings)
    return f'<testcase classname="stories" name={_attribute(path)}>{failures}</testcase>'


def _failure(finding: Finding) -> str:
    place = f"{finding.path}:{finding.span.line}:{finding.span.column}"
    body = escape(_FORBIDDEN.sub("\ufffd", f"{place} {finding.message}"))
    return f"<failure type={_attribute(finding.code)} message={_attribute(finding.message)}>{body}</failure>"


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", text))
