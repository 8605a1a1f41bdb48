"""The rules' phrase lists: data files beside the rules, each with the words that must stand there to search for it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storygen.lint.passage import QUOTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from storygen.lint.passage import Passage
    from storygen.lint.prose import Prose


@dataclass(frozen=True)
class Phrases:
    """A list of phrases.

    `gate` holds words of which every phrase has at least one, so that most stories need no search; `near` says of
    common ones in which company alone ("because of") they count; `starts`, where given, the first words of all
    phrases, so that most places need no close look; `needs` texts of which every phrase has one.
    """

    gate: frozenset[str]
    sources: tuple[str, ...]
    starts: tuple[str, ...] = ()
    near: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    needs: tuple[str, ...] = ()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All phrases as one pattern over lower-case text."""
        starts = f"(?=(?:{'|'.join(self.starts)})\\b)" if self.starts else ""
        return re.compile(rf"(?<![\w-]){starts}(?:" + "|".join(self.sources) + r")(?![\w-])")

    def find(self, prose: Prose, passages: Iterable[Passage]) -> Iterator[tuple[Passage, re.Match[str]]]:
        """Every phrase in these passages that is not another's words in quotation marks."""
        if self.gate.isdisjoint(prose.words):
            return
        held = {passage.start for passage in prose.holding(self.gate) if self._may_be_in(passage)}
        for passage in passages if held else ():
            if passage.start not in held:
                continue
            for match in self.pattern.finditer(passage.lower):
                if not passage.quotes(match.start()):
                    yield passage, match

    def _may_be_in(self, passage: Passage) -> bool:
        """Whether a word of the gate stands in a value, a common one in such company as makes a phrase of it."""
        if not self.near:
            return True
        company = (self.near.get(word) for word in self.gate & passage.words)
        return any(near is None or any(text in passage.lower for text in near) for near in company)

    def search(self, text: str) -> re.Match[str] | None:
        """The first phrase in a lower-case text."""
        return self.pattern.search(text)


@cache
def _lists() -> dict[str, dict[str, Any]]:
    home = Path(__file__).parent / "rules"
    loaded: dict[str, dict[str, Any]] = {}
    for file in sorted(home.glob("*.json")):
        loaded |= json.loads(file.read_text(encoding="utf-8"))
    return loaded


@cache
def phrases(name: str) -> Phrases:
    """The phrase list of that name."""
    entry = _lists()[name]
    near = {word: tuple(texts) for word, texts in entry.get("near", {}).items()}
    starts, needs = tuple(entry.get("starts", ())), tuple(entry.get("needs", ()))
    return Phrases(frozenset(entry["gate"]), tuple(entry["phrases"]), starts, near, needs)


@cache
def words(name: str) -> frozenset[str]:
    """The word list of that name."""
    return frozenset(_lists()[name]["words"])


@lru_cache(maxsize=16384)
def is_past(word: str) -> bool:
    """Whether a lower-case word reads as a verb in the past tense."""
    return word in words("past-verbs") or (word.endswith("ed") and len(word) > 4 and word not in words("no-past"))


def is_deed(word: str) -> bool:
    """Whether a lower-case word right after “I” tells of a deed: there “fixed” and “automated” are no adjectives."""
    return is_past(word) or (word.endswith("ed") and len(word) > 3 and word not in words("present-in-ed"))


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
