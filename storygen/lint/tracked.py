"""What git knows of a project: its remotes and the files it tracks. Nothing where there is no git."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def has_remote(root: Path) -> bool:
    """Whether the repository around `root` has a remote."""
    return bool(_git(root, "remote").strip())


def tracked(root: Path) -> set[str]:
    """The files below `root` that git tracks, relative to it."""
    return {name for name in _git(root, "ls-files", "-z").split("\0") if name}


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 -- fixed arguments, no shell
            ["git", *arguments],  # noqa: S607 -- git is found where the user's own is
            cwd=root,
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
            timeout=10,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""
