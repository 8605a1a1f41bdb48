"""Every rule's examples, set into a clean story: the bad one fires exactly that rule, the good one none."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from storygen import project as projects
from storygen.bank import reader
from storygen.lint.example import clean_story, set_in, set_in_all
from storygen.lint.registry import FAMILIES, rules
from storygen.lint.runner import check_collection, check_story
from storygen.story.collection import read_collection
from storygen.story.reading import read_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from storygen.bank.reader import Bank
    from storygen.finding import Finding
    from storygen.lint.rule import Rule
    from storygen.project import Project

RULES = {rule.code: rule for rule in rules()}
OF_FILES = {
    "LEN121",
    "YML101",
    "YML103",
    "YML104",
    "YML105",
    "YML106",
    "YML110",
    "YML111",
    "SCH111",
    "SCH112",
    "CFG001",
    "CFG002",
    "CFG003",
    "CFG004",
    "CFG005",
}
"""Found in a file or the settings as a whole, which no fragment in a story shows; tests/story has them."""
OVER_ONE = [code for code, rule in RULES.items() if not rule.over_all and code not in OF_FILES and rule.family != "BNK"]
OVER_ALL = [code for code, rule in RULES.items() if rule.over_all and rule.family != "CFG" and code != "PRV110"]
SIZE = "BNK105"
"""Speaks of how many stories there are, so it speaks in every small example but its own."""


def story_findings(rule: Rule, text: str, project: Project, bank: Bank) -> list[Finding]:
    return list(check_story(read_text(text, "stories/x.yaml"), project, bank))


def codes(findings: list[Finding]) -> set[str]:
    return {f"{f.code} {f.message}" if len(findings) > 3 else f.code for f in findings}


def test_the_clean_story_is_clean_under_every_rule(check: Callable[..., list[Finding]]) -> None:
    assert check(clean_story()) == []


@pytest.mark.parametrize("code", OVER_ONE)
def test_the_bad_example_fires_this_rule_and_no_other(
    code: str, bank: Bank, project_with: Callable[..., Project]
) -> None:
    rule = RULES[code]
    assert codes(story_findings(rule, set_in(rule.bad), project_with(rule.given), bank)) == {code}


@pytest.mark.parametrize("code", OVER_ONE)
def test_the_good_example_fires_none(code: str, bank: Bank, project_with: Callable[..., Project]) -> None:
    rule = RULES[code]
    assert codes(story_findings(rule, set_in(rule.good), project_with(rule.given), bank)) == set()


@pytest.mark.parametrize("code", OVER_ALL)
@pytest.mark.parametrize("kind", ["bad", "good"])
def test_the_examples_of_a_rule_over_the_collection(
    code: str, kind: str, bank: Bank, project_with: Callable[..., Project]
) -> None:
    rule = RULES[code]
    texts = set_in_all(rule.bad if kind == "bad" else rule.good)
    readings = [read_text(text, f"stories/{i}.yaml") for i, text in enumerate(texts)]
    found = check_collection(readings, project_with(rule.given), bank)
    fired = {f.code for f in found if f.code != SIZE or code == SIZE}
    assert fired == ({code} if kind == "bad" else set())


@pytest.mark.parametrize("code", [c for c in RULES if c.startswith("CFG") and RULES[c].over_all])
@pytest.mark.parametrize("kind", ["bad", "good"])
def test_the_examples_of_rules_over_the_settings(code: str, kind: str, tmp_path: Path, bank: Bank) -> None:
    rule = RULES[code]
    (tmp_path / "storygen.toml").write_text(rule.bad if kind == "bad" else rule.good, encoding="utf-8")
    project, _ = projects.load(tmp_path)
    found = check_collection([read_text(clean_story(), "stories/x.yaml")], project, bank)
    assert {f.code for f in found if f.code.startswith("CFG")} == ({code} if kind == "bad" else set())


@pytest.mark.parametrize("code", ["CFG001", "CFG002", "CFG003", "CFG004"])
def test_the_examples_of_what_reading_the_settings_finds(code: str, tmp_path: Path) -> None:
    file = tmp_path / "storygen.toml"
    file.write_text(RULES[code].bad, encoding="utf-8")
    assert {f.code for f in projects.load(tmp_path)[1]} == {code}
    file.write_text(RULES[code].good, encoding="utf-8")
    assert projects.load(tmp_path)[1] == ()


def test_private_stories_in_a_repository_with_a_remote(tmp_path: Path, bank: Bank) -> None:
    """PRV110 needs git around its examples."""
    (tmp_path / "stories").mkdir()
    (tmp_path / "storygen.toml").write_text('[lint]\nselect = ["PRV110"]', encoding="utf-8")
    file = tmp_path / "stories" / "x.yaml"

    def found() -> set[str]:
        project, _ = projects.load(tmp_path)
        return {f.code for f in check_collection(read_collection(tmp_path), project, bank)}

    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True)

    file.write_text(set_in(RULES["PRV110"].bad), encoding="utf-8")
    git("init")
    git("add", "stories")
    assert found() == set()
    git("remote", "add", "origin", "https://example.org/stories.git")
    assert found() == {"PRV110"}
    file.write_text(set_in(RULES["PRV110"].good), encoding="utf-8")
    assert found() == set()
    file.write_text(set_in(RULES["PRV110"].bad), encoding="utf-8")
    (tmp_path / "storygen.toml").write_text(
        '[lint]\nselect = ["PRV110"]\n[privacy]\nremote = "private"', encoding="utf-8"
    )
    assert found() == set()


def test_the_examples_of_bank_files(tmp_path: Path) -> None:
    (tmp_path / "bank").mkdir()
    file = tmp_path / "bank" / "own.yaml"
    file.write_text(RULES["BNK001"].bad, encoding="utf-8")
    assert [f.code for f in reader.load(tmp_path)[1]] == ["BNK001"]
    file.write_text(RULES["BNK001"].good, encoding="utf-8")
    assert reader.load(tmp_path)[1] == ()


@pytest.mark.parametrize("rule", rules(), ids=lambda r: r.code)
def test_a_rule_is_declared_in_full(rule: Rule) -> None:
    assert rule.family in FAMILIES
    assert rule.name == rule.name.lower().replace(" ", "-")
    assert rule.summary
    assert not rule.summary.endswith(".")
    assert rule.rationale.endswith((".", "?", "!"))
    assert rule.bad.strip() != rule.good.strip()
