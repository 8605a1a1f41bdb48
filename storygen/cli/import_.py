"""`storygen import`: notes in Markdown or plain text become story files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from storygen.cli.terminal import CANNOT, FOUND, OK, Terminal, common
from storygen.error import CannotRunError

if TYPE_CHECKING:
    from storygen.bank.reader import Bank
    from storygen.importers.stories import Imported
    from storygen.story.new_file import NewFile


@click.command("import", epilog="Example: storygen import notes.md stories.txt")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--encoding", default="", help="What the files are written in, where it is not UTF-8: cp1252, utf-16.")
@click.option("--dry-run", is_flag=True, help="Print the stories instead of writing them.")
@common
def command(terminal: Terminal, files: tuple[Path, ...], encoding: str, *, dry_run: bool) -> None:
    """Turn notes into stories, one file each, and drop nothing: what fits nowhere stands under `rough`.

    Headings and labels are understood: Situation, Task, Action, Result, S: T: A: R:, CAR, SOAR, what I did, trade-offs,
    follow-up. Figures with a before and an after are proposed as metrics, for you to check. No file is overwritten.
    """
    from storygen.bank import reader
    from storygen.story import new_file

    project = terminal.project()
    bank, _ = reader.load(project.root)
    taken = {} if dry_run else new_file.ids(project.root, project.stories)
    code = OK
    written: list[str] = []
    for file in files:
        try:
            found = _stories(file, bank, encoding)
        except CannotRunError as error:
            click.echo(f"storygen: {error}", err=True)
            code = CANNOT
            continue
        for story in found:
            if dry_run:
                terminal.result(f"---\n{story.text}", nl=False)
                continue
            made = _create(project.root, project.stories, story, taken)
            if made.in_the_way:
                click.echo(
                    f"{made.in_the_way} is there already: left as it is, {story.title!r} not imported.", err=True
                )
                code = max(code, FOUND)
            else:
                taken[story.id] = made.path
                written.append(made.path)
                terminal.result(made.path)
                terminal.say(f"  {_found(story)}")
    if written:
        terminal.say(
            f"Look at what is marked # check; then: storygen lint {written[0] if len(written) == 1 else ''}".rstrip()
        )
    sys.exit(code)


def _stories(file: Path, bank: Bank, encoding: str) -> list[Imported]:
    from storygen.importers import formats

    name = "notes.md" if str(file) == "-" else file.name.encode("utf-8", "replace").decode("utf-8")
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise CannotRunError(f"{file} cannot be read: {error.strerror}.") from error
    return formats.stories(data, name, bank, encoding)


def _create(root: Path, stories: str, story: Imported, taken: dict[str, str]) -> NewFile:
    from storygen.story import new_file

    try:
        return new_file.create(root, stories, story.id, story.text, taken)
    except OSError as error:
        raise CannotRunError(f"{stories}/{story.id}.yaml cannot be written: {error.strerror}.") from error


def _found(story: Imported) -> str:
    """What was found for a story, in a line: "Fraud rollback: situation, 3 actions; 40 words in rough"."""
    parts = ", ".join(story.found) or "no labels"
    rough = f"; {story.rough_words} words in rough" if story.rough_words else ""
    return f"{story.title}: {parts}{rough}"
