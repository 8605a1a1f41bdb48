"""Vague quantifiers: words that stand where a number belongs ("significantly", "a lot", "many users")."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path


def vague(text: str) -> list[tuple[int, int]]:
    """The places of vague quantifiers, in code points.

    Less those that a number follows ("significantly, by 40 %"), and those of what was only wished, asked or denied
    ("I wanted to make it significantly faster").
    """
    lower = text.lower()
    if len(lower) != len(text):  # a capital that is two small letters would shift the places
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return [
        m.span(1)
        for m in _pattern().finditer(lower)
        if not _NUMBER_SOON.match(lower, m.end()) and not _is_unreal(lower, m.start())
    ]


def _is_unreal(lower: str, at: int) -> bool:
    first = max(lower.rfind(mark, 0, at) for mark in ".;!?\n") + 1
    return _UNREAL.search(lower, max(first, at - _FAR), at) is not None


_FAR = 80
"""How many characters a wish reaches: to the end of its clause, not of a long sentence."""
_UNREAL = re.compile(
    r"\b(?:want(?:ed|s)?|hop(?:ed?|es|ing)|plan(?:ned|s)?|aim(?:ed|s)?|tr(?:y|ied|ies|ying)|need(?:ed|s)?|order|"
    r"meant|supposed|expected|promised|asked|goal (?:was|is)|going|failed) (?:(?:me|us|him|her|them|it) )?to [^,]*$|"
    r"\b(?:would|could (?:have|be|not|only)|couldn['’]t|should|might|"
    r"(?<!\bin )(?<!\bby )(?<!\bof )(?<!\bsince )(?<!\buntil )(?<!\blast )(?<!\bthe )(?<=\w )may|(?<=\w )will|"
    r"won['’]t|wouldn['’]t|if|unless|whether|(?:did|does|do|was|were|is|are|has|"
    r"had|have)(?: not|n['’]t)|never|cannot) [^,]*$"
)


_NUMBER_SOON = re.compile(
    r"[\s,(:—–-]{0,3}(?:by|to|from|more than|over|about|around|nearly|almost|at|roughly|some|up to)?\s?[~≈+−-]?[$€£]?\d"
)


@cache
def _pattern() -> re.Pattern[str]:
    words = json.loads(Path(__file__).with_name("vague.json").read_text(encoding="utf-8"))
    adverbs = "|".join(map(re.escape, words["anywhere"]))
    before_noun = "|".join(map(re.escape, words["before a noun"]))
    return re.compile(rf"\b((?:{adverbs})(?![\w-])|(?:{before_noun})(?=\s+[a-z]{{3,}}s\b))")
