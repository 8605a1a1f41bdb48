"""storygen theme: which themes there are, and a copy of one file to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from storygen.cli.terminal import Terminal, common

if TYPE_CHECKING:
    from storygen.project import Project


@click.command(epilog="Example: storygen theme --eject templates/story.html")
@click.option("--list", "listing", is_flag=True, help="List the themes (the default).")
@click.option("--eject", "file", metavar="FILE", help="Copy a file of the theme in use into theme/, to change it.")
@common
def command(terminal: Terminal, *, listing: bool, file: str | None) -> None:
    """List the themes that can be used, or copy one file of the theme in use into the project, to change it there."""
    if listing and file is not None:
        raise click.UsageError("--list or --eject, not both.")
    project = terminal.project()
    if file is None:
        _list(terminal, project)
    else:
        _eject(terminal, project, file)


def _list(terminal: Terminal, project: Project) -> None:
    from storygen.site import listing, theme

    for line in listing.lines(project.theme.name, project.root):
        terminal.result(line)
    theme.find(project.theme.name, project.root, dict(project.theme.options))


def _eject(terminal: Terminal, project: Project, file: str) -> None:
    from storygen.site import eject, theme

    found = theme.find(project.theme.name)
    copy = eject.eject(found, file, project.root)
    terminal.say(f"copied from theme {copy.theme}:")
    terminal.result(copy.path)
    terminal.say(copy.next)
