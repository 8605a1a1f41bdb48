"""`storygen rule`: a page, the list, and what a mistyped name is answered with."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from storygen.cli import storygen
from storygen.lint.registry import rules


def rule(*arguments: str) -> Result:
    return CliRunner().invoke(storygen, ["rule", *arguments])


@pytest.mark.parametrize("word", ["QNT102", "qnt102", "missing-before", "Missing-Before"])
def test_a_page_by_code_or_name(word: str) -> None:
    done = rule(word)
    assert done.exit_code == 0
    assert done.stdout.startswith("QNT102 missing-before\n")
    assert "Instead of" in done.stdout
    assert "# noqa: QNT102" in done.stdout


def test_the_list_names_every_rule() -> None:
    done = rule()
    assert done.exit_code == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == [r.code for r in rules()]


def test_a_family_lists_its_rules() -> None:
    assert {line.split()[0] for line in rule("trd").stdout.splitlines()} == {
        r.code for r in rules() if r.family == "TRD"
    }


@pytest.mark.parametrize(
    ("word", "near"), [("QNT12", "QNT1"), ("missing-befor", "missing-before"), ("OWN110", "OWN10")]
)
def test_a_mistyped_word_names_the_nearest(word: str, near: str) -> None:
    done = rule(word)
    assert done.exit_code == 2
    assert f"did you mean {near}" in done.stderr


@pytest.mark.parametrize("code", [r.code for r in rules()])
def test_every_rule_has_a_page(code: str) -> None:
    assert rule(code).exit_code == 0
