"""storygen lint: check stories against the rules."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from storygen.cli.terminal import FOUND, Terminal, common

if TYPE_CHECKING:
    from storygen.lint.outcome import Run
    from storygen.project import Project

FORMATS = ["text", "json", "sarif", "github", "junit"]


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of one call."""

    paths: tuple[Path, ...]
    everything: bool
    form: str
    fix: bool
    diff: bool
    baseline: Path | None
    statistics: bool
    stdin_filename: str | None
    no_cache: bool

    @property
    def brief(self) -> bool:
        """Whether each story is to ask its next question alone."""
        return sys.stdout.isatty() and not (self.everything or self.paths or self.stdin_filename)


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
@click.option("--no-cache", is_flag=True, help="Check every story anew, and keep nothing in .storygen/.")
@click.option("--watch", is_flag=True, help="Check again at every save, until Ctrl-C, which exits with 0.")
@common
def command(terminal: Terminal, *, exit_zero: bool, watch: bool, **options: Any) -> None:
    """Check stories against the rules. Exit 0: nothing found; 1: errors or warnings; 2: could not run.

    On a terminal and without PATH: every error, and for each story the one question to answer next.
    """
    asked = Asked(**options)
    if watch:
        from storygen.cli.lint_watch import watch_stories

        if asked.diff or asked.stdin_filename is not None:
            raise click.UsageError("--watch looks at files; leave out --diff and --stdin-filename.")
        watch_stories(terminal, lambda: _check(terminal, asked))
    elif _check(terminal, asked) and not exit_zero:
        sys.exit(FOUND)


def _check(terminal: Terminal, asked: Asked) -> bool:
    """Check once and print; whether something was found."""
    alone = asked.diff or asked.stdin_filename is not None  # no report of the project that settings could stand in
    project = terminal.project(stories=not asked.paths and asked.stdin_filename is None, told=alone)
    if asked.diff:
        from storygen.lint import run

        diffs = run.repairs(project, asked.paths)
        terminal.result("".join(diffs), nl=False)
        if not diffs:
            terminal.say("nothing to repair")
        return bool(diffs)
    if asked.fix:
        from storygen.lint import run

        mended = run.repair(project, asked.paths)
        terminal.say(f"{mended} {'repair' if mended == 1 else 'repairs'} made")
    text, fails = _found(terminal, project, asked)
    terminal.result(text, nl=False)
    return fails


def _found(terminal: Terminal, project: Project, asked: Asked) -> tuple[str, bool]:
    """The report, and whether something was found: as remembered, else worked out."""
    from storygen import garbage
    from storygen.lint.cache import Cache
    from storygen.lint.recall import Recall

    if asked.stdin_filename is not None:
        from storygen.lint import run

        found = run.run_text(project, sys.stdin.buffer.read(), asked.stdin_filename)
        return _told(terminal, asked, found)
    with garbage.paused(), Cache(project.root, on=not asked.no_cache) as cache:
        recall = Recall(project, asked.paths, cache)
        if asked.baseline is not None:
            return _told(terminal, asked, recall.run())
        report = recall.report(_view(terminal, asked), lambda found: _written(terminal, asked, found))
    return report.text, report.fails


def _told(terminal: Terminal, asked: Asked, found: Run) -> tuple[str, bool]:
    if asked.baseline is not None:
        from storygen.lint import baseline

        whole = not asked.paths and asked.stdin_filename is None
        found = baseline.beyond(found, asked.baseline, whole=whole, say=terminal.say)
    return _written(terminal, asked, found), found.fails


def _view(terminal: Terminal, asked: Asked) -> str:
    """All that a report depends on besides the run."""
    folder = ""
    if asked.form == "github":
        from storygen.lint.report import github

        folder = github.checkout_folder(terminal.root())
    return repr((asked.form, asked.statistics, asked.brief, terminal.colored(sys.stdout), folder))


def _written(terminal: Terminal, asked: Asked, found: Run) -> str:
    """The report in the format that was asked for. Each is imported alone: some know every rule."""
    if asked.statistics:
        from storygen.lint.report import statistics

        return statistics.report(found.findings)
    if asked.form == "json":
        from storygen.lint.report import json

        return json.report(found.findings)
    if asked.form == "sarif":
        from storygen.lint.report import sarif

        return sarif.report(found.findings, found.suppressed, found.sources)
    if asked.form == "github":
        from storygen.lint.report import github

        return github.report(found.findings, github.checkout_folder(terminal.root()))
    if asked.form == "junit":
        from storygen.lint.report import junit

        return junit.report(found.findings, found.paths)
    from storygen.lint.report import text

    write = text.next_steps if asked.brief else text.report
    return write(found.findings, found.sources, files=found.files, color=terminal.colored(sys.stdout))
