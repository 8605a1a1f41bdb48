"""Units of measure: one spelling each, what they measure, and how they convert into each other."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CURRENCY_SIGNS: Mapping[str, str] = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}


@cache
def _tables() -> tuple[dict[str, str], dict[str, tuple[str, float]]]:
    """Every spelling -> the unit's symbol; every symbol -> (what it measures, its size in the base unit of that)."""
    kinds = json.loads(Path(__file__).with_name("units.json").read_text(encoding="utf-8"))
    symbols: dict[str, str] = {}
    sizes: dict[str, tuple[str, float]] = {}
    for kind, units in kinds.items():
        for symbol, (size, spellings) in units.items():
            sizes[symbol] = (kind, float(size))
            symbols[symbol] = symbol
            for spelling in (*spellings, symbol.lower()):
                symbols.setdefault(spelling, symbol)
    return symbols, sizes


@lru_cache(maxsize=4096)
def symbol(unit: str) -> str:
    """The unit's one spelling ("minutes" -> "min", "$" -> "USD"); an unknown unit as it stands."""
    symbols, _ = _tables()
    unit = unit.strip()
    return symbols.get(unit) or symbols.get(unit.lower(), unit)


def spellings() -> Mapping[str, str]:
    """Every spelling of a unit, in lower case or as the symbol, to its symbol."""
    return _tables()[0]


def kind(unit: str) -> str:
    """What the unit measures: time, data, share, length, mass, energy, money; "" for counts and unknown units."""
    return _tables()[1].get(symbol(unit), ("", 1.0))[0]


def convert(value: float, unit: str, to: str) -> float | None:
    """`value` of `unit` in the unit `to`, or None where the two do not measure the same thing.

    Currencies convert into themselves only. Months and years are the mean Gregorian ones.
    """
    here, there = symbol(unit), symbol(to)
    if here == there:
        return value
    sizes = _tables()[1]
    if here not in sizes or there not in sizes or sizes[here][0] != sizes[there][0] or sizes[here][0] == "money":
        return None
    return value * sizes[here][1] / sizes[there][1]


@lru_cache(maxsize=4096)
def is_share(unit: str) -> bool:
    """Whether figures in `unit` are parts of a whole, so that their differences are percentage points.

    ratio, percent, "%", also of something: "% of orders", "percent proficient".
    """
    head = unit.strip().lower().split(" ", 1)[0]
    return head in _SHARES or unit.strip().lower() == "per cent"


_SHARES = frozenset(("%", "percent", "pct", "ratio", "share", "proportion", "fraction", "percentage"))
