"""The themes as a list for the terminal: name, where each comes from, which is in use, what it extends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.error import CannotRunError
from storygen.site import installed
from storygen.site.eject import FOLDERS
from storygen.site.theme import OWN, declared, shipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from storygen.site.installed import Offer


def lines(in_use: str, project: Path) -> Iterator[str]:
    """One line a theme, the one in use marked, and then the project's own files."""
    offers = installed.offers(shipped())
    rows = [(offer.name, offer.origin, _note(offer)) for offer in offers]
    wide = [max(len(row[i]) for row in rows) for i in (0, 1)]
    for name, origin, note in rows:
        mark = "*" if name == in_use else " "
        yield f"{mark} {name:{wide[0]}}  {origin:{wide[1]}}  {note}".rstrip()
    own = _own(project)
    if own:
        yield f"{OWN}/ comes before it: {', '.join(own)}"


def _note(offer: Offer) -> str:
    if offer.folder is None:
        return f"can't be used: {offer.trouble}"
    try:
        extends = declared(offer.name, offer.folder).extends
    except CannotRunError as error:
        return f"can't be used: {error}"
    return f"extends {extends}" if extends else ""


def _own(project: Path) -> list[str]:
    """The project's own files, by name."""
    folder = project / OWN
    inside = (file for kind in FOLDERS for file in sorted((folder / kind).rglob("*")) if file.is_file())
    return [file.relative_to(folder).as_posix() for file in inside]
