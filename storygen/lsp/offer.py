"""One thing to write at the cursor, and how the editor puts it there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lsprotocol import types

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storygen.lsp.cursor import Cursor
    from storygen.lsp.text import Text


@dataclass(frozen=True, slots=True)
class Offer:
    """A `label` to choose and what it puts in place of what is typed.

    `typed` is that part of the cursor's word; None: all of it, also what of the word stands behind the cursor. `sought`
    is what the editor compares with what is typed, "" the label.
    """

    label: str
    inserted: str
    kind: types.CompletionItemKind
    detail: str = ""
    documentation: str = ""
    typed: str | None = None
    sought: str = ""


def listed(offers: Iterable[Offer], text: Text, at: Cursor) -> types.CompletionList:
    """Offers in their order, each with its edit."""
    items = [_item(number, offer, text, at) for number, offer in enumerate(offers)]
    return types.CompletionList(is_incomplete=False, items=items)


def _item(number: int, offer: Offer, text: Text, at: Cursor) -> types.CompletionItem:
    return types.CompletionItem(
        label=offer.label,
        kind=offer.kind,
        detail=offer.detail or None,
        documentation=types.MarkupContent(types.MarkupKind.Markdown, offer.documentation)
        if offer.documentation
        else None,
        sort_text=f"{number:04}",
        filter_text=offer.sought or None,
        insert_text_mode=types.InsertTextMode.AsIs,
        text_edit=_edit(offer, text, at),
    )


def _edit(offer: Offer, text: Text, at: Cursor) -> types.TextEdit:
    """The edit; where a key's colon stands there already, the key alone."""
    cursor = at.start + len(at.word)
    if offer.typed is not None:
        return types.TextEdit(text.range(cursor - len(offer.typed), cursor), offer.inserted)
    inserted = offer.inserted
    if offer.kind is types.CompletionItemKind.Property and text.content[at.end : at.end + 1] == ":":
        inserted = offer.label
    return types.TextEdit(text.range(at.start, at.end), inserted)
