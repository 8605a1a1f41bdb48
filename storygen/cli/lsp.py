"""`storygen lsp`: the language server that editors talk to."""

from __future__ import annotations

import click

from storygen.cli.terminal import Terminal, common


@click.command("lsp", epilog="Example: storygen lsp (an editor starts it; docs/editors.md says how)")
@click.option("--stdio", is_flag=True, hidden=True, help="What many editors add; it is the only way there is.")
@common
def command(terminal: Terminal, *, stdio: bool) -> None:  # noqa: ARG001 -- editors pass it
    """Answer an editor on standard input and output: findings, hovers, completions, repairs, renames."""
    import sys

    from storygen.lsp.messages import run

    if sys.stdin.isatty():
        terminal.say("speaks the language server protocol with an editor; to check stories here, run `storygen lint`")
    run()
