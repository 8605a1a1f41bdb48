"""Which way is better: a metric's default direction, by a published word list (better.json)."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

Better = Literal["higher", "lower", ""]


@cache
def _words() -> tuple[dict[str, frozenset[str]], dict[str, dict[str, list[list[str]]]]]:
    """The single words of each list, and its phrases by their first word."""
    lists = json.loads(Path(__file__).with_name("better.json").read_text(encoding="utf-8"))
    phrases: dict[str, dict[str, list[list[str]]]] = {"lower": {}, "higher": {}}
    for direction, by_first in phrases.items():
        for phrase in lists[f"{direction}_phrases"]:
            words = phrase.split()
            by_first.setdefault(words[0], []).append(words)
    return {direction: frozenset(lists[direction]) for direction in phrases}, phrases


@lru_cache(maxsize=4096)
def better_default(name: str, unit: str = "") -> Better:
    """Which direction of the metric `name` is the better one, "" where the word list does not know.

    The last known word or phrase of the name decides ("error rate" by "error", "time to market" by "time to"),
    whole phrases before single words; then the unit, where it alone says it ("errors/day").
    """
    single, phrases = _words()
    for text in (name, unit.split("/", maxsplit=1)[0]):
        words = [_singular(w) for w in re.findall(r"[a-z0-9]+", text.lower().replace("'", ""))]
        if _holds(words, phrases["lower"]):
            return "lower"
        if _holds(words, phrases["higher"]):
            return "higher"
        if not single["lower"].isdisjoint(words):
            return "lower"
        if not single["higher"].isdisjoint(words):
            return "higher"
        if words[-1:] == ["time"]:
            return "lower"  # training time, review time; a time one wants more of is a phrase of the list
    return ""


def _holds(words: list[str], by_first: dict[str, list[list[str]]]) -> bool:
    return any(words[i : i + len(p)] == p for i, word in enumerate(words) for p in by_first.get(word, ()))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
