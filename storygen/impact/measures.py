"""What follows a number: its unit, the period of a rate, the smaller part of a duration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.impact.number_tables import FREQUENCIES, MONTHS, ONES, ORDINALS, PERIODS, POINTS, TENS
from storygen.impact.units import kind as unit_kind
from storygen.impact.units import spellings

if TYPE_CHECKING:
    from storygen.impact.numeral import Numeral
    from storygen.impact.words import Words


_BETWEEN = frozenset("working business calendar full straight consecutive whole solid clock".split())
_SUMS = (["revenue"], ["sales"], ["profit"], ["income"], ["turnover"], ["budget"], ["users"], ["active"], ["spend"])
_COUNTED = frozenset(("k", "K", "m", "M", "b", "B"))
_DATING = frozenset(("before", "after"))
_DENSE = frozenset(("mass", "volume", "energy", "length", "power"))
_SIZES = {
    "pound": "lb", "lb": "lb", "kilo": "kg", "kg": "kg", "litre": "L", "liter": "L", "hectare": "ha", "ha": "ha",
    "acre": "acre", "tonne": "t", "ton": "t", "gallon": "gal", "mile": "mile",
}  # fmt: skip
"""What an amount may be taken of: "cents a pound", "tonnes a hectare"."""
_ROUGHLY = frozenset(("odd", "ish", "something", "plus"))


def add_unit(w: Words, n: Numeral, stop: int) -> None:
    """Give the number the unit and the period that follow it, and move its end behind them."""
    i = _after_hyphen(w, n, stop)
    if i < stop and w.words[i] == "ish" and w.glued(i):
        n.last, i = i, i + 1
    if i + 1 < stop and w.words[i] in _BETWEEN:
        i += 1
    if i < stop:
        if not _marked(w, n, i, stop) and not _in_points(w, n, i, stop):
            _measured(w, n, i)
        add_period(w, n, stop)
        _of(w, n, stop)


def _after_hyphen(w: Words, n: Numeral, stop: int) -> int:
    """The token of the unit: behind the hyphen of "40-minute" and of "30-odd minutes"."""
    i = n.last + 1
    if i + 1 < stop and w.words[i] in ("-", "‑") and w.glued(i) and w.glued(i + 1) and w.words[i + 1].isalpha():
        i += 1
        n.attributive = w.words[i] != "odd"
        if w.words[i] in _ROUGHLY:
            n.last = i
            i += 1
    return i


def _marked(w: Words, n: Numeral, i: int, stop: int) -> bool:
    """A sign or a syllable that makes the number a share, a multiplier, a frequency, an ordinal."""
    word = w.words[i]
    if word == "%":
        n.unit, n.kind = "%", "share"
    elif word in ("x", "×", "-fold", "fold") and n.kind == "" and (w.glued(i) or word == "×"):
        n.unit, n.kind = "x", "multiplier"
    elif word == "times":
        n.kind = "times"
    elif word in ORDINALS and w.glued(i):
        n.kind, n.place = "ordinal", not (i + 1 < stop and w.words[i + 1] in MONTHS)
    else:
        return False
    n.last = i
    return True


def _in_points(w: Words, n: Numeral, i: int, stop: int) -> bool:
    """Like "per cent", "percentage points", "basis points", "points"."""
    word, following = w.words[i], w.words[i + 1] if i + 1 < stop else ""
    if word in POINTS:
        n.unit, n.kind, n.last = "pp", "points", i
    elif word == "per" and following == "cent":
        n.unit, n.kind, n.last = "%", "share", i + 1
    elif word == "percentage" and following in ("point", "points"):
        n.unit, n.kind, n.last = "pp", "points", i + 1
    elif word == "basis" and following.startswith("point"):
        n.unit, n.kind, n.last = "bps", "points", i + 1
    else:
        return False
    return True


def _measured(w: Words, n: Numeral, i: int) -> None:
    word, raw = w.words[i], w.raw[i]
    if n.kind == "" and (period := _dense(w, i)):
        n.unit, n.kind, n.last = f"{raw}/{period}", "rate", i + 2
        return
    if n.kind and (n.kind != "money" or n.unit):
        return
    if len(word) == 1 and not w.glued(i) and word not in ("h", "s", "d") and raw not in ("B", "W"):
        return  # "3 h" is a duration; "m", "g", "t", "b" after a space are anything
    known = spellings().get(raw) or spellings().get(word)
    if known is None:
        return
    if word == "m" and w.glued(i):
        known = "min"
    n.unit, n.kind, n.last = known, unit_kind(known), i


def _dense(w: Words, i: int) -> str:
    """The period of a unit that is itself a rate: "s" of "652 tok/s"."""
    if w.words[i + 1 : i + 2] != ["/"] or not w.glued(i + 1) or not w.raw[i].isalpha() or w.raw[i] in _COUNTED:
        return ""
    period = PERIODS.get(next(iter(w.words[i + 2 : i + 3]), ""), "")
    return period if period in ("s", "min", "h") else ""


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
            i + 2 < stop
            and (
                (w.words[i + 2] in _DATING and (n.kind != "" or not _ends(w, i + 3, stop)))
                or w.words[i + 2] in ("ago", "earlier", "later")
                or (n.kind == "time" and w.words[i + 2] in ("in", "out", "or", "and"))
            )
        )
    ):
        if word in ("each", "every", "a", "an") and n.kind == "time" and not _is_share_of(n, w.words[i + 1]):
            return
        n.per, n.last = PERIODS[w.words[i + 1]], i + 1
    elif word == "/" and n.kind in _DENSE and i + 1 < stop and (known := spellings().get(w.raw[i + 1])):
        n.per, n.last = known, i + 1
    elif word in ("a", "per") and i + 1 < stop and (n.kind in _DENSE or n.unit == "cents") and w.words[i + 1] in _SIZES:
        n.per, n.last = _SIZES[w.words[i + 1]], i + 1
    elif word in FREQUENCIES and n.kind in ("money", "", "times") and w.words[i + 1 : i + 2] not in _SUMS:
        n.per, n.last = FREQUENCIES[word], i


def _ends(w: Words, i: int, stop: int) -> bool:
    """Whether a clause ends at token `i`: "92 an hour before, 131 now", not "92 a month before the launch"."""
    return i >= stop or not w.words[i][0].isalnum() or w.words[i] in ("and", "but", "we", "i", "it", "then")


def _is_share_of(n: Numeral, period: str) -> bool:
    """Like "41 hours a week": so much of each period."""
    return not n.article and n.unit in ("h", "min") and period in ("week", "month", "quarter", "year")


_GOING_ON = frozenset(
    (
        "to on after before in for from and now then average per at when once by each flat "
        "last this if since where every today became become becomes was were is are instead rather down up against "
        "compared versus vs when where than but and or because so we i it they"
    ).split()
)


def _of(w: Words, n: Numeral, stop: int) -> None:
    """Like "1 hour 45", "4m30s", "2 min 30", "3 h 30": the smaller part of a duration."""
    if n.kind != "time" or n.unit not in ("h", "min") or n.high is not None or n.per:
        return
    i = n.last + 1
    if i < stop and w.words[i] == "and" and i + 2 < stop and w.words[i + 2].startswith(("min", "sec")):
        i += 1
    if i >= stop:
        return
    if not w.words[i].isdecimal() or len(w.words[i]) > 2:
        _of_words(w, n, i, stop)
        return
    smaller = "min" if n.unit == "h" else "s"
    j = i + 1
    named = j < stop and spellings().get(w.words[j]) == smaller
    if not named and j < stop and w.words[j][0].isalpha() and w.words[j] not in _GOING_ON:
        return
    n.value += float(w.words[i]) / 60
    n.last = j if named else i


def _of_words(w: Words, n: Numeral, i: int, stop: int) -> None:
    """Like "two hours ten", "two hours and ten when we began", "two hours and a quarter"."""
    i += w.words[i] == "and"
    if w.words[i : i + 2] in (["a", "quarter"], ["a", "half"]) and not _names(w, i + 2, stop):
        n.value, n.last = n.value + (0.25 if w.words[i + 1] == "quarter" else 0.5), i + 1
        return
    minutes = ONES.get(w.words[i], TENS.get(w.words[i], 0.0)) if i < stop else 0.0
    if 5 <= minutes < 60 and not _names(w, i + 1, stop):
        n.value, n.last = n.value + minutes / 60, i


def _names(w: Words, i: int, stop: int) -> bool:
    """Whether a thing that the number before it counts stands at token `i`."""
    return i < stop and w.words[i][0].isalnum() and w.words[i] not in _GOING_ON
