"""What a plain scalar means: empty, true or false, a number, or text (YAML 1.2's core schema less octal and hex)."""

from __future__ import annotations

import math
import re

WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
STARTS = frozenset("0123456789+-.~nNtTfF")
"""First characters of plain scalars that may be more than text."""

_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_WHOLE = re.compile(r"[-+]?[0-9]{1,15}")
_GROUPED = re.compile(r"[-+]?[1-9][0-9]{0,2}(?:(?:_[0-9]{3})+|(?:,[0-9]{3})+)(?:\.[0-9]+)?")


def resolve(text: str) -> str | int | float | bool | None:
    """The meaning of a plain scalar: `yes`, `0o17`, `0x1F`, `1:30` and dates are text, `.5` and `1e3` are numbers."""
    if text in WORDS:
        return WORDS[text]
    if text[0] in "nNtTfF":
        return text
    found = number(text)
    return text if found is None else found


def number(text: str) -> int | float | None:
    """The number a text is, or None; a figure too large for a float is none."""
    if not _NUMBER.fullmatch(text):
        return None
    if _WHOLE.fullmatch(text):
        return int(text)
    value = float(text)
    return value if math.isfinite(value) else None


def grouped(text: str) -> int | float | None:
    """The number of a text with thousands marked, `1_000` or `1,000.5`, or None."""
    text = text.strip()
    return number(text.replace("_", "").replace(",", "")) if _GROUPED.fullmatch(text) else None
