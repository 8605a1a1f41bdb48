"""The words of a text, as rules ask for them before they search: all of a story at once, in a few microseconds."""

from __future__ import annotations

import re
import string

_WORD = re.compile(r"[a-zà-öø-ÿ]+(?:['’][a-z]+)*")
_CURLY = "\x92"
"""Stands for ’ among the bytes of Latin-1, which has none; a text hardly ever holds it."""
_KEPT = frozenset(string.ascii_lowercase + "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ'" + _CURLY)
_TABLE = bytes(sign if chr(sign) in _KEPT else 0x20 for sign in range(256))
"""Every byte of Latin-1: letters and apostrophes stay, anything else is a space."""


def words_of(lower: str) -> frozenset[str]:
    """The words of a lower-case text: letters of Latin-1, and apostrophes inside them ("didn't").

    What `_WORD` finds, in a third of its time: it looks only at what has an apostrophe.
    """
    signs = lower.replace(_CURLY, " ").replace("’", _CURLY)
    plain = signs.encode("latin-1", "replace").translate(_TABLE).decode("latin-1")
    found = frozenset(plain.split())
    if "'" not in plain and _CURLY not in plain:
        return found
    marked = [word for word in found if "'" in word or _CURLY in word]
    mended = _WORD.findall(" ".join(marked).replace(_CURLY, "’"))
    return (found - frozenset(marked)).union(mended)
