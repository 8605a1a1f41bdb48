"""Blame in its many idioms: each is looked for only where a word stands that it cannot do without."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from storygen.lint.passage import Passage
    from storygen.lint.prose import Prose

_ANYWAY, _OF_OTHERS = "blame-anyway", "blame-of-others"
_WORD = re.compile(r"[a-zà-ÿ]+")
_PRONOUNS = frozenset(("he", "she", "they", "who"))
_SENTENCE_END = re.compile(r"[.!?;:]\s")
_OWN = re.compile(r"(?<![\w'’-])(?:i|we)(?:['’](?:d|ve))?(?: (?:had|have|also|then|just|simply|\w+ly))*(?: ?)$")


def blaming(prose: Prose, passages: Iterable[Passage]) -> Iterator[tuple[Passage, int, int]]:
    """Each phrase in these values that puts the fault on somebody else: the value, and where in it."""
    held = {p.start for p in prose.holding(_gate())}
    for passage in passages:
        if passage.start not in held:
            continue
        for start, end in sorted(set(_in(passage))):
            if not passage.quotes(start):
                yield passage, start, end


def _in(passage: Passage) -> Iterator[tuple[int, int]]:
    for name in (_ANYWAY, _OF_OTHERS):
        listed = lists()[name]
        for word in listed.by_word.keys() & passage.words:
            near = listed.near.get(word)
            if near and not any(text in passage.lower for text in near):
                continue
            for match in _pattern(name, word).finditer(passage.lower):
                if _is_of_others(passage.lower, match.start(), match.end(), asks=name == _OF_OTHERS):
                    yield match.span()


def _is_of_others(text: str, start: int, end: int, *, asks: bool) -> bool:
    """Whether somebody other than the teller is the subject; `asks`: somebody must be named for it."""
    if _OWN.search(text, max(0, start - 60), start):
        return False
    if not asks:
        return True
    first = max(
        (m.end() for m in _SENTENCE_END.finditer(text, max(0, start - 240), start)), default=max(0, start - 240)
    )
    subject = ""
    for match in _WORD.finditer(text, first, end):
        word = match.group()
        if word in _PRONOUNS or word in _actors() or (word in ("i", "we") and match.start() < start):
            subject = word
    return subject not in ("", "i", "we")


class Listed(NamedTuple):
    """Phrases by a word of each; of common words also one of the texts that their phrases cannot do without."""

    by_word: dict[str, list[str]]
    near: dict[str, list[str]]


@cache
def lists() -> dict[str, Listed]:
    """Both lists by name."""
    data = json.loads((Path(__file__).parent / "rules" / "blame.json").read_text(encoding="utf-8"))
    return {name: Listed(data[name]["by word"], data[name]["near"]) for name in (_ANYWAY, _OF_OTHERS)}


@cache
def _actors() -> frozenset[str]:
    from storygen.lint.wording import words

    return words("actors") | words("blamed")


@cache
def _gate() -> frozenset[str]:
    return frozenset(word for listed in lists().values() for word in listed.by_word)


@cache
def _pattern(name: str, word: str) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(lists()[name].by_word[word]) + r")(?![\w-])")
