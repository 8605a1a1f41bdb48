"""How every command ends: what the system refuses is a sentence and 2, Ctrl-C is 130, and neither is a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from storygen import build
from storygen.cli import storygen

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "a.yaml").write_text("title: A\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("words", [["deck", "-o", "taken/deck.json"], ["schema", "--install"]])
def test_a_place_that_cannot_be_written_is_said(
    project: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    (project / "taken").write_text("a file", encoding="utf-8")
    (project / ".storygen").write_text("a file", encoding="utf-8")
    monkeypatch.chdir(project)
    result = CliRunner().invoke(storygen, words)
    assert result.exit_code == 2
    assert result.stderr.startswith("storygen: ")
    assert "taken" in result.stderr or ".storygen" in result.stderr


def test_ctrl_c_is_no_finding(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "build", interrupted)
    result = CliRunner().invoke(storygen, ["build", "--project", str(project)])
    assert result.exit_code == 130
    assert result.output == ""
