"""`storygen coverage`: what is covered, by which story, what is missing; the formats, the filter and the exit codes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from storygen.bank.reader import shipped
from storygen.cli import storygen

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "coverage.schema.json").read_text(encoding="utf-8"))
DRIFT = "title: '=Drift'\nid: drift\nvisibility: public\nsummary: I saw it first.\ncompetencies: [drift]\n"
TEA = "title: The tea rota\nid: tea\nsummary: We agreed.\ncompetencies: [tea-making, conflict]\n"
BANK = "- id: Tea Making\n  questions: [Tell me about a cup of tea., Who washed up?]\n- {id: silence, name: Keeping quiet}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("stories", "bank"):
        (tmp_path / folder).mkdir()
    (tmp_path / "storygen.toml").write_text('[project]\nid = "c"\n', encoding="utf-8")
    (tmp_path / "stories" / "drift.yaml").write_text(DRIFT, encoding="utf-8")
    (tmp_path / "stories" / "tea.yaml").write_text(TEA, encoding="utf-8")
    (tmp_path / "bank" / "own.yaml").write_text(BANK, encoding="utf-8")
    return tmp_path


def coverage(project: Path, *words: str, columns: int = 100) -> Result:
    return CliRunner().invoke(
        storygen, ["coverage", "--project", str(project), *words], env={"COLUMNS": str(columns)}, catch_exceptions=False
    )


def data(project: Path, *words: str) -> dict[str, Any]:
    result = coverage(project, "--format", "json", *words)
    assert result.exit_code == 0
    found: dict[str, Any] = json.loads(result.stdout)
    jsonschema.validate(found, SCHEMA)
    return found


def competency(found: dict[str, Any], id: str) -> dict[str, Any]:
    return next(row for row in found["competencies"] if row["id"] == id)


def test_every_competency_is_listed_by_its_id_the_projects_own_too(project: Path) -> None:
    lines = coverage(project).stdout.splitlines()
    for id in (*shipped().competencies, "tea-making", "silence"):
        assert any(line.startswith(f"{id}  ") for line in lines), id


def test_each_story_says_how_much_it_answers(project: Path) -> None:
    text = coverage(project).stdout
    assert (
        "drift  Drift and monitoring of live models\n  1 story · 8 of 8 questions answered\n  8 of 8  =Drift\n" in text
    )
    assert "tea-making  Tea making\n  1 story · 2 of 2 questions answered\n  2 of 2  The tea rota (private)\n" in text
    assert "silence  Keeping quiet\n  no story · no question\n" in text


def test_questions_that_no_story_answers_are_listed(project: Path) -> None:
    text = " ".join(coverage(project).stdout.split())
    for question in shipped().asked_for("mentoring"):
        assert f"? {question.text}" in text
    assert "? Who washed up?" not in text


def test_json_is_as_its_schema_says(project: Path) -> None:
    found = data(project)
    assert [(s["id"], s["visibility"]) for s in found["stories"]] == [("drift", "public"), ("tea", "private")]
    tea = competency(found, "tea-making")
    assert tea["stories"] == [{"story": "tea", "shows": "named", "answers": 2, "strength": 4}]
    assert [q["stories"][0]["story"] for q in tea["questions"]] == ["tea", "tea"]
    assert all(q["stories"] == [] for q in competency(found, "mentoring")["questions"])
    assert "mentoring" in found["gaps"]
    assert "drift" in found["thin"]
    assert found["loss"]["story"] == "tea"


def test_csv_has_a_row_for_each_question_and_story(project: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(coverage(project, "--format", "csv").stdout)))
    assert {row["question"] for row in rows} >= set(shipped().questions)
    drift = next(row for row in rows if row["question"] == "drift-01")
    assert (drift["story"], drift["title"], drift["shows"], drift["rank"]) == ("drift", "'=Drift", "named", "1")
    assert next(row for row in rows if row["question"] == "mentoring-01")["story"] == ""
    assert next(row for row in rows if row["competency"] == "silence")["question"] == ""


def test_the_target_comes_first(project: Path) -> None:
    (project / "storygen.toml").write_text(
        '[target]\nroles = ["ML engineer"]\ncompetencies = ["mentoring", "friction"]\nframeworks = ["Amazon"]\n',
        encoding="utf-8",
    )
    found = data(project)
    assert [row["id"] for row in found["competencies"] if row["target"]] == ["mentoring"]
    assert found["competencies"][0]["id"] == "mentoring"
    assert "mle" in shipped().competencies[found["competencies"][1]["id"]].roles
    assert found["gaps"] == ["mentoring"]
    assert found["frameworks"][0]["target"] is True
    text = coverage(project).stdout
    assert text.startswith("Amazon principles\n")
    assert "mentoring  Mentoring and raising the bar\n  your target · no story · 8 questions\n" in text
    assert "No story yet for mentoring." in text


def test_a_framework_leads_and_leaves_out_what_it_does_not_ask_for(project: Path) -> None:
    found = data(project, "--framework", "Amazon")
    assert [f["name"] for f in found["frameworks"]] == ["amazon"]
    assert {row["id"] for row in found["competencies"]} == set(shipped().competencies)
    text = coverage(project, "--framework", "amazon").stdout
    assert text.startswith("Amazon principles\nAre Right, A Lot\n  shown by tradeoffs, ")
    assert "tea-making" not in text


def test_an_unknown_framework_is_answered_with_the_nearest(project: Path) -> None:
    result = coverage(project, "--framework", "amazn")
    assert result.exit_code == 2
    assert result.stderr == "storygen: there is no framework 'amazn'; did you mean amazon?\n"
    assert result.stdout == ""


def test_it_fits_a_narrow_terminal(project: Path) -> None:
    lines = coverage(project, "--framework", "amazon", columns=60).stdout.splitlines()
    assert max(map(len, lines)) <= 60


def test_drafts_and_templates_cover_nothing(project: Path) -> None:
    (project / "stories" / "tea.yaml").write_text(TEA + "draft: true\n", encoding="utf-8")
    (project / "stories" / "drift.yaml").write_text(DRIFT.replace("summary: I saw it first.\n", ""), encoding="utf-8")
    found = data(project)
    assert [s["id"] for s in found["stories"]] == ["drift"]
    assert not any(row["stories"] for row in found["competencies"])


def test_a_project_without_stories_is_told_the_next_step(project: Path) -> None:
    for file in (project / "stories").iterdir():
        file.unlink()
    result = coverage(project)
    assert result.exit_code == 0
    assert result.stdout.endswith("\nCoverage begins with a first story: storygen new TITLE\n")
    assert data(project)["loss"] is None


def test_a_story_that_cannot_be_read_is_said_and_the_rest_counts(project: Path) -> None:
    (project / "stories" / "broken.yaml").write_text("- no\n- story\n", encoding="utf-8")
    (project / "bank" / "wrong.yaml").write_text("7", encoding="utf-8")
    result = coverage(project)
    assert result.exit_code == 1
    assert "stories/broken.yaml:" in result.stderr
    assert "BNK001" in result.stderr
    assert "8 of 8  =Drift" in result.stdout


def test_without_a_folder_of_stories_nothing_is_shown(tmp_path: Path) -> None:
    result = coverage(tmp_path)
    assert result.exit_code == 2
    assert "storygen init" in result.stderr
