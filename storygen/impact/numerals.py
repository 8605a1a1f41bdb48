"""Numbers in prose, in digits and in words: what stands at a token, its value and its unit."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from storygen.impact.digits import in_digits
from storygen.impact.number_tables import (
    ARTICLED,
    FREQUENCIES,
    INTERVALS,
    MONTHS,
    NUMBER_WORDS,
    ONES,
    PLACES,
    UNIT_ARTICLED,
)
from storygen.impact.number_words import hyphened, in_words, place
from storygen.impact.numeral import Numeral
from storygen.impact.units import spellings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storygen.impact.words import Words

_OWN = frozenset("my our his her the their spring summer autumn winter q1 q2 q3 q4".split())
_HYPHENED = re.compile(r"[a-z]+(?:-[a-z]+)+$")


def numerals(words: Words, starts: Sequence[int], last: int) -> list[Numeral]:
    """All numbers that begin at one of the tokens `starts`, up to `last` (excluded), in order, never overlapping."""
    found: list[Numeral] = []
    i = -1
    for start in starts:
        if start < i:
            continue
        numeral = _at(words, start, last)
        if numeral is None:
            continue
        if numeral.article and found and _is_period_of(words, found[-1], numeral):
            continue
        if not math.isfinite(numeral.value) or not math.isfinite(numeral.high or 0):
            numeral.kind, numeral.value, numeral.high = (
                "version",
                0.0,
                None,
            )  # digits without end are a name, not a figure
        if numeral.kind == "time" and _is_date(words, numeral, last):
            numeral.kind = "date"
        if found and _is_whole(words, found[-1], numeral):
            found[-1].whole, found[-1].last = numeral.value, numeral.last
        elif found and _is_between(words, found[-1], numeral):
            found[-1].high, found[-1].last = numeral.value, numeral.last
            found[-1].unit, found[-1].kind, found[-1].per = numeral.unit, numeral.kind, numeral.per
        else:
            found.append(numeral)
        i = numeral.last + 1
    return found


def _is_period_of(w: Words, counted: Numeral, period: Numeral) -> bool:
    """Like "58 screens an hour", "four bad calls a week": what a count is taken over, no figure of its own."""
    gap = period.first - counted.last - 1
    last = w.words[period.first - 1]
    return not counted.kind and 0 < gap < 4 and last.isalpha() and last.endswith("s") and len(last) > 3


def _is_date(w: Words, n: Numeral, stop: int) -> bool:
    """Like "two years ago", "six months later", "in the three months after": a time on the calendar."""
    after = w.words[n.last + 1] if n.last + 1 < stop else ""
    before = w.words[n.first - 1] if n.first else ""
    if after == "ago" or (after == "back" and n.unit in ("week", "month", "year")):
        return True
    if after in {"later", "earlier"}:
        return n.unit not in ("s", "ms", "min", "h") or not before or not before[0].isalnum()
    if after == "in":
        following = w.words[n.last + 2] if n.last + 2 < stop else ""
        if following[:1].isdecimal() or following in MONTHS or following in _OWN:
            return False  # "94 days in May", "eleven hours in my dad's day"
        return (
            n.first == 0
            or not w.words[n.first - 1][0].isalnum()
            or (n.last + 2 < stop and w.words[n.last + 2] in ("we", "i", "it", "they", ","))
        )
    return after in ("before", "after") and before == "the"


def _is_whole(w: Words, part: Numeral, whole: Numeral) -> bool:
    """Like "3 of 17", "9 out of 10", "22 of my 31": the second number is what the first is counted of."""
    gap = w.words[part.last + 1 : whole.first]
    spelled = (
        whole.kind == "time" and part.kind == "" and len(w.words[whole.last]) > 3 and gap == ["of"]
    )  # "11 of 12 weeks"
    if (
        part.kind not in ("", "rank")
        or (whole.kind and not spelled)
        or whole.value < part.value
        or not gap
        or len(gap) > 3
    ):
        return False
    return (gap[0] == "of" and len(gap) <= 2 and gap[-1] in ("of", "the", "my", "our", "all", "their")) or gap in (
        ["out", "of"],
        ["out", "of", "the"],
    )


def _is_between(w: Words, low: Numeral, high: Numeral) -> bool:
    """Like "between 2 and 4 seconds": one figure with two bounds."""
    return (
        low.first > 0
        and w.words[low.first - 1] == "between"
        and high.first == low.last + 2
        and w.words[low.last + 1] == "and"
        and low.high is None
        and low.kind in ("", high.kind)
        and low.value < high.value
    )


def _at(w: Words, i: int, stop: int) -> Numeral | None:  # noqa: PLR0911 -- a ladder of cases, one a line
    word = w.words[i]
    head = word[0]
    if (
        head.isdecimal()
        or head in "$€£¥₹."
        or (len(word) > 1 and word[-1].isdecimal() and any(c in "$€£¥₹" for c in word))
    ):
        return in_digits(w, i, stop)
    if word in PLACES and ((found := place(w, i)) is not None or word not in NUMBER_WORDS):
        return found
    if word in NUMBER_WORDS or (word in ("a", "an") and i + 1 < stop and w.words[i + 1] in ARTICLED):
        return in_words(w, i, stop)
    if word in FREQUENCIES:
        return _interval(i, i, word)
    if word == "every":
        return _every(w, i, stop)
    if word in ("a", "an") and i + 1 < stop:
        return _article(w, i, stop)
    if word.endswith("fold") and (times := ONES.get(word[:-4].rstrip("-"))):
        return Numeral(i, i, times, "x", "multiplier", words=True)
    if "-" in word and _HYPHENED.match(word):
        return hyphened(w, i, stop)
    return None


def _interval(first: int, last: int, word: str) -> Numeral:
    value, unit = INTERVALS[word]
    return Numeral(first, last, value, unit, "every", words=True)


def _every(w: Words, i: int, stop: int) -> Numeral | None:
    """Like "every 6 months", "every other week", "every day"."""
    j = i + 1
    value = 1.0
    if j + 1 < stop and w.words[j] in ("other", "second"):
        value, j = 2.0, j + 1
    elif j + 1 < stop and (inner := _at(w, j, stop)) is not None and inner.kind == "time":
        return Numeral(i, inner.last, inner.value, inner.unit, "every", inner.high, words=True)
    if j < stop and w.words[j] in ("minute", "hour", "day", "week", "month", "quarter", "year"):
        return Numeral(i, j, value, spellings()[w.words[j]], "every", words=True)
    return None


def _article(w: Words, i: int, stop: int) -> Numeral | None:
    """Like "a day", "an hour", "an hour and a half", "a full week"."""
    j = i + 1
    if w.words[j] in ("full", "whole", "single", "good", "working") and j + 1 < stop:
        j += 1
    if w.words[j] not in UNIT_ARTICLED:
        return None
    if i and (w.words[i - 1] in ("times", "once", "twice", "half") or w.words[i - 1][0].isdecimal()):
        return None
    unit, value = ("week", 2.0) if w.words[j] == "fortnight" else (spellings()[w.words[j]], 1.0)
    n = Numeral(i, j, value, unit, "time", words=True, article=True)
    if w.words[j + 1 : j + 4] in (["and", "a", "half"], ["and", "a", "quarter"]):
        n.value, n.last, n.article = 1.5 if w.words[j + 3] == "half" else 1.25, j + 3, False
    elif w.words[j + 1 : j + 4] == ["and", "three", "quarters"]:
        n.value, n.last, n.article = 1.75, j + 3, False
    return n
