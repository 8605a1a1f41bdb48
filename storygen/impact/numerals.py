"""Numbers in digits and words: what stands at a token, its value and its unit, before anything is known of its role."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from storygen.impact.units import kind as unit_kind
from storygen.impact.units import spellings
from storygen.impact.words import Words

_DIGITS = re.compile(r"((?:US|CA|AU|NZ|HK|[ACRS])?[$€£¥₹])? ?(\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,:]\d+)*|\.\d+)")
_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mm": 1e6, "mio": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "t": 1e12, "tn": 1e12,
           "grand": 1e3, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "mil": 1e6, "billion": 1e9, "trillion": 1e12,
           "dozen": 12.0, "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7}  # fmt: skip
_SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "CA$": "CAD", "C$": "CAD", "AU$": "AUD",
          "A$": "AUD", "NZ$": "NZD", "HK$": "HKD", "R$": "BRL", "S$": "SGD"}  # fmt: skip
_ONES = {w: float(i) for i, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split())}  # fmt: skip
_TENS = {w: 10.0 * (i + 2) for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
_FRACTIONS = {"half": 0.5, "halves": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25, "fifth": 0.2,
              "fifths": 0.2, "sixth": 1 / 6, "eighth": 0.125, "tenth": 0.1, "tenths": 0.1}  # fmt: skip
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
PERIODS = {"second": "s", "sec": "s", "s": "s", "minute": "min", "min": "min", "hour": "h", "hr": "h", "h": "h", "day": "d",
            "d": "d", "shift": "shift", "week": "week", "wk": "week", "w": "week", "month": "month", "mo": "month",
            "quarter": "quarter", "year": "year", "yr": "year", "y": "year", "night": "night", "annum": "year",
            "sprint": "sprint", "term": "term", "weekend": "weekend", "season": "season", "sec.": "s", "m": "month"}  # fmt: skip
FREQUENCIES = {"hourly": "h", "daily": "d", "nightly": "night", "weekly": "week", "fortnightly": "2 weeks", "monthly": "month",
          "quarterly": "quarter", "yearly": "year", "annually": "year", "annual": "year", "biweekly": "2 weeks"}  # fmt: skip
_INTERVALS = {"hourly": (1.0, "h"), "daily": (1.0, "d"), "nightly": (1.0, "d"), "weekly": (1.0, "week"), "fortnightly": (2.0, "week"),
              "biweekly": (2.0, "week"), "monthly": (1.0, "month"), "quarterly": (3.0, "month"), "yearly": (1.0, "year"),
              "annually": (1.0, "year"), "annual": (1.0, "year")}  # fmt: skip
_NUMBERED = frozenset("q week sprint phase year grade day tier level chapter room version release number no step wave round stage "
                      "figure table section page line priority severity sev cohort batch".split())  # fmt: skip
_POINTS = frozenset(("pp", "ppt", "ppts", "pts", "points", "point", "percentage-points", "percentage-point"))
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec".split()
)
_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_HYPHENED = re.compile(r"[a-z]+(?:-[a-z]+)+$")
_BEFORE_PRONOUN = frozenset(
    "the this that these those each every any some no another which first last next big small new old good bad right wrong only "
    "odd different whole same other single silly long hard tough".split()
) - {"only"}
_AFTER_PRONOUN = frozenset(
    "of that who which is was were are had has have to in on at with from for by and or but can could would will should gets got thing "
    "day another i we you they he she it if when where as".split()
)
ARTICLED = frozenset("couple dozen hundred thousand million third quarter half fifth tenth".split())
UNIT_ARTICLED = frozenset("second minute hour day week month year fortnight".split())
NUMBER_WORDS = frozenset((*_ONES, *_TENS, *_FRACTIONS, *_TIMES, "hundred", "hundreds", "thousand", "thousands", "million",
                          "millions", "billion", "dozen", "dozens", "none", "nil", "nought", "couple"))  # fmt: skip


@dataclass(slots=True)
class Numeral:
    """A number at tokens `first`..`last`: its value, unit and kind.

    kind is "" (a bare number or a count), time, data, share, money, length, mass, energy, points, multiplier, ordinal,
    version, date, clock, rank, fraction. `high` is the other end of a range. `per` is the period of a rate
    ("week"); kind "every" is an interval ("weekly", "every 6 months"). `whole` is what a count is taken of ("3 of 17");
    `attributive` is one joined to its noun ("40-minute build"); `article` marks "a day", "an hour", which are durations only where something says so. `vague` numbers ("thousands", "a couple") have a size but no exact value.
    """

    first: int
    last: int
    value: float
    unit: str = ""
    kind: str = ""
    high: float | None = None
    per: str = ""
    vague: bool = False
    words: bool = False
    whole: float | None = None
    article: bool = False
    attributive: bool = False
    scale: float = 1.0
    place: bool = False


def numerals(words: Words, starts: Sequence[int], last: int) -> list[Numeral]:
    """All numbers that begin at one of the tokens `starts`, up to `last` (excluded), left to right, never overlapping."""
    found: list[Numeral] = []
    i = -1
    for start in starts:
        if start < i:
            continue
        numeral = _at(words, start, last)
        if numeral is None:
            continue
        if not math.isfinite(numeral.value) or not math.isfinite(numeral.high or 0):
            numeral.kind, numeral.value, numeral.high = "version", 0.0, None  # digits without end are a name, not a figure
        if numeral.kind == "time" and _is_date(words, numeral, last):
            numeral.kind = "date"
        if found and _is_whole(words, found[-1], numeral):
            found[-1].whole, found[-1].last = numeral.value, numeral.last
        else:
            found.append(numeral)
        i = numeral.last + 1
    return found


def _is_date(w: Words, n: Numeral, stop: int) -> bool:
    """ "two years ago", "six months later", "three months in, …", "in the three months after": a time on the calendar."""
    after = w.words[n.last + 1] if n.last + 1 < stop else ""
    before = w.words[n.first - 1] if n.first else ""
    if after == "ago":
        return True
    if after == "later" or after == "earlier":
        return n.unit not in ("s", "ms", "min", "h") or not before or not before[0].isalnum()
    if after == "in":
        return n.first == 0 or not w.words[n.first - 1][0].isalnum() or n.last + 2 < stop and w.words[n.last + 2] in ("we", "i", "it", "they", ",")
    return after in ("before", "after") and before == "the"


def _is_whole(w: Words, part: Numeral, whole: Numeral) -> bool:
    """ "3 of 17", "9 out of 10", "22 of my 31": the second number is what the first is counted of."""
    gap = w.words[part.last + 1 : whole.first]
    if part.kind not in ("", "rank") or whole.kind or whole.value < part.value or not gap or len(gap) > 3:
        return False
    return gap[0] == "of" and len(gap) <= 2 and gap[-1] in ("of", "the", "my", "our", "all", "their") or gap == ["out", "of"] or gap == ["out", "of", "the"]


def _at(w: Words, i: int, stop: int) -> Numeral | None:
    word = w.words[i]
    head = word[0]
    if head.isdigit() or head in "$€£¥₹." or (len(word) > 1 and word[-1].isdigit() and any(c in "$€£¥₹" for c in word)):
        return _digits(w, i, stop)
    if word in NUMBER_WORDS or (word in ("a", "an") and i + 1 < stop and w.words[i + 1] in ARTICLED):
        return _worded(w, i, stop)
    if word in FREQUENCIES:
        return _interval(i, i, word)
    if word == "every":
        return _every(w, i, stop)
    if word in ("a", "an") and i + 1 < stop:
        return _article(w, i, stop)
    if word.endswith("fold") and (times := _ONES.get(word[:-4].rstrip("-"))):
        return Numeral(i, i, times, "x", "multiplier", words=True)
    if "-" in word and _HYPHENED.match(word):
        return _hyphened(w, i, stop)
    return None


def _interval(first: int, last: int, word: str) -> Numeral:
    value, unit = _INTERVALS[word]
    return Numeral(first, last, value, unit, "every", words=True)


def _every(w: Words, i: int, stop: int) -> Numeral | None:
    """ "every 6 months", "every other week", "every day"."""
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
    """ "a day", "an hour", "an hour and a half", "a full week"."""
    j = i + 1
    if w.words[j] in ("full", "whole", "single", "good", "working") and j + 1 < stop:
        j += 1
    if w.words[j] not in UNIT_ARTICLED:
        return None
    if i and (w.words[i - 1] in ("times", "once", "twice", "half") or w.words[i - 1][0].isdigit()):
        return None
    unit, value = ("week", 2.0) if w.words[j] == "fortnight" else (spellings()[w.words[j]], 1.0)
    n = Numeral(i, j, value, unit, "time", words=True, article=True)
    if w.words[j + 1 : j + 4] in (["and", "a", "half"], ["and", "a", "quarter"]):
        n.value, n.last, n.article = 1.5 if w.words[j + 3] == "half" else 1.25, j + 3, False
    return n


# -- digits -------------------------------------------------------------------------------------------------------


def _digits(w: Words, i: int, stop: int) -> Numeral | None:
    match = _DIGITS.fullmatch(w.raw[i])
    if match is None:
        return None
    sign, text = match.group(1), match.group(2)
    if ":" in text:
        return _clock(w, i, text)
    if not sign and (text.count(".") > 1 or (i and w.glued(i) and w.words[i - 1] in ("v", "@"))):
        return Numeral(i, _glued_to(w, i, stop), 0.0, kind="version")
    value = _value(text)
    n = Numeral(i, i, value)
    if len(text) == 2 and text[0] == "0" and w.words[i + 1 : i + 2] in (["-"], ["/"], ["–"]):
        n.kind, n.last = "date", min(i + 2, stop - 1)  # "08-30"
        return n
    if sign:
        n.unit, n.kind = _SIGNS.get(sign.upper(), "USD"), "money"
    if i and w.words[i - 1] == "#" and w.glued(i):
        n.kind, n.unit = "rank", "rank"
        return n
    _scale(w, n, stop)
    if not sign:
        _range(w, n, stop)
    _unit(w, n, stop)
    if sign:
        _range(w, n, stop)
        _period(w, n, stop)
    return _dated(w, n, text, stop)


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


def _clock(w: Words, i: int, text: str) -> Numeral:
    parts = text.split(":")
    try:
        numbers = [float(p) for p in parts]
    except ValueError:
        return Numeral(i, i, 0.0, kind="clock")
    value = numbers[0] * 60 + numbers[1] if len(numbers) == 2 else sum(n * 60.0**k for k, n in enumerate(reversed(numbers)))
    return Numeral(i, i, value, kind="clock")


def _glued_to(w: Words, i: int, stop: int) -> int:
    while i + 1 < stop and w.glued(i + 1) and w.words[i + 1][0].isalnum():
        i += 1
    return i


def _scale(w: Words, n: Numeral, stop: int) -> None:
    """ "15k", "1.2M", "3 million"; a glued lower-case m is a million only after a currency or before a noun."""
    i = n.last + 1
    if i >= stop:
        return
    word, glued = w.words[i], w.glued(i)
    if word in ("hundred", "thousand", "million", "mil", "billion", "trillion", "grand", "dozen", "lakh", "lakhs", "crore", "crores", "bn", "mn"):
        n.value *= _SCALES[word]
        n.last, n.scale = i, _SCALES[word]
        if word in ("lakh", "lakhs", "crore", "crores") and not n.kind:
            n.unit, n.kind = "INR", "money"
        if word == "grand" and not n.kind:
            n.unit, n.kind = "", "money"
    elif glued and word in _SCALES and word not in ("t", "mm") and (
        word != "m" or n.kind == "money" or w.raw[i] == "M" or _noun_follows(w, i + 1, stop)
    ) and (word != "b" or n.kind == "money" or w.raw[i] == "B"):  # fmt: skip
        n.value *= _SCALES[word]
        n.last = i
    if n.last + 1 < stop and w.words[n.last + 1] == "+":
        n.last += 1


def _noun_follows(w: Words, i: int, stop: int) -> bool:
    return i < stop and w.words[i].isalpha() and len(w.words[i]) > 3 and w.words[i] not in ("from", "with", "that", "when", "after")


def _range(w: Words, n: Numeral, stop: int) -> None:
    """ "2-3", "20–50 %", "sixty or seventy"; the dash may be any of the dashes, "to" is left to the pairs."""
    i = n.last + 1
    if i + 1 >= stop or w.words[i] not in ("-", "–", "—", "‑", "−", "or", ",") or (w.words[i] not in ("or", ",") and not w.glued(i)):
        return
    other = w.raw[i + 1]
    if not other[0].isdigit() and not (n.kind == "money" and other[-1].isdigit()):
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


def _unit(w: Words, n: Numeral, stop: int) -> None:
    i = n.last + 1
    if i < stop and w.words[i] in ("-", "‑") and w.glued(i) and i + 1 < stop and w.glued(i + 1) and w.words[i + 1].isalpha():
        i += 1
        n.attributive = w.words[i] != "odd"
        if w.words[i] in ("odd", "ish", "something", "plus"):
            n.last = i
            i += 1
    if i + 1 < stop and w.words[i] in ("working", "business", "calendar", "full", "straight", "consecutive", "whole", "solid", "clock"):
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
    elif word in _ORDINALS and w.glued(i):
        n.kind, n.last, n.place = "ordinal", i, not (i + 1 < stop and w.words[i + 1] in _MONTHS)
    elif word in _POINTS:
        n.unit, n.kind, n.last = "pp", "points", i
    elif word in ("per", "percentage") and i + 1 < stop and w.words[i + 1] in ("cent", "point", "points"):
        n.unit, n.kind = ("%", "share") if word == "per" else ("pp", "points")
        n.last = i + 1
    elif word in ("basis",) and i + 1 < stop and w.words[i + 1].startswith("point"):
        n.unit, n.kind, n.last = "bps", "points", i + 1
    elif n.kind == "" or (n.kind == "money" and not n.unit):
        _measured(w, n, i, word, raw)
    _period(w, n, stop)
    _of(w, n, stop)


def _measured(w: Words, n: Numeral, i: int, word: str, raw: str) -> None:
    if len(word) == 1 and not w.glued(i) and word not in ("h", "s", "d"):
        return  # "3 h" is a duration; "m", "g", "t", "b" after a space are anything
    known = spellings().get(raw) or spellings().get(word)
    if known is None or word in ("quid's",):
        return
    if word == "m" and w.glued(i):
        known = "min"
    n.unit, n.kind, n.last = known, unit_kind(known), i


def _period(w: Words, n: Numeral, stop: int) -> None:
    """ "/week", "a month", "per shift", "every day", "weekly": what makes a rate of it."""
    i = n.last + 1
    if i >= stop or n.per:
        return
    word = w.words[i]
    if i + 1 < stop and word in ("/", "a", "an", "per", "each", "every", "p") and w.words[i + 1] in PERIODS and not (
        i + 2 < stop and w.words[i + 2] in ("ago", "before", "earlier", "later", "after", "in", "out", "or", "and")):
        if word in ("each", "every", "a", "an") and n.kind == "time":
            return
        n.per, n.last = PERIODS[w.words[i + 1]], i + 1
    elif word in FREQUENCIES and n.kind in ("money", "", "times"):
        n.per, n.last = FREQUENCIES[word], i


def _of(w: Words, n: Numeral, stop: int) -> None:
    """ "1 hour 45", "4m30s", "2 min 30", "3 h 30": the smaller part of a duration."""
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


def _dated(w: Words, n: Numeral, text: str, stop: int) -> Numeral:
    """Marks dates and years, which measure nothing."""
    if n.kind == "share" and n.last + 1 < stop and w.words[n.last + 1] in ("ci", "confidence", "credible"):
        n.kind = "ordinal"
    if n.kind or n.high is not None:
        return n
    i = n.first
    before = w.words[i - 1] if i else ""
    after = w.words[n.last + 1] if n.last + 1 < stop else ""
    if len(text) == 2 and text[0] == "0":
        n.kind = "date"
    elif len(text) == 4 and text.isdigit() and 1900 <= n.value <= 2100 and "," not in text and not _noun_after_year(w, n, stop):
        n.kind = "date"
    elif (before in _MONTHS and before not in ("may", "march") or before in _NUMBERED and not _noun_follows(w, n.last + 1, stop)) and n.value < 3000:  # fmt: skip
        n.kind = "date" if before in _MONTHS else "ordinal"
    elif after in ("ci", "confidence"):
        n.kind = "ordinal"
    elif after in _MONTHS and n.value <= 31:
        n.kind = "date"
    elif after in ("/", "-") and n.last + 2 < stop and w.glued(n.last + 1) and w.words[n.last + 2].isdigit() and after == "/":
        n.kind = "fraction"
    return n


def _noun_after_year(w: Words, n: Numeral, stop: int) -> bool:
    i = n.last + 1
    return i < stop and w.words[i] in ("tickets", "parts", "people", "users", "customers", "queries", "requests", "orders", "pages", "files")


# -- words --------------------------------------------------------------------------------------------------------


def _worded(w: Words, i: int, stop: int) -> Numeral | None:
    word = w.words[i]
    j = i
    if word in ("a", "an"):
        j = i + 1
        word = w.words[j]
    if word in ("none", "nil", "nought"):
        return Numeral(i, i, 0.0, words=True)
    if word in _TIMES:
        n = Numeral(i, i, _TIMES[word], kind="times", words=True)
        _period(w, n, stop)
        return n if n.per or word != "once" else None
    if word in ("hundreds", "thousands", "millions", "dozens"):
        n = Numeral(i, j, {"h": 100.0, "t": 1000.0, "m": 1e6, "d": 12.0}[word[0]], vague=True, words=True)
        if j + 1 < stop and w.words[j + 1] == "of":
            n.last = j + 1
        _unit(w, n, stop)
        n.last = n.last if n.unit else j
        return n
    if word == "couple":
        n = Numeral(i, j, 2.0, vague=True, words=True)
        if j + 1 < stop and w.words[j + 1] == "of":
            n.last = j + 1
        _unit(w, n, stop)
        return n
    if word == "half" and j + 1 < stop and w.words[j + 1] in _ONES:
        return Numeral(i, j + 1, 0.0, kind="clock", words=True)
    if word in _FRACTIONS:
        return _fraction(w, i, j, stop)
    value, last = _cardinal(w, j, stop)
    n = Numeral(i, last, value, words=True)
    if i and w.words[i - 1] in _NUMBERED and last == i:
        n.kind = "ordinal"
        return n
    if i and w.words[i - 1] == "minus":
        n.first, n.value = i - 1, -n.value
    return _finish_words(w, n, stop)


def _finish_words(w: Words, n: Numeral, stop: int) -> Numeral | None:
    i = n.last + 1
    if i + 1 < stop and w.words[i] in ("and", "-") and w.words[i + 1] in ("a", "one") and i + 2 < stop and w.words[i + 2] in _FRACTIONS:
        n.value += _FRACTIONS[w.words[i + 2]]
        n.last = i + 2
    elif i + 1 < stop and w.words[i] in ("or", "to") and w.words[i + 1] in _ONES and w.words[i] == "or":
        n.high = _ONES[w.words[i + 1]]
        n.last = i + 1
    elif i + 1 < stop and w.words[i] == "or":
        value, last = _cardinal(w, i + 1, stop)
        if last > i:
            n.high, n.last = value, last
    if n.last + 1 < stop and w.words[n.last + 1] in ("in", "out") and w.words[n.first] in _ONES:
        _out_of(w, n, stop)
    if n.kind == "":
        _unit(w, n, stop)
    if w.words[n.first] == "one" and n.last == n.first and not n.unit and _pronoun(w, n.first, stop):
        n.kind = "pronoun"
    return n


def _pronoun(w: Words, i: int, stop: int) -> bool:
    """ "one of them", "a new one", "the last one had taken": no number."""
    before = w.words[i - 1] if i else ""
    after = w.words[i + 1] if i + 1 < stop else ""
    if before in ("its", "it's", "is", "was", "to", "just", "only", "under", "by", "than"):
        return after in ("of", "that", "who")
    if before in _BEFORE_PRONOUN or (before.endswith(("er", "est", "ing", "ed")) and before not in ("under", "over", "after", "ever")):
        return True
    return after in _AFTER_PRONOUN or (bool(after) and not after[0].isalpha() and before not in ("to", "under", "just", "only", "is", "was", "its"))


def _out_of(w: Words, n: Numeral, stop: int) -> None:
    """ "one in five", "nine out of ten": a share."""
    i = n.last + 1
    if w.words[i] == "out":
        i += 1
        if i >= stop or w.words[i] != "of":
            return
    i += 1
    if i < stop and w.words[i] in _ONES and w.words[i] != "one" and n.value < _ONES[w.words[i]]:
        n.value, n.unit, n.kind, n.last = n.value / _ONES[w.words[i]] * 100, "%", "share", i


def _cardinal(w: Words, i: int, stop: int) -> tuple[float, int]:
    """The number words from `i` on: (value, last token); last is before `i` where none stand there."""
    total, current, last = 0.0, 0.0, i - 1
    while i < stop and i < last + 3:
        word = w.words[i]
        value = _ONES.get(word, _TENS.get(word))
        if value is None and "-" in word:
            value = _compound(word)
        if value is not None and (last < i - 1 and w.words[i - 1] != "and"):
            break
        if value is not None:
            if current % 10 and value < 100 and current % 100 and last == i - 1:
                break
            current += value
        elif word in ("hundred",):
            current = (current or 1.0) * 100
        elif word in ("thousand", "million", "billion"):
            total += (current or 1.0) * _SCALES[word]
            current = 0.0
        elif word in ("dozen",):
            current = (current or 1.0) * 12
        elif word == "and" and last == i - 1 and (total or current >= 100) and i + 1 < stop and (
            w.words[i + 1] in _ONES or w.words[i + 1] in _TENS or "-" in w.words[i + 1]):  # fmt: skip
            i += 1
            continue
        else:
            break
        last = i
        i += 1
    return total + current, last


def _compound(word: str) -> float | None:
    tens, _, ones = word.partition("-")
    if tens in _TENS and ones in _ONES:
        return _TENS[tens] + _ONES[ones]
    return None


def _hyphened(w: Words, i: int, stop: int) -> Numeral | None:
    """ "twenty-two", "three-and-a-half", "two-week", "ten-minute", "half-hour", "forty-odd"."""
    word = w.words[i]
    parts = word.split("-")
    if _compound(word) is not None:
        value, last = _cardinal(w, i, stop)
        return _finish_words(w, Numeral(i, last, value, words=True), stop)
    if parts[0] not in _ONES and parts[0] not in _TENS and parts[0] not in ("half",):
        return None
    value = 0.5 if parts[0] == "half" else _ONES.get(parts[0], _TENS.get(parts[0], 0.0))
    rest = parts[1:]
    if rest[:3] == ["and", "a", "half"]:
        return _finish_words(w, Numeral(i, i, value + 0.5, words=True), stop)
    if rest and rest[0] in _ONES and parts[0] in _TENS:
        value += _ONES[rest[0]]
        rest = rest[1:]
    if rest in (["odd"], ["something"], ["ish"], ["plus"]):
        n = Numeral(i, i, value, words=True)
        _unit(w, n, stop)
        return n
    if rest == ["fold"]:
        return Numeral(i, i, value, "x", "multiplier", words=True)
    if parts[0] in _TENS and rest and rest[0] in ("third", "fifth", "sixth", "eighth"):
        return Numeral(i, i, value, kind="ordinal", words=True)
    if rest and rest[0] in ("thirds", "fifths", "quarters", "third", "quarter", "fifth"):
        return Numeral(i, i, value * _FRACTIONS[rest[0]], "", "fraction", words=True)
    if rest and (known := spellings().get(rest[0])) and len(rest[0]) > 1:
        return Numeral(i, i, value, known, unit_kind(known), words=True, attributive=True)
    if rest and rest[0] == "point":
        return Numeral(i, i, value, "pp", "points", words=True)
    if len(rest) == 1 and value > 1 and rest[0] not in ("way", "off", "sided", "piece", "star", "figure", "year", "timer"):
        return Numeral(i, i, value, words=True, attributive=True)  # "a seven-step form"
    return None


def _fraction(w: Words, i: int, j: int, stop: int) -> Numeral | None:
    """ "half", "a third", "half a day", "half an hour", "a quarter of an hour"; a quarter of a year is "the quarter"."""
    word = w.words[j]
    k = j + 1
    if word == "half" and k + 1 < stop and w.words[k] in ("a", "an") and (known := spellings().get(w.words[k + 1])):
        if unit_kind(known) in ("time", "data", "length", "mass"):
            return Numeral(i, k + 1, 0.5, known, unit_kind(known), words=True)
        if w.words[k + 1] in ("dozen", "million"):
            return Numeral(i, k + 1, 0.5 * _SCALES[w.words[k + 1]], words=True)
    if word == "half" and k + 1 < stop and w.words[k] in ("a", "an") and w.words[k + 1] in ("dozen", "million"):
        return Numeral(i, k + 1, 0.5 * _SCALES[w.words[k + 1]], words=True)
    if w.words[k : k + 2] == ["of", "an"] and w.words[k + 2 : k + 3] == ["hour"]:
        return Numeral(i, k + 2, _FRACTIONS[word], "h", "time", words=True)
    if word == "half" and j > i and k < stop and (known := spellings().get(w.words[k])) and unit_kind(known) == "time":
        return Numeral(i, k, 0.5, known, "time", words=True)
    if word in ("quarter", "quarters", "third", "fifth", "tenth", "sixth", "eighth") and j == i:
        return None  # "the third", "this quarter"
    if j > i and word == "quarter" and not (k < stop and w.words[k] == "of"):
        return Numeral(i, j, 0.25, "", "fraction", vague=True, words=True)
    return Numeral(i, j, _FRACTIONS[word], "", "fraction", words=True)
