"""Numbers in words: "two hundred and fifty", "half a day", "three-and-a-half years", "one in five"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.impact.measures import add_period, add_unit
from storygen.impact.number_tables import (
    AFTER_PRONOUN,
    BEFORE_PRONOUN,
    FRACTIONS,
    NUMBERED,
    ONES,
    PLACES,
    SCALES,
    TENS,
    TIMES,
)
from storygen.impact.numeral import Numeral
from storygen.impact.units import kind as unit_kind
from storygen.impact.units import spellings

if TYPE_CHECKING:
    from storygen.impact.words import Words


_HALVES = frozenset("this last first second next each".split())
_POINTING = frozenset("this that the some any a one which every each what starting selling talking no at".split())
_SHARES = (["thirds"], ["fifths"], ["tenths"])


def in_words(w: Words, i: int, stop: int) -> Numeral | None:  # noqa: C901, PLR0911, PLR0912 -- a ladder of cases, one a line
    word = w.words[i]
    j = i
    if word in ("a", "an"):
        j = i + 1
        word = w.words[j]
    if word in ("none", "nil", "nought", "nothing"):
        ended = word != "nothing" or (i and w.words[i - 1] in ("from", "to"))
        return Numeral(i, i, 0.0, words=True) if ended else None
    if word in TIMES:
        n = Numeral(i, i, TIMES[word], kind="times", words=True)
        add_period(w, n, stop)
        return n if n.per or word != "once" else None
    if word in ("hundreds", "thousands", "millions", "dozens"):
        n = Numeral(i, j, {"h": 100.0, "t": 1000.0, "m": 1e6, "d": 12.0}[word[0]], vague=True, words=True)
        if j + 1 < stop and w.words[j + 1] == "of":
            n.last = j + 1
        add_unit(w, n, stop)
        n.last = n.last if n.unit else j
        return n
    if word == "couple":
        n = Numeral(i, j, 2.0, vague=True, words=True)
        if j + 1 < stop and w.words[j + 1] == "of":
            n.last = j + 1
        add_unit(w, n, stop)
        return n
    if word == "half" and j + 1 < stop and w.words[j + 1] in ONES:
        return Numeral(i, j + 1, 0.0, kind="clock", words=True)
    if word == "point":
        return _decimal(w, i, stop)
    if word in FRACTIONS:
        return _fraction(w, i, j, stop)
    if word in ONES and w.words[j + 1 : j + 2] in _SHARES and j + 1 < stop:
        return Numeral(i, j + 1, ONES[word] * FRACTIONS[w.words[j + 1]], "", "fraction", words=True)
    value, last = _cardinal(w, j, stop)
    n = Numeral(i, last, value, words=True)
    if i and w.words[i - 1] in NUMBERED and last == i and w.words[i - 1] != "no":
        n.kind = "ordinal"
        return n
    if i and w.words[i - 1] == "minus":
        n.first, n.value = i - 1, -n.value
    return _finish_words(w, n, stop)


def place(w: Words, i: int) -> Numeral | None:
    """Like the two of "from sixth to second", a rank each; any other "second" is none."""
    return Numeral(i, i, PLACES[w.words[i]], kind="ordinal", words=True, place=True) if _is_place(w, i) else None


def _is_place(w: Words, i: int) -> bool:
    if not i:
        return False
    if w.words[i - 1 : i] == ["from"]:
        return w.words[i + 1 : i + 2] == ["to"] and w.words[i + 2 : i + 3] != [] and w.words[i + 2] in PLACES
    return i > 2 and w.words[i - 1] == "to" and w.words[i - 3] == "from" and w.words[i - 2] in PLACES


def _finish_words(w: Words, n: Numeral, stop: int) -> Numeral | None:
    i = n.last + 1
    if (
        i + 1 < stop
        and w.words[i] in ("and", "-")
        and w.words[i + 1] in ("a", "one")
        and i + 2 < stop
        and w.words[i + 2] in FRACTIONS
    ):
        n.value += FRACTIONS[w.words[i + 2]]
        n.last = i + 2
    elif i + 1 < stop and w.words[i] in ("or", "to") and w.words[i + 1] in ONES and w.words[i] == "or":
        n.high = ONES[w.words[i + 1]]
        n.last = i + 1
    elif i + 1 < stop and w.words[i] == "or":
        value, last = _cardinal(w, i + 1, stop)
        if last > i:
            n.high, n.last = value, last
    _scaled(w, n, stop)
    out_of(w, n, stop)
    if n.kind == "":
        add_unit(w, n, stop)
    if w.words[n.first] == "one" and n.last == n.first and not n.unit and _pronoun(w, n.first, stop):
        n.kind = "pronoun"
    return n


def _scaled(w: Words, n: Numeral, stop: int) -> None:
    """Like "four point one", "four and a half thousand"."""
    i = n.last + 1
    if i + 1 < stop and w.words[i] == "point" and n.value % 1 == 0 and (rest := _decimal(w, i, stop)):
        n.value, n.last = n.value + rest.value, i + len(f"{rest.value:g}") - 2
    elif i < stop and n.value % 1 and w.words[i] in ("thousand", "million", "hundred"):
        n.value, n.last = n.value * SCALES[w.words[i]], i


def _decimal(w: Words, i: int, stop: int) -> Numeral | None:
    """Like "point six", "point seven one"; "at that point two …" is none."""
    if i and w.words[i - 1] in _POINTING:
        return None
    digits, j = "", i + 1
    while j < stop and len(digits) < 4 and ONES.get(w.words[j], 10.0) < 10:
        digits, j = f"{digits}{ONES[w.words[j]]:.0f}", j + 1
    if not digits:
        return None
    n = Numeral(i, j - 1, float(f"0.{digits}"), words=True)
    add_unit(w, n, stop)
    return n


def _pronoun(w: Words, i: int, stop: int) -> bool:
    """Like "one of them", "a new one", "the last one had taken": no number."""
    before = w.words[i - 1] if i else ""
    after = w.words[i + 1] if i + 1 < stop else ""
    if before in ("its", "it's", "is", "was", "to", "just", "only", "under", "by", "than", "barely", "been", "with"):
        return after in ("of", "that", "who")
    if before in BEFORE_PRONOUN or (
        before.endswith(("er", "est", "ing", "ed")) and before not in ("under", "over", "after", "ever")
    ):
        return True
    return after in AFTER_PRONOUN or (
        bool(after) and not after[0].isalpha() and before not in ("to", "under", "just", "only", "is", "was", "its")
    )


def out_of(w: Words, n: Numeral, stop: int) -> None:
    """Like "one in five", "nine out of ten", "one call in six", "4 in 10", "35 in every hundred": a share."""
    i = n.last + 1
    if n.kind:
        return  # "£38 in 2021"
    if (
        i + 1 < stop
        and w.words[i].isalpha()
        and w.words[i + 1] in ("in", "out")
        and (n.value == 1 or _in_ten(w, i + 2))
    ):
        i += 1
    if i + 1 >= stop or w.words[i] not in ("in", "out", "of"):
        return
    every = w.words[i + 1] in ("every", "each")
    if w.words[i] == "of" and not every:
        return
    if w.words[i] == "out":
        i += 1
        if w.words[i] != "of" or w.words[n.first][0].isdecimal():
            return
        every = i + 1 < stop and w.words[i + 1] in ("every", "each")
    i += 1 + every + (i + 1 < stop and w.words[i + 1] in ("a", "the"))
    whole, last = _whole(w, i, stop)
    if whole <= max(1.0, n.value) or 1900 <= whole <= 2100 or (last + 1 < stop and w.words[last + 1] in spellings()):
        return
    if w.words[n.first][0].isdecimal() and not (every or whole in (5, 10, 20, 100, 1000) or n.value == 1):
        return
    n.parts = n.value, whole
    n.value, n.unit, n.kind, n.last = n.value / whole * 100, "%", "share", last


def _in_ten(w: Words, i: int) -> bool:
    """Like the end of "3 clients in 10": a round whole, and nothing that it counts behind."""
    following = w.words[i + 1 : i + 2]
    return w.words[i : i + 1] in (["10"], ["ten"], ["100"], ["hundred"]) and (
        not following or not following[0][0].isalnum() or following[0] in ("to", "and", "now", "before", "last")
    )


def _whole(w: Words, i: int, stop: int) -> tuple[float, int]:
    if i < stop and w.words[i].isdecimal() and len(w.words[i]) < 5:
        return float(w.words[i]), i
    return _cardinal(w, i, stop)


def _cardinal(w: Words, i: int, stop: int) -> tuple[float, int]:
    """The number words from `i` on: (value, last token); last is before `i` where none stand there."""
    total, current, last = 0.0, 0.0, i - 1
    while i < stop and i < last + 3:
        word = w.words[i]
        value = ONES.get(word, TENS.get(word))
        if value is None and "-" in word:
            value = _compound(word)
        if value is not None and (last < i - 1 and w.words[i - 1] != "and"):
            break
        if value is not None:
            if current % 10 and value < 100 and current % 100 and last == i - 1:
                break
            current += value
        elif word == "hundred":
            current = (current or 1.0) * 100
        elif word in ("thousand", "million", "billion"):
            total += (current or 1.0) * SCALES[word]
            current = 0.0
        elif word == "dozen":
            current = (current or 1.0) * 12
        elif (
            word == "and"
            and last == i - 1
            and (total or current >= 100)
            and i + 1 < stop
            and (w.words[i + 1] in ONES or w.words[i + 1] in TENS or "-" in w.words[i + 1])
        ):
            i += 1
            continue
        else:
            break
        last = i
        i += 1
    return total + current, last


def _compound(word: str) -> float | None:
    tens, _, ones = word.partition("-")
    if tens in TENS and ones in ONES:
        return TENS[tens] + ONES[ones]
    return None


def hyphened(w: Words, i: int, stop: int) -> Numeral | None:  # noqa: PLR0911 -- a ladder of cases, one a line
    """Like "twenty-two", "three-and-a-half", "two-week", "ten-minute", "half-hour", "forty-odd"."""
    word = w.words[i]
    parts = word.split("-")
    if _compound(word) is not None:
        value, last = _cardinal(w, i, stop)
        return _finish_words(w, Numeral(i, last, value, words=True), stop)
    if parts[0] not in ONES and parts[0] not in TENS and parts[0] != "half":
        return None
    value = 0.5 if parts[0] == "half" else ONES.get(parts[0], TENS.get(parts[0], 0.0))
    rest = parts[1:]
    if rest[:3] == ["and", "a", "half"]:
        return _finish_words(w, Numeral(i, i, value + 0.5, words=True), stop)
    if rest and rest[0] in ONES and parts[0] in TENS:
        value += ONES[rest[0]]
        rest = rest[1:]
    if rest in (["odd"], ["something"], ["ish"], ["plus"]):
        n = Numeral(i, i, value, words=True)
        add_unit(w, n, stop)
        return n
    if rest == ["fold"]:
        return Numeral(i, i, value, "x", "multiplier", words=True)
    if parts[0] in TENS and rest and rest[0] in ("third", "fifth", "sixth", "eighth"):
        return Numeral(i, i, value, kind="ordinal", words=True)
    if rest and rest[0] in ("thirds", "fifths", "quarters", "third", "quarter", "fifth"):
        return Numeral(i, i, value * FRACTIONS[rest[0]], "", "fraction", words=True)
    if rest and (known := spellings().get(rest[0])) and len(rest[0]) > 1:
        return Numeral(i, i, value, known, unit_kind(known), words=True, attributive=True)
    if rest and rest[0] == "point":
        return Numeral(i, i, value, "pp", "points", words=True)
    if (
        len(rest) == 1
        and value > 1
        and rest[0] not in ("way", "off", "sided", "piece", "star", "figure", "year", "timer")
    ):
        return Numeral(i, i, value, words=True, attributive=True)  # "a seven-step form"
    return None


def _fraction(w: Words, i: int, j: int, stop: int) -> Numeral | None:  # noqa: PLR0911 -- a ladder of cases, one a line
    """Like "half", "a third", "half a day", "a quarter of an hour"; "the quarter" is none."""
    word = w.words[j]
    k = j + 1
    if word == "half" and i and w.words[i - 1] in _HALVES:
        return None  # "this half", "the second half"
    if word == "half" and k + 1 < stop and w.words[k] in ("a", "an") and (known := spellings().get(w.words[k + 1])):
        if unit_kind(known) in ("time", "data", "length", "mass"):
            return Numeral(i, k + 1, 0.5, known, unit_kind(known), words=True)
        if w.words[k + 1] in ("dozen", "million"):
            return Numeral(i, k + 1, 0.5 * SCALES[w.words[k + 1]], words=True)
    if word == "half" and k + 1 < stop and w.words[k] in ("a", "an") and w.words[k + 1] in ("dozen", "million"):
        return Numeral(i, k + 1, 0.5 * SCALES[w.words[k + 1]], words=True)
    if w.words[k : k + 2] == ["of", "an"] and w.words[k + 2 : k + 3] == ["hour"]:
        return Numeral(i, k + 2, FRACTIONS[word], "h", "time", words=True)
    if word == "half" and j == i and k + 1 < stop and w.words[k] in ("a", "an") and w.words[k + 1].isalpha():
        return Numeral(i, k, 0.5, words=True)  # "half a tray"
    if word == "half" and j > i and k < stop and (known := spellings().get(w.words[k])) and unit_kind(known) == "time":
        return Numeral(i, k, 0.5, known, "time", words=True)
    if word in ("quarter", "quarters", "third", "fifth", "tenth", "sixth", "eighth") and j == i:
        return None  # "the third", "this quarter"
    if j > i and word == "quarter" and not (k < stop and w.words[k] == "of"):
        return Numeral(i, j, 0.25, "", "fraction", vague=True, words=True)
    return Numeral(i, j, FRACTIONS[word], "", "fraction", words=True)
