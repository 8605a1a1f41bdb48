"""Vague quantifiers: words that stand where a number belongs ("significantly", "a lot", "many users")."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path


def vague(text: str) -> list[tuple[int, int]]:
    """The places of vague quantifiers, in code points, less those that a number follows ("significantly, by 40 %")."""
    lower = text.lower()
    if len(lower) != len(text):  # a capital that is two small letters would shift the places
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return [m.span(1) for m in _pattern().finditer(lower) if not _NUMBER_SOON.match(lower, m.end())]


_NUMBER_SOON = re.compile(
    r"[\s,(:—–-]{0,3}(?:by|to|from|more than|over|about|around|nearly|almost|at|roughly|some|up to)?\s?[~≈+−-]?[$€£]?\d"
)


@cache
def _pattern() -> re.Pattern[str]:
    words = json.loads(Path(__file__).with_name("vague.json").read_text(encoding="utf-8"))
    adverbs = "|".join(map(re.escape, words["anywhere"]))
    before_noun = "|".join(map(re.escape, words["before a noun"]))
    return re.compile(rf"\b((?:{adverbs})(?![\w-])|(?:{before_noun})(?=\s+[a-z]{{3,}}s\b))")
