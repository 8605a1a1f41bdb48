"""The files of a new project, as text; whoever writes them never writes over another."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from pathlib import Path

from storygen.scaffold import editor
from storygen.story.identity import slug

FILES = Path(__file__).parent / "files"
CI = {"github": ".github/workflows/stories.yml", "gitlab": ".gitlab-ci.yml"}
"""Where each host looks for the file that says what to run."""


@dataclass(frozen=True, slots=True)
class StarterFile:
    """A file to begin with: its path in the project, forward slashes, and its text."""

    path: str
    text: str


def starter(folder: str, *, stories: bool, pre_commit: bool = False, ci: str = "") -> list[StarterFile]:
    """The files for a project in a folder of that name; `stories`: the first story and the answers too."""
    name = folder.encode("utf-8", "replace").decode("utf-8")
    files = [StarterFile("storygen.toml", _settings(name))]
    if stories:
        files += [_file("stories/stock-report.yaml", "first-story.yaml"), _file("answers.yaml", "answers.yaml")]
    files += [_file(".gitignore", "gitignore"), _file(".vscode/extensions.json", "vscode-extensions.json")]
    if pre_commit:
        files.append(_file(".pre-commit-config.yaml", "pre-commit-config.yaml"))
    if ci:
        files.append(_file(CI[ci], f"{ci}.yml"))
    return files


def new_id(folder: str) -> str:
    """An id for a project: the folder's slug and six random characters, so that no two share a browser's store."""
    return f"{slug(folder) or 'stories'}-{secrets.token_hex(3)}"


def missing(path: str, text: str, stories: str) -> str:
    """What a file that was there already lacks, as the end of the sentence that says it was left; "" where nothing."""
    if path == ".gitignore":
        lines = {line.strip().strip("/") for line in text.splitlines()}
        lacking = [f"/{name}/" for name in (".storygen", "site") if name not in lines]
        return f"; add to it, to keep private work private: {' '.join(lacking)}" if lacking else ""
    if path == editor.SETTINGS and editor.merged(text, stories) != text:
        return "; `storygen schema --install` adds the schema to it"
    return ""


def _settings(name: str) -> str:
    text = (FILES / "storygen.toml").read_text(encoding="utf-8")
    title = json.dumps(name or "Stories", ensure_ascii=False).replace("\x7f", "\\u007f")
    return text.replace("@id@", new_id(name)).replace("@title@", title)


def _file(path: str, source: str) -> StarterFile:
    return StarterFile(path, (FILES / source).read_text(encoding="utf-8"))
