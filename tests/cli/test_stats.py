"""`storygen stats` says what the project's log comes to, for people and for programs."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from storygen.cli import storygen
from storygen.practice.day import day_of
from storygen.practice.log import of_project
from storygen.practice.writer import Writer

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "stats.schema.json").read_text(encoding="utf-8"))
STORY = """\
format: 1
title: Rolled back the fraud model
opening: One in three alerts was a customer.
metrics:
  - {name: precision, before: 0.62, after: 0.78}
"""
NOW = datetime.now().astimezone()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "fraud-rollback.yaml").write_text(STORY, encoding="utf-8")
    (tmp_path / "storygen.toml").write_text(
        '[project]\nid = "t"\n[practice]\ninterview = 2199-01-01\n', encoding="utf-8"
    )
    return tmp_path


def run(project: Path, *words: str) -> Result:
    return CliRunner().invoke(storygen, ["stats", "--project", str(project), *words], catch_exceptions=False)


def numbers(project: Path) -> dict[str, Any]:
    result = run(project, "--format", "json")
    assert result.exit_code == 0
    found: dict[str, Any] = json.loads(result.stdout)
    Draft202012Validator(SCHEMA).validate(found)
    return found


def practise(project: Path, days_ago: int, *events: tuple[str, dict[str, Any]]) -> None:
    writer = Writer(of_project(project), lambda: NOW - timedelta(days=days_ago))
    for kind, more in events:
        writer.append(kind, **more)


def test_before_any_practice(project: Path) -> None:
    found = numbers(project)
    assert found["facts"]["met"] == found["facts"]["due"] == 0
    assert found["facts"]["new"] == found["facts"]["all"] > 0
    assert found["retention"]["share"] is None
    assert found["interview"] == {"date": "2199-01-01", "name": ""}
    assert not (project / ".storygen" / "practice.sqlite3").exists(), "looking begins no log"
    assert "not told yet" in run(project).stdout


def test_practice_is_counted(project: Path) -> None:
    card, telling = "fraud-rollback/numbers/precision", {"story": "fraud-rollback", "question": "q", "asked": 90}
    told = ("told", {"card": "fraud-rollback/tell/q", "grade": 3, "seconds": 80, "data": telling})
    right = ("review", {"card": card, "grade": 3, "seconds": 9})
    practise(project, 5, told, right)
    practise(project, 3, told, right)
    practise(project, 1, told, ("review", {"card": card, "grade": 1, "seconds": 15}))
    found = numbers(project)
    assert found["facts"]["met"] == found["facts"]["due"] == 1
    assert found["retention"] == {"days": 30, "asked": 2, "came": 1, "share": 0.5}
    assert found["answers"] == {"facts": 3, "fact_seconds": 11.0}
    assert (found["week"]["practised"], found["week"]["sessions"]) == (3, 3)
    assert found["week"]["days"][-2]["minutes"] == pytest.approx((80 + 60 + 15) / 60, abs=0.05)
    (story,) = found["stories"]
    assert story["days_told"] == 3
    assert story["told"] is True
    assert story["tellings"] == [{"asked": 90, "tellings": 3, "seconds": 80.0}]
    text = run(project).stdout
    assert "1 due" in text
    assert "50% came back (1 of 2" in text
    assert "✓ told on 3 days; 80 of 90 s" in text


def test_practice_follows_a_rename(project: Path) -> None:
    practise(project, 1, ("told", {"card": "old/tell/q", "seconds": 80, "data": {"story": "old", "asked": 90}}))
    file = project / "stories" / "fraud-rollback.yaml"
    file.write_text(STORY.replace("title:", "formerly: [old]\ntitle:"), encoding="utf-8")
    assert numbers(project)["stories"][0]["days_told"] == 1


def test_a_log_that_cannot_be_read_is_told(project: Path) -> None:
    (project / ".storygen").mkdir()
    (project / ".storygen" / "practice.sqlite3").write_bytes(b"no database at all" * 100)
    result = run(project)
    assert result.exit_code == 2
    assert "nothing was changed" in result.stderr


def test_half_past_midnight_is_of_the_evening_before() -> None:
    assert day_of(datetime(2026, 3, 2, 0, 30, tzinfo=UTC)).isoformat() == "2026-03-01"
    assert day_of(datetime(2026, 3, 2, 4, 0, tzinfo=UTC)).isoformat() == "2026-03-02"
