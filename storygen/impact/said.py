"""How a mouth says a change: "from six in ten to almost eight"."""

from __future__ import annotations

import math

from storygen.impact.proportion import is_proportion
from storygen.impact.singular import singular
from storygen.impact.units import is_share, kind, symbol

_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SPOKEN = {
    "ns": "nanoseconds",
    "µs": "microseconds",
    "ms": "milliseconds",
    "s": "seconds",
    "min": "minutes",
    "h": "hours",
    "d": "days",
    "week": "weeks",
    "month": "months",
    "quarter": "quarters",
    "year": "years",
    "USD": "dollars",
    "EUR": "euros",
    "GBP": "pounds",
    "JPY": "yen",
    "INR": "rupees",
    "CHF": "francs",
    "cents": "cents",
    "penny": "pence",
    "B": "bytes",
    "KB": "kilobytes",
    "MB": "megabytes",
    "GB": "gigabytes",
    "TB": "terabytes",
    "%": "percent",
    "km": "kilometres",
    "kg": "kilos",
    "pp": "points",
    "bps": "basis points",
}
_ONE = {"inches": "inch", "boxes": "box", "percent": "percent", "yen": "yen", "pence": "penny", "kilos": "kilo"}


def say_pair(before: float, after: float, unit: str, stat: str = "", name: str = "") -> str:
    """Both ends as one would say them, rounded for the ear.

    Shares in the middle become "six in ten", unless `name` is a score that counts no cases (an AUC of 0.81 stays
    one); a figure of more than three digits is "about". `stat` is said only where it changes what is meant ("a median
    of ..."). Figures that are not finite give "".
    """
    if not (math.isfinite(before) and math.isfinite(after)):
        return ""
    lead = "a median " if stat.strip().lower() == "median" else ""
    if is_share(unit):
        return lead + (_shares if is_proportion(name, unit, stat) else _scores)(before, after, unit)
    first, last, spoken = _digits(before), _digits(after), _spoken(unit, after)
    if before == 0 or after == 0:
        return _from_or_to_nothing(first, last, unit, before, after)
    return lead + f"from {first} to {last} {spoken}".rstrip()


def _from_or_to_nothing(first: str, last: str, unit: str, before: float, after: float) -> str:
    if before == 0 and after == 0:
        return f"none before, none after{' of ' + _spoken(unit, 2) if unit.strip() else ''}"
    nothing = "zero" if kind(unit) in ("time", "money", "data") else "none"
    if before == 0:
        return f"from {nothing} to {last} {_spoken(unit, after)}".rstrip()
    return f"from {first} {_spoken(unit, before)}".rstrip() + f" to {nothing}"


def _shares(before: float, after: float, unit: str) -> str:
    head, _, of = unit.strip().partition(" ")
    scale = 100.0 if head.lower() in ("%", "percent", "pct", "percentage", "per") else 1.0
    first, last = before / scale, after / scale
    tail = f" {of}" if of and of != "cent" else ""
    tenths = _tenths(first), _tenths(last)
    if all(tenths) and round(first * 10) != round(last * 10):
        return f"from {tenths[0]} in ten to {tenths[1]}{tail}"
    return f"from {_digits(first * 100)} to {_digits(last * 100)} percent{tail}"


def _scores(before: float, after: float, unit: str) -> str:
    """Figures between 0 and 1, or in percent, that are no so-many-of-ten: "from 0.41 to 0.47"."""
    percent = unit.strip().lower().startswith(("%", "pct", "per"))
    return f"from {_digits(before)} to {_digits(after)}" + (" percent" if percent else "")


def _tenths(share: float) -> str:
    """A share as tenths ("almost eight"), "" where tenths would hide too much (below one in ten, above nine)."""
    if not 0.095 <= share <= 0.925:
        return ""
    nearest = round(share * 10)
    rest = share * 10 - nearest
    word = _WORDS[nearest]
    if rest <= -0.1:
        return f"almost {word}"
    return f"just over {word}" if rest > 0.25 else word


def _digits(value: float) -> str:
    """A figure rounded for the ear: three significant digits, "thousand", "million", "billion" from 10,000 on."""
    sign, size = ("minus " if value < 0 else ""), abs(value)
    for word, step in (("trillion", 1e12), ("billion", 1e9), ("million", 1e6)):
        if size >= step:
            return sign + (f"{size / step:.3g} {word}" if size < 1e15 else f"{size:.3g}")
    if size >= 10_000:
        return sign + _about(size, round(size, -2))
    if size >= 1000:
        return sign + _about(size, round(size, -1) if size % 10 else size)
    return sign + _plain(size)


def _about(size: float, rounded: float) -> str:
    return ("" if rounded == size else "about ") + f"{rounded:,.0f}"


def _plain(size: float) -> str:
    if size >= 90 and size < 100 and float(f"{size:.3g}") != size:
        return f"{size:.6g}"  # 99.95 must not become 100
    return f"{size:.3g}" if size >= 1e-4 or size == 0 else f"{size:.1e}"


def _spoken(unit: str, value: float) -> str:
    head, slash, per = unit.strip().partition("/")
    word = _SPOKEN.get(symbol(head), head)
    if abs(value) == 1:
        word = _ONE.get(word) or (word[:-1] if word in _SPOKEN.values() else singular(word))
    return f"{word} a {_spoken(per, 1)}" if slash and per else word
