"""answers.yaml is checked for length and privacy alone, at its own places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storygen.lint.openers import check
from storygen.lint.registry import find

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from storygen.bank.reader import Bank
    from storygen.project import Project

LONG = "- ask: Tell me about yourself.\n  seconds: 10\n  say: |\n    " + "I keep the ranking honest. " * 12


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", []),
        ("- ask: Why us?\n  say: You measure what you ship.\n", []),
        ("- ask: Why us?\n  say: We usually improved a lot.\n", []),
        (LONG, ["LEN121"]),
        ("- ask: Why us?\n  say: Maria Gonzalez at maria@shop.io told me.\n", ["PRV102", "PRV107"]),
        ("- ask: Why us?\n  say: Maria Gonzalez told me.  # noqa: PRV107 -- she agreed\n", []),
        ("title: x", ["YML106"]),
    ],
)
def test_openers(text: str, codes: list[str], tmp_path: Path, bank: Bank, project_with: Callable[..., Project]) -> None:
    (tmp_path / "answers.yaml").write_text(text, encoding="utf-8")
    project = project_with()
    found = check(project, bank).findings
    assert sorted(f.code for f in found if f.code != "YML105") == codes
    assert all(f.path == "answers.yaml" for f in found)


def test_it_points_at_the_words(tmp_path: Path, bank: Bank, project_with: Callable[..., Project]) -> None:
    (tmp_path / "answers.yaml").write_text("- ask: Why us?\n  say: I know Maria Gonzalez.\n", encoding="utf-8")
    [found] = check(project_with(), bank).findings
    assert (found.span.line, found.span.column, found.span.end_column) == (2, 15, 29)


def test_the_examples_of_the_rule(tmp_path: Path, bank: Bank, project_with: Callable[..., Project]) -> None:
    rule = find("LEN121")
    assert rule is not None
    file = tmp_path / "answers.yaml"
    file.write_text(rule.bad, encoding="utf-8")
    assert [f.code for f in check(project_with(), bank).findings] == ["LEN121"]
    file.write_text(rule.good, encoding="utf-8")
    assert check(project_with(), bank).findings == ()
