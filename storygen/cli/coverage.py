"""`storygen coverage`: which competencies and questions the stories cover, how well, and what is missing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from storygen.cli.terminal import FOUND, OK, Terminal, common

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storygen.bank.coverage import Coverage
    from storygen.bank.reader import Bank
    from storygen.project import Project
    from storygen.story.reading import Reading

FORMATS = ["text", "json", "csv"]


@click.command(epilog="Example: storygen coverage --framework amazon    or: storygen coverage --format csv > gaps.csv")
@click.option("--framework", "frameworks", multiple=True, help="Only what this company framework asks for.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="For people or for programs.")
@click.option("--all", "everything", is_flag=True, help="List every story and open question, also on a terminal.")
@common
def command(terminal: Terminal, *, frameworks: tuple[str, ...], form: str, everything: bool) -> None:
    """Show which competencies and questions the stories cover, how well, and what is missing.

    What [target] names comes first. "5 of 8" is how many of a competency's questions a story answers; a story that is
    near names another competency of the same family. A line with "?" is a question that no story answers. Drafts count
    nowhere. JSON follows schemas/coverage.schema.json; CSV has a row for each question and story.
    """
    from storygen import garbage
    from storygen.bank import reader
    from storygen.story.collection import read_collection

    project = terminal.project(stories=True)
    bank, broken = reader.load(project.root)
    chosen = tuple(dict.fromkeys(map(bank.framework, frameworks)))
    with garbage.paused():
        readings = read_collection(project.root, project.stories)
        found = _found(terminal, project, bank, readings)
    terminal.result(_written(terminal, found.asked_by(chosen) if chosen else found, form, everything, chosen), nl=False)
    wrong = [*(f for r in readings if r.story is None for f in r.findings if f.severity == "error"), *broken]
    for each in wrong:
        terminal.say(f"{each.path}:{each.span.line}:{each.span.column} {each.message}  {each.code}")
    sys.exit(FOUND if wrong else OK)


def _found(terminal: Terminal, project: Project, bank: Bank, readings: Sequence[Reading]) -> Coverage:
    from storygen.bank import roles
    from storygen.bank.coverage import Aims, coverage
    from storygen.bank.match import answered, profile

    stories = [r.story for r in readings if r.story is not None and not r.story.draft]
    told = terminal.progress("matching", ((s, answered(profile(s, bank), bank)) for s in stories), len(stories))
    return coverage(told, bank, Aims(project.competencies, project.frameworks, roles.aimed_at(project.roles, bank)))


def _written(terminal: Terminal, found: Coverage, form: str, everything: bool, chosen: tuple[str, ...]) -> str:
    """The report in the format that was asked for."""
    if form == "json":
        from storygen.bank.report import json

        return json.report(found)
    if form == "csv":
        from storygen.bank.report import csv

        return csv.report(found)
    from shutil import get_terminal_size

    from storygen.bank.report import text

    columns = max(40, min(120, get_terminal_size((100, 24)).columns))
    leading = chosen or tuple(name for name in found.frameworks if name in found.aimed)
    brief = sys.stdout.isatty() and not everything
    return text.report(found, text.View(columns, brief, terminal.colored(sys.stdout), leading))
