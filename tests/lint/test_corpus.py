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
SECOND = DATA / "lint" / "second"
EXAMPLES = Path(__file__).parents[2] / "stories"
MEASURED = Path(__file__).parents[2] / "storygen" / "lint" / "corpus.json"


@pytest.mark.parametrize("case", [c for c in labelled() if not c.fires], ids=lambda c: f"{c.code}-{c.text[:40]}")
def test_a_sentence_to_let_pass(case: Labelled, check: Callable[..., list[Finding]]) -> None:
    assert case.code not in {f.code for f in check(case.story)}


@pytest.mark.parametrize("code", sorted({c.code for c in labelled()}))
def test_sentences_to_catch(code: str, check: Callable[..., list[Finding]]) -> None:
    cases = [c for c in labelled() if c.code == code and c.fires]
    missed = [c.text for c in cases if code not in {f.code for f in check(c.story)}]
    assert len(missed) <= 0.1 * len(cases), missed


def test_the_figures_on_the_rules_pages_are_those_measured(
    check: Callable[..., list[Finding]], bank: Bank, tmp_path: Path, golden: Callable[[Path, str], None]
) -> None:
    """`pytest --renew` writes them: per rule on the labelled sentences, per family on the labelled stories."""
    sentences: dict[str, Counter[str]] = {}
    for case in labelled():
        fired = case.code in {f.code for f in check(case.story)}
        kind = ("caught" if fired else "missed") if case.fires else ("false" if fired else "passed")
        sentences.setdefault(case.code, Counter())[kind] += 1
    stories: dict[str, Counter[str]] = {}
    for file in sorted((STORIES / "defective").glob("*.yaml")):
        wanted, found = labels(file), Counter((f.code[:3], f.span.line) for f in weighty(file, bank, tmp_path))
        for key, n in wanted.items():
            stories.setdefault(key[0], Counter())["caught" if found[key] else "missed"] += n
        for key, n in found.items():
            stories.setdefault(key[0], Counter())["false"] += 0 if wanted[key] else n
    for kind, families in second_set(bank, tmp_path).items():
        for family, n in families.items():
            stories.setdefault(family, Counter())[kind] += n
    measured = {"sentences": sentences, "stories": stories}
    text = {kind: {k: dict(sorted(c.items())) for k, c in sorted(of.items())} for kind, of in measured.items()}
    golden(MEASURED, json.dumps(text, indent=1, ensure_ascii=False) + "\n")


def labels(file: Path) -> Counter[tuple[str, int]]:
    expected = json.loads(file.with_suffix("").with_suffix(".expected.json").read_text(encoding="utf-8"))
    return Counter((e["family"], e["line"]) for e in expected)


def second_set(bank: Bank, tmp_path: Path) -> dict[str, Counter[str]]:
    """Caught, missed and false by family: a label stands within two lines of what it means; BNK needs a collection."""
    lines = (SECOND / "defective" / "defects.jsonl").read_text(encoding="utf-8").splitlines()
    defects = [d for d in map(json.loads, lines) if d["family"] != "BNK"]
    counted: dict[str, Counter[str]] = {"caught": Counter(), "missed": Counter(), "false": Counter()}
    for file in sorted((SECOND / "defective").glob("*.yaml")):
        labelled_here = [(d["family"], d["line"], "(info)" in d["what"]) for d in defects if d["file"] == file.name]
        found = [(f.code[:3], f.span.line) for f in weighty(file, bank, tmp_path) if f.code[:3] != "BNK"]
        for family, line, is_info in labelled_here:
            if not is_info:
                caught = any(f == family and abs(at - line) <= 2 for f, at in found)
                counted["caught" if caught else "missed"][family] += 1
        for family, line in found:
            right = any(f == family and abs(at - line) <= 2 for f, at, _ in labelled_here)
            counted["false"][family] += not right
    return counted


def weighty(file: Path, bank: Bank, tmp_path: Path) -> list[Finding]:
    project = Project(tmp_path, "demo", "Demo", lint=LintConfig())
    found = check_story(read_file(file, f"stories/{file.name}"), project, bank)
    return [f for f in found if f.severity is not Severity.INFO]


CLEAN = [*sorted((STORIES / "clean").glob("*.yaml")), *sorted((SECOND / "clean").glob("*.yaml"))]


@pytest.mark.parametrize("file", CLEAN, ids=lambda f: f.stem)
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
    hits = wanted_all = right = findings = 0
    for file in sorted((STORIES / "defective").glob("*.yaml")):
        wanted = labels(file)
        found = Counter((f.code[:3], f.span.line) for f in weighty(file, bank, tmp_path))
        wanted_all += sum(wanted.values())
        hits += sum(n for key, n in wanted.items() if found[key])
        findings += sum(found.values())
        right += sum(n for key, n in found.items() if wanted[key])
    assert wanted_all >= 160
    assert hits / wanted_all >= 0.9, f"recall {hits / wanted_all:.3f} of {wanted_all}"
    assert right / findings >= 0.95, f"precision {right / findings:.3f} of {findings}"


def test_precision_and_recall_on_the_second_set_of_badly_told_stories(bank: Bank, tmp_path: Path) -> None:
    counted = {kind: sum(families.values()) for kind, families in second_set(bank, tmp_path).items()}
    wanted = counted["caught"] + counted["missed"]
    assert wanted >= 100
    assert counted["caught"] / wanted >= 0.95, f"recall {counted['caught'] / wanted:.3f} of {wanted}"
    assert counted["false"] <= 0.04 * counted["caught"], f"{counted['false']} false beside {counted['caught']}"
