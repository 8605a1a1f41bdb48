"""`storygen theme`: what there is, and a copy of one file to change; it never writes over anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from storygen.cli import storygen
from storygen.site import theme

if TYPE_CHECKING:
    from pathlib import Path


def _run(project: Path, *words: str) -> Result:
    return CliRunner().invoke(storygen, ["theme", "--project", str(project), *words])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "storygen.toml").write_text('[theme]\nname = "paper"\n')
    return tmp_path


def _shipped(theme_name: str, file: str) -> bytes:
    return (theme.shipped() / theme_name / file).read_bytes()


@pytest.mark.parametrize("words", [(), ("--list",)])
def test_the_list_says_what_is_in_use_and_what_it_extends(project: Path, words: tuple[str, ...]) -> None:
    result = _run(project, *words)
    assert result.exit_code == 0
    assert [line.split() for line in result.stdout.splitlines()[:2]] == [
        ["default", "storygen"],
        ["*", "paper", "storygen", "extends", "default"],
    ]
    assert "theme/" not in result.stdout


def test_the_list_names_the_projects_own_files(project: Path) -> None:
    (project / "theme/styles").mkdir(parents=True)
    (project / "theme/styles/mine.css").write_text("b{}")
    assert "theme/ comes before it: styles/mine.css" in _run(project).stdout


def test_a_theme_in_use_that_is_not_there_is_said_under_the_list(project: Path) -> None:
    (project / "storygen.toml").write_text('[theme]\nname = "papre"\n')
    result = _run(project)
    assert result.exit_code == 2
    assert "paper" in result.stdout
    assert "there is no theme 'papre'; did you mean paper?" in result.stderr


@pytest.mark.parametrize(
    ("word", "path", "origin"),
    [
        ("templates/story.html", "templates/story.html", "paper"),
        ("story.html", "templates/story.html", "paper"),
        ("theme/templates/home.html", "templates/home.html", "default"),
        ("./styles/inks.css", "styles/inks.css", "paper"),
        ("tokens.css", "styles/tokens.css", "default"),
        ("print.css", "styles/print.css", "default"),
        ("icon.svg", "assets/icon.svg", "paper"),
        ("page.js", "bundles/page.js", "default"),
        ("scripts/page.ts", "bundles/page.js", "default"),
        ("scripts/desk/tell.ts", "bundles/desk.js", "default"),
    ],
)
def test_a_file_is_copied_from_the_nearest_theme(project: Path, word: str, path: str, origin: str) -> None:
    result = _run(project, "--eject", word)
    assert result.exit_code == 0, result.output
    assert result.stdout == f"theme/{path}\n"
    assert (project / "theme" / path).read_bytes() == _shipped(origin, path)
    assert f"copied from theme {origin}" in result.stderr
    assert "build" in result.stderr


def test_a_template_comes_with_the_shorter_way(project: Path) -> None:
    assert '{% extends "default/home.html" %}' in _run(project, "--eject", "home.html").stderr


def test_nothing_is_overwritten(project: Path) -> None:
    file = project / "theme/templates/story.html"
    file.parent.mkdir(parents=True)
    file.write_text("mine")
    result = _run(project, "--eject", "story.html")
    assert result.exit_code == 2
    assert "theme/templates/story.html is there already" in result.stderr
    assert file.read_text() == "mine"


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("stroy.html", "did you mean templates/story.html?"),
        ("templates/storys.html", "did you mean templates/story.html?"),
        ("template/tonight.html", "did you mean templates/tonight.html?"),
        ("scripts/practice/log.ts", "part of a bundle"),
        ("scripts", "part of a bundle"),
        ("theme.toml", "it has\n  templates/  404.html, base.html"),
        ("../../storygen.toml", "has no ../../storygen.toml"),
        ("/etc/hostname", "has no /etc/hostname"),
        ("", "has no "),
    ],
)
def test_a_file_the_theme_does_not_have(project: Path, word: str, message: str) -> None:
    result = _run(project, "--eject", word)
    assert result.exit_code == 2
    assert message in result.stderr
    assert not (project / "theme").exists()


def test_a_folder_that_cannot_be_written_is_said_plainly(project: Path) -> None:
    (project / "theme").write_text("a file, where a folder belongs")
    result = _run(project, "--eject", "story.html")
    assert result.exit_code == 2
    assert "theme" in result.stderr
    assert "Traceback" not in result.output


def test_only_one_thing_at_a_time(project: Path) -> None:
    assert _run(project, "--list", "--eject", "story.html").exit_code == 2


def test_what_was_ejected_is_what_the_site_is_made_of(project: Path) -> None:
    (project / "stories").mkdir()
    (project / "stories/one.yaml").write_text("title: One\nsummary: I did it.\n")
    _run(project, "--eject", "story.html")
    file = project / "theme/templates/story.html"
    file.write_text(file.read_text().replace('class="colophon"', 'class="colophon mine"'))
    built = CliRunner().invoke(storygen, ["build", "--project", str(project), "--quiet"])
    assert built.exit_code == 0, built.output
    assert 'class="colophon mine"' in (project / "site/stories/one.html").read_text()
