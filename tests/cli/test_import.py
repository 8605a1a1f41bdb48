from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner, Result

from storygen.cli import storygen

if TYPE_CHECKING:
    from pathlib import Path

THREE = """\
Rolled back the fraud model

Situation: Our model doubled the false declines.
Task: The release was mine.
Action: I pulled it within the hour.
Result: Precision went from 0.62 to 0.78.

Handed over the pager

S: Only I knew the system.
T: Two people were to know it.
A: I wrote a page for each alert.
R: Nobody has called me since.

A quarrel about a metric

Situation: Sales counted clicks, and we counted orders.
Action: I asked for a week of both.
Result: We kept orders.
"""


def run(*words: str | Path, typed: str | None = None) -> Result:
    return CliRunner().invoke(storygen, ["import", *map(str, words)], input=typed, catch_exceptions=False)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "storygen.toml").write_text('[project]\nid = "x"\n')
    (tmp_path / "notes.txt").write_text(THREE, encoding="utf-8")
    return tmp_path


PATHS = [
    "stories/rolled-back-the-fraud-model.yaml",
    "stories/handed-over-the-pager.yaml",
    "stories/a-quarrel-about-a-metric.yaml",
]


def test_a_file_with_three_stories_gives_three_files(project: Path) -> None:
    result = run("notes.txt")
    assert result.exit_code == 0
    assert result.stdout.split() == PATHS
    assert "Rolled back the fraud model: situation, task, actions, metrics, result" in result.stderr
    assert result.stderr.endswith("Look at what is marked # check; then: storygen lint\n")
    assert all((project / path).is_file() for path in PATHS)


def test_quiet_says_the_paths_alone(project: Path) -> None:
    result = run("-q", "notes.txt")
    assert result.stdout.split() == PATHS
    assert result.stderr == ""


def test_a_second_import_overwrites_nothing_and_says_so(project: Path) -> None:
    run("notes.txt")
    story = project / PATHS[0]
    story.write_text("title: mine now\nid: rolled-back-the-fraud-model\n")
    result = run("notes.txt")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert f"{PATHS[0]} is there already" in result.stderr
    assert story.read_text().startswith("title: mine now")


def test_an_id_that_another_file_has_is_not_taken(project: Path) -> None:
    (project / "stories").mkdir()
    (project / "stories" / "x.yaml").write_text("title: x\nid: Handed-over-the-pager\n")
    result = run("notes.txt")
    assert result.exit_code == 1
    assert "stories/x.yaml is there already" in result.stderr
    assert not (project / PATHS[1]).exists()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"it\x92s", "a.txt is not UTF-8 (byte 0x92 in line 1)"),
        ("a.docx", b"PK\x03\x04", ".docx files cannot be imported"),
        ("a.md", b"", "a.md is empty"),
        ("a.md", b"\n \n", "a.md is empty"),
        ("a.md", None, "a.md cannot be read: No such file"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_others_are_imported(
    project: Path, name: str, data: bytes | None, says: str
) -> None:
    if data is not None:
        (project / name).write_bytes(data)
    result = run(name, "notes.txt")
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stdout.split() == PATHS


def test_another_encoding_can_be_named(project: Path) -> None:
    (project / "a.txt").write_bytes(b"Result: it\x92s done")
    assert run("--encoding", "cp1252", "a.txt").exit_code == 0


def test_a_dry_run_prints_and_writes_nothing(project: Path) -> None:
    result = run("--dry-run", "notes.txt")
    assert result.exit_code == 0
    assert [told["title"] for told in yaml.safe_load_all(result.stdout)] == [
        "Rolled back the fraud model",
        "Handed over the pager",
        "A quarrel about a metric",
    ]
    assert not (project / "stories").exists()


def test_notes_can_be_piped_in(project: Path) -> None:
    result = run("-", typed="# A day\nResult: good\n")
    assert result.stdout.split() == ["stories/a-day.yaml"]


def test_stories_go_to_the_folder_that_the_project_names(project: Path) -> None:
    (project / "storygen.toml").write_text('[project]\nid = "x"\nstories = "my/tales"\n')
    assert run("notes.txt").stdout.split()[0] == "my/tales/rolled-back-the-fraud-model.yaml"


def test_a_folder_that_cannot_be_made_is_said(project: Path) -> None:
    (project / "stories").write_text("")
    result = run("notes.txt")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr
