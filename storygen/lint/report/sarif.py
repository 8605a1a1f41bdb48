"""Findings as SARIF 2.1.0: every rule listed, fingerprints, fixes, and what was suppressed with its reason."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from storygen import __version__
from storygen.finding import Finding, Fix, Severity, Span
from storygen.lint.fingerprint import fingerprinted
from storygen.lint.registry import rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from storygen.lint.outcome import Suppressed
    from storygen.lint.rule import Rule

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def report(findings: Sequence[Finding], suppressed: Sequence[Suppressed], sources: Mapping[str, str]) -> str:
    """One run with all rules and all results, those switched off included. `sources` holds each file's text by path."""
    places = {rule.code: i for i, rule in enumerate(rules())}
    results = [_result(f, print_, places, sources) for f, print_ in fingerprinted(findings)]
    reasons = [s.reason for s in suppressed]
    for (finding, print_), reason in zip(fingerprinted(s.finding for s in suppressed), reasons, strict=True):
        kept: dict[str, Any] = {"kind": "inSource"} | ({"justification": reason} if reason else {})
        results.append(_result(finding, print_, places, sources) | {"suppressions": [kept]})
    driver = {"name": "storygen", "version": __version__, "rules": [_rule(rule) for rule in rules()]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": f"{rule.summary[:1].upper()}{rule.summary[1:]}."},
        "fullDescription": {"text": rule.rationale},
        "help": {"text": f"Instead of\n\n{rule.bad}\n\nwrite\n\n{rule.good}"},
        "defaultConfiguration": {"enabled": rule.on, "level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, print_: str, places: Mapping[str, int], sources: Mapping[str, str]) -> dict[str, Any]:
    place = {"physicalLocation": {"artifactLocation": {"uri": _uri(finding.path)}, "region": _region(finding.span)}}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [place],
        "partialFingerprints": {"storygen/v1": print_},
    }
    if finding.code in places:
        result["ruleIndex"] = places[finding.code]
    if finding.fix is not None and finding.path in sources:
        result["fixes"] = [_fix(finding.fix, finding.path, sources[finding.path])]
    return result


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": max(span.end_column, span.column + 1) if span.line == span.end_line else span.end_column,
    }


def _fix(fix: Fix, path: str, text: str) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": _place(text, edit.start) | _place(text, edit.end, "end"),
            "insertedContent": {"text": edit.text},
        }
        for edit in fix.edits
    ]
    changes = [{"artifactLocation": {"uri": _uri(path)}, "replacements": replacements}]
    return {"description": {"text": fix.title}, "artifactChanges": changes}


def _place(text: str, offset: int, side: str = "start") -> dict[str, int]:
    before = text[:offset]
    return {f"{side}Line": before.count("\n") + 1, f"{side}Column": offset - (before.rfind("\n") + 1) + 1}


def _uri(path: str) -> str:
    return quote(path)
