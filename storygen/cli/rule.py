"""storygen rule: explains a rule, or lists all."""

from __future__ import annotations

import click

from storygen.cli.terminal import Terminal, common
from storygen.error import CannotRunError


@click.command("rule", epilog="Example: storygen rule QNT102")
@click.argument("word", metavar="[CODE]", required=False)
@common
def command(terminal: Terminal, word: str | None) -> None:
    """Explain a rule by its code or name, or list them all."""
    from storygen.lint.page import listing, page
    from storygen.lint.registry import find, nearest_rule, rules

    if word is None:
        terminal.result(listing(rules()), nl=False)
        return
    found = find(word)
    if found is None:
        family = [r for r in rules() if r.family == word.upper()]
        if family:
            terminal.result(listing(family), nl=False)
            return
        near = nearest_rule(word)
        hint = f"did you mean {near}?" if near else "`storygen rule` lists them"
        raise CannotRunError(f"there is no rule {word!r}; {hint}")
    terminal.result(page(found), nl=False)
