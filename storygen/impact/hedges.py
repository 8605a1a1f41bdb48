"""Words before a figure that loosen it ("about", "almost", "more than"), and the word lists of consistency."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from storygen.impact.analysis import Sentence

Lean = Literal["", "about", "more", "less"]
"""How a figure is loosened: by nothing, both ways, "more than" it or "almost" it."""
_MOST = 5
_TAILS = (["or", "so"], ["give", "or"], ["near", "enough"], [",", "give"], [",", "near"], ["or", "thereabouts"])


@cache
def listed(name: str) -> frozenset[str]:
    """The word list of that name."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = Path(__file__).with_name("consistency.json").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in json.loads(text).items()}


@cache
def _loosening() -> frozenset[str]:
    return listed("about") | listed("less") | listed("more")


def before_hedges(s: Sentence, first: int) -> int:
    """The token before a figure at `first` and before all that loosens it; less than the sentence's start if none."""
    words, lowest = s.stretch.words, max(s.span.start, first - _MOST)
    found = i = first - 1
    while i >= lowest and (words[i] in _loosening() or words[i] in listed("beside a hedge")):
        if words[i] in _loosening() or words[i] in ("just", "only"):
            found = i - 1
        i -= 1
    while lowest <= found < first - 1 and words[found] in ("a", "just", "not", "something", "very", "well"):
        found -= 1
    return found


def lean(s: Sentence, first: int, last: int) -> Lean:
    """How the figure at these tokens is loosened."""
    words = s.stretch.words
    hedges = words[before_hedges(s, first) + 1 : first]
    if hedges:
        said = frozenset(hedges)
        if said & listed("less"):
            return "less"
        if said & listed("more"):
            return "more"
        if said & listed("about"):
            return "about"
    return "about" if words[last + 1 : last + 3] in _TAILS else ""
