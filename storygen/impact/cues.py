"""Cues: the turns of phrase that tell then from now, read from cues.json and made into patterns over joined words."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

_CHOICE = re.compile(r"\(\?:([^()]*)\)(\??)")


@cache
def cue(name: str, *, before: str = " ", after: str = " ") -> re.Pattern[str]:
    """The pattern for a list of cues: any of them between the texts `before` and `after`."""
    return re.compile(f"{before}(?:{'|'.join(_lists()[name])}){after}")


@cache
def standing(name: str) -> re.Pattern[str]:
    """A pattern that finds a cue where `cue` does: by first letters, the longest list in 1 µs, not 2.5."""
    by_letter: dict[str, list[str]] = {}
    for text in _lists()[name]:
        for spelt in _without_choice(text):
            letter = spelt[0] if spelt[0].isalpha() and spelt[1:2] not in ("?", "*", "+", "{") else ""
            by_letter.setdefault(letter, []).append(spelt[len(letter) :])
    branches = (f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return re.compile(f" (?:{'|'.join(branches)}) ")


def _without_choice(text: str) -> list[str]:
    """Like "(?:this|last) year": each way it may begin, written out; words that may be left out are."""
    choice = _CHOICE.match(text)
    if choice is None:
        return [text]
    words, rest = choice.group(1).split("|"), text[choice.end() :]
    if choice.group(2) and all(word.endswith(" ") for word in words):
        return _without_choice(rest)
    return [word + rest for word in words] + [rest] * bool(choice.group(2))


@cache
def _lists() -> dict[str, list[str]]:
    data: dict[str, list[str]] = json.loads(Path(__file__).with_name("cues.json").read_text(encoding="utf-8"))
    return data
