"""The formats that can be imported: for each ending of a file's name, what turns its bytes into stories."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING

from storygen.error import CannotRunError
from storygen.importers.decode import decode
from storygen.importers.stories import Imported, from_text

if TYPE_CHECKING:
    from storygen.bank.reader import Bank

Importer = Callable[[bytes, str, "Bank", str], list[Imported]]
"""(the file's bytes, its name, the bank, the encoding asked for or "") -> its stories."""


def text(data: bytes, name: str, bank: Bank, encoding: str) -> list[Imported]:
    """Markdown and plain text."""
    return from_text(decode(data, name, encoding), name, bank)


FORMATS: dict[str, Importer] = {".md": text, ".markdown": text, ".txt": text, ".text": text}


def stories(data: bytes, name: str, bank: Bank, encoding: str = "") -> list[Imported]:
    """The stories in a file of notes.

    Raises:
        CannotRunError: nothing here reads such files, or the file holds no text.
    """
    suffix = PurePath(name).suffix.lower()
    importer = FORMATS.get(suffix, text if not suffix else None)
    if importer is None:
        known = ", ".join(FORMATS)
        raise CannotRunError(f"{name}: {suffix} files cannot be imported; save it as Markdown or plain text ({known}).")
    found = importer(data, name, bank, encoding)
    if not found:
        raise CannotRunError(f"{name} is empty; there is nothing to import.")
    return found
