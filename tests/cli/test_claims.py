from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from storygen.cli import storygen
from storygen.cli.claims import as_object
from storygen.impact.claims import claims

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "claims.schema.json").read_text(encoding="utf-8"))


def run(*words: str, typed: str | bytes = "") -> Result:
    return CliRunner().invoke(storygen, ["claims", *words], input=typed, catch_exceptions=False)


def found(text: str, *words: str) -> list[dict[str, Any]]:
    result = run("--format", "json", *words, typed=text)
    assert result.exit_code == 0
    claims: list[dict[str, Any]] = json.loads(result.stdout)
    Draft202012Validator(SCHEMA).validate(claims)
    return claims


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Cut p95 from 900 ms to 240 ms.", {"value": 900, "unit": "ms"}, {"value": 240, "unit": "ms"}),
        ("The bill fell from $3k to $2k.", {"value": 3000, "unit": "USD"}, {"value": 2000, "unit": "USD"}),
        (
            "It went from $3k to $2k a month.",
            {"value": 3000, "unit": "USD/month"},
            {"value": 2000, "unit": "USD/month"},
        ),
        ("Turnaround fell from two days to half a day.", {"value": 2, "unit": "d"}, {"value": 0.5, "unit": "d"}),
        ("The build dropped from 20 minutes to 45 seconds.", {"value": 20, "unit": "min"}, {"value": 45, "unit": "s"}),
        ("Precision rose from 62 % to 78 %.", {"value": 62, "unit": "%"}, {"value": 78, "unit": "%"}),
        ("Complaints fell from 41 to 12.", {"value": 41, "unit": "complaints"}, {"value": 12, "unit": "complaints"}),
    ],
)
def test_both_ends_in_the_unit_as_written(text: str, before: object, after: object) -> None:
    (claim,) = found(text)
    assert (claim["grade"], claim["before"], claim["after"]) == ("quantified", before, after)
    assert claim["text"] == text[claim["start"] : claim["end"]]


def test_half_a_claim_and_none() -> None:
    (claim,) = found("Churn fell by 40 %.")
    assert (claim["grade"], claim["before"], claim["subject"], claim["direction"]) == ("partial", None, "Churn", "down")
    assert claim["change"]["role"] == "relative"
    assert found("My goal was to reduce churn by 40 %.") == []


def test_places_are_code_points() -> None:
    text = "🎉🎉 Größe: response times improved a lot."
    (claim,) = found(text)
    assert text[claim["start"] : claim["end"]] == claim["text"]
    assert "improved" in claim["text"]


def test_one_list_a_line() -> None:
    result = run("--format", "json", "--lines", typed="Errors fell a lot.\n\nWe met on Monday.\r\nSales doubled.\n")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [[c["grade"] for c in row] for row in rows] == [["unquantified"], [], [], ["partial"]]


def test_text_underlines_and_grades() -> None:
    result = run(typed="We met.\nResponse times improved a lot. Cut costs from $5k to $3k.\n")
    assert result.exit_code == 0
    assert "2: Response times improved a lot." in result.stdout
    assert "~~~" in result.stdout
    assert "unquantified" in result.stdout
    assert "$5,000 → $3,000, −40 %" in result.stdout
    assert result.stderr == "2 claims: 1 unquantified, 1 quantified.\n"


def test_no_claim_is_said_and_is_no_failure() -> None:
    result = run(typed="We met on Monday.")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "0 claims.\n")


@pytest.mark.parametrize("data", [b"\xff\xfe\x00r", b"abc\x00def", b"caf\xe9"])
def test_what_is_no_text_is_refused_kindly(data: bytes) -> None:
    result = run(typed=data)
    assert result.exit_code == 2
    assert result.stderr.startswith("storygen: standard input is not text")
    assert "Traceback" not in result.stderr


def test_files(tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text("\ufeffErrors fell a lot.", encoding="utf-8")
    assert "unquantified" in run(str(tmp_path / "cv.txt")).stdout
    assert run(str(tmp_path)).exit_code == 2
    assert run(str(tmp_path / "missing.txt")).exit_code == 2


def test_a_closed_pipe_is_no_error() -> None:
    lines = "Errors fell a lot.\n" * 3000
    process = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m storygen claims --format json --lines - | head -n 1"],
        input=lines, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert process.stdout.startswith("[{")
    assert "Traceback" not in process.stderr


@given(st.text())
def test_whatever_the_text_the_schema_holds(text: str) -> None:
    objects = json.loads(json.dumps([as_object(c) for c in claims(text)], allow_nan=False))
    Draft202012Validator(SCHEMA).validate(objects)
    for claim in objects:
        assert text[claim["start"] : claim["end"]] == claim["text"]
