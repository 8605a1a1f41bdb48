"""Reproach: signs that a sentence holds something against others; one strong, or a weak one with another, make blame.

That a supplier changed its file is a fact; that it "had once again changed the file without telling anybody" is blame.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from storygen.lint.wording import phrases, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from storygen.lint.passage import Passage
    from storygen.lint.prose import Prose

_STRENGTHS = {"strong": 3, "weak": 2, "mild": 1}
_ENOUGH = 3
_WORD = re.compile(r"[a-zà-ÿ]+")
_OPENING = re.compile(
    r"(?:the|our|another|their|some|those|these) ((?:[\w'’-]+ ){1,4}?)(?:had|has|have|\w+ed|\w+s|did|\w+ly|wouldn)\b"
)
_END = re.compile(r"[.!?;]\s")
_PEOPLE = frozenset(("he", "she", "they", "who"))
_TELLER = frozenset(("i", "we"))
_OWN = re.compile(r"(?<![\w'’-])(?:i|we)(?:['’](?:d|ve))?(?: (?:had|have|also|then|just|simply|\w+ly))* ?$")


@dataclass(frozen=True)
class _Signs:
    """What a word may be a sign of, by strength; `gate` are all these words, `others` those who may be reproached."""

    by_strength: Mapping[int, Mapping[str, tuple[str, ...]]]
    gate: frozenset[str]
    others: frozenset[str]


def reproaching(prose: Prose, passages: Iterable[Passage]) -> Iterator[tuple[Passage, int, int]]:
    """Each stretch of these values in which others are reproached: the value, and where in it."""
    signs = _signs()
    held = {p.start for p in prose.holding(signs.gate)}
    for passage in passages:
        if passage.start in held:
            for start, end in _in(passage, signs):
                if not passage.quotes(start):
                    yield passage, start, end


def _in(passage: Passage, signs: _Signs) -> Iterator[tuple[int, int]]:
    """The sentences that hold enough against others, from the first sign to the last."""
    likely = {weight: by_word.keys() & passage.words for weight, by_word in signs.by_strength.items()}
    if sum(weight * len(held) for weight, held in likely.items()) < _ENOUGH:
        return
    text, by_sentence = passage.lower, dict[int, list[tuple[int, int, int]]]()
    for weight, held in likely.items():
        for word in held:
            for match in _pattern(weight, word).finditer(text):
                first = _sentence(text, match.start())
                if _is_of_others(text, first, match.start(), match.end(), signs.others):
                    by_sentence.setdefault(first, []).append((*match.span(), weight))
    for _, found in sorted(by_sentence.items()):
        if sum(weight for _, _, weight in _apart(found)) >= _ENOUGH:
            yield min(start for start, _, _ in found), max(end for _, end, _ in found)


def _apart(found: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """The signs of which none overlaps another; the strongest stay."""
    kept: list[tuple[int, int, int]] = []
    for start, end, weight in sorted(found, key=lambda x: -x[2]):
        if all(end <= s or e <= start for s, e, _ in kept):
            kept.append((start, end, weight))
            yield start, end, weight


def _sentence(text: str, at: int) -> int:
    return max((m.end() for m in _END.finditer(text, max(0, at - 300), at)), default=0 if at < 300 else at - 300)


def _is_of_others(text: str, first: int, start: int, end: int, others: frozenset[str]) -> bool:
    """Whether somebody else is the last one named as acting before the sign, or within it."""
    if _OWN.search(text, max(first, start - 60), start):
        return False
    subject = "others" if _opens_with_others(text, first) else ""
    for match in _WORD.finditer(text, first, end):
        word = match.group()
        if word in _PEOPLE or (word in others and not _is_it(word, text, match)):
            subject = "others"
        elif word in _TELLER and match.start() < start:
            subject = ""
    return subject != ""


def _opens_with_others(text: str, first: int) -> bool:
    """Whether a sentence begins with a noun that acts, and no tool: "The roofers had", "The studio next door"."""
    match = _OPENING.match(text, first)
    return match is not None and phrases("tool-subject").gate.isdisjoint(match.group(1).split())


def _is_it(word: str, text: str, match: re.Match[str]) -> bool:
    """Whether "it" is the pronoun, not the department: "the hospital's IT", "IT had"."""
    return word == "it" and text[max(0, match.start() - 3) : match.start()] not in ("'s ", "’s ")


@cache
def _signs() -> _Signs:
    data = json.loads((Path(__file__).parent / "rules" / "reproach.json").read_text(encoding="utf-8"))["reproach"]
    by_strength = {
        weight: {word: tuple(sources) for word, sources in data[kind].items()} for kind, weight in _STRENGTHS.items()
    }
    gate = frozenset(word for by_word in by_strength.values() for word in by_word)
    return _Signs(by_strength, gate, words("blamed") | words("actors"))


@cache
def _pattern(weight: int, word: str) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(_signs().by_strength[weight][word]) + r")(?![\w-])")
