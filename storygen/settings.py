"""storygen.toml value by value: what is of the wrong kind is a finding with its line and column, and left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from storygen.finding import Finding, Severity, Span
from storygen.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE = "storygen.toml"

_TABLE = re.compile(r"^[ \t]*\[{1,2}\s*([^\]]+?)\s*\]{1,2}", re.MULTILINE)
_WORD = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_KEY = re.compile(rf"^[ \t]*({_WORD}(?:\s*\.\s*{_WORD})*)[ \t]*=[ \t]*", re.MULTILINE)
_PARTS = re.compile(_WORD)
_AT = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


class Settings:
    """One storygen.toml: its text, and the findings about it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[tuple[str, ...], tuple[int, int, int]] | None = None
        self._found: list[Finding] = []

    def found(self) -> tuple[Finding, ...]:
        """The findings so far, by place."""
        return tuple(sorted(self._found, key=lambda finding: finding.span))

    # what is wrong

    def add(self, code: str, message: str, path: tuple[str, ...], *, key: bool = False) -> None:
        """Report the value of a key, or with `key` the key itself."""
        span, quote = self._span(path, key=key)
        field = ".".join(path)
        self._found.append(Finding(code, message, FILE, span, Severity.ERROR, field=field, quote=quote))

    def broken(self, problem: str) -> None:
        """Report that the file is no TOML, with the parser's words."""
        at = _AT.search(problem)
        lines = self._text.split("\n")
        line, column = (int(at[1]), int(at[2])) if at and at[1] else (len(lines), len(lines[-1]) + 1)
        words = problem[: at.start()] if at else problem
        message = f"this is no TOML: {words[:1].lower()}{words[1:]}; the file is not read, and the defaults hold"
        self._found.append(Finding("CFG001", message, FILE, Span(line, column, line, column + 1), Severity.ERROR))

    # what stands there

    def known(self, data: dict[str, Any], path: tuple[str, ...], keys: Iterable[str]) -> None:
        """Report keys that are none of `keys`."""
        keys = tuple(keys)
        where = f"[{'.'.join(path)}]" if path else FILE
        for key in data:
            if key not in keys:
                near = nearest(key, keys)
                hint = f"did you mean {near}?" if near else f"it knows {', '.join(keys)}"
                self.add("CFG002", f"{key} is no key of {where}; {hint}", (*path, key), key=True)

    def table(self, data: dict[str, Any], name: str, keys: Iterable[str]) -> dict[str, Any]:
        """A table with some of `keys`; values keep the name of their table for messages."""
        table = data.get(name, {})
        if not isinstance(table, dict):
            self.add("CFG003", f"{name} is a table; write [{name}] and its keys below", (name,))
            table = {}
        self.known(table, (name,), keys)
        return _Table(table, (name,))

    def mapping(self, table: dict[str, Any], key: str) -> dict[str, Any]:
        """A table inside a table, with keys of the writer's own."""
        value = table.get(key, {})
        if not isinstance(value, dict):
            self._wrong(table, key, "a table, such as { … }")
            value = {}
        return _Table(value, (*_path(table), key))

    def text(self, table: dict[str, Any], key: str) -> str:
        """A text, "" where there is none."""
        value = table.get(key, "")
        if isinstance(value, str):
            return value
        self._wrong(table, key, 'a text in quotes, such as "…"')
        return ""

    def texts(self, table: dict[str, Any], key: str) -> tuple[str, ...]:
        """A list of texts."""
        value = table.get(key, [])
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(value)
        self._wrong(table, key, 'a list of texts, such as ["…", "…"]')
        return (value,) if isinstance(value, str) else ()

    def number(self, table: dict[str, Any], key: str, default: float, *, low: float, high: float) -> float:
        """A number from `low` to `high`."""
        value = table.get(key, default)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            self._wrong(table, key, f"a number, such as {default}")
            return default
        if not low <= value <= high:
            self.add(
                "CFG004", f"{key} is a number from {low:g} to {high:g}, and {value} stands here", (*_path(table), key)
            )
            return default
        return value

    def word(self, table: dict[str, Any], key: str, words: tuple[str, ...]) -> str:
        """One of some words, "" where there is none."""
        value = self.text(table, key)
        if not value or value in words:
            return value
        near = nearest(value, words)
        hint = f"did you mean {near}?" if near else f"write {' or '.join(words)}"
        self.add("CFG004", f"{key} knows no {value!r}; {hint}", (*_path(table), key))
        return ""

    def _wrong(self, table: dict[str, Any], key: str, wanted: str) -> None:
        self.add("CFG003", f"{key} takes {wanted}, and {table[key]!r} stands here", (*_path(table), key))

    # where it stands

    def place(self, path: tuple[str, ...], word: str = "") -> Span:
        """Where the value of a key stands, or a word in it; for the keys of a table the key itself; else line 1."""
        self._places = self._places if self._places is not None else self._scan()
        found = self._places.get((*path, word)) if word else None
        if found is not None:
            return Span(*self._position(found[0]), *self._position(found[1]))
        known = self._places.get(path)
        if known is None or not word:
            return self._span(path, key=False)[0]
        stop = min((start for start, _, _ in self._places.values() if start > known[2]), default=len(self._text))
        match = re.compile(rf"([\"']){re.escape(word)}\1").search(self._text, known[2], stop)
        if match is None:
            return self._span(path, key=False)[0]
        return Span(*self._position(match.start() + 1), *self._position(match.end() - 1))

    def _span(self, path: tuple[str, ...], *, key: bool) -> tuple[Span, str]:
        if self._places is None:
            self._places = self._scan()
        place = next((self._places[path[:n]] for n in range(len(path), 0, -1) if path[:n] in self._places), None)
        if place is None:
            return Span(), ""
        start, stop, after = place
        if not key:
            start, stop = after, max(after, self._line_end(after))
        return Span(*self._position(start), *self._position(stop)), self._text[start:stop]

    def _line_end(self, start: int) -> int:
        end = self._text.find("\n", start)
        line = self._text[start : end if end >= 0 else len(self._text)]
        return start + len(re.sub(r"\s+#[^\"']*$", "", line).rstrip())

    def _position(self, offset: int) -> tuple[int, int]:
        return self._text.count("\n", 0, offset) + 1, offset - (self._text.rfind("\n", 0, offset) + 1) + 1

    def _scan(self) -> dict[tuple[str, ...], tuple[int, int, int]]:
        """Each key's path -> where the key begins and ends, and where its value begins (tomllib keeps no places)."""
        places: dict[tuple[str, ...], tuple[int, int, int]] = {}
        table: tuple[str, ...] = ()
        for line in re.finditer(r"[^\n]*\n?", self._text):
            if header := _TABLE.match(self._text, line.start(), line.end()):
                table = _names(header[1])
                places.setdefault(table, (header.start(1), header.end(1), header.start(1)))
            elif key := _KEY.match(self._text, line.start(), line.end()):
                places.setdefault((*table, *_names(key[1])), (key.start(1), key.end(1), key.end()))
        return places


class _Table(dict[str, Any]):
    """A table that knows where it stands."""

    def __init__(self, data: dict[str, Any], path: tuple[str, ...]) -> None:
        super().__init__(data)
        self.path = path


def _path(table: dict[str, Any]) -> tuple[str, ...]:
    return table.path if isinstance(table, _Table) else ()


def _names(key: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PARTS.findall(key))
