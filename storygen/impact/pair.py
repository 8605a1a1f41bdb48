"""A pair: the two ends of one change, and whether two figures can be the ends of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen.impact.nouns import count_noun, metric_noun, noun_rate, subject_noun

if TYPE_CHECKING:
    from storygen.impact.numeral import Numeral
    from storygen.impact.stretch import Stretch

_BARE = frozenset(("", "times"))
_ALONE = frozenset(("every", "rank", "fraction"))


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
        return "times" in kinds
    if kinds & _ALONE or (b.kind == "money" and a.kind == "" and (b.scale == 1 or a.value >= 1000)):
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
        return True
    if _is_score(a.value) != _is_score(b.value) and max(a.value, b.value) > 10:
        return False
    first, second = count_noun(s, a), count_noun(s, b)
    return not first or not second or first.rstrip("s") == second.rstrip("s")


def _is_score(value: float) -> bool:
    return 0 < value < 1


def units(s: Stretch, before: Numeral, after: Numeral) -> tuple[str, str]:
    """The unit of each end; an end without one takes the other's, two without take what the sentence counts."""
    if before.kind == after.kind == "ordinal":
        return "rank", "rank"
    if before.kind == after.kind == "share":
        of = _share_of(s, before, after)
        return of, of
    if before.unit or after.unit:
        per = before.per if before.per == after.per else ""
        first, second = (f"{u}/{per}" if u and per else u for u in (before.unit, after.unit))
        return first or second, second or first
    return _counted(s, before, after)


def _counted(s: Stretch, before: Numeral, after: Numeral) -> tuple[str, str]:
    nouns = count_noun(s, before), count_noun(s, after)
    for n, noun in zip((before, after), nouns, strict=True):
        if noun and (rate := noun_rate(s, n, noun)):
            return f"{noun}/{rate}", f"{noun}/{rate}"
    noun = nouns[0] or nouns[1] or metric_noun(s) or subject_noun(s, min(before.first, after.first))
    if not (before.per and after.per and noun):
        return noun, noun
    return f"{noun}/{before.per}", f"{noun}/{after.per}"


def _share_of(s: Stretch, before: Numeral, after: Numeral) -> str:
    """Like "%", or "% proficient" where both ends say of what."""
    first, second = s.words[before.last + 1 : before.last + 2], s.words[after.last + 1 : after.last + 2]
    named = first and first == second and first[0].isalpha() and len(first[0]) > 4
    return f"% {first[0]}" if named and not s.bits[before.last + 1] else "%"
