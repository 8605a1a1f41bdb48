"""storygen lint: check stories against the rules."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from storygen.cli.terminal import FOUND, Terminal, common

if TYPE_CHECKING:
    from storygen.finding import Finding


@click.command("lint", epilog="Example: storygen lint stories/fraud.yaml")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="List every finding, also on a terminal.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to write the findings.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever was found.")
@common
def command(terminal: Terminal, paths: tuple[Path, ...], everything: bool, form: str, exit_zero: bool) -> None:
    """Check stories against the rules. Exit 0: nothing found; 1: errors or warnings; 2: could not run.

    On a terminal and without PATH: every error, and for each story the one question to answer next.
    """
    from storygen.lint.run import run

    checked = run(terminal.project(), paths)
    if form == "json":
        from storygen.lint.report import json

        terminal.result(json.report(checked.findings), nl=False)
    else:
        from storygen.lint.report import text

        brief = sys.stdout.isatty() and not everything and not paths
        write = text.next_steps if brief else text.report
        colored = terminal.colored(sys.stdout)
        terminal.result(write(checked.findings, checked.sources, files=checked.files, color=colored), nl=False)
    if _fails(checked.findings) and not exit_zero:
        sys.exit(FOUND)


def _fails(findings: tuple[Finding, ...]) -> bool:
    return any(f.severity.value != "info" for f in findings)
