"""The project and its storygen.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storygen.error import CannotRunError
from storygen.finding import Severity
from storygen.project import Interview, LintConfig, PrivacyConfig, ThemeConfig, find, load

if TYPE_CHECKING:
    from pathlib import Path

FULL = """\
[project]
id = "mine"
title = "My stories"
stories = "tales"
output = "public/site"
language = "de"

[practice]
interview = [{name = "Acme", date = 2026-12-20}, {name = "Umbrella", date = "2026-12-14"}]
minutes_a_day = 15
light_days = ["sat", "Sunday"]
new_a_day = 5
retention = 0.85

[target]
roles = ["ml-engineer"]
level = "senior"
competencies = ["ownership"]
frameworks = ["amazon"]

[lint]
select = ["QNT"]
ignore = ["QNT201"]
extend-select = ["LEN103"]
words_a_minute = 150
target_seconds = 120

[lint.per-file-ignores]
"stories/old/*" = ["QNT"]

[lint.severity]
SPC102 = "info"

[privacy]
terms = ["Project Falcon"]
remote = "private"

[theme]
name = "paper"

[theme.options]
accent = "#803"
"""


def project(tmp_path: Path, text: str) -> Path:
    (tmp_path / "storygen.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_every_setting_is_read(tmp_path: Path) -> None:
    found, findings = load(project(tmp_path, FULL))
    assert findings == ()
    assert (found.id, found.title, found.stories, found.output, found.language) == (
        "mine",
        "My stories",
        "tales",
        "public/site",
        "de",
    )
    assert found.interviews == (Interview("Umbrella", "2026-12-14"), Interview("Acme", "2026-12-20"))
    assert (found.minutes_a_day, found.light_days, found.new_a_day, found.retention) == (15, ("sat", "sun"), 5, 0.85)
    assert (found.roles, found.level, found.competencies, found.frameworks) == (
        ("ml-engineer",),
        "senior",
        ("ownership",),
        ("amazon",),
    )
    assert found.lint == LintConfig(
        select=("QNT",),
        ignore=("QNT201",),
        extend_select=("LEN103",),
        per_file_ignores={"stories/old/*": ("QNT",)},
        severity={"SPC102": "info"},
        words_a_minute=150,
        target_seconds=120,
    )
    assert found.privacy == PrivacyConfig(("Project Falcon",), "private")
    assert found.theme == ThemeConfig("paper", {"accent": "#803"})


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    folder = tmp_path / "My Interview Prep"
    folder.mkdir()
    found, findings = load(folder)
    assert findings == ()
    assert (found.id, found.title, found.stories, found.output) == (
        "my-interview-prep",
        "My Interview Prep",
        "stories",
        "site",
    )
    assert (found.minutes_a_day, found.new_a_day, found.retention, found.interviews) == (20, 10, 0.9, ())


INTERVIEWS = [
    ("interview = 2026-12-14", [("", "2026-12-14")]),
    ('interview = "2026-12-14"', [("", "2026-12-14")]),
    ("interview = 2026-12-14T10:00:00Z", [("", "2026-12-14")]),
    ("interview = [2026-12-20, 2026-12-14]", [("", "2026-12-14"), ("", "2026-12-20")]),
    ('interview = {name = "Acme", date = 2026-12-14}', [("Acme", "2026-12-14")]),
    ("interview = {Acme = 2026-12-14}", [("Acme", "2026-12-14")]),
    ("[practice.interview]\nAcme = 2026-12-14", [("Acme", "2026-12-14")]),
    ('[[practice.interview]]\nname = "Acme"\ndate = 2026-12-14', [("Acme", "2026-12-14")]),
]


@pytest.mark.parametrize(("text", "dates"), INTERVIEWS)
def test_interviews_are_one_date_or_several_with_names(tmp_path: Path, text: str, dates: list[tuple[str, str]]) -> None:
    found, findings = load(project(tmp_path, f"[practice]\n{text}\n"))
    assert findings == ()
    assert [(each.name, each.date) for each in found.interviews] == dates


WRONG = [
    # text, code, line, column, end column, words of the message
    ("[project\n", "CFG001", 1, 9, 10, "no TOML"),
    ("[project]\nid = \n", "CFG001", 2, 6, 7, "no TOML"),
    ("[projekt]\n", "CFG002", 1, 2, 9, "did you mean project?"),
    ("wibble = 3\n", "CFG002", 1, 1, 7, "it knows project"),
    ('[project]\ntitel = "x"\n', "CFG002", 2, 1, 6, "did you mean title?"),
    ("[lint]\nextend_select = []\n", "CFG002", 2, 1, 14, "did you mean extend-select?"),
    ("[lint]\nwords-a-minute = 150\n", "CFG002", 2, 1, 15, "did you mean words_a_minute?"),
    ("practice.minutes = 3\n", "CFG002", 1, 1, 17, "did you mean minutes_a_day?"),
    ("[practice]\ninterview = {nme = 2, date = 2026-12-14}\n", "CFG002", 2, 1, 10, "did you mean name?"),
    ("project = 3\n", "CFG003", 1, 11, 12, "write [project]"),
    ("[project]\ntitle = 3  # three\n", "CFG003", 2, 9, 10, "a text in quotes"),
    ('[practice]\nminutes_a_day = "20"\n', "CFG003", 2, 17, 21, "a number"),
    ("[practice]\nminutes_a_day = true\n", "CFG003", 2, 17, 21, "a number"),
    ('[practice]\ninterview = "soon"\n', "CFG003", 2, 13, 19, "write interview = 2026-12-14"),
    ('[target]\nroles = "ml"\n', "CFG003", 2, 9, 13, "a list of texts"),
    ("[target]\nroles = [\n  3,\n]\n", "CFG003", 2, 9, 10, "a list of texts"),
    ("[lint]\nseverity = []\n", "CFG003", 2, 12, 14, "a table"),
    ("[practice]\nretention = 2\n", "CFG004", 2, 13, 14, "from 0.7 to 0.99"),
    ("[practice]\nminutes_a_day = 0\n", "CFG004", 2, 17, 18, "from 1 to 1440"),
    ('[practice]\nlight_days = ["caturday"]\n', "CFG004", 2, 14, 26, "mon, tue"),
    ('[lint.severity]\nQNT101 = "warn"\n', "CFG004", 2, 10, 16, "did you mean warning?"),
    ('[privacy]\nremote = "secret"\n', "CFG004", 2, 10, 18, "write private"),
    ('[project]\nid = "My Stories"\n', "CFG004", 2, 6, 18, "my-stories"),
    ('[project]\nstories = "../elsewhere"\n', "CFG004", 2, 11, 25, "inside the project"),
    ('[project]\noutput = "."\n', "CFG004", 2, 10, 13, "inside the project"),
    ('[project]\noutput = "/var/site"\n', "CFG004", 2, 10, 21, "inside the project"),
    ('[project]\noutput = "a\\u0000b"\n', "CFG004", 2, 10, 20, "inside the project"),
    ("x = " + "[" * 5000 + "]" * 5000, "CFG001", 1, 10005, 10006, "nests too deep"),
    ("x = " + "9" * 5000, "CFG001", 1, 5005, 5006, "too long"),
]


@pytest.mark.parametrize(("text", "code", "line", "column", "end", "words"), WRONG)
def test_what_is_wrong_is_a_finding_with_its_place(
    tmp_path: Path, text: str, code: str, line: int, column: int, end: int, words: str
) -> None:
    found, (finding,) = load(project(tmp_path, text))
    assert finding.code == code
    assert (finding.path, finding.severity) == ("storygen.toml", Severity.ERROR)
    assert (finding.span.line, finding.span.column, finding.span.end_column) == (line, column, end)
    assert words in finding.message
    assert (found.stories, found.output, found.minutes_a_day, found.retention) == ("stories", "site", 20, 0.9)


def test_one_wrong_value_leaves_the_others(tmp_path: Path) -> None:
    found, findings = load(project(tmp_path, '[project]\ntitle = 3\nlanguage = "de"\n[practice]\nnew_a_day = "x"\n'))
    assert [finding.span.line for finding in findings] == [2, 5]
    assert found.language == "de"


def test_a_file_that_is_no_utf8_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "storygen.toml").write_bytes(b'title = "\xfc"')
    _, (finding,) = load(tmp_path)
    assert finding.code == "CFG005"


def test_a_folder_in_its_place_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "storygen.toml").mkdir()
    _, (finding,) = load(tmp_path)
    assert finding.code == "CFG005"


def test_the_project_is_found_upwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = project(tmp_path, FULL) / "stories" / "2024"
    inner.mkdir(parents=True)
    assert find(inner) == tmp_path
    monkeypatch.chdir(inner)
    assert find() == tmp_path


def test_without_a_project_the_folder_itself_is_one(tmp_path: Path) -> None:
    assert find(tmp_path) == tmp_path


def test_what_is_no_folder_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(CannotRunError, match="no folder"):
        find(tmp_path / "nowhere")


@given(
    st.lists(
        st.sampled_from(
            [*"[]={}\"'\n.#,=", "project", "practice", "interview", "lint", " = 3", "\n[", "x", "2026-12-14", "é"]
        )
    )
)
@settings(max_examples=300, deadline=None)
def test_whatever_the_text_findings_and_no_traceback(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("project")
    _, findings = load(project(folder, "".join(pieces)))
    assert all(finding.message and finding.span.line >= 1 for finding in findings)
