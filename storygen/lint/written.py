"""What stands between a story and *written*, in the order to mend it, the next question first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.finding import Finding, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_STANDS_BETWEEN = (Severity.ERROR, Severity.WARNING)

_ORDER = (
    "YML", "SCH", "PRV106", "PRV101", "SPC106", "QNT102", "QNT103", "QNT101", "SPC102", "SPC101", "QNT107", "QNT201",
    "BNK106", "LEN103", "TRD101", "FUP101", "OWN", "SPC", "CON", "QNT", "TRD", "FUP", "INC", "STA", "PRV", "LEN", "LNT",
    "BNK", "CFG",
)  # fmt: skip
"""Codes and families from what a story is nothing without to what can wait: what is read, what was done, what moved by
how much, how it ended, what was chosen, what lasts; then who did it, then whether all of it agrees and is supported."""

_RANK = {word: i for i, word in enumerate(_ORDER)}


def is_written(findings: Iterable[Finding]) -> bool:
    """Whether no error and no warning stands: infos never keep a story from being written."""
    return not any(f.severity in _STANDS_BETWEEN for f in findings)


def next_question(findings: Iterable[Finding]) -> Finding | None:
    """The finding whose question is to be answered next, None where a story is written or nothing asks."""
    return next((f for f in in_order(findings) if f.question), None)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The errors and warnings in the order to mend them."""
    return tuple(sorted((f for f in findings if f.severity in _STANDS_BETWEEN), key=_rank))


def _rank(finding: Finding) -> tuple[bool, int, Span, str]:
    family = finding.code.rstrip("0123456789")
    rank = _RANK.get(finding.code, _RANK.get(family, len(_ORDER)))
    return finding.severity is not Severity.ERROR, rank, finding.span, finding.code
