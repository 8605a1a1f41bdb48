"""`storygen deck`: every format, the filters, and what a public deck leaves out."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from storygen.cli import storygen

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "deck.schema.json").read_text(encoding="utf-8"))

DRIFT = """\
title: "=Drift in the ranking features"
id: drift
visibility: public
summary: I cut the days to detection from 9 to 2.
competencies: [drift]
roles: [ml-engineer]
metrics:
  - {name: days to detection, unit: d, before: 9, after: 2}
tradeoffs:
  - {decision: "Retrain later", because: "Labels came late.", cost: "A week of worse ranking."}
"""
CONFLICT = "title: The campaign\nid: campaign\nsummary: We disagreed.\ncompetencies: [conflict]\nroles: [manager]\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "stories").mkdir()
    (tmp_path / "storygen.toml").write_text('[project]\nid = "deck-1"\ntitle = "Mine"\n', encoding="utf-8")
    (tmp_path / "stories" / "drift.yaml").write_text(DRIFT, encoding="utf-8")
    (tmp_path / "stories" / "campaign.yaml").write_text(CONFLICT, encoding="utf-8")
    return tmp_path


def deck(project: Path, *words: str) -> Result:
    return CliRunner().invoke(storygen, ["deck", "--project", str(project), *words])


def ids(result: Result) -> set[str]:
    return {card["id"] for card in json.loads(result.stdout)["cards"]}


def test_json_is_as_its_schema_says(project: Path) -> None:
    result = deck(project)
    data = json.loads(result.stdout)
    jsonschema.validate(data, SCHEMA)
    assert result.exit_code == 0
    assert data["title"] == "Mine"
    assert {"drift/numbers/days-to-detection", "drift/tradeoff/retrain-later", "campaign/open/opening"} <= ids(result)


def test_csv_has_a_header_and_no_cell_that_a_spreadsheet_would_run(project: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(deck(project, "--format", "csv").stdout)))
    opening = next(row for row in rows if row["id"] == "drift/open/opening")
    assert opening["front"] == "'=Drift in the ranking features"
    assert opening["back"] == "I cut the days to detection from 9 to 2."


def test_markdown_holds_each_question_and_its_answer(project: Path) -> None:
    text = deck(project, "--format", "markdown").stdout
    assert "### Retrain later" in text
    assert "It cost: A week of worse ranking." in text


@pytest.mark.parametrize(
    ("words", "stories"),
    [
        (("--competency", "drift"), {"drift"}),
        (("--role", "ML-Engineer"), {"drift"}),
        (("--story", "campaign"), {"campaign"}),
        (("--kind", "tradeoff"), {"drift"}),
        (("--public",), {"drift"}),
        (("--kind", "tradeoff", "--story", "campaign"), set()),
    ],
)
def test_filters_narrow_the_deck(project: Path, words: tuple[str, ...], stories: set[str]) -> None:
    assert {id.partition("/")[0] for id in ids(deck(project, *words))} == stories


@pytest.mark.parametrize(
    ("words", "near"),
    [(("--competency", "drfit"), "drift"), (("--story", "campain"), "campaign"), (("--framework", "amazn"), "amazon")],
)
def test_a_mistyped_filter_names_the_nearest(project: Path, words: tuple[str, ...], near: str) -> None:
    result = deck(project, *words)
    assert result.exit_code == 2
    assert f"did you mean {near}?" in result.stderr


def test_a_file_is_written_whole(project: Path) -> None:
    file = project / "out" / "deck.json"
    assert deck(project, "-o", str(file)).exit_code == 0
    jsonschema.validate(json.loads(file.read_text(encoding="utf-8")), SCHEMA)


def test_a_broken_story_is_said_and_the_other_cards_come(project: Path) -> None:
    (project / "stories" / "bad.yaml").write_text("- no\n- story\n", encoding="utf-8")
    result = deck(project)
    assert result.exit_code == 1
    assert "stories/bad.yaml" in result.stderr
    assert "drift/open/opening" in ids(result)
