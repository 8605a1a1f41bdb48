"""`storygen deck`: the practice cards, for other programs, a spreadsheet or paper."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from storygen.cli.terminal import FOUND, OK, Terminal, common

FORMATS = ("json", "csv", "markdown")
KINDS = ("prompt", "reframe", "numbers", "tradeoff", "probe", "open", "repair")


@click.command(epilog="Example: storygen deck --format csv --competency drift -o drift.csv")
@click.option("--format", "form", type=click.Choice(FORMATS), default="json", show_default=True, help="The format.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@click.option("--competency", "competencies", multiple=True, help="Only cards for this competency (repeatable).")
@click.option("--role", "roles", multiple=True, help="Only stories for this role (repeatable).")
@click.option("--framework", "frameworks", multiple=True, help="Only what this company framework asks for.")
@click.option("--story", "stories", multiple=True, help="Only cards of this story id (repeatable).")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind of card (repeatable).")
@click.option("--public", is_flag=True, help="Only what a public build may show.")
@common
def command(
    terminal: Terminal,
    form: str,
    output: Path | None,
    competencies: tuple[str, ...],
    roles: tuple[str, ...],
    frameworks: tuple[str, ...],
    stories: tuple[str, ...],
    kinds: tuple[str, ...],
    *,
    public: bool,
) -> None:
    """Export the practice cards of all stories, or of those that the filters leave."""
    from importlib import import_module

    from storygen import atomic, build
    from storygen.deck.select import Wanted, select

    project = terminal.project(stories=True)
    collection = build.collect(project, public=public)
    wanted = Wanted(competencies, roles, frameworks, stories, kinds)
    dealt = [card for entry in collection.entries for card in entry.cards]
    cards = select(dealt, [entry.story for entry in collection.entries], collection.bank, wanted)
    text = import_module(f"storygen.deck.export.{form}").export(cards, project.title)
    if output:
        atomic.write(output, text)
        terminal.say(f"{len(cards)} cards in {output}")
    else:
        terminal.result(text, nl=False)
    broken = [f for f in collection.findings if f.severity == "error"]
    for found in broken:
        terminal.say(f"{found.path}:{found.span.line}:{found.span.column} {found.message}  {found.code}")
    sys.exit(FOUND if broken else OK)
