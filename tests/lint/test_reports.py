"""The formats that other programs read: GitHub's commands, JUnit, SARIF, JSON, and the counts."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

from storygen.finding import Edit, Finding, Fix, Severity, Span
from storygen.lint.outcome import Suppressed
from storygen.lint.registry import rules
from storygen.lint.report import github, junit, sarif, statistics
from storygen.lint.report import json as as_json

FIX = Fix("write success", (Edit(9, 16, "success"),))
FINDINGS = (
    Finding("SCH103", "outcome knows no 'Success'; write success", "stories/a b.yaml", Span(1, 10, 1, 17), Severity.ERROR,
            "outcome", "Success", fix=FIX),
    Finding("QNT102", "precision: 100 % odd, <really>\x01", "stories/x.yaml", Span(2, 1, 3, 4), quote="precision", question="what?"),
    Finding("QNT120", "nothing guarded", "stories/x.yaml", Span(9, 1, 9, 1), Severity.INFO),
)  # fmt: skip
SOURCES = {"stories/a b.yaml": "outcome: Success\n"}
OFF = (Suppressed(Finding("OWN101", "we", "stories/x.yaml", Span(4, 1, 4, 3)), "the team's words"),)


def test_github_commands_are_escaped() -> None:
    first, second, third = github.report(FINDINGS).splitlines()
    assert first.startswith(
        "::error file=stories/a b.yaml,line=1,endLine=1,title=SCH103 unknown-word,col=10,endColumn=17::"
    )
    assert second.endswith("::precision: 100 %25 odd, <really>\x01")
    assert "endLine=3" in second
    assert "col=" not in second
    assert third.startswith("::notice ")


def test_junit_is_well_formed_and_counts() -> None:
    root = ET.fromstring(junit.report(FINDINGS, ["stories/good.yaml", "stories/x.yaml"]))  # noqa: S314 -- our own text
    suite = root[0]
    assert (suite.get("tests"), suite.get("failures")) == ("3", "2")
    cases = {case.get("name"): len(case) for case in suite}
    assert cases == {"stories/a b.yaml": 1, "stories/good.yaml": 0, "stories/x.yaml": 1}


def test_sarif_lists_rules_results_fixes_and_what_was_suppressed() -> None:
    log = json.loads(sarif.report(FINDINGS, OFF, SOURCES))
    assert log["version"] == "2.1.0"
    run = log["runs"][0]
    listed = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert listed == [rule.code for rule in rules()]
    assert len(run["results"]) == 4
    for result in run["results"]:
        assert listed[result["ruleIndex"]] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert (region["endLine"], region["endColumn"]) > (region["startLine"], region["startColumn"])
        assert len(result["partialFingerprints"]["storygen/v1"]) == 16
    first, last = run["results"][0], run["results"][-1]
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "stories/a%20b.yaml"
    [replacement] = first["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["deletedRegion"] == {"startLine": 1, "startColumn": 10, "endLine": 1, "endColumn": 17}
    assert last["suppressions"] == [{"kind": "inSource", "justification": "the team's words"}]


def test_json_carries_the_fix() -> None:
    first = json.loads(as_json.report(FINDINGS))["findings"][0]
    assert first["fix"] == {"title": "write success", "edits": [{"start": 9, "end": 16, "text": "success"}]}


def test_statistics_count_by_rule_most_often_first() -> None:
    assert statistics.report((*FINDINGS, FINDINGS[1])) == (
        "2  QNT102  missing-before\n1  QNT120  nothing-guarded\n1  SCH103  unknown-word\n"
    )
    assert statistics.report(()) == ""
