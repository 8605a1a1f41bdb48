"""Where a sentence names a metric, and whether it means all of it: no segment, peak, target or other statistic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from storygen.impact.hedges import listed
from storygen.impact.lexicon import BIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storygen.impact.analysis import Sentence

_WORD = re.compile(r"[^\W_]+")
_FILLERS = frozenset("of the in for our a an per to on at".split())
_STATISTIC = re.compile(r"p\d{2,3}|median|mean|average|averaged")
_VERB = sum(BIT[n] for n in ("VBD", "VBN", "VBG", "VBZ", "VB", "PASTV", "PRESV", "BE", "HAVE", "BECOME", "MAKE"))
_OPENING = _VERB | BIT["DET"] | BIT["AND"]
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(r"\b\d{4}-(0[1-9]|1[0-2])\b")
_MONTHS = "- january february march april may june july august september october november december".split()
_POSSESSIVE = ("'s", "’s")
_OWN_BEFORE = frozenset(("i", "we", "my", "our", ",", ".", "it", "that"))
_OTHERS = frozenset(("their", "his", "her", "whose", "your", "another", "other"))
_MOVED = sum(BIT[n] for n in ("VBD", "VBN", "VBZ", "PASTV", "PRESV", "BE", "HAVE", "MODAL", "NOW"))


@dataclass(frozen=True, slots=True)
class Name:
    """A metric's name as prose may say it: the stems of its words, its statistic among them."""

    stems: frozenset[str]
    statistics: frozenset[str]

    @property
    def rarest(self) -> str:
        """The stem to look for first: the longest."""
        return max(sorted(self.stems), key=len)


