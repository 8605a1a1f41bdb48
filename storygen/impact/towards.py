"""The way that words say a figure went, against the way that its ends go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.impact.direction import better_default
from storygen.impact.hedges import before_hedges, listed
from storygen.impact.lexicon import BIT

if TYPE_CHECKING:
    from storygen.impact.analysis import Sentence
    from storygen.impact.ends import Ends

_UP, _DOWN = BIT["UP"] | BIT["N_UP"], BIT["DOWN"] | BIT["N_DOWN"]
_VERB = BIT["VBD"] | BIT["VBN"] | BIT["VBG"] | BIT["VBZ"] | BIT["PASTV"]
_MOVING = BIT["MAKE"] | BIT["BECOME"]
_NOUN = BIT["N_UP"] | BIT["N_DOWN"]
_TOLD_APART = frozenset(("then-now", "dates", "now-then", "parallel", "instead"))
_STOPS = frozenset((",", ":", "(", "which", "to", "—", "–"))
_JUDGING = ("improv", "worsen", "deteriorat", "degrad")
_RANKS = frozenset(("rank", "ranks", "ranking", "rankings", "place", "placing", "position", "grade", "grades"))
_FURTHEST = 8


def against(s: Sentence, e: Ends) -> int | None:
    """The token of the word that says the other way, None where none does."""
    if e.pair.how in _TOLD_APART:
        return None
    start = before_hedges(s, e.first)
    if start < s.span.start:
        return None
    if s.stretch.words[start] in ("to", "from", "at") and start > s.span.start:
        start -= 1
    return _tempo(s, e, start) if s.stretch.words[start] == "," else _word(s, e, start)


def _word(s: Sentence, e: Ends, start: int) -> int | None:
    w, rises = s.stretch, e.change.delta > 0
    for i in range(start, max(s.span.start, e.first - _FURTHEST) - 1, -1):
        word, b = w.words[i], w.bits[i]
        if word in listed("apart") or word in _STOPS:
            return None
        risen = _said(s, i, e)
        if risen is not None:
            denied = w.any(i - 3, i, BIT["NOT"]) or (b & BIT["MULTIPLY"] and e.change.after * e.change.before <= 0)
            return i if risen != rises and not denied else None
        if b & _VERB and not b & (BIT["BE"] | BIT["HAVE"]) and not _is_noun(s, i):
            return None
    return None


def _is_noun(s: Sentence, i: int) -> bool:
    """Like the second of "shortened stays"."""
    return bool(s.bits[i] & BIT["VBZ"] and s.bits[i - 1] & (_UP | _DOWN) & ~_NOUN)


def _said(s: Sentence, i: int, e: Ends) -> bool | None:
    """Whether the word at `i` says up (True) or down (False), None where it says neither."""
    word, b = s.stretch.words[i], s.bits[i]
    if word in ("up", "down"):
        return word == "up" if s.stretch.any(i - _FURTHEST, i, _MOVING | BIT["BE"]) else None
    if b & _NOUN and word.endswith("s") and not b & BIT["VBD"]:
        return None  # "declines 1.2 → 2.9 %" are counted
    if bool(b & _UP) != bool(b & _DOWN) and (not b & BIT["MEASURE"] or b & (BIT["VBD"] | _NOUN)):
        return bool(b & _UP)
    if b & (BIT["BETTER"] | BIT["WORSE"]) and word.startswith(_JUDGING) and e.change.unit not in _TIMES:
        named = _named(s, i, e)
        better = better_default(named) if _RANKS.isdisjoint(named.split()) else ""
        return (better == "higher") == bool(b & BIT["BETTER"]) if better else None
    if e.change.unit in _TIMES and word in listed("quicker") | listed("slower"):
        return word in listed("slower")
    return None


_TIMES = frozenset(("ns", "µs", "ms", "s", "min", "h", "d", "week", "month", "year"))


def _named(s: Sentence, verb: int, e: Ends) -> str:
    """What is said to have got better: the words around the verb, up to the ends."""
    words = s.stretch.words
    return " ".join((*words[max(s.span.start, verb - 4) : verb], *words[verb + 1 : e.first]))


def _tempo(s: Sentence, e: Ends, comma: int) -> int | None:
    """Like "got quicker, from 20 seconds to 4 minutes"."""
    if e.change.unit in _TIMES:
        for i in range(comma - 1, max(s.span.start, comma - 4) - 1, -1):
            word = s.stretch.words[i]
            if word in listed("quicker") | listed("slower") and s.stretch.any(i - 3, i + 1, _MOVING):
                return i if (word in listed("slower")) != (e.change.delta > 0) else None
    return None
