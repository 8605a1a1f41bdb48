"""What stands between a story and *written*, above its first line, and where to go for the next question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from storygen.lsp.diagnostics import span_range

if TYPE_CHECKING:
    from storygen.lsp.opened import Opened


def lens(opened: Opened, command: str) -> list[types.CodeLens]:
    """One line over the title; none while a part of the story cannot be read."""
    if opened.story is None or opened.source is None or not opened.whole:
        return []
    at = opened.text.position(opened.source.key_offsets(("title",))[0])
    return [types.CodeLens(types.Range(at, at), types.Command(_title(opened), command, arguments=[opened.uri]))]


def _title(opened: Opened) -> str:
    from storygen.lint.written import in_order, next_question

    left = len(in_order(opened.findings))
    if not left:
        return "written"
    asked = next_question(opened.findings)
    counted = f"{left} thing{'s' if left > 1 else ''} to written"
    return f"{counted} · next: {asked.question}" if asked else counted


def place(opened: Opened) -> types.Range | None:
    """The place of the next question, else of what is to be mended first."""
    from storygen.lint.written import in_order, next_question

    found = next_question(opened.findings) or next(iter(in_order(opened.findings)), None)
    return span_range(found.span, opened.text) if found else None
