"""Fixed phrases that tell of a change: "took off", "ahead of schedule", "barely any"; read from phrases.json."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storygen.impact.stretch import Stretch

Phrase = tuple[int, int, str, str]
"""The first and the last token of a phrase, its class and the direction it gives."""


def phrase_at(s: Stretch, i: int) -> Phrase | None:
    """The longest phrase whose rarest word is token `i`, or None; that word must be one of `phrases`."""
    for offset, tokens, cls, direction in phrases()[s.words[i]]:
        first = i - offset
        if (
            first >= s.span.start
            and s.words[first : first + len(tokens)] == tokens
            and first + len(tokens) <= s.span.stop
        ):
            return first, first + len(tokens) - 1, cls, direction
    return None


_COMMON = frozenset(
    "that from with have year than more down were before went time what been since they three over this them days "
    "people back first every better last four years week half came took like month five could less used when there "
    "made make into only their some other never even much very".split()
)


def _is_common(word: str) -> bool:
    return len(word) < 4 or word in _COMMON


@cache
def phrases() -> dict[str, list[tuple[int, list[str], str, str]]]:
    """Phrases by their rarest word, longest first: where it stands in the phrase, the phrase, its class and direction.

    Small words ("in", "a") are in too many sentences to be looked up at each; the longest word of a phrase serves best.
    """
    data = json.loads(Path(__file__).with_name("phrases.json").read_text(encoding="utf-8"))
    entries = [(text.split(), cls, direction) for cls, (direction, texts) in data.items() for text in texts]
    counts = Counter(word for tokens, _, _ in entries for word in set(tokens))
    found: dict[str, list[tuple[int, list[str], str, str]]] = {}
    for tokens, cls, direction in entries:
        offset = min(range(len(tokens)), key=lambda k: (_is_common(tokens[k]), counts[tokens[k]], -len(tokens[k])))
        found.setdefault(tokens[offset], []).append((offset, tokens, cls, direction))
    for same in found.values():
        same.sort(key=lambda e: -len(e[1]))
    return found
