"""The pre-push guard: a git hook that stops private stories from leaving for a remote that others may read."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from storygen import atomic
from storygen.error import CannotRunError

SOURCE = Path(__file__).parent / "files" / "pre-push.sh"


@dataclass(frozen=True, slots=True)
class Guard:
    """Where the guard lies; `active` when git runs it by itself, else `because` says why not."""

    path: Path
    active: bool
    because: str = ""


def install(root: Path, stories: str) -> Guard:
    """Put the guard into the repository around a project; a hook that is there is never touched.

    Raises:
        CannotRunError: there is no git, or no repository.
        OSError: the hook cannot be written.
    """
    top = Path(_git(root, "rev-parse", "--show-toplevel"))
    inside = root.resolve().relative_to(top.resolve()).as_posix()
    text = script("" if inside == "." else inside, stories)
    shared = _git(root, "config", "--get", "core.hooksPath", missing="")
    own = Path(root, _git(root, "rev-parse", "--git-common-dir"), "hooks").resolve()
    hook = own / "pre-push"
    if not shared and _place(hook, text):
        return Guard(hook, active=True)
    if not shared and _is_ours(hook):
        atomic.write(hook, text)
        return Guard(hook, active=True)
    beside = own / "storygen-pre-push"
    if not _place(beside, text):
        atomic.write(beside, text)
    return Guard(beside, active=False, because=f"core.hooksPath is {shared}" if shared else f"{hook} is a hook already")


def script(inside: str, stories: str) -> str:
    """The guard for a project that lies `inside` its repository ("" at the top)."""
    text = SOURCE.read_text(encoding="utf-8")
    prefix = f"{inside}/" if inside else ""
    for name, path in (("stories", stories), ("state", ".storygen"), ("settings", "storygen.toml")):
        text = text.replace(f"'@{name}@'", "'" + (prefix + path).replace("'", "'\\''") + "'")
    return text


def _place(file: Path, text: str) -> bool:
    if not atomic.create(file, text):
        return False
    file.chmod(file.stat().st_mode | 0o111)
    return True


def _is_ours(hook: Path) -> bool:
    return "storygen init --guard" in hook.read_text(encoding="utf-8", errors="replace")


def _git(root: Path, *words: str, missing: str | None = None) -> str:
    try:
        done = subprocess.run(["git", "-C", str(root), *words], capture_output=True, text=True, check=False)  # noqa: S603, S607
    except OSError as error:
        raise CannotRunError("git is not here, so there is no push to guard.") from error
    if done.returncode and missing is None:
        raise CannotRunError(
            "no git repository here, so there is no push to guard: git init, then storygen init --guard"
        )
    return done.stdout.strip() if not done.returncode else missing or ""
