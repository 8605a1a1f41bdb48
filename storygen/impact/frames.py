"""The plainest frames of a change, which have no other reading: "from 9 to 3", "to 9 from 3", "3 instead of 9"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from storygen.impact.hedges import before_hedges, listed
from storygen.impact.lexicon import BIT
from storygen.impact.number_tables import MONTHS
from storygen.impact.pair import Pair, compatible, made
from storygen.impact.readings import readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storygen.impact.analysis import Sentence
    from storygen.impact.numeral import Numeral

_NO_END = frozenset(("version", "date", "ordinal", "clock", "pronoun", "multiplier", "points", "fraction", "every"))
_NO_ROLE = frozenset(("relative", "multiplier", "points"))
_CHANGING = sum(
    BIT[name] for name in ("UP", "DOWN", "BETTER", "WORSE", "MULTIPLY", "BECOME", "MAKE", "N_UP", "N_DOWN", "ACT")
)
_VERB = BIT["VBD"] | BIT["VBZ"]
_ARROWS = frozenset(("→", "->", "-->", "–>", "—>", "=>", "⇒"))
_WAS = frozenset("it there they we that those had have been was were used to be stood".split())
_WHEN = MONTHS | frozenset(("spring", "summer", "autumn", "fall", "winter"))
_VERB_FURTHEST = 5
_STILL = {
    "is": "was", "are": "were", "takes": "took", "take": "took", "has": "had", "have": "had", "costs": "cost",
    "stands": "stood", "needs": "needed", "need": "needed", "runs": "ran", "uses": "used", "waits": "waited",
    "wait": "waited", "lasts": "lasted", "loses": "lost", "lose": "lost", "makes": "made", "gets": "got", "get": "got",
}  # fmt: skip
"""The present of a verb after its past: "took 15 days and takes 6"."""
_YEARS = range(1900, 2100)
_FURTHEST, _FURTHEST_BACK = 9, 13
_EARLIER = _WHEN | frozenset(("before", "earlier", "previous", "last"))


def framed(s: Sentence) -> Iterator[Pair]:
    """Like "fell from 9 to 3", "rose to 9 from 3", "9 → 3", "9, up from 3", "3 instead of 9"."""
    words = s.stretch.words
    figures = [n for n, role in readings(s) if role not in _NO_ROLE and words[n.first - 1] != "per"]
    used = -1
    for a, b in pairwise(figures):
        if a.first <= used or b.first - a.last > _FURTHEST_BACK or not (_can_be(a) and _can_be(b)):
            continue
        order, how = _frame(s, a, b)
        if order and compatible(s.stretch, a, b) and not _are_years(a, b):
            used = b.last
            yield made(s.stretch, a, b, order, how)


def _frame(s: Sentence, a: Numeral, b: Numeral) -> tuple[int, str]:
    """The order of two neighbouring figures and the frame; 0 where they stand in none."""
    words = s.stretch.words
    gap = words[a.last + 1 : before_hedges(s, b.first) + 1]
    if gap[-2:] == ["had", "been"] and not _EARLIER.isdisjoint(gap):
        return -1, "now-then"
    if not gap or len(gap) > _FURTHEST:
        return 0, ""
    if gap[-1] in _ARROWS:
        return 1, "arrow"
    if gap[0] == "before" and words[b.last + 1 : b.last + 2] in (["after"], ["afterwards"], ["now"]):
        return 1, "before-after"
    return _linked(s, a, b, gap) if listed("apart").isdisjoint(gap) else _with_and(s, a, b, gap)


def _with_and(s: Sentence, a: Numeral, b: Numeral, gap: Sequence[str]) -> tuple[int, str]:
    """Like "took 15 days and takes 6", "25 in spring and 10 in autumn"."""
    if gap[-2:-1] == ["and"] and gap[-1] in _STILL:
        return (1, "then-now") if _STILL[gap[-1]] in _verbs_before(s, a) else (0, "")
    behind = s.stretch.words[b.last + 1 : b.last + 3]
    if gap[-1] == "and" and "in" in gap and behind[:1] == ["in"]:
        return (1, "dates") if _WHEN.issuperset((*behind[1:], gap[-2])) else (0, "")
    return 0, ""


def _linked(s: Sentence, a: Numeral, b: Numeral, gap: Sequence[str]) -> tuple[int, str]:
    """The frames that prepositions make."""
    lead = before_hedges(s, a.first)
    opener = s.stretch.words[lead] if lead >= s.span.start else ""
    if gap in (["down", "to"], ["up", "to"]):
        return 1, "down-to"
    if opener == "from" and gap[-1] == "to" and gap.count("to") == 1:
        return (1, "from-to") if s.stretch.any(lead - 9, lead, _CHANGING) else (0, "")
    led = opener in ("to", "at", "with") or gap[-2:-1] in (["up"], ["down"])
    if gap[-1] == "from" and led and not s.stretch.any(a.last + 1, b.first, _VERB):
        return -1, "from"
    if "where" in gap:
        return (-1, "instead") if _WAS.issuperset(gap[gap.index("where") + 1 :]) else (0, "")
    if gap[-1] == "after" and "," in gap:
        return (-1, "instead") if _stands_alone(s, b) else (0, "")
    instead = gap[-1] == "against" or gap[-2:] in (["instead", "of"], ["rather", "than"])
    return (-1, "instead") if instead else (0, "")


def _verbs_before(s: Sentence, n: Numeral) -> Sequence[str]:
    return s.stretch.words[max(s.span.start, n.first - _VERB_FURTHEST) : n.first]


def _stands_alone(s: Sentence, n: Numeral) -> bool:
    """Whether a figure behind "after" counts nothing of its own: ", after 12.1 in May", not ", after 3 weeks"."""
    tail = s.stretch.words[n.last + 1 : min(n.last + 2, s.span.stop)]
    return not tail or not tail[0][0].isalnum() or bool(s.bits[n.last + 1] & (BIT["PREP"] | BIT["DET"]))


def _can_be(n: Numeral) -> bool:
    return n.kind not in _NO_END and n.high is None and not n.vague


def _are_years(a: Numeral, b: Numeral) -> bool:
    return a.kind == b.kind == "" and a.value in _YEARS and b.value in _YEARS
