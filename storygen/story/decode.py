"""Bytes -> text: UTF-8, and what to say of anything else."""

from __future__ import annotations

import re

from storygen.finding import Edit, Severity
from storygen.story.revision import Revision
from storygen.story.trouble import Trouble

MAX_BYTES = 1024 * 1024

_UTF16 = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
OLD_BREAKS = ("\x85", "\u2028", "\u2029")
"""NEL, LS and PS, which YAML 1.1 alone took for line breaks: read as spaces, as editors show them."""
_CONTROL = "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
"""What libyaml refuses, and the old line breaks; so seldom looked for that it is compiled only then."""


def decode(raw: bytes) -> tuple[str, list[Trouble]]:
    """The text of a file, and what is wrong with its encoding; the text is read on as what it seems to be."""
    if encoding := _utf16(raw):
        text = raw.decode(encoding, "replace").removeprefix("\ufeff")
        return text, [Trouble("YML101", "this file is UTF-16; save it as UTF-8", 0, min(len(text), 1))]
    try:
        return raw.decode(), []
    except UnicodeDecodeError as error:
        wrong = error
    at = len(raw[: wrong.start].decode())
    text = raw[: wrong.start].decode() + raw[wrong.start :].decode("cp1252", "replace")
    sign = text[at : at + 1]
    message = (
        f"byte 0x{raw[wrong.start]:02X} is no UTF-8 (perhaps {sign!r} as Windows writes it); save the file as UTF-8"
    )
    return text, [Trouble("YML101", message, at, at + 1)]


def _utf16(raw: bytes) -> str:
    """The kind of UTF-16 that bytes are, by their mark or by a NUL in every other place; "" where they are none."""
    marked = next((name for mark, name in _UTF16 if raw.startswith(mark)), "")
    if marked or b"\x00" not in raw[:64]:
        return marked
    half = max(len(raw) // 2, 1)
    if raw[1::2].count(0) > 0.8 * half > raw[0::2].count(0):
        return "utf-16-le"
    return "utf-16-be" if raw[0::2].count(0) > 0.8 * half > raw[1::2].count(0) else ""


def printable(text: str) -> tuple[Revision, list[Trouble]]:
    """The text with spaces where it holds what YAML cannot: NUL and other control characters."""
    skip = 1 if text.startswith("\ufeff") else 0
    found = [match.start() for match in re.compile(_CONTROL).finditer(text, skip)]
    edits = [Edit(at, at + 1, " ") for at in found]
    troubles = []
    bad = [at for at in found if text[at] not in OLD_BREAKS]
    if bad:
        count = f" and {len(bad) - 1} more" if len(bad) > 1 else ""
        message = f"control character U+{ord(text[bad[0]]):04X} stands here{count}; take it out"
        taken = tuple(Edit(at, at + 1, "") for at in bad[:1000])
        troubles.append(Trouble("YML102", message, bad[0], bad[0] + 1, Severity.ERROR, "take it out", taken))
    if skip:
        edits.append(Edit(0, 1, ""))
    return Revision(text, edits), troubles
