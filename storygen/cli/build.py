"""`storygen build`: the practice site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from storygen.cli.terminal import FOUND, OK, Terminal, common


@click.command(epilog="Example: storygen build --public --out public")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="The folder to write (default: site).")
@click.option("--public", is_flag=True, help="Only stories marked public, and nothing private of them.")
@click.option("--strict", is_flag=True, help="Warnings too make the exit code 1.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes to build with.")
@common
def command(terminal: Terminal, out: Path | None, jobs: int, *, public: bool, strict: bool) -> None:
    """Build the site of all stories; a story that can't be read is said and left out, the others are built."""
    from storygen import build

    project = terminal.project(stories=True)
    built = build.build(project, out=out, public=public, jobs=jobs, progress=terminal.progress)
    shown = [f for f in built.findings if f.severity == "error" or (strict and f.severity == "warning")]
    shown += [f for f in built.withheld if f not in shown]
    for found in shown:
        click.echo(f"{found.path}:{found.span.line}:{found.span.column} {found.message}  {found.code}", err=True)
    if built.withheld:
        terminal.say(
            f"Left out, since they may hold what is private: {', '.join(sorted({f.path for f in built.withheld}))}"
        )
    many = "story" if built.stories == 1 else "stories"
    terminal.say(f"{built.stories} {many}, {built.pages} pages in {built.seconds:.1f} s")
    terminal.say(f"Open it: {(built.out / 'index.html').as_uri()}")
    sys.exit(FOUND if shown or project.findings else OK)
