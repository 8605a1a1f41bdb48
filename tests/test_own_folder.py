"""What the program keeps for itself in `.storygen/` is never taken along by `git add`, whoever made the folder."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from storygen.cli import storygen
from storygen.practice.log import of_project

if TYPE_CHECKING:
    from collections.abc import Callable


def called(*words: str) -> Callable[[], object]:
    return lambda: CliRunner().invoke(storygen, words)


MAKERS: dict[str, Callable[[], object]] = {
    "lint": called("lint"),
    "build": called("build"),
    "schema": called("schema", "--install"),
    "practice": lambda: of_project(Path()).add([]),
}


def git(*words: str) -> str:
    return subprocess.run(["git", *words], capture_output=True, text=True, check=True).stdout


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "secret.yaml").write_text("title: Secret\nvisibility: private\n", encoding="utf-8")
    git("init", "-q")
    return tmp_path


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS.keys())
def test_git_leaves_the_folder_out(repository: Path, maker: Callable[[], object]) -> None:
    maker()
    assert len([p for p in (repository / ".storygen").iterdir() if p.name != ".gitignore"]) == 1
    git("add", ".")
    assert not [path for path in git("ls-files").split() if ".storygen/" in path]


def test_what_a_person_wants_git_to_take_stays_so(repository: Path) -> None:
    ignore = repository / ".storygen" / ".gitignore"
    ignore.parent.mkdir()
    ignore.write_text("*\n!ids.json\n", encoding="utf-8")
    for maker in MAKERS.values():
        maker()
    git("add", ".")
    assert [path for path in git("ls-files").split() if path.startswith(".storygen/")] == [".storygen/ids.json"]
