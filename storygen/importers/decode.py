"""Bytes of a notes file → text with plain newlines, or a friendly refusal that says how to make it readable."""

from __future__ import annotations

import codecs
import re

from storygen.error import CannotRunError

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufeff\u200b]")
_WIDE = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_PACKED = {b"PK\x03\x04": "a Word, OpenOffice or zip file", b"%PDF": "a PDF", b"\xd0\xcf\x11\xe0": "an old Word file"}


def decode(data: bytes, name: str, encoding: str = "") -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, or the `encoding` asked for; each kind of line end a newline.

    Raises:
        CannotRunError: the bytes are no such text; the message says what they are, where, and what to do.
    """
    for magic, what in _PACKED.items():
        if data.startswith(magic):
            raise CannotRunError(
                f"{name} is {what}, not text; save it as plain text (UTF-8) or Markdown and import that."
            )
    chosen = encoding or next((codec for mark, codec in _WIDE.items() if data.startswith(mark)), "utf-8-sig")
    try:
        return tidy(data.decode(chosen))
    except LookupError as error:
        raise CannotRunError(f"there is no encoding called {encoding!r}; try utf-8, cp1252 or utf-16.") from error
    except UnicodeDecodeError as error:
        raise CannotRunError(_refusal(data, name, chosen, error)) from error
    except UnicodeError as error:
        raise CannotRunError(f"{name} is not {chosen}; save it as UTF-8, or say what it is with --encoding.") from error


def tidy(text: str) -> str:
    """The text with plain newlines, without control characters that nobody can see."""
    return _INVISIBLE.sub("", _BREAKS.sub("\n", text))


def _refusal(data: bytes, name: str, codec: str, error: UnicodeDecodeError) -> str:
    line = data.count(b"\n", 0, error.start) + 1
    what = "UTF-8" if codec == "utf-8-sig" else codec
    return (
        f"{name} is not {what} (byte 0x{data[error.start]:02x} in line {line}); save it as UTF-8, "
        "or say what it is: --encoding cp1252 for most files from Windows."
    )
