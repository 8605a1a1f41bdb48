"""One text or figure as YAML: plain where that is safe, a `|` block for prose, quoted and escaped where it must be.

Whatever stands here reads back as the same text, both by this program's rules for scalars and by YAML 1.1 readers.
"""

from __future__ import annotations

import re

WIDTH = 100
"""A plain text longer than this is set as a block, and a list or mapping on one line is no longer than this."""

_WORDS = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n", "~", "=", "<<"])
"""Plain words that some YAML reader takes for something else than text."""

_NUMBER = re.compile(r"[-+.]?[0-9][0-9a-fA-FxXoObB_,.:eE+-]*|[-+]?\.(?:inf|nan)", re.IGNORECASE)
_INDICATOR = re.compile(r"[-?:](?:\s|$)|[,\[\]{}#&*!|>'\"%@`]")
_BREAKS_PLAIN = re.compile(r":(?:\s|$)|\s#")
_FLOW = re.compile(r"[,\[\]{}]|:$|^[-?:]")
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What libyaml refuses, reads as a line break (NEL, LS, PS) or drops (a byte order mark)."""

_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\t": "\\t",
    "\r": "\\r",
    "\0": "\\0",
    "\x85": "\\N",
    "\u2028": "\\L",
    "\u2029": "\\P",
}


def number(value: float) -> str:
    """A figure as a person writes it: no exponent, no `.0`."""
    if isinstance(value, int):
        return str(value)
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:f}".rstrip("0") if 1e-6 < abs(value) < 1e15 and float(f"{value:f}") == value else repr(value)


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether a text can stand without quotes; `flow` inside [] or {}."""
    if not text or text != text.strip() or "\n" in text or "\t" in text or _UNPRINTABLE.search(text):
        return False
    if text.lower() in _WORDS or _NUMBER.fullmatch(text) or _INDICATOR.match(text) or text.startswith(("---", "...")):
        return False
    return not _BREAKS_PLAIN.search(text) and not (flow and _FLOW.search(text))


def inline(text: str, *, flow: bool = False) -> str:
    """A text on one line: plain, else in single quotes, else in double quotes with escapes."""
    if is_plain(text, flow=flow):
        return text
    if "\n" in text or "\t" in text or _UNPRINTABLE.search(text):
        return _double(text)
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def holds_block(text: str) -> bool:
    """Whether a `|` block can hold the text: nothing unprintable, and a line that is not blank."""
    return bool(text.strip()) and not _UNPRINTABLE.search(text)


def block(text: str, indent: int) -> str:
    """The text as a `|` block whose lines stand `indent` spaces in; for a text that `holds_block`.

    Ends of line after the last word are not kept: a block ends with one.
    """
    lines = text.rstrip("\n").split("\n")
    hint = "2" if lines[0][:1] in ("", " ", "\t") else ""
    pad = " " * indent
    return "\n".join([f"|{hint}", *(pad + line if line else "" for line in lines)])


def quoted_lines(text: str, indent: int) -> str:
    """A text that no block holds, in double quotes, one line of it a line."""
    pad = " " * indent
    head, *rest = text.rstrip("\n").split("\n")
    parts = [_escaped(head), *(("\\" if line[:1] == " " else "") + _escaped(line) for line in rest)]
    return '"' + f"\\n\\\n{pad}".join(parts) + '"'


def _double(text: str) -> str:
    return '"' + _escaped(text).replace("\n", "\\n") + '"'


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(c) or (_hex(c) if _UNPRINTABLE.match(c) else c) for c in text)


def _hex(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def printable(text: str) -> str:
    """The text with a space for every character that a comment cannot hold."""
    return _UNPRINTABLE.sub(" ", text)
