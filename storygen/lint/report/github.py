"""Findings as workflow commands that GitHub shows as annotations in a pull request."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from storygen.finding import Finding, Severity
from storygen.lint.registry import find

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(findings: Iterable[Finding], folder: str = "") -> str:
    """One command a finding; `folder` is the project's inside the checkout, from whose root GitHub counts paths."""
    return "".join(f"{_command(finding, folder)}\n" for finding in findings)


def checkout_folder(root: Path) -> str:
    """The project's folder inside the checkout, which is the job's workspace, elsewhere the current folder."""
    checkout = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd()).absolute()
    inner = root.absolute()
    return inner.relative_to(checkout).as_posix() if inner.is_relative_to(checkout) else ""


def _command(finding: Finding, folder: str) -> str:
    span = finding.span
    rule = find(finding.code)
    properties = {
        "file": (PurePosixPath(folder) / finding.path).as_posix(),
        "line": str(span.line),
        "endLine": str(span.end_line),
        "title": f"{finding.code} {rule.name}" if rule else finding.code,
    }
    if span.line == span.end_line:
        properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_LEVELS[finding.severity]} {written}::{_data(finding.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
