"""Which way is better: a metric's default direction, by a published word list (better.json)."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Literal

Better = Literal["higher", "lower", ""]


@cache
def _words() -> dict[str, list[list[str]]]:
    return {k: [p.split() for p in v] for k, v in json.loads(
        Path(__file__).with_name("better.json").read_text(encoding="utf-8")).items()}


def better_default(name: str, unit: str = "") -> Better:
    """Which direction of the metric `name` is the better one, "" where the word list does not know.

    The last known word or phrase of the name decides ("error rate" by "error", "time to market" by "time to"),
    whole phrases before single words; then the unit, where it alone says it ("errors/day").
    """
    lists = _words()
    for text in (name, unit.split("/", maxsplit=1)[0]):
        words = [_singular(w) for w in re.findall(r"[a-z0-9]+", text.lower().replace("'", ""))]
        for direction in ("lower_phrases", "higher_phrases"):
            if any(_holds(words, phrase) for phrase in lists[direction]):
                return "lower" if direction == "lower_phrases" else "higher"
        for word in words:
            if [word] in lists["lower"]:
                return "lower"
        for word in reversed(words):
            if [word] in lists["higher"]:
                return "higher"
    return ""


def _holds(words: list[str], phrase: list[str]) -> bool:
    n = len(phrase)
    return any(words[i : i + n] == phrase for i in range(len(words) - n + 1))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
