"""Fixed phrases that tell of a change: "took off", "ahead of schedule", "barely any"; read from phrases.json."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from storygen.impact.words import Words

Phrase = tuple[int, str, str]
"""How many tokens a phrase takes, its class and the direction it gives."""


def phrases_at(w: Words, i: int, stop: int) -> Phrase | None:
    """The longest phrase that begins at token `i`, or None."""
    candidates = _phrases().get(w.words[i])
    if candidates is None:
        return None
    for tokens, cls, direction in candidates:
        if i + len(tokens) <= stop and w.words[i : i + len(tokens)] == tokens:
            return len(tokens), cls, direction
    return None


def first_words() -> Iterable[str]:
    """The words that a phrase may begin with."""
    return _phrases()


@cache
def _phrases() -> dict[str, list[tuple[list[str], str, str]]]:
    """Phrases by their first word, longest first."""
    data = json.loads(Path(__file__).with_name("phrases.json").read_text(encoding="utf-8"))
    found: dict[str, list[tuple[list[str], str, str]]] = {}
    for cls, (direction, texts) in data.items():
        for text in texts:
            tokens = text.split()
            found.setdefault(tokens[0], []).append((tokens, cls, direction))
    for entries in found.values():
        entries.sort(key=lambda e: -len(e[0]))
    return found
