"""The rules' phrase lists: data files beside the rules, each with the words that must stand there to search for it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from storygen.lint.prose import QUOTED, Passage, Prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True)
class Phrases:
    """A list of phrases.

    `gate` holds words of which every phrase has at least one, so that most stories need no search; `starts`, where
    given, the first words of all phrases, so that most places need no close look.
    """

    gate: frozenset[str]
    sources: tuple[str, ...]
    starts: tuple[str, ...] = ()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All phrases as one pattern over lower-case text."""
        starts = f"(?=(?:{'|'.join(self.starts)})\\b)" if self.starts else ""
        return re.compile(rf"(?<![\w-]){starts}(?:" + "|".join(self.sources) + r")(?![\w-])")

    def find(self, prose: Prose, passages: Iterable[Passage]) -> Iterator[tuple[Passage, re.Match[str]]]:
        """Every phrase in these passages that is not another's words in quotation marks."""
        if self.gate.isdisjoint(prose.words):
            return
        for passage in passages:
            if self.gate.isdisjoint(passage.words):
                continue
            for match in self.pattern.finditer(passage.lower):
                if not passage.quotes(match.start()):
                    yield passage, match

    def search(self, text: str) -> re.Match[str] | None:
        """The first phrase in a lower-case text."""
        return self.pattern.search(text)


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    home = Path(__file__).parent / "rules"
    loaded: dict[str, dict[str, list[str]]] = {}
    for file in sorted(home.glob("*.json")):
        loaded |= json.loads(file.read_text(encoding="utf-8"))
    return loaded


@cache
def phrases(name: str) -> Phrases:
    """The phrase list of that name."""
    entry = _lists()[name]
    return Phrases(frozenset(entry["gate"]), tuple(entry["phrases"]), tuple(entry.get("starts", ())))


@cache
def words(name: str) -> frozenset[str]:
    """The word list of that name."""
    return frozenset(_lists()[name]["words"])


def is_past(word: str) -> bool:
    """Whether a lower-case word reads as a verb in the past tense."""
    return word in words("past-verbs") or (word.endswith("ed") and len(word) > 4 and word not in words("no-past"))


def unquoted(text: str) -> str:
    """The text with the insides of quotation marks blanked, its length kept."""
    if '"' not in text and "“" not in text and "‘" not in text and "«" not in text:
        return text
    return QUOTED.sub(lambda m: " " * len(m.group()), text)


@cache
def stems(name: str) -> re.Pattern[str] | None:
    """The list of word beginnings of that name as one pattern over lower-case text; None where there is none."""
    entry = _lists().get(name)
    return re.compile(r"(?<!\w)(?:" + "|".join(entry["stems"]) + ")") if entry else None
