"""A deck as Markdown: one section a story, each card a question with its answer below it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storygen.deck.card import Card


def export(cards: Sequence[Card], title: str) -> str:
    """All cards, grouped by story, to read or to print."""
    lines = [f"# {title}", ""]
    for story, dealt in groupby(cards, key=lambda c: c.story):
        lines += [f"## {story}", ""]
        for c in dealt:
            lines += [
                f"### {_one_line(c.front)}",
                "",
                f"*{c.kind}, {c.door}*",
                "",
                c.back or "(a blank to fill in)",
                "",
            ]
    return "\n".join(lines)


def _one_line(text: str) -> str:
    return " ".join(text.split())
