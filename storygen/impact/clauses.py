"""Clauses and mood: where a part of a sentence begins and ends, who acts in it, when, and whether it came true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storygen.impact.lexicon import BIT
from storygen.impact.words import Words

HARD = frozenset((",", ";", ":", "—", "–", "(", ")", ".", "!", "?", "…", "...", "->", "→", "|", "--", "=", "[", "]"))
_JOINTS = frozenset(
    "because although though while whereas when whenever once until till if unless whether which who whom whose where so but whilst".split()
)
_SOFT_JOINTS = frozenset(("that", "after", "before", "since", "as", "and", "or", "than"))
_SUBJECT = BIT["PRONOUN"] | BIT["FIRST"]
_PAST = BIT["VBD"] | BIT["PASTV"] | BIT["WAS"]
_TO = BIT["TO"]


@dataclass(slots=True)
class Clause:
    """A clause around a token: tokens `first`..`stop`, the word that opens it, its subject and the time of its verb.

    `opener` is a joint word, "start" or a mark; `subject` one of first, you, pron, noun, none; `tense` one of past,
    perfect, present, progressive, modal, none; `verb` is the token of the finite verb, -1 without one.
    """

    first: int
    stop: int
    opener: str
    subject: str
    tense: str
    verb: int


def segment(w: Words, span: range, i: int) -> tuple[int, int]:
    """The stretch around token `i` that no punctuation divides: (first, stop)."""
    first, stop = i, i + 1
    while first > span.start and w.words[first - 1] not in HARD:
        first -= 1
    while stop < span.stop and w.words[stop] not in HARD:
        stop += 1
    return first, stop


def clause(w: Words, bits: Sequence[int], span: range, i: int) -> Clause:
    """The clause that token `i` stands in."""
    first, opener = _begin(w, bits, span, i)
    stop = _end(w, bits, span, i)
    verb, tense = _tense(w, bits, first, min(stop, i + 6), i)
    return Clause(first, stop, opener, _subject(w, bits, first, verb if verb >= 0 else i), tense, verb)


def _begin(w: Words, bits: Sequence[int], span: range, i: int) -> tuple[int, str]:
    j = i
    while j > span.start:
        word = w.words[j - 1]
        if word in HARD:
            return j, "mark" if word != "," else "comma"
        if word in _JOINTS or (word in _SOFT_JOINTS and _opens_clause(w, bits, j)):
            return j, word
        j -= 1
    return j, "start"


def _opens_clause(w: Words, bits: Sequence[int], j: int) -> bool:
    """Whether a subject and a verb follow at token `j`, so that "and", "that", "after" before it divide."""
    if j >= len(w):
        return False
    if bits[j] & _SUBJECT:
        return True
    return any(bits[k] & (_PAST | BIT["BE"] | BIT["HAVE"] | BIT["MODAL"]) for k in range(j + 1, min(j + 4, len(w)))) and bool(bits[j] & BIT["DET"])


def _end(w: Words, bits: Sequence[int], span: range, i: int) -> int:
    j = i + 1
    while j < span.stop:
        word = w.words[j]
        if word in HARD or word in _JOINTS or (word in _SOFT_JOINTS and _opens_clause(w, bits, j + 1)):
            break
        j += 1
    return j


def _tense(w: Words, bits: Sequence[int], first: int, stop: int, i: int) -> tuple[int, str]:
    """The first finite verb of the clause up to shortly after the trigger, and its time."""
    for j in range(first, stop):
        b = bits[j]
        if b & _TO and j < i:
            continue
        if b & BIT["MODAL"] and w.words[j] not in ("can",) or w.words[j] == "can":
            return j, "modal"
        if b & BIT["HAVE"] and not b & BIT["VBG"]:
            return j, "perfect" if _participle_follows(w, bits, j, stop + 2) else ("past" if w.words[j] == "had" else "present")
        if b & BIT["WAS"]:
            return j, "past"
        if b & BIT["BE"] and w.words[j] not in ("been", "being", "be"):
            if w.words[j].endswith(("'s", "’s")) and _participle_follows(w, bits, j, stop + 2):
                return j, "perfect"
            return j, "progressive" if _ing_follows(w, bits, j, stop + 2) else "present"
        if b & BIT["DO"]:
            return j, "past" if w.words[j].startswith("did") else "present"
        if b & (BIT["VBD"] | BIT["PASTV"]) and not (b & BIT["VB"] and j and bits[j - 1] & (_TO | BIT["MODAL"])):
            return j, "past"
        if not b and w.words[j].endswith("ed") and len(w.words[j]) > 4 and not (j > first and bits[j - 1] & BIT["DET"]):
            return j, "past"
        if b & (BIT["VBZ"] | BIT["PRESV"]) and j > first and not bits[j - 1] & (_TO | BIT["DET"] | BIT["PREP"] | BIT["SIZE"]):
            return j, "present"
        if b & BIT["VB"] and j > first and bits[j - 1] & (BIT["PRONOUN"] | BIT["FIRST"]) and w.words[j - 1] not in ("my", "our", "us", "me"):
            return j, "present"
    return -1, "none"


def _participle_follows(w: Words, bits: Sequence[int], j: int, stop: int) -> bool:
    for k in range(j + 1, min(j + 4, stop, len(w))):
        if bits[k] & BIT["VBN"] or w.words[k] == "been" or (not bits[k] and w.words[k].endswith("ed")):
            return True
        if not bits[k] & (BIT["DEGREE"] | BIT["NOT"] | BIT["EVER"] | BIT["NOW"] | BIT["OFTEN"]):
            return False
    return False


def _ing_follows(w: Words, bits: Sequence[int], j: int, stop: int) -> bool:
    for k in range(j + 1, min(j + 4, stop, len(w))):
        if w.words[k].endswith("ing"):
            return True
        if not bits[k] & (BIT["DEGREE"] | BIT["NOT"] | BIT["EVER"] | BIT["NOW"]):
            return False
    return False


def _subject(w: Words, bits: Sequence[int], first: int, verb: int) -> str:
    kind = "none"
    for j in range(first, max(first, verb)):
        word = w.words[j]
        if word in ("i", "we", "i've", "we've", "i'd", "we'd", "i'm"):
            return "first"
        if bits[j] & BIT["YOU"]:
            return "you"
        if bits[j] & BIT["PRONOUN"]:
            kind = "pron"
        elif word[0].isalpha() and not bits[j] & (BIT["PREP"] | BIT["AND"] | BIT["NOW"] | BIT["PAST"] | BIT["TO"]):
            kind = "noun"
    return kind
