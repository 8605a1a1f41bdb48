"""The rules on labelled sentences and on whole stories: what they must catch, and above all what they must let pass."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from storygen.finding import Finding, Severity
from storygen.lint.runner import check_story
from storygen.project import LintConfig, Project
from storygen.story.reading import read_file

from .corpus import DATA, Labelled, labelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from storygen.bank.reader import Bank

STORIES = DATA / "stories"
EXAMPLES = Path(__file__).parents[2] / "stories"


@pytest.mark.parametrize("case", labelled(), ids=lambda c: f"{c.code}-{'+' if c.fires else '-'}-{c.text[:40]}")
def test_a_labelled_sentence(case: Labelled, check: Callable[..., list[Finding]]) -> None:
    codes = [f.code for f in check(case.story)]
    assert (case.code in codes) == case.fires, codes


def weighty(file: Path, bank: Bank, tmp_path: Path) -> list[Finding]:
    project = Project(tmp_path, "demo", "Demo", lint=LintConfig())
    found = check_story(read_file(file, f"stories/{file.name}"), project, bank)
    return [f for f in found if f.severity is not Severity.INFO]


@pytest.mark.parametrize("file", sorted((STORIES / "clean").glob("*.yaml")), ids=lambda f: f.stem)
def test_on_a_well_told_story_the_linter_is_silent(file: Path, bank: Bank, tmp_path: Path) -> None:
    assert [f"{f.span.line} {f.code} {f.message}" for f in weighty(file, bank, tmp_path)] == []


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.yaml")), ids=lambda f: f.stem)
def test_the_example_stories_are_clean_but_the_rough_one(file: Path, bank: Bank, tmp_path: Path) -> None:
    found = [f"{f.span.line} {f.code} {f.message}" for f in weighty(file, bank, tmp_path)]
    if "\nrough:" in file.read_text(encoding="utf-8"):
        assert found != []
    else:
        assert found == []


def test_precision_and_recall_on_badly_told_stories(bank: Bank, tmp_path: Path) -> None:
    """At family level: a finding is right where a label of its family stands on its line."""
    hits = labels = right = findings = 0
    for file in sorted((STORIES / "defective").glob("*.yaml")):
        expected = json.loads(file.with_suffix("").with_suffix(".expected.json").read_text(encoding="utf-8"))
        wanted = Counter((e["family"], e["line"]) for e in expected)
        found = Counter((f.code[:3], f.span.line) for f in weighty(file, bank, tmp_path))
        labels += sum(wanted.values())
        hits += sum(n for key, n in wanted.items() if found[key])
        findings += sum(found.values())
        right += sum(n for key, n in found.items() if wanted[key])
    assert labels >= 160
    assert hits / labels >= 0.9, f"recall {hits / labels:.3f} of {labels}"
    assert right / findings >= 0.95, f"precision {right / findings:.3f} of {findings}"
