"""`storygen lint`: what it prints, to whom, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from storygen.cli import storygen
from storygen.lint.example import clean_story, set_in

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "lint.schema.json").read_text(encoding="utf-8"))
BAD = set_in("period: 2024-02\ntradeoffs: []\nfollow_up: []")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "stories").mkdir()
    (tmp_path / "storygen.toml").write_text('[project]\nid = "demo"\n', encoding="utf-8")
    (tmp_path / "stories" / "good.yaml").write_text(clean_story(), encoding="utf-8")
    return tmp_path


def write(project: Path, name: str, text: str) -> Path:
    file = project / "stories" / name
    file.write_text(text, encoding="utf-8")
    return file


def lint(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(storygen, ["lint", "--project", str(project), *arguments])


def test_a_clean_project_exits_0(project: Path) -> None:
    done = lint(project)
    assert (done.exit_code, done.stdout) == (0, "1 story, nothing found\n")


def test_warnings_exit_1_and_name_place_and_code(project: Path) -> None:
    write(project, "bad.yaml", BAD)
    done = lint(project)
    assert done.exit_code == 1
    assert "stories/bad.yaml:" in done.stdout
    assert "TRD101" in done.stdout
    assert done.stdout.endswith("2 warnings in 2 stories\n")


def test_what_is_wrong_in_the_settings_counts_as_what_is_wrong_in_a_story(project: Path) -> None:
    (project / "storygen.toml").write_text("[lint]\nselekt = []\n", encoding="utf-8")
    done = lint(project, "--format", "json")
    (found,) = json.loads(done.stdout)["findings"]
    assert (done.exit_code, found["path"], found["line"], found["code"]) == (1, "storygen.toml", 2, "CFG002")
    assert done.stderr == "", "said once"


@pytest.mark.parametrize("way", [["--diff"], ["--stdin-filename", "stories/new.yaml"]])
def test_without_a_report_of_the_project_its_settings_are_told_of_beside(project: Path, way: list[str]) -> None:
    (project / "storygen.toml").write_text("[lint]\nselekt = []\n", encoding="utf-8")
    assert "CFG002" in lint(project, *way).stderr


def test_a_folder_that_is_no_project_cannot_be_linted(tmp_path: Path) -> None:
    done = lint(tmp_path)
    assert done.exit_code == 2
    assert "storygen init" in done.stderr


def test_a_message_stays_on_one_line_where_the_sentence_it_quotes_breaks(project: Path) -> None:
    write(project, "broken.yaml", "title: T\nresult: |\n  The on-call\n  rota became much\n  quieter.\n")
    lines = [line for line in lint(project).stdout.splitlines() if line.startswith("stories/broken.yaml:3")]
    assert any("much quieter" in line and line.endswith("QNT201") for line in lines), lines


def test_infos_alone_exit_0(project: Path) -> None:
    (project / "storygen.toml").write_text('[lint]\nselect = ["BNK105"]', encoding="utf-8")
    done = lint(project)
    assert done.exit_code == 0
    assert "BNK105" in done.stdout


def test_exit_zero(project: Path) -> None:
    write(project, "bad.yaml", BAD)
    assert lint(project, "--exit-zero").exit_code == 0


def test_a_named_file_alone_is_checked(project: Path) -> None:
    bad = write(project, "bad.yaml", BAD)
    assert lint(project, str(project / "stories" / "good.yaml")).exit_code == 0
    assert lint(project, str(bad)).exit_code == 1
    assert lint(project, str(project / "stories")).exit_code == 1


def test_a_path_that_is_no_story_cannot_be_linted(project: Path) -> None:
    done = lint(project, str(project / "nothing.yaml"))
    assert done.exit_code == 2
    assert "is no story of this project" in done.stderr
    assert "Traceback" not in done.output


def test_json_is_as_its_schema_says(project: Path) -> None:
    write(project, "bad.yaml", BAD)
    write(project, "broken.yaml", "title: [x\n")
    write(project, "empty.yaml", "")
    done = lint(project, "--format", "json")
    data = json.loads(done.stdout)
    jsonschema.validate(data, SCHEMA)
    assert done.exit_code == 1
    assert {f["path"] for f in data["findings"]} == {"stories/bad.yaml", "stories/broken.yaml", "stories/empty.yaml"}
    first = next(f for f in data["findings"] if f["code"] == "TRD101")
    assert first["question"] == "what else could you have done, and why not that?"
    assert len({f["fingerprint"] for f in data["findings"]}) == len(data["findings"])


def test_one_bad_story_never_stops_another(project: Path) -> None:
    write(project, "a.yaml", "\x00\x01")
    write(project, "b.yaml", "title: x\n  y: z: w")
    (project / "stories" / "c.yaml").write_bytes(b"\xff\xfe\x00")
    (project / "stories" / "d.yaml").mkdir()
    (project / "stories" / "e.yaml").symlink_to(project / "nowhere")
    write(project, "z.yaml", BAD)
    done = lint(project)
    assert done.exit_code == 1
    assert "TRD101" in done.stdout
    for name in "abcde":
        assert f"stories/{name}.yaml:" in done.stdout
    assert "Traceback" not in done.output


def test_settings_of_the_project_count(project: Path) -> None:
    write(project, "bad.yaml", BAD)
    (project / "storygen.toml").write_text('[lint]\nignore = ["TRD", "no-lasting-fix"]', encoding="utf-8")
    assert lint(project).exit_code == 0
    (project / "storygen.toml").write_text('[lint]\nignore = ["no-tradeof"]', encoding="utf-8")
    done = lint(project)
    assert "CFG101" in done.stdout
    assert "did you mean no-tradeoff" in done.stdout


def test_colours_only_where_asked(project: Path) -> None:
    write(project, "bad.yaml", BAD)
    assert "\x1b[" not in lint(project).stdout
    done = CliRunner().invoke(storygen, ["lint", "--project", str(project), "--color", "always"], color=True)
    assert "\x1b[" in done.stdout


def test_fix_and_diff(project: Path) -> None:
    bad = write(project, "bad.yaml", set_in("period: 2024-02\noutcome: Mixed"))
    shown = lint(project, "--diff")
    assert shown.exit_code == 1
    assert "-outcome: Mixed\n+outcome: mixed\n" in shown.stdout
    assert "outcome: Mixed" in bad.read_text(encoding="utf-8")
    done = lint(project, "--fix")
    assert (done.exit_code, done.stdout) == (0, "2 stories, nothing found\n")
    assert "1 repair made" in done.stderr
    assert "outcome: mixed" in bad.read_text(encoding="utf-8")
    again = lint(project, "--diff")
    assert (again.exit_code, again.stdout) == (0, "")
    assert "nothing to repair" in again.stderr


def test_a_baseline_begins_shrinks_and_shows_what_is_new(project: Path) -> None:
    bad = write(project, "bad.yaml", BAD)
    file = project / "baseline.json"
    begun = lint(project, "--baseline", str(file))
    assert begun.exit_code == 0
    assert "now knows 2 findings" in begun.stderr
    bad.write_text(
        "# moved down a line\n" + BAD.replace("tradeoffs: []\n", "tradeoffs: [{decision: a, over: [b], cost: c}]\n")
    )
    done = lint(project, "--baseline", str(file))
    assert done.exit_code == 0
    assert "1 finding of" in done.stderr
    write(project, "worse.yaml", BAD.replace("2024-02", "2024-01"))
    done = lint(project, "--baseline", str(file))
    assert done.exit_code == 1
    assert done.stdout.endswith("2 warnings in 3 stories\n")
    file.write_text('{"version": 99}', encoding="utf-8")
    assert lint(project, "--baseline", str(file)).exit_code == 2


def test_standard_input(project: Path) -> None:
    runner = CliRunner()
    arguments = ["lint", "--project", str(project), "--stdin-filename", "stories/new.yaml"]
    assert runner.invoke(storygen, arguments, input=clean_story()).exit_code == 0
    done = runner.invoke(storygen, arguments, input=BAD)
    assert done.exit_code == 1
    assert "stories/new.yaml:" in done.stdout
    assert runner.invoke(storygen, arguments, input=b"\xff\xfe\x00\x01").exit_code == 1


@pytest.mark.parametrize("form", ["sarif", "github", "junit"])
def test_other_formats(project: Path, form: str) -> None:
    write(project, "bad.yaml", BAD)
    done = lint(project, "--format", form)
    assert done.exit_code == 1
    assert "TRD101" in done.stdout


def test_statistics(project: Path) -> None:
    write(project, "bad.yaml", BAD)
    assert lint(project, "--statistics").stdout == "1  FUP101  no-lasting-fix\n1  TRD101  no-tradeoff\n"
