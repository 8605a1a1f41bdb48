"""What libyaml says of a text that is no YAML, in words for the one who wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.story.trouble import Trouble

if TYPE_CHECKING:
    import yaml

_SENTENCES = (
    (
        "mapping values are not allowed",
        "a `: ` stands inside a text; put quotes around the text, or begin it after `|` on the next line",
    ),
    (
        "could not find expected ':'",
        "this line is neither a key with `: ` nor the rest of a text; indent it, or write key: before it",
    ),
    (
        "block sequence entries are not allowed",
        "a list item cannot begin here; put `- ` on a line of its own, or quotes around the text",
    ),
    ("mapping keys are not allowed", "a text that begins with `? ` needs quotes"),
    ("found character '\\t'", "a tab stands where YAML wants spaces; indent with two spaces"),
    ("cannot start any token", "a text cannot begin with this sign; put quotes around it"),
    ("found unexpected end of stream", "this quote is never closed; close it, or use the other kind of quote"),
    ("found unexpected document", "this quote is never closed; close it, or use the other kind of quote"),
    (
        "expected comment or line break",
        "a text that begins with | or > needs quotes; for a block, begin it on the next line",
    ),
    (
        "found unknown escape character",
        r"a backslash in double quotes begins an escape; use single quotes, or write \\",
    ),
    ("did not find expected ',' or", "this [ or { is never closed; close it, or put quotes around the text"),
    (
        "did not find expected '-' indicator",
        "this line belongs to no item of the list above; indent it, or begin it with `- `",
    ),
    (
        "did not find expected key",
        "this belongs to no key; indent it like its neighbours, or put quotes around the text it ends",
    ),
    (
        "did not find expected node content",
        "a value is missing before this sign; put quotes around a text that begins with it",
    ),
    ("unknown directive", "a line that begins with % needs quotes, or a key before it"),
    ("duplicate anchor", "a text that begins with & needs quotes"),
)


def syntax(error: yaml.YAMLError, text: str) -> Trouble:
    """The finding for a text that cannot be read, at the place where the parser stopped."""
    problem = str(getattr(error, "problem", None) or error)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if "end of stream" in problem and getattr(error, "context_mark", None) is not None:
        mark = getattr(error, "context_mark", None)
    start = min(mark.index if mark is not None else 0, len(text))
    sentence = next((words for sign, words in _SENTENCES if sign in problem), f"this is no YAML ({problem})")
    return Trouble("YML107", sentence, start, min(start + 1, len(text)))
