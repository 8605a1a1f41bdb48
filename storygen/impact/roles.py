"""Which part a number plays in its sentence: an end, a relative change, a difference, or nothing that was changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storygen.impact.lexicon import BIT
from storygen.impact.numerals import Numeral
from storygen.impact.words import Words

_CHANGE_VERB = sum(BIT[n] for n in ("UP", "DOWN", "BETTER", "WORSE", "ZERO", "MULTIPLY"))
_COMPARATIVE = sum(BIT[n] for n in ("A_BETTER", "A_WORSE", "A_UP", "A_DOWN"))
_CHANGE_NOUN = sum(BIT[n] for n in ("N_UP", "N_DOWN", "N_BETTER", "N_WORSE"))
_MOVERS = _CHANGE_VERB | sum(BIT[n] for n in ("BECOME", "MAKE", "REACH", "BE"))
_ABOUT = frozenset(("about", "around", "roughly", "nearly", "almost", "some", "approximately", "over", "under", "just", "~", "≈",
                    "more", "than", "less", "at", "least", "most", "up", "to", "as", "much", "another", "a", "further", "full",
                    "only", "by", "well", "close", "an", "extra", "like", "probably", "maybe", "the", "whole", "good", "every",
                    "estimated", "+", "-", "−", ">", "<", "≥", "≤", "(", "~=", "circa", "ca", "average", "of", "barely", "even"))  # fmt: skip
_TEAM = frozenset(("people", "engineers", "nurses", "teachers", "staff", "developers", "analysts", "reps", "colleagues", "managers",
                   "volunteers", "members", "designers", "technicians", "employees", "of", "us", "person", "man", "crew"))  # fmt: skip
_SPAN_PREPS = frozenset(("in", "within", "after", "over", "for", "during", "inside", "under", "every", "last", "past", "next", "first",
                         "following", "these", "those", "another", "of", "took", "takes", "take", "spent", "until", "since"))  # fmt: skip
_LATE = frozenset(("ahead", "late", "early", "behind", "sooner", "earlier", "later"))


@dataclass(frozen=True, slots=True)
class Role:
    """The part a number plays, and the unit that its context gives it ("reports"); "" for a number that is none."""

    name: str
    unit: str = ""


def roles(words: Words, bits: Sequence[int], span: range, figures: Sequence[Numeral]) -> list[Role]:
    """The role of each of the figures of one sentence, ends of a change apart (pairs.py finds those)."""
    return [_role(words, bits, span, n) for n in figures]


def _role(w: Words, bits: Sequence[int], span: range, n: Numeral) -> Role:
    if n.kind in ("version", "date", "ordinal", "rank"):
        return Role(n.kind)
    if n.kind == "clock":
        return Role("time")
    if n.kind == "pronoun":
        return Role("")
    change = _changing(w, bits, span, n)
    if change:
        return Role(change)
    return _resting(w, bits, span, n)


def _changing(w: Words, bits: Sequence[int], span: range, n: Numeral) -> str:
    """relative, multiplier, points, difference, after — where the words around the number make it one; else ""."""
    before, lead = _lead(w, bits, span, n)
    after = n.last + 1
    if n.kind == "multiplier":
        return "multiplier"
    relative = "relative" if n.kind in ("share", "fraction") else "points" if n.kind == "points" else "difference"
    if n.kind == "times":
        return "multiplier" if _followed_by(bits, span, after, _COMPARATIVE | _CHANGE_NOUN, 3) or _followed_by_as(w, span, after) else ""
    if "by" in lead and _verb_before(bits, span, before, _CHANGE_VERB | _COMPARATIVE | BIT["SAVE"] | BIT["REACH"], 12):
        return relative
    if _followed_by(bits, span, after, _COMPARATIVE | _CHANGE_NOUN, 2) and n.kind != "":
        return relative
    if n.kind == "" and _followed_by(bits, span, after, _COMPARATIVE, 1):
        return relative
    here = bits[before] if before >= span.start else 0
    word = w.words[before] if before >= span.start else ""
    if word == "of" and before > span.start and bits[before - 1] & _CHANGE_NOUN:
        return relative
    if "to" in lead and _verb_before(bits, span, before, _MOVERS, 8) and "up" not in lead:
        return "after"
    if word in ("up", "down", "off", "+", "-", "−") and relative != "difference":
        return relative
    if here & (BIT["SAVE"] | BIT["LOSE"]) and n.kind in ("time", "money", "share", "fraction", "data"):
        return relative
    if here & _CHANGE_VERB and relative != "difference":
        return relative
    if here & _CHANGE_VERB and n.kind in ("time", "money", "data") and here & (BIT["UP"] | BIT["DOWN"]):
        return "difference"
    if here & BIT["REACH"] and n.kind in ("share", "money", "rank", "time", "data", ""):
        return "after"
    if after < span.stop and w.words[after] in _LATE and n.kind == "time":
        return "difference"
    if after < span.stop and w.words[after] in ("off", "up", "down") and n.kind in ("time", "share", "money"):
        return relative
    return ""


def _resting(w: Words, bits: Sequence[int], span: range, n: Numeral) -> Role:
    word = w.words[n.first - 1] if n.first > span.start else ""
    if n.high is not None:
        return Role("range")
    if word in ("<", ">", "≤", "≥", "under", "over", "below", "above") or (word == "than"):
        return Role("bound")
    if n.kind == "share":
        return Role("share")
    if n.kind == "money":
        return Role("money")
    if n.kind == "time":
        return Role("duration")
    if n.per:
        return Role("rate")
    if n.kind in ("data", "length", "mass", "energy", "points"):
        return Role("count")
    after = w.words[n.last + 1] if n.last + 1 < span.stop else ""
    return Role("team" if after in _TEAM or word == "of" and n.first - 2 >= span.start and w.words[n.first - 2] in ("team", "crew", "group") else "count")


def _lead(w: Words, bits: Sequence[int], span: range, n: Numeral) -> tuple[int, list[str]]:
    """The token before the number once hedges are stepped over, and the hedges."""
    i = n.first - 1
    lead: list[str] = []
    while i >= span.start and len(lead) < 5 and (w.words[i] in _ABOUT or bits[i] & BIT["DEGREE"]):
        lead.append(w.words[i])
        if w.words[i] == "of" and i > span.start and bits[i - 1] & (_CHANGE_NOUN | BIT["MEASURE"]):
            lead.pop()
            break
        i -= 1
    return i, lead


def _followed_by(bits: Sequence[int], span: range, i: int, kinds: int, reach: int) -> bool:
    return any(bits[j] & kinds for j in range(i, min(i + reach, span.stop)))


def _followed_by_as(w: Words, span: range, i: int) -> bool:
    return i < span.stop and w.words[i] == "as"


def _verb_before(bits: Sequence[int], span: range, i: int, kinds: int, reach: int) -> bool:
    return any(bits[j] & kinds for j in range(max(span.start, i - reach), i + 1))
