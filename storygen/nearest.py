"""The nearest known word to one that is not known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def folded(word: str) -> str:
    """A word without case, spaces, hyphens and underscores: follow-up, followUp and follow_up are one."""
    return re.sub(r"[\s_\-.]+", "", word).casefold()


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a writer most likely meant by `word`, or None where none is near."""
    by_fold: dict[str, str] = {}
    for name in known:
        by_fold.setdefault(folded(name), name)
    meant = folded(word)
    if meant in by_fold:
        return by_fold[meant]
    if meant + "s" in by_fold or meant.removesuffix("s") in by_fold:
        return by_fold.get(meant + "s") or by_fold[meant.removesuffix("s")]
    from difflib import get_close_matches

    found = get_close_matches(meant, by_fold, n=1, cutoff=0.7 if len(meant) > 3 else 0.6)
    return by_fold[found[0]] if found else None
