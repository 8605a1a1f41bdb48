"""The arrow of a short metric: `9 -> 3 d`, `$3k → $2k`, `2 h -> 20 min`, `62 % -> ?`."""

from __future__ import annotations

import re
from dataclasses import dataclass

SIGN = re.compile(r"->|→|=>")
_END = re.compile(
    r"(?P<about>(?:about|around|ca\.?|~|≈)\s*)?(?P<sign>[-+−])?(?P<money>[$€£¥₹])?\s?(?P<inner>[-−])?"
    r"(?P<figure>(?:[1-9]\d{0,2}(?:[,_]\d{3})+|\d+)(?:\.\d+)?|\.\d+)"
    r"(?P<scale>[kK](?![A-Za-z])|(?:M|bn|B)(?![A-Za-z])|(?<=\d)m(?![A-Za-z]))?\s*(?P<unit>[^\d\s].*)?",
    re.DOTALL,
)
_UNKNOWN = ("?", "unknown")
_MONEY = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}
_SCALES = {"k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "bn": 1e9, "B": 1e9}


@dataclass(frozen=True, slots=True)
class End:
    """One end of an arrow: its value (None: unknown), its unit ("" where it gives none), its place in the text."""

    value: float | None
    unit: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Arrow:
    """Both ends in one unit, and where the unit stands in the text."""

    before: End
    after: End
    unit: str
    unit_start: int
    unit_end: int


def parse(text: str) -> Arrow | None:
    """The two ends of `A -> B unit`, or None where the text is no such thing."""
    arrow = SIGN.search(text)
    if arrow is None or SIGN.search(text, arrow.end()):
        return None
    before, after = _end(text, 0, arrow.start()), _end(text, arrow.end(), len(text))
    if before is None or after is None:
        return None
    return _joined(text, before, after)


def _end(text: str, start: int, stop: int) -> End | None:
    words = text[start:stop]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if words.split(" ", 1)[0] in _UNKNOWN:
        unit = words.partition(" ")[2].strip()
        return End(None, unit, start, start + len(words))
    found = _END.fullmatch(words)
    if found is None:
        return None
    scale = found["scale"]
    unit = (found["unit"] or "").strip()
    money = _MONEY.get(found["money"] or "", "")
    if scale == "m" and not money:
        scale, unit = None, ("m " + unit).strip()
    value = float(found["figure"].replace(",", "").replace("_", "")) * (_SCALES[scale] if scale else 1)
    if "-" in (minus := (found["sign"] or "") + (found["inner"] or "")) or "−" in minus:
        value = -value
    return End(_plain(value), " ".join(part for part in (money, unit) if part), start, start + len(words))


def _joined(text: str, before: End, after: End) -> Arrow | None:
    """The ends in one unit: of two the fuller ("% of orders"), else that of the later end."""
    carrier = after if after.unit and not before.unit.startswith(f"{after.unit} ") else before
    unit = carrier.unit
    other = before if carrier is after else after
    if other.unit and other.value is not None and not f"{unit} ".startswith(f"{other.unit} "):
        from storygen.impact.units import convert

        value = convert(other.value, other.unit, unit)
        if value is None:
            return None
        before = End(_plain(float(f"{value:.12g}")), unit, before.start, before.end)
    at = text.find(unit, carrier.start, carrier.end) if unit else -1
    place = (at, at + len(unit)) if at >= 0 else (carrier.start, carrier.end)
    return Arrow(before, after, unit, *place)


def _plain(value: float) -> float:
    return int(value) if value.is_integer() and abs(value) < 1e15 else value
