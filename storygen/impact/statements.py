"""What the figures and words of a sentence state of a change: "a 25 % cut", "up 5 points", "three times", "halved"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from storygen.impact.hedges import before_hedges, lean, listed
from storygen.impact.lexicon import BIT
from storygen.impact.nouns import count_noun
from storygen.impact.readings import readings
from storygen.impact.stated import Left, Stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storygen.impact.analysis import Sentence
    from storygen.impact.hedges import Lean
    from storygen.impact.numeral import Numeral

_MULTIPLES = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "quintupl": 5.0, "halv": 0.5}
_STATING = frozenset("a an of minus plus is = ( − - + , so by be was to or – — : up down about".split())
_MORE = frozenset(
    "faster quicker more less fewer lower slower higher cheaper lighter smaller sooner better bigger".split()
)
_AS_IT_WAS = frozenset("what the its their our my former before".split())
_WAY = frozenset(("distance", "way", "gap", "difference", "time", "day", "night", "week", "year"))
_STANDING = frozenset("rate share level precision accuracy recall score margin average total quota uptime".split())
_GONE = frozenset(("gone", "disappeared", "vanished"))
_GOING_ON = frozenset(("again", "as", "what"))
_EACH = frozenset(("a", "an", "per", "each", "every", "/"))
_APPOSED = frozenset((",", "(", "–", "—", ":", "-"))
_OVERALL = frozenset(("overall", "altogether", "combined", "together"))
_PERCENTAGE = frozenset(("percentage", "pp", "ppt", "pps"))
_AGAIN = frozenset(("again", "twice"))
_GIVING = BIT["VBD"] | BIT["VB"] | BIT["VBG"] | BIT["VBN"] | BIT["PASTV"]
_GOING = BIT["BE"] | BIT["BECOME"] | BIT["MAKE"]
_SMALL = BIT["PREP"] | BIT["TO"] | BIT["AND"] | BIT["SUB"] | BIT["DET"]


@dataclass(frozen=True, slots=True)
class Statement:
    """What tokens `first`..`last` state."""

    first: int
    last: int
    stated: Stated


def statements(s: Sentence) -> list[Statement]:
    """All that a sentence states of changes, in its order."""
    found = [*_in_words(s)]
    for n, role in readings(s):
        if n.high is None and (not n.vague or n.kind == "fraction") and not _is_scale(s, n):
            stated = _of(s, n, role)
            if stated is not None:
                found.append(Statement(n.first, n.last, stated))
    return sorted(found, key=lambda x: x.first)


def _is_scale(s: Sentence, n: Numeral) -> bool:
    """Like "from 11 to 14 of 20 points": all that there is to have, and no change."""
    return _word(s, n.first - 1) == "of" and _word(s, n.first - 2)[:1].isdecimal()


def _of(s: Sentence, n: Numeral, role: str) -> Stated | None:
    """What a number says of a change; None where it says nothing of one."""
    words, said = s.stretch.words, lean(s, n.first, n.last)
    lead, tail = _word(s, before_hedges(s, n.first)), words[n.last + 1 : min(n.last + 5, s.span.stop)]
    if n.unit == "bps":
        return Stated("points", n.value / 100, said, up=_way(s, n))
    if n.kind == "points" or not {"points", "point"}.isdisjoint(tail[: 3 if n.kind == "fraction" else 1]):
        percentage = not _PERCENTAGE.isdisjoint(words[n.first : n.last + 1])
        return Stated("points", abs(n.value), said, percentage=percentage, up=_way(s, n))
    if _is_gone(s, n):
        value = n.value / 100 if n.parts else n.value
        return Stated("percent" if n.kind == "share" and not n.parts else "fraction", abs(value), said)
    if n.kind in ("share", "fraction") and n.parts is None and _is_relative(s, n, role, lead, tail):
        kind = "fraction" if n.kind == "fraction" else "percent"
        return Stated(kind, abs(n.value), said, left=_left(n, lead, tail), up=_way(s, n))
    if n.value > 0 and (role == "multiplier" or (n.kind == "times" and not _MORE.isdisjoint(tail[:1]))):
        return Stated("multiple", n.value, said, more=not _MORE.isdisjoint(tail[:2]) or words[n.last] == "x")
    return _difference(s, n, role, said) if n.kind not in ("share", "fraction", "multiplier", "times") else None


def _is_relative(s: Sentence, n: Numeral, role: str, lead: str, tail: Sequence[str]) -> bool:
    """Whether a share is a change, or what is left of a figure; "to 40 %" is one only where it goes on "of"."""
    if not _OVERALL.isdisjoint(tail) or (n.kind == "fraction" and _is_of_other(s, n, tail)):
        return False
    if lead == "to":
        return n.kind == "fraction" or tail[:1] == ["of"]
    if lead == "of" and _head_of(s, n) in _STANDING:
        return False  # "a pass rate of 73 %"
    if lead == "or" and tail[:1] == ["of"] and tail[1:2] != ["what"]:
        return False  # "3 days or 5 % of a quarter"
    return role == "relative" or lead in _STATING or not lead or n.value < 0


def _head_of(s: Sentence, n: Numeral) -> str:
    """The word before the "of" that stands before a figure."""
    return _word(s, before_hedges(s, n.first) - 1)


def _is_gone(s: Sentence, n: Numeral) -> bool:
    """Like "three in five of the late starts are gone", "half of them have disappeared"."""
    words = s.stretch.words
    if n.kind not in ("share", "fraction") or words[n.last + 1 : n.last + 2] != ["of"]:
        return False
    tail = words[n.last + 2 : min(n.last + 8, s.span.stop)]
    stop = next((i for i, w in enumerate(tail) if not w[0].isalnum()), len(tail))
    return not _GONE.isdisjoint(tail[:stop]) and before_hedges(s, n.first) >= s.span.start


def _is_of_other(s: Sentence, n: Numeral, tail: Sequence[str]) -> bool:
    """Like "half of it", "by half term"."""
    if tail[:1] == ["of"]:
        counted = any(n.last < x.first <= n.last + 3 for x in s.figures)  # "half of the 90 callers"
        return counted or _AS_IT_WAS.isdisjoint(tail[1:3])
    if tail[:1] == ["the"] and not _WAY.isdisjoint(tail[1:2]):
        return True
    if s.stretch.words[n.last] != "half" or not tail or not tail[0].isalpha():
        return False
    return (
        tail[0] not in listed("difference")
        and not s.bits[n.last + 1] & _SMALL
        and tail[0] not in ("again", "as", "what")
    )


def _left(n: Numeral, lead: str, tail: Sequence[str]) -> Left:
    if lead == "to":
        return "only"
    if n.kind == "fraction" and lead in _APPOSED and (not tail or not tail[0][0].isalnum()):
        return "maybe"
    return "maybe" if tail[:1] == ["of"] or tail[:2] == ["what", "it"] or not _AS_IT_WAS.isdisjoint(tail[:1]) else ""


def _difference(s: Sentence, n: Numeral, role: str, said: Lean) -> Stated | None:
    """Like "$3m less", "sixteen slides gone"; what it counts goes along, so that it is held against its like only."""
    tail = s.stretch.words[n.last + 1 : min(n.last + 3, s.span.stop)]
    if tail and not tail[0][0].isalnum():
        tail = []
    if role != "difference" and listed("difference").isdisjoint(tail):
        return None
    unit, per = n.unit or count_noun(s.stretch, n), _span(s, n)
    return Stated("difference", n.value, said, unit=f"{unit}/{per}" if per else unit)


def _span(s: Sentence, n: Numeral) -> str:
    """The period over which it is a sum, which the ends may not share: "$300k a year", "ten hours a week"."""
    tail = s.stretch.words[n.last + 1 : min(n.last + 5, s.span.stop)]
    return n.per or next((b for a, b in pairwise(tail) if a in _EACH and b in listed("spans")), "")


def _way(s: Sentence, n: Numeral) -> bool | None:
    """Up or down, by a word right before or behind the figure; "gave up two points" is no rise."""
    words, lead = s.stretch.words, before_hedges(s, n.first)
    said = [*words[n.last + 1 : min(n.last + 2, s.span.stop)]]
    if lead >= s.span.start and not (s.bits[lead - 1] & _GIVING and not s.bits[lead - 1] & _GOING):
        said.append(words[lead])
    for word in said:
        if word in listed("less of it"):
            return False
        if word in listed("more of it"):
            return True
    return None


def _in_words(s: Sentence) -> Iterator[Statement]:
    """Like "doubled", "in half", "an order of magnitude"."""
    words = s.stretch.words
    for i in s.span:
        if s.bits[i] & BIT["MULTIPLY"] and _AGAIN.isdisjoint(words[i + 1 : i + 5]):
            factor = next((f for stem, f in _MULTIPLES.items() if words[i].startswith(stem)), None)
            if factor is not None:
                yield Statement(i, i, Stated("multiple", factor, lean(s, i, i), up=factor > 1))
        elif words[i] == "half" and words[i - 1] == "in" and words[i + 1 : i + 2] not in (["a"], ["an"], ["the"]):
            yield Statement(i, i, Stated("multiple", 0.5, lean(s, i - 1, i)))
        elif words[i] == "magnitude" and words[i - 2 : i] == ["order", "of"]:
            yield Statement(i - 2, i, Stated("multiple", 10.0, "about"))


def _word(s: Sentence, i: int) -> str:
    return s.stretch.words[i] if i >= s.span.start else ""
