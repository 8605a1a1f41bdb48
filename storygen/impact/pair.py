"""A pair: the two ends of one change, and whether two figures can be the ends of one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from storygen.impact.lexicon import BIT
from storygen.impact.nouns import count_noun, metric_noun, noun_rate, rated_noun, subject_noun, times_noun, told_period
from storygen.impact.number_tables import PERIODS
from storygen.impact.units import convert

if TYPE_CHECKING:
    from storygen.impact.numeral import Numeral
    from storygen.impact.stretch import Stretch

_BARE = frozenset(("", "times"))
_SPELLS = frozenset(("shift", "night", "weekend", "season", "sprint", "term"))
_THOUSANDS = 10_000
_WHOLES = {5.0: "in five", 10.0: "in ten", 1000.0: "per thousand"}
_ALONE = frozenset(("every", "rank", "fraction"))
_APART = 1e6
"""Two sizes of one unit this many times apart do not measure the same thing in prose."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The two ends of one change and the unit of each, as written; `how` is the construction."""

    before: Numeral
    after: Numeral
    before_unit: str
    after_unit: str
    how: str

    @property
    def first(self) -> int:
        """The first token of the two."""
        return min(self.before.first, self.after.first)

    @property
    def last(self) -> int:
        """The last token of the two."""
        return max(self.before.last, self.after.last)


def compatible(s: Stretch, a: Numeral, b: Numeral) -> bool:
    """Whether two figures may measure the same thing; one without a unit may take the other's."""
    kinds = {a.kind, b.kind}
    if len(kinds) == 1:
        return _same(s, a, b)
    if "every" in kinds:
        return "times" in kinds or bool((a.per and a.kind == "") or (b.per and b.kind == ""))
    bare = b.kind == "money" and a.kind == "" and (b.scale == 1 or a.value >= 1000)
    if kinds & _ALONE or (bare and s.words[a.last + 1 : b.first] != ["to"]):  # "from 180 to 310 cents"
        return False
    if kinds <= _BARE:
        return True
    if a.article or b.article:
        return False
    return (b.kind == "" and not count_noun(s, b)) or (a.kind == "" and not count_noun(s, a))


def _same(s: Stretch, a: Numeral, b: Numeral) -> bool:
    if a.kind == "money":
        return a.unit == b.unit or "" in (a.unit, b.unit)
    if a.kind:
        return not (a.unit and b.unit) or _is_near(convert(a.value, a.unit, b.unit), b.value)
    if _is_score(a.value) != _is_score(b.value) and max(a.value, b.value) > 10:
        return False
    first, second = count_noun(s, a), count_noun(s, b)
    return not first or not second or first.rstrip("s") == second.rstrip("s")


def _is_near(converted: float | None, other: float) -> bool:
    """Whether two sizes may be those of one thing; no wait of five months came down to 40 ms."""
    return not converted or not other or 1 / _APART < abs(converted / other) < _APART


def _is_score(value: float) -> bool:
    return 0 < value < 1


def made(s: Stretch, a: Numeral, b: Numeral, order: int, how: str) -> Pair:
    """The pair of two figures in the order found: what one end leaves out the other one gives."""
    before, after = (a, b) if order > 0 else (b, a)
    if before.parts or after.parts:
        return _of_parts(s, before, after, how)
    if before.kind == after.kind == "clock":
        before, after = (replace(n, value=n.value / 60, unit="min", kind="time") for n in (before, after))
    if "every" in (before.kind, after.kind) and before.kind != after.kind:
        return _in_rates(before, after, how)
    if before.kind == "" and after.kind == "money" and after.scale > 1 and before.value < 1000:
        before = replace(before, value=before.value * after.scale)  # "from 250 to 400 thousand euros"
    if after.kind == "" and before.kind == "money" and before.value >= _THOUSANDS and 1 <= after.value < 1000:
        after = replace(after, value=after.value * 1000)  # "$210k a month, now 65"
    return Pair(before, after, *units(s, before, after), how)


