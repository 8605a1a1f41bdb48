"""What a metric says of itself, a figure of prose in its unit, and whether that is the metric's own as people round."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen.impact.change import Change, change
from storygen.impact.hedges import lean
from storygen.impact.naming import Name, name_of, stem
from storygen.impact.nouns import count_noun
from storygen.impact.stated import half_digit
from storygen.impact.units import convert, is_share, kind, symbol

if TYPE_CHECKING:
    from storygen.impact.analysis import Sentence
    from storygen.impact.numeral import Numeral

_ROUND = 0.02


@dataclass(frozen=True, slots=True)
class Figures:
    """What a metric says of itself: its name and other names, its statistic, both ends in `unit`.

    `known` are further figures of it (a target, an interval) or of its kin, which prose may say; `windows` say
    when it was measured: a sentence that opens with another month is about that one.
    """

    name: str
    before: float | None
    after: float | None
    unit: str
    aliases: tuple[str, ...] = ()
    stat: str = ""
    known: tuple[float, ...] = ()
    windows: tuple[str, ...] = ()

    @property
    def names(self) -> list[Name]:
        """The names that have words."""
        mean = self.stat in ("mean", "average") or (not self.stat and not is_share(self.unit))
        return [n for n in (name_of(x, self.stat, mean=mean) for x in (self.name, *self.aliases)) if n is not None]

    @property
    def change(self) -> Change | None:
        """The change, None where an end is missing or not finite."""
        if self.before is None or self.after is None or not (math.isfinite(self.before) and math.isfinite(self.after)):
            return None
        unit = f"/{self.unit[4:]}" if self.unit.startswith("per ") else self.unit
        return change(self.before, self.after, unit)


def in_unit(s: Sentence, n: Numeral, n_unit: str, unit: str) -> float | None:
    """The figure in the metric's unit; None where it measures something else."""
    if is_share(unit):
        return _as_share(s, n, unit)
    if n.parts is not None or n.kind in ("share", "fraction"):
        return None
    head, target = n_unit.partition("/")[0], symbol(unit.partition("/")[0])
    if n.kind in ("", "times"):
        return n.value if _counts(s, n, unit) else None
    return n.value if symbol(head) == target else convert(n.value, head, target)


def _as_share(s: Sentence, n: Numeral, unit: str) -> float | None:
    ratio = unit.strip().lower().startswith(("ratio", "share", "proportion", "fraction"))
    if n.parts is not None:
        value = n.parts[0] / n.parts[1] if n.parts[1] else None
        return value if value is None or ratio else value * 100
    if n.whole:
        return n.value / n.whole * (1 if ratio else 100)
    if n.kind == "share":
        return n.value / 100 if ratio else n.value
    if n.kind or count_noun(s.stretch, n):
        return None
    if ratio:
        return n.value if n.value <= 1 else n.value / 100 if n.value <= 100 else None
    return n.value if n.value > 1 else None


def _counts(s: Sentence, n: Numeral, unit: str) -> bool:
    """Whether a bare number counts what the metric counts, or says nothing of what it counts."""
    noun = count_noun(s.stretch, n)
    if not noun:
        return True
    of = unit.partition("/")[0].strip().lower()
    return not kind(unit.partition("/")[0]) and noun.rstrip("s") == of.rstrip("s")


def value_of(s: Sentence, n: Numeral, n_unit: str, m: Figures) -> float | None:
    """The figure in the metric's unit; a bare count too of what the metric's name counts: "36 appointments"."""
    value = in_unit(s, n, n_unit, m.unit)
    if value is not None or n.kind or n.parts is not None or is_share(m.unit) or kind(m.unit.partition("/")[0]):
        return value
    noun = stem(count_noun(s.stretch, n))
    return n.value if noun and any(noun in name.stems for name in m.names) else None


def agrees(s: Sentence, n: Numeral, value: float, expected: float) -> bool:
    """Whether a figure, given in the metric's unit as `value`, is `expected` as people round."""
    said = lean(s, n.first, n.last)
    size, real = abs(value), abs(expected)
    if said == "more":
        return 0.6 * real <= size <= 1.02 * real
    if said == "less":
        return 0.98 * real <= size <= 1.6 * real
    scale = abs(value / n.value) if n.value else 1.0
    written = n.value / (n.scale or 1.0)
    room = max(half_digit(written, places_of(s, n)) * scale * (n.scale or 1.0), half_digit(expected))
    if said or n.parts is not None:
        room = max(room, 0.12 * real)
    elif n.words:
        room = max(room, 0.08 * real)
    elif n.value and n.value % 10 == 0:
        room = max(room, _ROUND * real)
    return abs(value - expected) <= room * (1 + 1e-9)


def places_of(s: Sentence, n: Numeral) -> int:
    """The places behind the point as written: two for "0.90"."""
    digits = (s.stretch.words[i].partition(".")[2] for i in range(n.first, n.last + 1))
    return max((len(d) for d in digits if d.isdecimal()), default=0)
