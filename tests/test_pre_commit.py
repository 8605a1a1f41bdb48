"""The hook that teams put into .pre-commit-config.yaml, run by the real pre-commit in a repository of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import yaml

from tests.checkout import ROOT, clone, repository

if TYPE_CHECKING:
    from pathlib import Path

BAD = "title: x\nsummary: We improved latency significantly.\n"


def test_the_hook_lints_the_stories_that_are_committed(tmp_path: Path) -> None:
    source = clone(tmp_path / "storygen")
    good = (ROOT / "storygen" / "lint" / "clean.yaml").read_text()
    files = {"stories/bad.yaml": BAD, "stories/good.yml": good, "notes.yaml": "a: b: c\n", "storygen.toml": ""}
    team = repository(tmp_path / "team", files)
    home = dict(os.environ, PRE_COMMIT_HOME=str(tmp_path / "cache"), PRE_COMMIT_COLOR="never")
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(source), "storygen-lint", "--all-files"]
    done = subprocess.run(command, cwd=team, env=home, capture_output=True, text=True, check=False)
    assert "stories/bad.yaml:2:10" in done.stdout, done.stdout + done.stderr
    assert "QNT201" in done.stdout
    assert "notes.yaml" not in done.stdout
    assert "stories/good.yml" not in done.stdout
    assert done.returncode == 1


def test_the_hook_takes_stories_alone() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert (hook["id"], hook["language"], hook["pass_filenames"]) == ("storygen-lint", "python", True)


def test_the_documentation_names_the_hook() -> None:
    page = (ROOT / "docs" / "ci.md").read_text()
    named = re.findall(r"^ +- id: (\S+)$", page, re.MULTILINE)
    assert set(named) == {"storygen-lint"}