def _of_parts(s: Stretch, before: Numeral, after: Numeral, how: str) -> Pair:
    """Like "one in six" and "one in twenty" (6 and 20 "one in"), "two in ten" and "six in ten"."""
    first, second = before.parts, after.parts
    if first and second and first[0] == second[0] == 1:
        unit = "one in"
        first, second = first[::-1], second[::-1]
    elif first and second and first[1] == second[1]:
        unit = _in(first[1])
    elif first and not second and after.kind == "" and after.value <= first[1]:
        unit, second = _in(first[1]), (after.value, 0.0)
    elif second and not first and before.kind == "" and before.value <= second[1]:
        unit, first = _in(second[1]), (before.value, 0.0)
    else:
        return Pair(before, after, *units(s, before, after), how)
    return Pair(replace(before, value=first[0]), replace(after, value=second[0]), unit, unit, how)


def _in_rates(before: Numeral, after: Numeral, how: str) -> Pair:
    """Like "every other week" and "four times a week": 1 "/2 weeks" and 4 "/week"."""
    found = []
    for n in (before, after):
        if n.kind == "every":
            unit = f"/{n.unit}" if n.value == 1 else f"/{n.value:g} {n.unit}s"
            found.append((replace(n, value=1.0), "/day" if unit == "/d" else unit))
        else:
            found.append((n, _rate("", n.per)))
    return Pair(found[0][0], found[1][0], found[0][1], found[1][1], how)


def _in(whole: float) -> str:
    return _WHOLES.get(whole) or f"in {whole:g}"


def units(s: Stretch, before: Numeral, after: Numeral) -> tuple[str, str]:
    """The unit of each end; an end without one takes the other's, two without take what the sentence counts."""
    if before.kind == after.kind == "ordinal":
        of = "percentile" if "percentile" in s.words[after.last + 1 : after.last + 2] else "rank"
        return of, of
    if before.kind == after.kind == "share":
        of = _share_of(s, before, after)
        return of, of
    if before.kind == after.kind == "clock":
        return "min", "min"
    if before.unit or after.unit:
        first, second = before.unit or after.unit, after.unit or before.unit
        both = bool(before.per and after.per)
        if "working" in (s.words[before.last - 1], s.words[after.last - 1]) and first == second == "d":
            first = second = "working day"
        rated = {"money", "time"} & {before.kind, after.kind} or {before.per, after.per} - {"", *PERIODS.values()}
        if not both and (not rated or not {before.per, after.per}.isdisjoint(_SPELLS)):
            return first, second
        pers = before.per or after.per, after.per or before.per
        return _rate(first, pers[0]), _rate(second, pers[1])
    return _counted(s, before, after)


def _counted(s: Stretch, before: Numeral, after: Numeral) -> tuple[str, str]:
    nouns = count_noun(s, before), count_noun(s, after)
    first = min(before.first, after.first)
    pers = [
        n.per or (noun_rate(s, n, noun, opens=n.first == first) if noun else "")
        for n, noun in zip((before, after), nouns, strict=True)
    ]
    if before.per and after.per and before.per != after.per and _is_slashed(s, before) and _is_slashed(s, after):
        return _rate("", before.per), _rate("", after.per)
    noun = (
        nouns[0]
        or nouns[1]
        or metric_noun(s)
        or (times_noun(s, before, after) if "times" in (before.kind, after.kind) else "")
        or (rated_noun(s, min(before.first, after.first)) if any(pers) else "")
        or subject_noun(s, min(before.first, after.first))
    )
    if noun and not any(pers) and (told := told_period(s, min(before.first, after.first))):
        pers = [told, told]
    if not noun or noun == "%" or "/" in noun or (not all(pers) and not _SPELLS.isdisjoint(pers)):
        return noun, noun
    return _rate(noun, pers[0] or pers[1]), _rate(noun, pers[1] or pers[0])


def _rate(unit: str, per: str) -> str:
    return f"{unit}/{'day' if per == 'd' else per}" if per else unit


def _is_slashed(s: Stretch, n: Numeral) -> bool:
    return n.last > n.first and s.words[n.last - 1] == "/"


def _share_of(s: Stretch, before: Numeral, after: Numeral) -> str:
    """Like "%", or "% proficient" where both ends say of what."""
    first, second = s.words[before.last + 1 : before.last + 2], s.words[after.last + 1 : after.last + 2]
    named = first and first == second and first[0].isalpha() and len(first[0]) > 4
    plain = named and not s.bits[before.last + 1] & ~(BIT["SIZE"] | BIT["GOOD"])
    return f"% {first[0]}" if plain else "%"
