"""The command line: one module a command, imported only when that command is asked for."""

from __future__ import annotations

from importlib import import_module

import click

from storygen import __version__

COMMANDS = {
    "init": ("init", "start a new project"),
    "new": ("new", "start a new story from a template"),
    "import": ("import_", "turn notes in Markdown or plain text into stories"),
    "lint": ("lint", "check stories against the rules"),
    "claims": ("claims", "find the claims in any text, and how well numbers back them"),
    "rule": ("rule", "explain a rule, or list them all"),
    "build": ("build", "build the practice site"),
    "serve": ("serve", "build, serve on this machine, rebuild on every save"),
    "deck": ("deck", "export the practice cards"),
    "drill": ("drill", "practise in the terminal: what is due, or a mock interview"),
    "coverage": ("coverage", "what the stories cover, how well, and which questions none answers"),
    "stats": ("stats", "what practice has come to: due, retention, sessions, stories told"),
    "lsp": ("lsp", "answer an editor: findings, hovers, completions, repairs"),
    "theme": ("theme", "list the themes, or copy a file of one to change it"),
    "schema": ("schema", "print the story schema, or point an editor at it"),
}
"""Command name -> its module in this package, and what `storygen --help` says of it."""


class LazyGroup(click.Group):
    """A group that lists commands without importing them, so that help and start-up stay light."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """The commands in the order a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- as above
        """Import one command's module, or None where there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"storygen.cli.{COMMANDS[cmd_name][0]}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but a mistyped command is answered with the nearest one."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from storygen.nearest import nearest

            near = nearest(args[0], COMMANDS)
            hint = f" Did you mean `storygen {near}`?" if near else " `storygen --help` lists the commands."
            ctx.fail(f"there is no command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 -- as above
        """One line a command, from the table above."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: storygen init my-stories && cd my-stories && storygen serve --open",
)
@click.version_option(__version__, prog_name="storygen", message="%(prog)s %(version)s")
def storygen() -> None:
    """Write interview stories as YAML, lint them for missing numbers, practise them on a site of your own."""
