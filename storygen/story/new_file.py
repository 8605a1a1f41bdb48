"""A new story file: never over another file, never with an id that another story has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen import atomic
from storygen.story.collection import read_collection

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class NewFile:
    """What came of it: the file's path in the project, and the path of what stood in its way ("" where it was made)."""

    path: str
    in_the_way: str = ""


def ids(root: Path, stories: str) -> dict[str, str]:
    """Each id in the collection, casefolded, and the path of the story that has it."""
    found: dict[str, str] = {}
    for reading in read_collection(root, stories):
        if reading.story:
            found.setdefault(reading.story.id.casefold(), reading.path)
    return found


def create(root: Path, stories: str, name: str, text: str, taken: Mapping[str, str]) -> NewFile:
    """Make the file `<stories>/<name>.yaml` with that text, unless the file or a story with that id is there already.

    Raises:
        OSError: the folder cannot be made or written to.
    """
    path = f"{stories.strip('/')}/{name}.yaml"
    if other := taken.get(name.casefold()):
        return NewFile(path, other)
    return NewFile(path, "" if atomic.create(root / path, text) else path)