@lru_cache(maxsize=4096)
def name_of(name: str, stat: str = "", *, mean: bool = False) -> Name | None:
    """The name, None where it has no word; `mean`: it is one of means, called so or not."""
    words = [w for w in _WORD.findall(name.lower()) if w not in _FILLERS]
    if not words:
        return None
    said = {w for w in (*words, *_WORD.findall(stat.lower())) if _STATISTIC.fullmatch(w)}
    return Name(frozenset(map(stem, words)), frozenset(said | ({"mean", "average"} if mean else set())))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The beginning of a word, so that its forms meet."""
    if len(word) > 6:
        return word[:6]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=65536)
def _stems(word: str) -> frozenset[str]:
    """The stems of a word, those that a hyphen joins one by one."""
    return frozenset(map(stem, word.split("-")))


def places(s: Sentence, name: Name) -> Iterator[tuple[int, int]]:
    """The tokens at which a sentence says all words of a name together, in any order."""
    words, i = s.stretch.words, s.span.start
    while i < s.span.stop:
        last = i
        if not name.stems.isdisjoint(_stems(words[i])):
            seen, last = _said_from(s, name, i)
            if seen >= name.stems:
                last += last + 1 < s.span.stop and words[last + 1] in listed("part of the name")
                yield i, last
        i = last + 1


def _said_from(s: Sentence, name: Name, first: int) -> tuple[set[str], int]:
    """Which stems of a name are said from a token on with only small words between, and the last token of them."""
    words, seen, last = s.stretch.words, set[str](), first
    for j in range(first, min(s.span.stop, first + 2 * len(name.stems) + 3)):
        parts = _stems(words[j])
        if not parts.isdisjoint(name.stems):
            if not parts <= name.stems:
                break
            seen |= parts
            last = j
        elif words[j] not in _FILLERS:
            break
    return seen, last


def is_whole(s: Sentence, name: Name, first: int, last: int) -> bool:
    """Whether the name at these tokens stands for the metric as it is measured, with nothing that narrows it."""
    words = s.stretch.words
    if first > s.span.start and not _opens(s, first - 1, name):
        return False
    return (
        last + 1 >= s.span.stop
        or words[last + 1] in listed("behind the name")
        or bool(s.bits[last + 1] & _MOVED)
        or words[last + 1][0].isdecimal()
    )


def _opens(s: Sentence, i: int, name: Name) -> bool:
    """Whether the word before the name leaves it whole: an article, a verb, "the club's"."""
    word, b = s.stretch.words[i], s.bits[i]
    if word in _OTHERS:
        return False
    if word in listed("before the name") or word in name.statistics:
        return True
    if word.endswith(_POSSESSIVE):
        return word[:-2] in listed("owners") and s.stretch.words[i - 1] in ("the", "our", "my")
    if b & (BIT["PREP"] | BIT["TO"]) and i > s.span.start:
        # "the change to p95 latency": then another noun is spoken of, unless a verb or a figure leads to the name
        return bool(s.bits[i - 1] & (_VERB | BIT["PREP"])) or any(n.last < i <= n.last + 2 for n in s.figures)
    return bool(b & _OPENING) and not _STATISTIC.fullmatch(word)


def tells_elsewhere(s: Sentence, name: Name, windows: Sequence[str] = (), but: frozenset[str] = frozenset()) -> bool:
    """Whether the sentence is about another moment, part, wish or statistic of the metric; words in `but` say no."""
    said = s.stretch.words[s.span.start : s.span.stop]
    if any(_is_elsewhere(word, name) for word in said if word not in but) or _is_another_time(s):
        return True
    return said[0] in listed("opening a part") and not _is_all(said) and not _is_in(said[1:2], windows)


def _is_in(said: Sequence[str], windows: Sequence[str]) -> bool:
    """Whether a month is one of those that the metric was measured in, in figures or words."""
    months = {_MONTHS[int(x)] for window in windows for x in _MONTH.findall(window)}
    return any(word in months or (word in _MONTHS and word in w.lower().split()) for word in said for w in windows)


def _is_elsewhere(word: str, name: Name) -> bool:
    if _STATISTIC.fullmatch(word):
        return word not in name.statistics
    if word.endswith(_POSSESSIVE):
        word = word[:-2]
    return word in listed("elsewhere") and stem(word) not in name.stems


def _is_another_time(s: Sentence) -> bool:
    """Like "two weeks in, …", "once reached 19", "the year before"."""
    words = s.stretch.words
    for i in range(s.span.start, s.span.stop - 1):
        if words[i] == "in" and words[i + 1] == ",":
            return True
        if (words[i] == "once" and s.bits[i + 1] & _VERB) or (words[i] in listed("spans") and words[i + 1] == "before"):
            return True
    return False


def _is_all(said: Sequence[str]) -> bool:
    """Whether a sentence opens like "In the end", "In production", "In 6 weeks": about all of it after all."""
    if len(said) > 1 and said[0] in ("in", "within", "over") and said[1].isdecimal():
        return not _YEAR.fullmatch(said[1])
    if said[0] == "before":
        return said[1:2] in (["my"], ["i"], ["we"], ["our"])
    if said[0] == "with":
        return said[1:2] not in (["a"], ["an"], ["no"], ["only"])
    return " ".join(said[:3]).startswith(tuple(listed("whole")))


def narrows(s: Sentence, last: int) -> bool:
    """Whether what follows a figure says of which part or moment it is: "410 ms on Android"."""
    words, stop = s.stretch.words, s.span.stop
    for i in range(last + 1, min(last + 5, stop)):
        if words[i] == "before":
            return i + 1 < stop and words[i + 1] not in _OWN_BEFORE
        if words[i] == "of" and any(n.first == i + 1 for n in s.figures):
            return False  # "23 % of 730"
        if words[i] in listed("behind a part"):
            counted = i + 1 < stop and (
                words[i + 1] in ("a", "under") or any(n.first == i + 1 and n.kind != "date" for n in s.figures)
            )
            return not (_is_all(words[i : i + 3]) or (words[i] == "in" and counted))
        if not words[i][0].isalnum() or words[i] in listed("behind the name"):
            return False
    return False
