"""Where a cursor stands inside `[]` and `{}` that may not be closed yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storygen.story.model import Path

_CLOSING = {"]": "[", "}": "{"}


@dataclass(slots=True)
class _Bracket:
    sign: str
    index: int = 0
    key: str = ""
    keys: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Inside:
    """The innermost bracket before a cursor: the path into it, what is typed of a word, whether that is to be a key."""

    path: Path
    word_start: int
    is_key: bool
    keys: tuple[str, ...]


def inside(text: str) -> Inside | None:
    """Where the end of a text that begins with a bracket stands; None where all its brackets are closed."""
    brackets: list[_Bracket] = []
    start, quote = 0, ""
    for at, sign in enumerate(text):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'" and not text[start:at].strip():
            quote = sign
        elif sign in "[{":
            brackets.append(_Bracket(sign))
            start = at + 1
        elif sign in _CLOSING and brackets:
            brackets.pop()
            start = at + 1
        elif sign == "," and brackets:
            brackets[-1].index += 1
            brackets[-1].key = ""
            start = at + 1
        elif sign == ":" and brackets and brackets[-1].sign == "{" and text[at + 1 : at + 2] in ("", " "):
            brackets[-1].key = text[start:at].strip().strip("\"'")
            brackets[-1].keys.append(brackets[-1].key)
            start = at + 1
    return _found(text, brackets, start) if brackets else None


def _found(text: str, brackets: list[_Bracket], start: int) -> Inside:
    while start < len(text) and text[start] == " ":
        start += 1
    last = brackets[-1]
    path = tuple(part for bracket in brackets for part in _parts(bracket))
    return Inside(path, start, last.sign == "{" and not last.key, tuple(last.keys))


def _parts(bracket: _Bracket) -> Path:
    return (bracket.index,) if bracket.sign == "[" else (bracket.key,) if bracket.key else ()
