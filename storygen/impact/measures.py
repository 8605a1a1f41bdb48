"""What follows a number: its unit, the period of a rate, the smaller part of a duration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.impact.number_tables import FREQUENCIES, MONTHS, ORDINALS, PERIODS, POINTS
from storygen.impact.units import kind as unit_kind
from storygen.impact.units import spellings

if TYPE_CHECKING:
    from storygen.impact.numeral import Numeral
    from storygen.impact.words import Words


def add_unit(w: Words, n: Numeral, stop: int) -> None:
    i = n.last + 1
    if (
        i < stop
        and w.words[i] in ("-", "‑")
        and w.glued(i)
        and i + 1 < stop
        and w.glued(i + 1)
        and w.words[i + 1].isalpha()
    ):
        i += 1
        n.attributive = w.words[i] != "odd"
        if w.words[i] in ("odd", "ish", "something", "plus"):
            n.last = i
            i += 1
    if i + 1 < stop and w.words[i] in (
        "working",
        "business",
        "calendar",
        "full",
        "straight",
        "consecutive",
        "whole",
        "solid",
        "clock",
    ):
        i += 1
    if i >= stop:
        return
    word, raw = w.words[i], w.raw[i]
    if word == "%":
        n.unit, n.kind, n.last = "%", "share", i
    elif word in ("x", "×", "-fold", "fold") and n.kind == "" and (w.glued(i) or word == "×"):
        n.unit, n.kind, n.last = "x", "multiplier", i
    elif word == "times":
        n.kind, n.last = "times", i
    elif word in ORDINALS and w.glued(i):
        n.kind, n.last, n.place = "ordinal", i, not (i + 1 < stop and w.words[i + 1] in MONTHS)
    elif word in POINTS:
        n.unit, n.kind, n.last = "pp", "points", i
    elif word in ("per", "percentage") and i + 1 < stop and w.words[i + 1] in ("cent", "point", "points"):
        n.unit, n.kind = ("%", "share") if word == "per" else ("pp", "points")
        n.last = i + 1
    elif word == "basis" and i + 1 < stop and w.words[i + 1].startswith("point"):
        n.unit, n.kind, n.last = "bps", "points", i + 1
    elif n.kind == "" or (n.kind == "money" and not n.unit):
        _measured(w, n, i, word, raw)
    add_period(w, n, stop)
    _of(w, n, stop)


def _measured(w: Words, n: Numeral, i: int, word: str, raw: str) -> None:
    if len(word) == 1 and not w.glued(i) and word not in ("h", "s", "d"):
        return  # "3 h" is a duration; "m", "g", "t", "b" after a space are anything
    known = spellings().get(raw) or spellings().get(word)
    if known is None or word == "quid's":
        return
    if word == "m" and w.glued(i):
        known = "min"
    n.unit, n.kind, n.last = known, unit_kind(known), i


def add_period(w: Words, n: Numeral, stop: int) -> None:
    """Like "/week", "a month", "per shift", "every day", "weekly": what makes a rate of it."""
    i = n.last + 1
    if i >= stop or n.per:
        return
    word = w.words[i]
    if (
        i + 1 < stop
        and word in ("/", "a", "an", "per", "each", "every", "p")
        and w.words[i + 1] in PERIODS
        and not (
            i + 2 < stop and w.words[i + 2] in ("ago", "before", "earlier", "later", "after", "in", "out", "or", "and")
        )
    ):
        if word in ("each", "every", "a", "an") and n.kind == "time":
            return
        n.per, n.last = PERIODS[w.words[i + 1]], i + 1
    elif word in FREQUENCIES and n.kind in ("money", "", "times"):
        n.per, n.last = FREQUENCIES[word], i


def _of(w: Words, n: Numeral, stop: int) -> None:
    """Like "1 hour 45", "4m30s", "2 min 30", "3 h 30": the smaller part of a duration."""
    if n.kind != "time" or n.unit not in ("h", "min") or n.high is not None or n.per:
        return
    i = n.last + 1
    if i < stop and w.words[i] == "and" and i + 2 < stop and w.words[i + 2].startswith(("min", "sec")):
        i += 1
    if i >= stop or not w.words[i].isdigit() or len(w.words[i]) > 2:
        return
    smaller = "min" if n.unit == "h" else "s"
    j = i + 1
    named = j < stop and spellings().get(w.words[j]) == smaller
    if not named and j < stop and (w.words[j][0].isalpha() and w.words[j] not in (
        "to", "on", "after", "before", "in", "for", "from", "and", "now", "average", "per", "at", "when", "once", "by")):  # fmt: skip
        return
    n.value += float(w.words[i]) / 60
    n.last = j if named else i
