"""The project's `.storygen/`, where what is kept from run to run lies: private, so git is told to leave it out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NAME = ".storygen"


def made_for(file: Path) -> None:
    """Make the folder of a file; `.storygen/` with a `.gitignore` that takes in everything, unless one is there.

    A person who wants to commit something of it changes that file, which is left as it is from then on.

    Raises:
        OSError: it cannot be made or written to.
    """
    folder = file.parent
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if folder.name == NAME and not os.path.lexists(ignore):
        from storygen import atomic

        atomic.create(ignore, "*\n")
