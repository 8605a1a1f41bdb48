"""Noun phrases: the name before or after a token, without its articles, auxiliaries and what merely comes along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.impact.lexicon import BIT
from storygen.impact.number_tables import NUMBER_WORDS
from storygen.impact.units import spellings

if TYPE_CHECKING:
    from storygen.impact.analysis import Sentence
    from storygen.impact.triggers import Trigger

_AUXILIARY = sum(BIT[n] for n in ("BE", "HAVE", "DO", "MODAL", "NOT", "DEGREE", "NOW", "EVER", "OFTEN", "BECOME"))
_BREAKS = sum(BIT[n] for n in ("AND", "BECAUSE", "REL", "TO", "MODAL", "BE", "HAVE", "DO", "IF", "NOT"))
_FORMS = BIT["VBD"] | BIT["PASTV"]
_SKIPPED = BIT["DET"] | BIT["DEGREE"] | BIT["NOW"] | BIT["EVER"]
ENTERING = frozenset(
    "from to at by of about around roughly nearly almost over under just only some ~ ≈ + - − – ( : was is".split()
)
_NOT_NAMED = frozenset(
    (
        "way lot bit thing things something half third quarter year years month months week weeks day days hour hours "
        "minute minutes second seconds time once everything anything nothing people one ones result often more less "
        "first last fact end total part user solid efficient touch th st nd rd us them him "
        "me proud instead"
    ).split()
)
AMOUNTS = frozenset("a lot bit more less much far twice times".split())
_EDGES = frozenset(
    (
        "to of per daily weekly monthly up down off back out gone come came coming been now also then still already "
        "there here"
    ).split()
)
_GRADED = BIT["A_BETTER"] | BIT["A_WORSE"] | BIT["A_UP"] | BIT["A_DOWN"]
_TIME = ("time", "times")
_PRESENT = BIT["PRESV"] | BIT["VBZ"]
_LONGEST = 5


def named(s: Sentence, first: int, stop: int) -> str:
    """The text of a phrase without its determiners; "" where it names nothing that could change."""
    words, bits = s.words.words, s.bits
    while first < stop and _is_edge(words[first], bits[first]):
        first += 1
    while stop > first and (
        _is_edge(words[stop - 1], bits[stop - 1]) or (stop - first > 1 and _is_verb_at(s, stop - 1))
    ):
        stop -= 1
    if first >= stop or bits[first] & BIT["PREP"] or stop - first > 2 * _LONGEST:
        return ""
    if stop - first == 1 and words[first] in _NOT_NAMED:
        return ""
    if not any(any(c.isalpha() for c in words[i]) and len(words[i]) > 1 for i in range(first, stop)):
        return ""
    return s.words.text[s.words.start(first) : s.words.end(stop - 1)]


def phrase_after(s: Sentence, i: int, stop: int) -> tuple[int, int]:
    """The noun phrase that begins at token `i`."""
    words, bits = s.words.words, s.bits
    off = next((j for j in range(i, min(i + 4, stop)) if words[j] in ("off", "from")), i)
    if is_amount(s, i) and off > i:
        i = off + 1  # "shaved four fifths off latency"
    while i < stop and (bits[i] & _SKIPPED or words[i] in ("more", "less", "fewer", "us", "me", "them", "it")):
        i += 1
    j = i
    while j < stop and j - i < _LONGEST and words[j][0].isalpha():
        if bits[j] & _BREAKS or (bits[j] & BIT["PREP"] and not (words[j] == "of" and j > i)):
            break
        if (
            j > i
            and (bits[j] & _FORMS or words[j] in spellings() or words[j] in NUMBER_WORDS)
            and not bits[j] & BIT["MEASURE"]
        ):
            break
        j += 1
    return i, j


def phrase_before(s: Sentence, first: int, stop: int) -> tuple[int, int]:
    """The noun phrase that ends before token `stop`, auxiliaries stepped over, its prepositions left out."""
    words, bits = s.words.words, s.bits
    j = stop - 1
    while j >= first and (_is_between(words[j], bits[j]) or not words[j][0].isalnum()) and not bits[j] & BIT["MEASURE"]:
        j -= 1
    i = j
    while i >= first and j - i < 2 * _LONGEST and words[i][0].isalpha():
        if (
            (bits[i] & (_BREAKS | _FORMS) or words[i] in ("i", "we"))
            and not bits[i] & BIT["MEASURE"]
            and words[i] != "that"
            and not (words[i] == "to" and (words[i - 1] in _TIME or bits[i + 1] & BIT["DET"]))
        ):
            break
        i -= 1
    return _head(s, i + 1, j + 1)


def nearest_measure(s: Sentence, first: int, stop: int, t: Trigger) -> tuple[int, int]:
    """The measured noun nearest to the trigger, with the nouns around it."""
    words = s.words.words
    found = [
        i for i in range(first, stop)
        if s.bits[i] & BIT["MEASURE"] and not t.first <= i <= t.last and words[i] not in _NOT_NAMED
    ]  # fmt: skip
    if not found:
        return 0, 0
    best = min(found, key=lambda i: t.first - i if i < t.first else i - t.first)
    i = j = best
    while i > first and words[i - 1][0].isalpha() and not s.bits[i - 1] & (_BREAKS | _FORMS | _SKIPPED | BIT["PREP"]):
        i -= 1
    while j + 1 < stop and s.bits[j + 1] & BIT["MEASURE"] and not t.first <= j + 1 <= t.last:
        j += 1
    return i, j + 1


def is_amount(s: Sentence, i: int) -> bool:
    """Whether an amount begins at token `i`: "$2m", "about ten hours"."""
    words = s.words.words
    while i < s.span.stop and words[i] in ENTERING:
        i += 1
    return i < s.span.stop and (words[i][0].isdecimal() or words[i][0] in "$€£" or words[i] in NUMBER_WORDS)


def _is_between(word: str, b: int) -> bool:
    """A word that may stand between a noun and what is said of it: "has", "became", "three times", "a lot"."""
    return bool(b & _AUXILIARY) or word in AMOUNTS or word in NUMBER_WORDS


def _head(s: Sentence, first: int, stop: int) -> tuple[int, int]:
    """The part of a phrase before its first preposition ("wait for a bed" -> "wait"), "of" and "per" kept."""
    words = s.words.words
    for k in range(first + 1, stop):
        if (
            words[k] in NUMBER_WORDS
            or (s.bits[k] & BIT["PREP"] and words[k] not in ("of", "per"))
            or (words[k] == "to" and words[k - 1] not in _TIME)
        ):
            return first, k
    return first, stop


def _is_edge(word: str, b: int) -> bool:
    """A word that begins or ends no name: a determiner, an adverb, a particle, a number, a sign."""
    if word in _EDGES or word in NUMBER_WORDS or not word[0].isalpha() or (word.endswith("ly") and len(word) > 5):
        return True
    return bool(b & (_SKIPPED | BIT["PRONOUN"])) and not b & BIT["MEASURE"]


def _is_verb_at(s: Sentence, i: int) -> bool:
    """Whether token `i` acts in the present, as in "saw complaints go down", and is not half a name ("memory use")."""
    b, words = s.bits[i], s.words.words
    if i + 1 >= s.span.stop or not b & _PRESENT or b & (BIT["MEASURE"] | BIT["PEOPLE"]):
        return False
    word = words[i + 1]
    follows = word in _EDGES or word in AMOUNTS or word in ("me", "us", "them", "way") or word.endswith("ly")
    return follows or is_amount(s, i + 1) or bool(s.bits[i + 1] & _GRADED)
