"""Completion and checks in an editor: a copy of the schema in the project, and VS Code's settings that name it.

Editors with another front for the YAML language server read the `$schema` line that `storygen new` puts on top.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from storygen import atomic, own_folder
from storygen.story import shape

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = ".storygen/story.schema.json"
SETTINGS = ".vscode/settings.json"


def schema_text() -> str:
    """The JSON Schema of a story, as it is published."""
    return (shape.folder() / "story.schema.json").read_text(encoding="utf-8")


def install_schema(root: Path) -> bool:
    """Copy the schema into the project; whether that changed anything.

    Raises:
        OSError: it cannot be written.
    """
    file, text = root / SCHEMA, schema_text()
    if file.is_file() and file.read_text(encoding="utf-8", errors="replace") == text:
        return False
    own_folder.made_for(file)
    atomic.write(file, text)
    return True


def settings(stories: str) -> dict[str, Any]:
    """VS Code's settings for a project whose stories lie in that folder."""
    return {
        "yaml.schemas": {f"./{SCHEMA}": [f"{stories}/**/*.yaml", f"{stories}/**/*.yml"]},
        "[yaml]": {"editor.wordWrap": "on", "editor.quickSuggestions": {"strings": True}},
    }


def settings_text(stories: str) -> str:
    """The same as a file."""
    return json.dumps(settings(stories), indent=2) + "\n"


def merged(text: str, stories: str) -> str | None:
    """An existing settings file with the schema named in it; None where it is no plain JSON."""
    try:
        data = json.loads(text or "{}")
    except ValueError:
        return None
    if not isinstance(data, dict) or not isinstance(data.setdefault("yaml.schemas", {}), dict):
        return None
    wanted = settings(stories)["yaml.schemas"]
    if wanted.items() <= data["yaml.schemas"].items():
        return text
    data["yaml.schemas"].update(wanted)
    return json.dumps(data, indent=_indent(text), ensure_ascii=False) + "\n"


def schema_path(story: str) -> str:
    """The schema's path as seen from a story's, both with forward slashes ("stories/x.yaml" -> "../.storygen/…")."""
    return "../" * story.count("/") + SCHEMA


def _indent(text: str) -> int | str:
    second = text.split("\n")[1:2]
    space = second[0][: len(second[0]) - len(second[0].lstrip())] if second else ""
    return space or 2
