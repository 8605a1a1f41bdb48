"""storygen lint: check stories against the rules."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from storygen.cli.terminal import FOUND, Terminal, common

if TYPE_CHECKING:
    from storygen.finding import Finding
    from storygen.lint.run import Run

FORMATS = ["text", "json", "sarif", "github", "junit"]


@click.command("lint", epilog="Example: storygen lint stories/fraud.yaml")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="List every finding, also on a terminal.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How to write the findings.")
@click.option("--fix", is_flag=True, help="Make the repairs that are certain, then check again.")
@click.option("--diff", is_flag=True, help="Show these repairs and change nothing; exit with 1 where there are any.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Leave out the findings that this file knows; written where there is none, and shrinks by itself.",
)
@click.option("--statistics", is_flag=True, help="Count the findings by rule.")
@click.option("--stdin-filename", help="Check standard input as the story of that path.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever was found.")
@common
def command(
    terminal: Terminal,
    *,
    paths: tuple[Path, ...],
    everything: bool,
    form: str,
    fix: bool,
    diff: bool,
    baseline: Path | None,
    statistics: bool,
    stdin_filename: str | None,
    exit_zero: bool,
) -> None:
    """Check stories against the rules. Exit 0: nothing found; 1: errors or warnings; 2: could not run.

    On a terminal and without PATH: every error, and for each story the one question to answer next.
    """
    from storygen.lint import run

    project = terminal.project()
    if diff:
        _show_repairs(terminal, run.repairs(project, paths), exit_zero=exit_zero)
        return
    if fix:
        mended = run.repair(project, paths)
        terminal.say(f"{mended} {'repair' if mended == 1 else 'repairs'} made")
    if stdin_filename is not None:
        found = run.run_text(project, sys.stdin.buffer.read(), stdin_filename)
    else:
        found = run.run(project, paths)
    if baseline is not None:
        found = run.beyond(found, baseline, whole=not paths and stdin_filename is None, say=terminal.say)
    brief = sys.stdout.isatty() and not (everything or paths or stdin_filename)
    terminal.result(_counted(found) if statistics else _written(terminal, found, form, brief=brief), nl=False)
    if _fails(found.findings) and not exit_zero:
        sys.exit(FOUND)


def _show_repairs(terminal: Terminal, diffs: list[str], *, exit_zero: bool) -> None:
    terminal.result("".join(diffs), nl=False)
    if diffs and not exit_zero:
        sys.exit(FOUND)


def _written(terminal: Terminal, found: Run, form: str, *, brief: bool) -> str:
    from storygen.lint.report import github, json, junit, sarif, text

    if form == "json":
        return json.report(found.findings)
    if form == "sarif":
        return sarif.report(found.findings, found.suppressed, found.sources)
    if form == "github":
        return github.report(found.findings, github.checkout_folder(terminal.root()))
    if form == "junit":
        return junit.report(found.findings, found.paths)
    write = text.next_steps if brief else text.report
    return write(found.findings, found.sources, files=found.files, color=terminal.colored(sys.stdout))


def _counted(found: Run) -> str:
    from storygen.lint.report import statistics

    return statistics.report(found.findings)


def _fails(findings: tuple[Finding, ...]) -> bool:
    return any(f.severity.value != "info" for f in findings)
