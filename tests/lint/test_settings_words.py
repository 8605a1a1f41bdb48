"""Words of storygen.toml that name nothing: told with the nearest that does, at the word itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from storygen.bank.reader import shipped
from storygen.bank.roles import aimed_at
from storygen.lint.run import run
from storygen.project import load
from storygen.scaffold.project import FILES

if TYPE_CHECKING:
    from pathlib import Path

    from storygen.finding import Finding

TOML = """\
# Two lines of comment
# before anything stands here.
[lint]
ignore = [
  "TRD",
  "no-tradeof",  # as it was called
]

[lint.severity]
QNT999 = "error"

[lint.per-file-ignores]
"drafts/*" = ["LEN"]

[target]
roles = ["ml-engineer", "ml-enginer"]
frameworks = ["amazn"]
competencies = ["ownershp"]
"""


@pytest.fixture
def found(tmp_path: Path) -> list[Finding]:
    (tmp_path / "storygen.toml").write_text(TOML, encoding="utf-8")
    (tmp_path / "stories").mkdir()
    story = "title: One\nsummary: Two\nroles: [ml-engineer]\n"
    (tmp_path / "stories" / "one.yaml").write_text(story, encoding="utf-8")
    project, _ = load(tmp_path)
    return [f for f in run(project).findings if f.code.startswith("CFG1")]


def test_each_points_at_its_word(found: list[Finding]) -> None:
    lines = TOML.split("\n")
    marked = {f.quote: lines[f.span.line - 1][f.span.column - 1 : f.span.end_column - 1] for f in found}
    assert sorted(marked) == ["QNT999", "amazn", "drafts/*", "ml-enginer", "no-tradeof", "ownershp"]
    assert all(quote in there for quote, there in marked.items())
    assert next(f.span.line for f in found if f.quote == "no-tradeof") == 6


def test_the_nearest_that_is_known_is_named(found: list[Finding]) -> None:
    said = {f.quote: f.message for f in found}
    assert "did you mean amazon?" in said["amazn"]
    assert "did you mean ml-engineer?" in said["ml-enginer"]
    assert "did you mean ownership?" in said["ownershp"]
    assert "did you mean no-tradeoff?" in said["no-tradeof"]


def scaffolded() -> str:
    """The settings that `storygen init` writes, with the examples of `[target]` switched on."""
    text = (FILES / "storygen.toml").read_text(encoding="utf-8")
    section = text.partition("[target]\n")[2].partition("\n\n")[0]
    return "[target]\n" + re.sub(r"(?m)^# (\w+ = )", r"\1", section)


@pytest.mark.parametrize(
    "toml",
    [
        scaffolded(),
        '[target]\nroles = ["machine learning engineer", "ML_Engineer", "software engineer", "Data-Scientist", "swe"]\n',
    ],
    ids=["as init writes it", "as people write it"],
)
def test_a_word_that_the_site_aims_at_is_known(toml: str, tmp_path: Path) -> None:
    (tmp_path / "storygen.toml").write_text(toml, encoding="utf-8")
    (tmp_path / "stories").mkdir()
    project, _ = load(tmp_path)
    assert project.roles
    assert aimed_at(project.roles, shipped())
    assert [f.message for f in run(project).findings if f.code == "CFG103"] == []


def test_a_role_that_only_a_story_has_is_known(found: list[Finding], tmp_path: Path) -> None:
    (tmp_path / "storygen.toml").write_text('[target]\nroles = ["Shop floor"]\n', encoding="utf-8")
    (tmp_path / "stories" / "one.yaml").write_text("title: One\nroles: [shop-floor]\n", encoding="utf-8")
    project, _ = load(tmp_path)
    assert [f for f in run(project).findings if f.code == "CFG103"] == []
