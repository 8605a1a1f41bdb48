"""`storygen serve`: the site on this machine, rebuilt and reloaded with every save."""

from __future__ import annotations

import click

from storygen.cli.terminal import Terminal, common


@click.command(epilog="Example: storygen serve --open")
@click.option("--port", type=click.IntRange(0, 65535), default=None, help="The port (default: 4319).")
@click.option("--open", "browse", is_flag=True, help="Open the site in the browser.")
@common
def command(terminal: Terminal, port: int | None, *, browse: bool) -> None:
    """Build, serve on 127.0.0.1, rebuild what a save touches, reload the browser.

    Errors lie over the last good page. Practice is kept in the project, in .storygen/practice.sqlite3. On a story's
    page and on a card, e opens the story in the editor that STORYGEN_EDITOR, VISUAL or EDITOR names; {file} and {line}
    in it are filled in.
    """
    from storygen import serve

    serve.run(
        terminal.root(),
        port=serve.PORT if port is None else port,
        say=terminal.say,
        browse=browse,
    )
