"""The repository as others get it: a clone of what is committed."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]


def clone(target: Path) -> Path:
    """A clone of the last commit in a folder."""
    git("clone", "--quiet", "--no-hardlinks", str(ROOT), str(target))
    return target


def repository(folder: Path, files: dict[str, str]) -> Path:
    """A repository with those files committed."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    git("init", "--quiet", "-b", "main", str(folder))
    git("-C", str(folder), "add", "-A")
    identity = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false")
    git("-C", str(folder), *identity, "commit", "--quiet", "-m", "Stories")
    return folder


def git(*words: str) -> None:
    subprocess.run(["git", *words], check=True, capture_output=True)
