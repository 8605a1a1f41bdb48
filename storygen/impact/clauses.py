"""Clauses: where a part of a sentence begins and ends, who acts in it and when."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen.impact.lexicon import BIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storygen.impact.stretch import Stretch

HARD = frozenset((",", ";", ":", "—", "–", "(", ")", ".", "!", "?", "…", "...", "->", "→", "|", "--", "=", "[", "]"))
_JOINTS = frozenset(
    (
        "because although though while whereas when whenever once until till if unless whether which who whom whose "
        "where so but whilst"
    ).split()
)
_SOFT_JOINTS = frozenset(("that", "after", "before", "since", "as", "and", "or", "than"))
_DIVIDING = HARD | _JOINTS | _SOFT_JOINTS
_TO, _DET, _MODAL, _HAVE, _BE, _DO = BIT["TO"], BIT["DET"], BIT["MODAL"], BIT["HAVE"], BIT["BE"], BIT["DO"]
_BASE, _ING, _WAS = BIT["VB"], BIT["VBG"], BIT["WAS"]
_SUBJECT = BIT["PRONOUN"] | BIT["FIRST"]
_YOU, _PRONOUN = BIT["YOU"], BIT["PRONOUN"]
_PERSON = _SUBJECT | _YOU
_SPEAKER = frozenset(("i", "we", "i've", "we've", "i'd", "we'd", "i'm"))
_PAST_VERB = BIT["VBD"] | BIT["PASTV"]
_PRESENT_VERB = BIT["VBZ"] | BIT["PRESV"]
_FINITE_NEAR = _PAST_VERB | _WAS | _BE | _HAVE | _MODAL
_NO_PRESENT_AFTER = _TO | _DET | BIT["PREP"] | BIT["SIZE"]
_ADVERB = BIT["DEGREE"] | BIT["NOT"] | BIT["EVER"] | BIT["NOW"]
_ADVERB_OFTEN = _ADVERB | BIT["OFTEN"]
_ANY_VERB = _MODAL | _HAVE | _BE | _DO | _PAST_VERB | _PRESENT_VERB | _BASE
_NO_NOUN = BIT["PREP"] | BIT["AND"] | BIT["NOW"] | BIT["PAST"] | _TO


@dataclass(slots=True)
class Clause:
    """A clause around a token: tokens `first`..`stop`, the word that opens it, its subject and the time of its verb.

    `opener` is a joint word, "start", "comma" or "mark"; `subject` one of first, you, pron, noun, none; `tense` one of
    past, perfect, present, progressive, modal, none; `verb` is the token of the finite verb, -1 without one.
    """

    first: int
    stop: int
    opener: str
    subject: str
    tense: str
    verb: int


class Clauses:
    """The clauses of one sentence: its boundaries found once, each clause's verb once."""

    __slots__ = ("_bits", "_cuts", "_found", "_span", "_verbs", "_words")

    def __init__(self, s: Stretch) -> None:
        """Find the boundaries of the sentence."""
        self._words, self._bits, self._span = s.words, s.bits, s.span
        words, bits = s.words, s.bits
        first = s.span.start
        self._cuts = [
            j for j, word in enumerate(words[first : s.span.stop], first)
            if word in _DIVIDING and (word not in _SOFT_JOINTS or _opens_clause(words, bits, j + 1))
        ]  # fmt: skip
        self._verbs: dict[tuple[int, int], tuple[int, str]] = {}
        self._found: dict[int, Clause] = {}

    def at(self, i: int) -> Clause:
        """The clause that token `i` stands in."""
        found = self._found.get(i)
        if found is None:
            found = self._found[i] = self._around(i)
        return found

    def _around(self, i: int) -> Clause:
        cuts = self._cuts
        k = bisect_left(cuts, i)
        if k:
            first, word = cuts[k - 1] + 1, self._words[cuts[k - 1]]
            opener = word if word not in HARD else "comma" if word == "," else "mark"
        else:
            first, opener = self._span.start, "start"
        k = bisect_right(cuts, i)
        stop = cuts[k] if k < len(cuts) else self._span.stop
        verb, tense = self._verb(first, stop)
        if verb >= min(stop, i + 6):
            verb, tense = -1, "none"
        return Clause(first, stop, opener, self._subject(first, verb if verb >= 0 else i), tense, verb)

    def _verb(self, first: int, stop: int) -> tuple[int, str]:
        found = self._verbs.get((first, stop))
        if found is None:
            found = self._verbs[first, stop] = self._tense(first, stop)
        return found

    def _tense(self, first: int, stop: int) -> tuple[int, str]:
        """The first finite verb of the clause, and its time."""
        words, bits = self._words, self._bits
        for j in range(first, stop):
            b = bits[j]
            if not b & _ANY_VERB:
                if not b and words[j].endswith("ed") and len(words[j]) > 4 and not (j > first and bits[j - 1] & _DET):
                    return j, "past"
                continue
            if b & _TO:
                continue
            tense = self._time(j, first, stop + 2)
            if tense:
                return j, tense
        return -1, "none"

    def _time(self, j: int, first: int, stop: int) -> str:  # noqa: PLR0911 -- a ladder of cases, one a line
        """The time of the verb at `j`, "" where it is not finite."""
        words, bits = self._words, self._bits
        b, word = bits[j], words[j]
        before = bits[j - 1] if j > first else 0
        if b & _MODAL:
            return "modal"
        if b & _HAVE and not b & _ING:
            return "perfect" if self._participle_follows(j, stop) else "past" if word == "had" else "present"
        if b & _WAS:
            return "past"
        if b & _BE and word not in ("been", "being", "be"):
            if word.endswith(("'s", "’s")) and self._participle_follows(j, stop):
                return "perfect"
            return "progressive" if self._ing_follows(j, stop) else "present"
        if b & _DO:
            return "past" if word.startswith("did") else "present"
        if b & _PAST_VERB and not (b & _BASE and j and bits[j - 1] & (_TO | _MODAL)):
            return "past"
        if j > first and b & _PRESENT_VERB and not before & _NO_PRESENT_AFTER:
            return "present"
        if j > first and b & _BASE and before & _SUBJECT and words[j - 1] not in ("my", "our", "us", "me"):
            return "present"
        return ""

    def _participle_follows(self, j: int, stop: int) -> bool:
        words, bits = self._words, self._bits
        for k in range(j + 1, min(j + 4, stop, len(words))):
            if bits[k] & BIT["VBN"] or words[k] == "been" or (not bits[k] and words[k].endswith("ed")):
                return True
            if not bits[k] & _ADVERB_OFTEN:
                return False
        return False

    def _ing_follows(self, j: int, stop: int) -> bool:
        words, bits = self._words, self._bits
        for k in range(j + 1, min(j + 4, stop, len(words))):
            if words[k].endswith("ing"):
                return True
            if not bits[k] & _ADVERB:
                return False
        return False

    def _subject(self, first: int, verb: int) -> str:
        words, bits = self._words, self._bits
        kind = "none"
        for j in range(first, verb):
            b = bits[j]
            if b & _PERSON:
                if words[j] in _SPEAKER:
                    return "first"
                if b & _YOU:
                    return "you"
            if b & _PRONOUN:
                kind = "pron"
            elif not b & _NO_NOUN and words[j][0].isalpha():
                kind = "noun"
        return kind


def _opens_clause(words: Sequence[str], bits: Sequence[int], j: int) -> bool:
    """Whether a subject and a verb follow at token `j`, so that "and", "that", "after" before it divide."""
    if j >= len(words):
        return False
    if bits[j] & _SUBJECT:
        return True
    if not bits[j] & _DET:
        return False
    return any(b & _FINITE_NEAR for b in bits[j + 1 : j + 4])
