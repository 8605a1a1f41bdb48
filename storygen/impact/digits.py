"""Numbers in digits: values, scales, ranges, ranks, versions, dates."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from storygen.impact.measures import add_period, add_unit
from storygen.impact.number_tables import MONTHS, NUMBERED, SCALES, SIGNS
from storygen.impact.number_words import out_of
from storygen.impact.numeral import Numeral

if TYPE_CHECKING:
    from storygen.impact.words import Words

_DIGITS = re.compile(
    r"((?:US|CA|AU|NZ|HK|[ACRS])?[$€£¥₹])? ?(\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,:]\d+)*|\.\d+)"
)

_LEADING = frozenset(("from", "to", "at", "was", "is"))


def in_digits(w: Words, i: int, stop: int) -> Numeral | None:
    match = _DIGITS.fullmatch(w.raw[i])
    if match is None:
        return None
    sign, text = match.group(1), match.group(2)
    if ":" in text:
        return _clock(i, text)
    if not sign and (text.count(".") > 1 or (i and w.glued(i) and w.words[i - 1] in ("v", "@"))):
        return Numeral(i, _glued_to(w, i, stop), 0.0, kind="version")
    value = _value(text)
    n = Numeral(i, i, value)
    if len(text) == 2 and text[0] == "0" and w.words[i + 1 : i + 2] in (["-"], ["/"], ["–"]):
        n.kind, n.last = "date", min(i + 2, stop - 1)  # "08-30"
        return n
    if sign:
        n.unit, n.kind = SIGNS.get(sign.upper(), "USD"), "money"
    if i and w.words[i - 1] == "#" and w.glued(i):
        n.kind, n.unit = "rank", "rank"
        return n
    _scale(w, n, stop)
    if not sign:
        _range(w, n, stop)
    out_of(w, n, stop)
    add_unit(w, n, stop)
    if i and (w.words[i - 1] == "minus" or _is_negative(w, i)):
        n.first, n.value = i - 1, -n.value
    if sign:
        _range(w, n, stop)
        add_period(w, n, stop)
    return _dated(w, n, text, stop)


def _is_negative(w: Words, i: int) -> bool:
    """Like "from −3.1%": a minus at its figure and behind the word that leads to it."""
    return i > 1 and w.words[i - 1] in ("-", "−") and w.glued(i) and not w.glued(i - 1) and w.words[i - 2] in _LEADING


def _value(text: str) -> float:
    text = text.replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
    if "," in text:
        head, *groups = text.split(",")
        if all(len(g.partition(".")[0]) == 3 for g in groups) and head and len(head) <= 3:
            text = "".join((head, *groups))
        elif len(groups) == 1 and "." not in text:
            text = f"{head}.{groups[0]}"
        else:
            text = text.replace(",", "")
    return float(text) if len(text) < 300 else math.inf


def _clock(i: int, text: str) -> Numeral:
    parts = text.split(":")
    try:
        numbers = [float(p) for p in parts]
    except ValueError:
        return Numeral(i, i, 0.0, kind="clock")
    value = (
        numbers[0] * 60 + numbers[1] if len(numbers) == 2 else sum(n * 60.0**k for k, n in enumerate(reversed(numbers)))
    )
    return Numeral(i, i, value, kind="clock")


def _glued_to(w: Words, i: int, stop: int) -> int:
    while i + 1 < stop and w.glued(i + 1) and w.words[i + 1][0].isalnum():
        i += 1
    return i


def _scale(w: Words, n: Numeral, stop: int) -> None:
    """Like "15k", "1.2M", "3 million"; a glued lower-case m is a million only after a currency or before a noun."""
    i = n.last + 1
    if i >= stop:
        return
    word, glued = w.words[i], w.glued(i)
    if word in (
        "hundred",
        "thousand",
        "million",
        "mil",
        "billion",
        "trillion",
        "grand",
        "dozen",
        "lakh",
        "lakhs",
        "crore",
        "crores",
        "bn",
        "mn",
    ):
        n.value *= SCALES[word]
        n.last, n.scale = i, SCALES[word]
        if word in ("lakh", "lakhs", "crore", "crores") and not n.kind:
            n.unit, n.kind = "INR", "money"
        if word == "grand" and not n.kind:
            n.unit, n.kind = "", "money"
    elif (
        glued
        and word in SCALES
        and word not in ("t", "mm")
        and (word != "m" or n.kind == "money" or w.raw[i] == "M" or noun_follows(w, i + 1, stop))
        and (word != "b" or n.kind == "money" or w.raw[i] == "B")
    ):
        n.value *= SCALES[word]
        n.last = i
    if n.last + 1 < stop and w.words[n.last + 1] == "+":
        n.last += 1


def noun_follows(w: Words, i: int, stop: int) -> bool:
    return (
        i < stop
        and w.words[i].isalpha()
        and len(w.words[i]) > 3
        and w.words[i] not in ("from", "with", "that", "when", "after")
    )


def _range(w: Words, n: Numeral, stop: int) -> None:
    """Like "2-3", "20–50 %", "sixty or seventy"; the dash may be any of the dashes, "to" is left to the pairs."""
    i = n.last + 1
    if (
        i + 1 >= stop
        or w.words[i] not in ("-", "–", "—", "‑", "−", "or", ",")
        or (w.words[i] not in ("or", ",") and not w.glued(i))
    ):
        return
    other = w.raw[i + 1]
    if not other[0].isdecimal() and not (n.kind == "money" and other[-1].isdecimal()):
        return
    match = _DIGITS.fullmatch(other)
    if match is None or ":" in match.group(2) or match.group(2).count(".") > 1:
        return
    high = _value(match.group(2))
    if w.words[i] == "," and not (high == n.value + 1 and n.value >= 10):
        return
    if w.words[i] not in ("or", ",") and not w.glued(i + 1) and w.words[i] != "–":
        return
    before = (n.value, n.last)
    n.high, n.last = high, i + 1
    low_scale = n.last
    single = Numeral(i + 1, i + 1, high)
    _scale(w, single, stop)
    if single.last > low_scale:
        factor = single.value / high if high else 1.0
        n.high, n.last = single.value, single.last
        n.value = n.value * factor if n.value <= high and not n.kind else n.value
    if n.high < n.value and n.kind == "money":
        n.high, (n.value, n.last) = None, before


def _dated(w: Words, n: Numeral, text: str, stop: int) -> Numeral:
    """Marks dates and years, which measure nothing."""
    if n.kind == "share" and n.last + 1 < stop and w.words[n.last + 1] in ("ci", "confidence", "credible"):
        n.kind = "ordinal"
    if n.kind or n.high is not None:
        return n
    i = n.first
    before = w.words[i - 1] if i else ""
    after = w.words[n.last + 1] if n.last + 1 < stop else ""
    if (len(text) == 2 and text[0] == "0") or (
        len(text) == 4
        and text.isdecimal()
        and 1900 <= n.value <= 2100
        and "," not in text
        and not _noun_after_year(w, n, stop)
    ):
        n.kind = "date"
    elif (
        (before in MONTHS and before not in ("may", "march") and not _counts_in_month(w, n, stop))
        or (before in NUMBERED and not noun_follows(w, n.last + 1, stop))
    ) and n.value < (3000 if before not in MONTHS or n.value > 1900 else 32):
        n.kind = "date" if before in MONTHS else "ordinal"
    elif after in ("ci", "confidence"):
        n.kind = "ordinal"
    elif after in MONTHS and n.value <= 31:
        n.kind = "date"
    elif (
        after in ("/", "-")
        and n.last + 2 < stop
        and w.glued(n.last + 1)
        and w.words[n.last + 2].isdecimal()
        and after == "/"
    ):
        n.kind = "fraction"
    return n


def _counts_in_month(w: Words, n: Numeral, stop: int) -> bool:
    """Like "in September 9 lessons began late": a day of a month is "on"."""
    return n.first > 1 and w.words[n.first - 2] == "in" and n.value < 100 and noun_follows(w, n.last + 1, stop)


def _noun_after_year(w: Words, n: Numeral, stop: int) -> bool:
    i = n.last + 1
    return i < stop and w.words[i] in (
        "tickets",
        "parts",
        "people",
        "users",
        "customers",
        "queries",
        "requests",
        "orders",
        "pages",
        "files",
    )
