"""Labels that people put before the parts of a story, and the field each stands for: STAR, CAR, SOAR and their kin."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from storygen.importers.table import cells

_AROUND = re.compile(r"^(?P<mark>\*{1,3}|_{1,3})(?P<name>[^*_]{1,48}?)(?P=mark)\s*[:：–—-]?\s*(?P<rest>.*)$")
_BRACKETED = re.compile(
    r"^[\[(](?P<name>[^\])]{1,40})[\])]\s*[:：–—-]?\s+(?P<rest>\S.*)$|^[\[(](?P<alone>[^\])]{1,40})[\])]:?$"
)
_COLON = re.compile(r"^(?P<name>[^:：]{1,60}?)\s*[:：](?:\s+(?P<rest>.*)|$)")
_DASH = re.compile(r"^(?P<name>[^–—-]{1,40}?)\s+[–—-]{1,2}\s+(?P<rest>.*)$")
_MARKER = re.compile(r"^\s*(?:[-*+•◦▪‣·●○–—\uf0b7\uf0a7]\s+|\d{1,2}[.)]\s+)")
_ASIDE = re.compile(r"^(?P<name>[^(\[]+?)\s*(?P<aside>[(\[][^)\]]*[)\]])$")
_BREAK = re.compile(r"\s*<br\s*/?>\s*")
_JOINT = re.compile(r"\s*(?:/|&|\+|,|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class Label:
    """A label found at the start of a line: its field, the text after it, and whether it was a single letter."""

    field: str
    rest: str
    letter: bool = False


@cache
def _table() -> dict[str, dict[str, str]]:
    data = json.loads((Path(__file__).parent / "labels.json").read_text(encoding="utf-8"))
    table = {"letters": data["letters"]}
    for strength in ("strong", "weak"):
        table[strength] = {name: field for field, names in data[strength].items() for name in names}
    return table


def field_of(name: str, *, strong: bool = False) -> str | None:
    """The field a label's name stands for, None where it is no label; `strong` asks for names that need no colon."""
    words = " ".join(name.replace("’", "'").strip(" \t:*_#.").casefold().split())
    table = _table()
    known = table["strong"] if strong else table["strong"] | table["weak"]
    if words in known:
        return known[words]
    parts = [known.get(part) for part in _JOINT.split(words)]
    return parts[0] if len(parts) > 1 and all(parts) else None


def heading_label(text: str) -> Label | None:
    """The label that a whole heading is ("Situation", "**Action:**", "Result: what changed"), or None."""
    bare = text.strip(" \t*_:–—-")
    name, aside = _without_aside(bare)
    field = field_of(name)
    if field:
        return Label(field, aside)
    found = _COLON.match(bare)
    field = field_of(found["name"]) if found else None
    return Label(field, found["rest"] or "") if found and field else None


def line_label(line: str, *, alone: str, letters: bool) -> Label | None:
    """The label that a line begins with, or None.

    `alone`: which names may be a line by themselves: "strong" ones, "any", or "" for none. `letters`: S:, T:, A: and
    R: count.
    """
    text = _MARKER.sub("", line).strip()
    if text.startswith("|"):
        return _row_label(text)
    if alone and (field := field_of(text, strong=alone == "strong")):
        return Label(field, "")
    for pattern, strong in ((_AROUND, False), (_BRACKETED, True), (_COLON, False), (_DASH, True)):
        found = pattern.match(text)
        if found:
            groups = found.groupdict()
            name = groups.get("name") or groups.get("alone") or ""
            label = _named(name, groups["rest"] or "", strong=strong, letters=letters)
            if label:
                return label
    return None


def _row_label(text: str) -> Label | None:
    """The label in the first cell of a table's row with two."""
    found = cells(text)
    field = field_of(found[0]) if len(found) == 2 else None
    return Label(field, _BREAK.sub("\n", found[1])) if field and found[1] else None


def _named(name: str, rest: str, *, strong: bool, letters: bool) -> Label | None:
    bare = name.strip().strip("*_:").strip()
    if len(bare) == 1:
        field = _table()["letters"].get(bare.lower()) if letters and bare.isupper() else None
        return Label(field, rest, letter=True) if field else None
    bare, aside = _without_aside(bare)
    field = field_of(bare, strong=strong)
    return Label(field, f"{aside} {rest}".strip()) if field else None


def _without_aside(name: str) -> tuple[str, str]:
    found = _ASIDE.match(name)
    return (found["name"], found["aside"]) if found else (name, "")
