"""The noun that a claim is about, as a reader would name it: "support tickets" of "We halved the support tickets."."""

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
_VERB = sum(
    BIT[n] for n in ("UP", "DOWN", "BETTER", "WORSE", "ZERO", "MULTIPLY", "REACH", "SAVE", "BECOME", "MAKE", "SEE")
)
_SKIPPED = BIT["DET"] | BIT["DEGREE"] | BIT["NOW"] | BIT["EVER"]
_ENTERING = frozenset(
    "from to at by of about around roughly nearly almost over under just only some ~ ≈ + - − – ( : was is".split()
)
_NOT_NAMED = frozenset(
    (
        "way lot bit thing things something half third quarter year years month months week weeks day days hour hours "
        "minute minutes second seconds time once everything anything nothing people one ones result often more less "
        "first last fact end total part user solid efficient touch"
    ).split()
)
_EDGES = frozenset("up down off back out gone come came coming been now also then still already there here".split())
_CHANGE = sum(BIT[n] for n in ("N_UP", "N_DOWN", "N_BETTER", "N_WORSE"))
_PRESENT = BIT["PRESV"] | BIT["VBZ"]
_LONGEST, _FAR = 5, 9


def subject_of(s: Sentence, t: Trigger) -> str:
    """The noun phrase that changed; "" where no noun says so."""
    for first, stop in _places(s, t):
        if first < stop and (name := _named(s, first, stop)):
            return name
    return ""


def _places(s: Sentence, t: Trigger) -> list[tuple[int, int]]:
    """Where the noun may stand, likeliest first."""
    c = s.clauses.at(t.first)
    end = max(c.stop, t.last + 1)
    before = _left(s, c.first, t.first)
    after = _right(s, t.last + 1, end)
    if t.kind in ("verb", "adj"):
        return [after, before, _nearest(s, c.first, end, t)]
    if t.kind == "noun":
        of = (
            _right(s, t.last + 2, end) if s.words.words[t.last + 1 : t.last + 2] in (["in"], ["of"], ["on"]) else (0, 0)
        )
        return [of, _joined(s, c.first, t.first), _nearest(s, c.first, end, t)]
    if t.kind in ("num", "pair"):
        return [*_of_figure(s, t), _nearest(s, c.first, end, t)]
    inside = _right(s, t.first + 1, t.last) if t.kind == "particle" else (0, 0)
    return [inside, before, after, _nearest(s, c.first, end, t)]


def _of_figure(s: Sentence, t: Trigger) -> list[tuple[int, int]]:
    """The object of the verb before a figure, its subject, or the heading that the figure stands behind."""
    words, bits = s.words.words, s.bits
    first = s.span.start
    i = t.first - 1
    while i >= first and words[i] in _ENTERING:
        i -= 1
    verb = next(
        (j for j in range(i, max(first, i - _FAR) - 1, -1) if bits[j] & _VERB and not bits[j] & BIT["MEASURE"]), -1
    )
    if verb >= 0:
        return [_right(s, verb + 1, i + 1), _left(s, first, verb)]
    return [_of_change(s, t.last + 1), _left(s, first, i + 1), _counted(s, t.first)]


def _of_change(s: Sentence, i: int) -> tuple[int, int]:
    """What a noun of change behind a figure is of: "page load time" of "a 30 % reduction in page load time"."""
    words, stop = s.words.words, s.span.stop
    for j in range(i, min(i + 2, stop - 2)):
        if s.bits[j] & _CHANGE and words[j + 1] in ("in", "of"):
            return _right(s, j + 2, stop)
    return 0, 0


def _counted(s: Sentence, i: int) -> tuple[int, int]:
    """What the figure at token `i` counts: "releases" of "monthly releases"."""
    last = next((n.last for n in s.figures if n.first == i), i)
    return _right(s, last + 1, s.span.stop)


def _right(s: Sentence, i: int, stop: int) -> tuple[int, int]:
    """The noun phrase that begins at token `i`."""
    words, bits = s.words.words, s.bits
    while i < stop and (bits[i] & _SKIPPED or words[i] in ("more", "less", "fewer", "us", "me", "them", "it")):
        i += 1
    j = i
    while j < stop and j - i < _LONGEST and words[j][0].isalpha():
        if bits[j] & _BREAKS or (bits[j] & BIT["PREP"] and not (words[j] == "of" and j > i)):
            break
        if j > i and (bits[j] & _FORMS or words[j] in spellings()) and not bits[j] & BIT["MEASURE"]:
            break
        j += 1
    return i, j


def _left(s: Sentence, first: int, stop: int) -> tuple[int, int]:
    """The noun phrase that ends before token `stop`, auxiliaries stepped over, its prepositions left out."""
    words, bits = s.words.words, s.bits
    j = stop - 1
    while j >= first and (bits[j] & _AUXILIARY or not words[j][0].isalnum()) and not bits[j] & BIT["MEASURE"]:
        j -= 1
    i = j
    while i >= first and j - i < 2 * _LONGEST and words[i][0].isalpha():
        if (
            (bits[i] & (_BREAKS | _FORMS) or words[i] in ("i", "we"))
            and not bits[i] & BIT["MEASURE"]
            and words[i] != "that"
        ):
            break
        i -= 1
    return _head(s, i + 1, j + 1)


def _head(s: Sentence, first: int, stop: int) -> tuple[int, int]:
    """The part of a phrase before its first preposition ("wait for a bed" -> "wait"), "of" kept."""
    for k in range(first + 1, stop):
        if s.bits[k] & BIT["PREP"] and s.words.words[k] != "of":
            return first, k
    return first, stop


def _joined(s: Sentence, first: int, stop: int) -> tuple[int, int]:
    """The nouns that stand right before a noun of change: "latency" of "a latency improvement"."""
    i = stop
    while i > first and s.bits[i - 1] & BIT["MEASURE"]:
        i -= 1
    return i, stop


def _nearest(s: Sentence, first: int, stop: int, t: Trigger) -> tuple[int, int]:
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


def _named(s: Sentence, first: int, stop: int) -> str:
    """The text of a phrase without its determiners; "" where it names nothing that could change."""
    words, bits = s.words.words, s.bits
    while first < stop and _is_edge(words[first], bits[first]):
        first += 1
    while stop > first and (
        _is_edge(words[stop - 1], bits[stop - 1]) or (stop - first > 1 and _is_present(bits[stop - 1]))
    ):
        stop -= 1
    if first >= stop or bits[first] & BIT["PREP"] or stop - first > 2 * _LONGEST:
        return ""
    if stop - first == 1 and words[first] in _NOT_NAMED:
        return ""
    if not any(any(c.isalpha() for c in words[i]) and len(words[i]) > 1 for i in range(first, stop)):
        return ""
    return s.words.text[s.words.start(first) : s.words.end(stop - 1)]


def _is_edge(word: str, b: int) -> bool:
    """A word that begins or ends no name: a determiner, an adverb, a particle, a number, a sign."""
    if word in _EDGES or word in NUMBER_WORDS or not word[0].isalpha() or (word.endswith("ly") and len(word) > 5):
        return True
    return bool(b & (_SKIPPED | BIT["PRONOUN"])) and not b & BIT["MEASURE"]


def _is_present(b: int) -> bool:
    return bool(b & _PRESENT) and not b & (BIT["MEASURE"] | BIT["PEOPLE"])
