"""A number as it stands in prose, before anything is known of the part it plays."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Numeral:
    """A number at tokens `first`..`last`: its value, unit and kind.

    kind is "" (a bare number or a count), time, data, share, money, length, mass, energy, points, multiplier, ordinal,
    version, date, clock, rank, fraction. `high` is the other end of a range. `per` is the period of a rate
    ("week"); kind "every" is an interval ("weekly", "every 6 months"). `whole` is what a count is taken of ("3 of 17");
    `attributive` is one joined to its noun ("40-minute build"); `article` marks "a day", "an hour", which are durations
    only where something says so; `place` is an ordinal that may be a rank ("12th"). `scale` is the thousand or million
    that stood behind the digits. `parts` are the two numbers of a share said in words ("one in six": 1 and 6). `vague`
    numbers ("thousands", "a couple") have a size but no exact value.
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
    parts: tuple[float, float] | None = None
