"""Where in a story a cursor stands, read from the lines themselves: the text need not be YAML while it is typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from storygen.lsp.flow import inside
from storygen.lsp.levels import Level, Outline, entries, taken_apart

if TYPE_CHECKING:
    from storygen.lsp.text import Text
    from storygen.story.model import Path

Kind = Literal["key", "value", "item", "prose", "comment"]

_COMMENT = re.compile(r"(?:^|\s)#")


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place to write at.

    `path` leads to the mapping for a key, to the item for an item that may become a mapping, else to the value. What
    is typed of the word stands from `start` to `end` in the text, `word` before the cursor alone. `keys` are those that
    the mapping has already, `column` is where its keys begin; `brackets` says that it is written in `{}` or `[]`.
    """

    path: Path
    kind: Kind
    word: str
    start: int
    end: int
    keys: tuple[str, ...] = ()
    column: int = 0
    brackets: bool = False


def cursor(text: Text, offset: int) -> Cursor:
    """The place of an offset."""
    number = text.line_of(offset)
    lines = [text.line(each) for each in range(number)]
    outline = Outline()
    for _ in entries(lines, number, outline):
        pass
    start, line = text.start_of(number), text.line(number)
    column = taken_apart(line).indent if line.strip() else offset - start
    if outline.block is not None and column > outline.block:
        return _typed(text, offset, outline.path, "prose", start)
    head = text.content[start:offset]
    if _COMMENT.search(head) and not _quoted(head):
        return _typed(text, offset, outline.path, "comment", start + _comment(head))
    return _in_line(text, offset, outline, number)


def _in_line(text: Text, offset: int, outline: Outline, number: int) -> Cursor:
    start, line = text.start_of(number), text.line(number)
    at, parts = offset - start, taken_apart(line)
    indent = parts.indent if line.strip() else at
    if not (parts.key or parts.dashes) and outline.open_value and _goes_on(outline, indent):
        return _typed(text, offset, outline.path, "prose", start + indent)
    if parts.key and at >= parts.value_column - 1 and at > parts.key_column + len(parts.key):
        outline.enter(taken_apart(line[: parts.value_column]))
        return _value(text, offset, outline.path, start + parts.value_column)
    for column in parts.dashes:
        if column < at:
            outline.enter(taken_apart(" " * column + "-"))
    column = max(parts.key_column, parts.indent) if line.strip() else at
    return _word(text, offset, outline, number, column)


def _goes_on(outline: Outline, indent: int) -> bool:
    """Whether a line at an indentation goes on with the value above it."""
    last = outline.levels[-1] if outline.levels else None
    return last is not None and indent > last.column


def _word(text: Text, offset: int, outline: Outline, number: int, column: int) -> Cursor:
    """A word on its own: a key of the mapping at its column, or an item of the list whose dash stands before it."""
    start = text.start_of(number) + column
    line = text.line(number)
    dash = line[:column].rstrip().endswith("-")
    if dash and line[column : column + 1] in ("[", "{"):
        return _value(text, offset, outline.path, start)
    outline.close(column, lists=not dash)
    level = outline.levels[-1] if outline.levels else None
    if level is not None and not level.is_list and level.column == column:
        path, keys = outline.path[:-1], _keys(text, number, level)
    elif level is not None and level.is_list and not dash:
        path, keys = outline.path, ()
    else:
        path, keys = outline.path, _keys_below(text, number, column) if dash else ()
    end = start + len(re.match(r"[^:#]*", line[column:])[0].rstrip())  # type: ignore[index]  # matches anything
    kind: Kind = "item" if dash else "key"
    return Cursor(path, kind, text.content[start : max(start, offset)], start, max(offset, end), keys, column)


def _keys(text: Text, number: int, level: Level) -> tuple[str, ...]:
    """The keys of a level, above a line and below it."""
    return (*level.keys, *_keys_below(text, number, level.column))


def _keys_below(text: Text, number: int, column: int) -> tuple[str, ...]:
    """The keys at a column below a line, as far as the mapping goes."""
    found: list[str] = []
    line = number + 1
    while text.start_of(line) < len(text.content):
        words = text.line(line)
        line += 1
        if not words.strip() or words.lstrip().startswith("#"):
            continue
        parts = taken_apart(words)
        if parts.indent < column or (parts.dashes and parts.indent <= column and column):
            break
        if parts.key and parts.key_column == column and not parts.dashes:
            found.append(parts.key)
    return tuple(found)


def _value(text: Text, offset: int, path: Path, start: int) -> Cursor:
    """Inside a value that begins on the line."""
    head = text.content[start:offset] if start < offset else ""
    found = inside(head) if head[:1] in ("[", "{") else None
    if found is not None:
        begin = start + found.word_start
        kind: Kind = "key" if found.is_key else "value"
        return Cursor(
            (*path, *found.path), kind, text.content[begin:offset], begin, _word_end(text, offset), found.keys,
            brackets=True,
        )  # fmt: skip
    begin = min(start, offset)
    return Cursor(path, "value", text.content[begin:offset], begin, max(offset, _line_end(text, offset)))


def _typed(text: Text, offset: int, path: Path, kind: Kind, start: int) -> Cursor:
    return Cursor(path, kind, text.content[start:offset], min(start, offset), offset)


def _word_end(text: Text, offset: int) -> int:
    end = text.end_of(text.line_of(offset))
    found = re.compile(r"[^,\]}:#]*").match(text.content, offset, end)
    return offset + len(found[0].rstrip()) if found else offset


def _line_end(text: Text, offset: int) -> int:
    """The end of the value on a line, before a comment."""
    rest = text.content[offset : text.end_of(text.line_of(offset))]
    comment = re.search(r"\s#", rest)
    return offset + len(rest[: comment.start() if comment else None].rstrip())


def _quoted(head: str) -> bool:
    """Whether the last ` #` stands in quotes that are not closed before it."""
    before = head[: _comment(head)]
    return before.count('"') % 2 == 1 or (before.count("'") % 2 == 1 and before.lstrip().startswith(("'", "- '")))


def _comment(head: str) -> int:
    """Where the comment begins."""
    found = _COMMENT.search(head)
    return found.end() - 1 if found else len(head)
