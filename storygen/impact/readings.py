"""Figures as a reader takes them: "an hour and twenty minutes" is one, "a quarter of a second" is, "31 a month" is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from storygen.impact.lexicon import BIT
from storygen.impact.units import convert

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.impact.analysis import Sentence
    from storygen.impact.numeral import Numeral

_FINER = ("year", "month", "week", "d", "h", "min", "s", "ms")
_NO_NOUN = BIT["PREP"] | BIT["TO"] | BIT["VBD"] | BIT["VBG"] | BIT["BE"] | BIT["AND"]


def readings(s: Sentence) -> list[tuple[Numeral, str]]:
    """The figures of a sentence, each with its role; those that belong together as one, mere periods left out."""
    found: list[tuple[Numeral, str]] = []
    for n, role in zip(s.figures, s.roles, strict=True):
        last = found[-1][0] if found else None
        if last is not None and (joined := _joined(s, last, n)) is not None:
            found[-1] = joined, found[-1][1]
        elif not (n.article and last is not None and _is_period(s, last, n)):
            found.append((_as_part(s, n), role.name))
    return found


def _joined(s: Sentence, a: Numeral, b: Numeral) -> Numeral | None:
    """The two as one figure, None where they are two."""
    link = s.stretch.words[a.last + 1 : b.first]
    if link == ["of"] and b.article and b.kind == "time" and a.value and (a.kind == "fraction" or a.unit == "quarter"):
        part = a.value / 4 if a.unit == "quarter" else a.value
        return replace(b, first=a.first, value=part * b.value, words=True, article=False)
    if (
        link == ["and"]
        and a.kind == b.kind == "time"
        and a.unit in _FINER
        and b.unit in _FINER[_FINER.index(a.unit) + 1 :]
    ):
        more = convert(b.value, b.unit, a.unit)
        return None if more is None else replace(a, last=b.last, value=a.value + more, article=False)
    return None


def _is_finer(unit: str, than: str) -> bool:
    return unit in _FINER and than in _FINER and _FINER.index(unit) > _FINER.index(than)


def _is_period(s: Sentence, a: Numeral, n: Numeral) -> bool:
    """Whether it only says how often: "31 a month", "500 orders an hour"."""
    gap = range(a.last + 1, n.first)
    return len(gap) <= 2 and all(s.stretch.words[i][0].isalpha() and not s.bits[i] & _NO_NOUN for i in gap)


def _as_part(s: Sentence, n: Numeral) -> Numeral:
    """A quarter that is longer, less or more is a fourth, not three months; so are "by three quarters"."""
    words = s.stretch.words
    if n.unit != "quarter" or words[n.last + 1 : n.last + 2] in (["ago"], ["later"], ["earlier"]):
        return n
    if n.article or (n.value == 3 and words[n.first - 1] in ("by", ",", "about", "almost", "nearly")):
        return replace(n, value=n.value / 4, unit="", kind="fraction", article=False, vague=False, words=True)
    return n


def ends_of(s: Sentence) -> Iterator[Numeral]:
    """The figures alone."""
    return (n for n, _ in readings(s))
