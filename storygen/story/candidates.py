"""What may be wrong at the place where a parser stopped, likeliest first: each a trouble with the repair to try."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.story import layout, sentences
from storygen.story.lines import line_end, line_starts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.story.trouble import Trouble


def candidates(text: str, reached: int) -> Iterator[Trouble]:
    """Repairs of the line at an offset, and of the lines above it, in which the sentence may have begun."""
    starts = line_starts(text, reached)
    if "\t" in text[starts[0] : line_end(text, starts[0])]:
        yield from layout.tabs(text)
    yield from sentences.escapes(text, reached)
    yield from layout.off_by_one(text, starts)
    for start in starts:
        yield from layout.glued(text, start)
        yield from sentences.whole_value(text, start)
        yield from layout.unclosed(text, start)
        yield from sentences.in_flow(text, start, reached)
    yield from layout.without_block(text, starts[0])
    yield from layout.without_colon(text, starts[0])
    yield from layout.under_indented(text, starts)
