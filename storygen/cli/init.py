"""`storygen init`: a new project, or what an existing one still lacks."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from storygen.cli.terminal import Terminal, common
from storygen.error import CannotRunError


@click.command(epilog="Example: storygen init my-stories && cd my-stories && storygen serve --open")
@click.argument("directory_to_start", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--pre-commit", is_flag=True, help="Lint stories before each commit, with the pre-commit tool.")
@click.option("--ci", type=click.Choice(["github", "gitlab"]), help="Lint and build on the host of the repository.")
@click.option("--guard", is_flag=True, help="Stop private stories from being pushed to a remote that others may read.")
@common
def command(
    terminal: Terminal, directory_to_start: Path | None, ci: str | None, *, pre_commit: bool, guard: bool
) -> None:
    """Start a project in DIR (default: here): settings, a first story to learn from, editor completion, an ignore file.

    Asks nothing and overwrites nothing: a file that is there is left as it is, and said.
    """
    root = _root(terminal, directory_to_start)
    fresh = _files(terminal, root, pre_commit=pre_commit, ci=ci or "")
    if guard:
        _guard(terminal, root)
    if fresh:
        away = root != Path.cwd()
        terminal.say(
            f"\nNext:  {f'cd {shlex.quote(str(directory_to_start))} && ' if away else ''}storygen serve --open"
        )
        terminal.say('       storygen new "What happened"      storygen import notes.md')


def _root(terminal: Terminal, directory: Path | None) -> Path:
    """The folder to start in: DIR, made where it is missing; else the project around the current folder, else that."""
    from storygen import project

    if directory is None:
        return project.find(terminal.directory)
    if directory.exists() and not directory.is_dir():
        raise CannotRunError(f"{directory} is a file; name a folder, new or there already.")
    directory.mkdir(parents=True, exist_ok=True)
    return directory.absolute()


def _files(terminal: Terminal, root: Path, *, pre_commit: bool, ci: str) -> bool:
    """Make what is missing; whether this is a new project."""
    from storygen import atomic, project
    from storygen.scaffold import editor
    from storygen.scaffold.project import StarterFile, missing, starter

    fresh = not (root / "storygen.toml").exists()
    settled, _ = project.load(root)
    told = any((root / settled.stories).glob("**/*.y*ml"))
    files = starter(root.resolve().name, stories=fresh and not told, pre_commit=pre_commit, ci=ci)
    files.append(StarterFile(editor.SETTINGS, editor.settings_text(settled.stories)))
    if not fresh:
        terminal.say(f"{root} is a project already.")
    for file in files:
        if atomic.create(root / file.path, file.text):
            terminal.result(f"made {file.path}")
        else:
            there = (
                (root / file.path).read_text(encoding="utf-8", errors="replace") if (root / file.path).is_file() else ""
            )
            terminal.say(f"left {file.path} as it is{missing(file.path, there, settled.stories)}")
    editor.install_schema(root)
    return fresh


def _guard(terminal: Terminal, root: Path) -> None:
    from storygen import project
    from storygen.scaffold.guard import install

    settled, _ = project.load(root)
    found = install(root, settled.stories)
    if found.active:
        terminal.result(f"guard {found.path}")
    else:
        terminal.say(f"The guard is in {found.path}, but git does not run it: {found.because}.")
        terminal.say(f'Put this line first in your own pre-push hook:  "{found.path}" "$@" || exit 1')
