"""`storygen lint --watch`: checks at every save, ends with 0 on Ctrl-C."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from storygen.cli import storygen
from storygen.lint.example import clean_story, set_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WATCHING = "watching stories/ for changes; Ctrl-C ends\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "stories").mkdir()
    (tmp_path / "storygen.toml").write_text('[project]\nid = "demo"\n', "utf-8")
    (tmp_path / "stories" / "a.yaml").write_text(clean_story(), "utf-8")
    return tmp_path


@pytest.fixture
def watching(project: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "storygen", "lint", "--watch"]
    with subprocess.Popen(command, cwd=project, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        yield process
        process.kill()


def until_it_watches(process: subprocess.Popen[str]) -> str:
    """What it says until it waits for the next save."""
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        if line == WATCHING:
            return said
        said += line
    raise AssertionError(f"it ended, having said {said!r}")


def test_it_checks_at_every_save_and_ctrl_c_ends_it_with_0(project: Path, watching: subprocess.Popen[str]) -> None:
    assert until_it_watches(watching) == "1 story, nothing found\n"
    (project / "stories" / "a.yaml").write_text(set_in("tradeoffs: []\nfollow_up: []"), "utf-8")
    assert "TRD101" in until_it_watches(watching)
    (project / "storygen.toml").write_text('[lint]\nselect = ["BNK105"]\n', "utf-8")
    assert "BNK105" in until_it_watches(watching)
    watching.send_signal(signal.SIGINT)
    assert watching.wait(20) == 0
    assert watching.stdout is not None
    assert "Traceback" not in watching.stdout.read()


def test_what_cannot_run_is_said_and_it_goes_on(project: Path) -> None:
    command = [sys.executable, "-m", "storygen", "lint", "--watch", "stories/b.yaml"]
    with subprocess.Popen(command, cwd=project, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        assert "is no story of this project" in until_it_watches(process)
        (project / "stories" / "b.yaml").write_text("title: b\n", "utf-8")
        assert "stories/b.yaml" in until_it_watches(process)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0


@pytest.mark.parametrize("other", [["--diff"], ["--stdin-filename", "stories/a.yaml"]])
def test_it_watches_files_alone(project: Path, other: list[str]) -> None:
    done = CliRunner().invoke(storygen, ["lint", "--project", str(project), "--watch", *other])
    assert done.exit_code == 2
    assert "--watch looks at files" in done.stderr
