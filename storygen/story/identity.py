"""Ids of stories and of their parts: given, or the slug of what names them, numbered where two are alike."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from storygen.story.model import Path

LONGEST = 80
"""Code points of a slug; a longer one ends at a word."""
RESERVED = frozenset(("index",))
"""Ids whose page would be another page of the site."""
_LISTS = ("metrics", "tradeoffs", "probes", "angles")
"""Lists whose items have ids."""

_OTHERS = re.compile(r"[\W_]+")
_SUFFIX = re.compile(r"\.ya?ml$", re.IGNORECASE)
_LATIN_MARKS = re.compile("[\u0300-\u036f]+")


def slug(text: str) -> str:
    """A text as an id: lower-case letters and digits with hyphens between; "" where it has neither."""
    plain = text.replace("'", "").replace("’", "")
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", _LATIN_MARKS.sub("", unicodedata.normalize("NFKD", plain)))
    words = _OTHERS.sub("-", plain.casefold()).strip("-")
    if len(words) <= LONGEST:
        return words
    cut = words[:LONGEST]
    return cut[: cut.rfind("-")] if "-" in cut and words[LONGEST] != "-" else cut


def story_id(path: str, root: str = "stories") -> str:
    """The id of the story in a file: its path below the stories' folder, without suffix, slugged."""
    inner = path.removeprefix(root.strip("/") + "/") if root else path
    found = slug(_SUFFIX.sub("", inner)) or "story"
    return f"{found}-story" if found in RESERVED else found


def twice(data: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """Where checked data give an id that an earlier item of the same list has, with that id."""
    for name in _LISTS:
        seen: set[str] = set()
        for index, item in enumerate(data.get(name) or ()):
            given = str((item or {}).get("id") or "")
            if given and given in seen:
                yield (name, index, "id"), given
            seen.add(given)


def part_ids(parts: Iterable[tuple[str, str]], kind: str) -> Iterator[str]:
    """An id for each part, from (given id, what names it); given ids come first, alike ones get numbers."""
    parts = list(parts)
    taken = {given for given, _ in parts if given}
    seen: set[str] = set()
    for given, name in parts:
        wanted = given or slug(name) or kind
        found, number = wanted, 2
        while found in seen or (not given and found in taken):
            found, number = f"{wanted}-{number}", number + 1
        seen.add(found)
        yield found
