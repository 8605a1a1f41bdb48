"""`storygen drill`: every grade is kept at once, whatever ends the session; a mock uses no story twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from storygen.cli import storygen
from storygen.practice.event import read_all
from storygen.practice.log import of_project

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "stories").symlink_to(ROOT / "stories", target_is_directory=True)
    (tmp_path / "storygen.toml").write_text('[project]\nid = "t"\n[practice]\nnew_a_day = 4\n', encoding="utf-8")
    return tmp_path


def run(project: Path, *words: str, typed: str = "") -> Result:
    return CliRunner().invoke(
        storygen, ["drill", "--project", str(project), *words], input=typed, catch_exceptions=False
    )


def rows(project: Path) -> list[dict[str, Any]]:
    found = of_project(project).kept()
    assert len(read_all(found)) == len(found), "each row is a sound event"
    return found


def test_cards_are_graded_and_come_back_tomorrow(project: Path) -> None:
    result = run(project, typed="\n3\n\n\n\n4\n\n2\n")
    assert result.exit_code == 0
    assert [row["grade"] for row in rows(project)] == [3, 3, 4, 2]
    assert "4 facts, 4 came at once" in result.output, "in no time at all is not said as 0 s"
    assert "4 came at once" in result.output
    assert "Nothing is due today." in run(project).output


def test_what_did_not_come_is_asked_once_more(project: Path) -> None:
    run(project, typed="\n1\n" + "\n3\n" * 4)
    cards = [row["card"] for row in rows(project)]
    assert cards[0] == cards[4] != cards[3]


def test_undo_put_off_suspend_and_note(project: Path) -> None:
    run(project, typed="\n3\nu\n\nb\n\ns\n\ne too long\nq\n")
    found = rows(project)
    assert [row["type"] for row in found] == ["review", "undo", "bury", "suspend", "note"]
    assert found[1]["data"]["of"] == found[0]["id"]
    assert found[0]["card"] == found[2]["card"]
    assert found[4]["data"]["text"] == "too long"


def test_filters_name_what_there_is(project: Path) -> None:
    result = run(project, "--story", "fraud-rollback", "--kind", "numbers", typed="\n3\n")
    assert all(row["card"].startswith("fraud-rollback/numbers/") for row in rows(project))
    assert result.exit_code == 0
    assert "did you mean fraud-rollback?" in run(project, "--story", "fraud-rolback").stderr


def test_the_end_of_input_is_no_error(project: Path) -> None:
    result = run(project, typed="\n3\n\n")
    assert result.exit_code == 0
    assert len(rows(project)) == 1


def test_a_mock_uses_no_story_twice_and_the_same_seed_asks_the_same(project: Path) -> None:
    answer = "\n\n1\ncan\n\n"
    first = run(project, "--mock", "3", "--seed", "abc", "--seconds", "60", typed=answer * 3)
    assert first.exit_code == 0
    found = rows(project)
    told = [row for row in found if row["type"] == "told"]
    assert len({row["data"]["story"] for row in told}) == 3
    assert all(row["data"]["ticks"]["c"] and not row["data"]["ticks"].get("f") for row in told)
    assert found[-1]["data"] == {"step": "done", "of": found[0]["id"], "told": [row["id"] for row in told]}
    again = run(project, "--mock", "3", "--seed", "abc", typed="")
    asked = [row["data"]["questions"] for row in rows(project) if row["data"].get("step") == "begun"]
    assert asked[0] == asked[1]
    assert again.exit_code == 0


def test_q_stops_a_mock_at_any_question(project: Path) -> None:
    for typed in ("q\n", "\nq\n", "\n\nq\n", "\n\n9\nq\n"):
        result = run(project, "--mock", "3", "--seed", "abc", typed=typed)
        assert result.exit_code == 0
        assert "Nothing answered." in result.output
    assert not [row for row in rows(project) if row["type"] == "told"]


def test_a_mock_without_a_story_is_told(tmp_path: Path) -> None:
    (tmp_path / "storygen.toml").write_text('[project]\nid = "t"\n', encoding="utf-8")
    (tmp_path / "stories").mkdir()
    result = run(tmp_path, "--mock", "2")
    assert result.exit_code == 2
    assert "no story answers" in result.stderr
    assert run(tmp_path).exit_code == 0


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_a_session_killed_at_a_card_has_kept_every_grade_before_it(project: Path, end: signal.Signals) -> None:
    command = [sys.executable, "-m", "storygen", "drill", "--project", str(project)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as drill:
        assert drill.stdin
        assert drill.stdout
        drill.stdin.write("\n3\n\n2\n\n")
        drill.stdin.flush()
        seen = ""
        while seen.count("easy") < 3:  # the third card shows its answer and waits
            read = drill.stdout.read(1)
            assert read, seen
            seen += read
        drill.send_signal(end)
        drill.communicate()
    assert [row["grade"] for row in rows(project)] == [3, 2]
    assert drill.returncode == (0 if end is signal.SIGINT else -signal.SIGKILL)
