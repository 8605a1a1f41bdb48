"""`storygen new`: a story to be written, from a template or from the answers to an interview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from storygen.cli.terminal import INTERRUPTED, Terminal, common
from storygen.error import CannotRunError
from storygen.scaffold.questions import kinds

if TYPE_CHECKING:
    from pathlib import Path

    from storygen.project import Project
    from storygen.scaffold.questions import Kind

HELP = """Start a story called TITLE: every part in its place, and above each the question that fills it.

No file is overwritten. With --ask, Enter skips a question, and Ctrl-C keeps what was said.

\b
Kinds:
"""


@click.command(
    help=HELP + "\n".join(f"  {name:12} {kind.about}" for name, kind in kinds().items()),
    epilog='Example: storygen new "Rolled back the fraud model" --kind incident --ask',
)
@click.argument("title", nargs=-1, required=True)
@click.option(
    "--kind",
    "chosen",
    type=click.Choice(list(kinds())),
    metavar="KIND",
    default="story",
    help="Which questions it asks.",
)
@click.option(
    "--ask", is_flag=True, help="Interview me here, section by section, and show what the numbers changed by."
)
@common
def command(terminal: Terminal, title: tuple[str, ...], chosen: str, *, ask: bool) -> None:
    """Parse, make the file, and with --ask hold the interview."""
    from storygen.scaffold import editor
    from storygen.scaffold.template import template
    from storygen.story.identity import story_id

    project = terminal.project()
    words = " ".join(" ".join(title).encode("utf-8", "replace").decode("utf-8").split())
    if not words:
        raise CannotRunError('a story needs a title: storygen new "What happened"')
    name = story_id(words, root="")
    has_schema = (project.root / editor.SCHEMA).is_file()
    schema = editor.schema_path(f"{project.stories}/{name}.yaml") if has_schema else ""
    kind = kinds()[chosen]
    path = _create(project, name, template(words, name, kind, schema))
    if ask:
        _interview(terminal, project, project.root / path, {"title": words, "id": name}, kind, schema)
    terminal.result(path)
    terminal.say(f"Open it and answer what stands in its remarks; then: storygen lint {path}")


def _create(project: Project, name: str, text: str) -> str:
    from storygen.story import new_file

    try:
        made = new_file.create(project.root, project.stories, name, text, new_file.ids(project.root, project.stories))
    except OSError as error:
        raise CannotRunError(f"{project.stories}/{name}.yaml cannot be written: {error.strerror}.") from error
    if made.in_the_way:
        raise CannotRunError(f"{made.in_the_way} is that story already; open it, or give this one another title.")
    return made.path


def _interview(
    terminal: Terminal, project: Project, file: Path, start: dict[str, Any], kind: Kind, schema: str
) -> None:
    """Ask, and after every answer write the story as far as it goes; it begins as the template."""
    from storygen import atomic
    from storygen.bank import reader
    from storygen.scaffold.answered import text
    from storygen.scaffold.interview import Interview

    def save(data: dict[str, Any]) -> None:
        atomic.write(file, text(data, interview.open, schema))

    def ask(question: str) -> str:
        answer: str = click.prompt(question, default="", show_default=False, err=True, prompt_suffix="\n> ")
        return answer

    interview = Interview(start, kind, reader.load(project.root)[0], ask=ask, tell=terminal.say, save=save)
    try:
        interview.run()
    except click.Abort as stop:
        terminal.say("")
        if not isinstance(stop.__context__, EOFError):  # Ctrl-C; the end of a piped answer sheet is no interruption
            terminal.say(f"Kept what you said in {file}.")
            raise click.exceptions.Exit(INTERRUPTED) from None
