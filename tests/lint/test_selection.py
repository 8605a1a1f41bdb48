"""Which rules run: select, extend-select, ignore, per-file-ignores, severity."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from storygen.finding import Finding, Severity
from storygen.lint.example import set_in
from storygen.lint.registry import codes_of, rules

Check = Callable[..., list[Finding]]
BAD = set_in("tradeoffs: []\nfollow_up: []\nmetrics:\n  - {name: precision, kind: business, unit: ratio, before: 0.6, after: 0.7, "
             "n: {before: 4000, after: 4000}, window: a week each, source: review, confidence: measured}")  # fmt: skip


@pytest.mark.parametrize(
    ("lint", "codes"),
    [
        ({"select": ()}, {"TRD101", "FUP101"}),
        ({"select": ("ALL",)}, {"TRD101", "FUP101", "QNT120"}),
        ({"select": ("TRD",)}, {"TRD101"}),
        ({"select": ("TRD1", "no-lasting-fix")}, {"TRD101", "FUP101"}),
        ({"extend_select": ("QNT120",)}, {"TRD101", "FUP101", "QNT120"}),
        ({"extend_select": ("nothing-guarded",), "ignore": ("TRD",)}, {"FUP101", "QNT120"}),
        ({"ignore": ("ALL",)}, set()),
        ({"per_file_ignores": {"stories/x.yaml": ("TRD",)}}, {"FUP101"}),
        ({"per_file_ignores": {"x.*": ("TRD",), "stories": ("FUP101",)}}, set()),
        ({"per_file_ignores": {"other/*": ("TRD",)}}, {"TRD101", "FUP101"}),
        ({"select": ("QNT999",)}, set()),
    ],
)
def test_which_rules_speak(check: Check, lint: dict[str, Any], codes: set[str]) -> None:
    assert {f.code for f in check(BAD, **lint)} == codes


def test_a_severity_of_the_project_holds_and_switches_an_info_on(check: Check) -> None:
    found = {f.code: f.severity for f in check(BAD, severity={"TRD101": "error", "QNT120": "warning", "FUP": "info"})}
    assert found == {"TRD101": Severity.ERROR, "QNT120": Severity.WARNING}


def test_a_selector_names_a_code_a_name_a_beginning_or_all() -> None:
    assert codes_of("qnt102") == codes_of("missing-before") == ("QNT102",)
    assert set(codes_of("TRD")) == {r.code for r in rules() if r.family == "TRD"}
    assert len(codes_of("ALL")) == len(rules())
    assert codes_of("") == codes_of("nonsense") == ()
