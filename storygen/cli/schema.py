"""`storygen schema`: the JSON Schema of a story, printed or made known to the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from storygen.cli.terminal import Terminal, common
from storygen.error import CannotRunError

if TYPE_CHECKING:
    from pathlib import Path


@click.command(epilog="Example: storygen schema --install")
@click.option("--install", is_flag=True, help="Copy it into the project and name it in VS Code's settings.")
@common
def command(terminal: Terminal, *, install: bool) -> None:
    """Print the JSON Schema of a story; with --install, give the editor completion and checks, without any network."""
    from storygen.scaffold import editor

    if not install:
        terminal.result(editor.schema_text(), nl=False)
        return
    project = terminal.project()
    changed = editor.install_schema(project.root)
    terminal.say(f"{'wrote' if changed else 'is up to date:'} {editor.SCHEMA}")
    _settings(terminal, project.root / editor.SETTINGS, project.stories)
    terminal.say(f"Other editors: put this line on top of a story:\n{_line(project.stories)}")


def _settings(terminal: Terminal, file: Path, stories: str) -> None:
    from storygen import atomic
    from storygen.scaffold import editor

    if not file.exists():
        atomic.write(file, editor.settings_text(stories))
        terminal.say(f"wrote {editor.SETTINGS}")
        return
    text = file.read_text(encoding="utf-8", errors="replace")
    merged = editor.merged(text, stories)
    if merged is None:
        wanted = editor.settings_text(stories)
        raise CannotRunError(
            f"{editor.SETTINGS} is no plain JSON (has it remarks?), so it is left as it is; add:\n{wanted}"
        )
    if merged == text:
        terminal.say(f"is up to date: {editor.SETTINGS}")
    else:
        atomic.write(file, merged)
        terminal.say(f"added the schema to {editor.SETTINGS}")


def _line(stories: str) -> str:
    from storygen.scaffold import editor
    from storygen.scaffold.template import SCHEMA_LINE

    return SCHEMA_LINE.format(path=editor.schema_path(f"{stories}/x.yaml"))
