"""Figures that the prose states with both ends → metrics to check; nothing is proposed that the text does not say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from storygen.impact.claims import Claim, End, claims
from storygen.impact.units import convert
from storygen.story import arrow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.importers.filled import Filled

_PROSE = ("summary", "opening", "result", "proof", "rough", "notes")
_TIMES = re.compile(
    r"(?:the |an? )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|time)", re.IGNORECASE
)
_FIRST_FIGURE = re.compile(r"[$€£]?\d")
_LEAD_OUT = re.compile(r"(?:\W|\b(?:from|by|to|was|were|is|went|at|of)\b)+$", re.IGNORECASE)
_NAME_WORDS = 6
_PIECES = re.compile(r",\s+|;\s*|\n+|(?<=[.!?])\s+|\s+and\s+")
_ARROW = re.compile(r"^(?P<name>(?:[^→>]*?\s)??)(?P<figures>[$€£]?\d[^→>]*(?:->|→|=>).*)$")
_PER = re.compile(r"^(\w+) (?:per|a) (\w+)$")
_NO_UNIT = re.compile(r"\d|.{25}")
_MONEY = ("USD", "EUR", "GBP", "JPY", "INR")
_NAMELESS = "amount"
"""What a sum of money is called whose notes do not say what it is."""


def propose(filled: Filled) -> None:
    """Add a metric for each claim with a name, a before and an after, and a comment with the words it is from."""
    known = {(m.get("before"), m.get("after")) for m in filled.data.get("metrics", ())}
    for text in list(_told(filled.data)):
        for quote, metric in _arrows(text):
            if (metric["before"], metric["after"]) not in known:
                known.add((metric["before"], metric["after"]))
                place = len(filled.data.get("metrics", ()))
                filled.add_item("metrics", metric)
                what = "name it; " if metric["name"] == _NAMELESS else ""
                filled.comments["metrics", place] = f"check: {what}from “{quote}”"
        for claim in claims(text):
            name = _name(claim, text)
            if not (name and claim.before and claim.after):
                continue
            unit = claim.after.unit or claim.before.unit
            before = _in_unit(claim.before, unit)
            if before is None:
                continue  # ends that no unit holds both of would make a figure that nobody said
            ends = (_plain(before), _plain(claim.after.value))
            if ends in known:
                continue
            known.add(ends)
            place = len(filled.data.get("metrics", ()))
            filled.add_item("metrics", {"name": name, "unit": unit, "before": ends[0], "after": ends[1]})
            quote = " ".join(text[claim.start : claim.end].split())
            filled.comments["metrics", place] = f"check: from “{quote}”"


def _arrows(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Figures written with an arrow, side by side: "$180k -> $95k per month, utilization 22% → 61%"."""
    for piece in _PIECES.split(text) if arrow.SIGN.search(text) else ():
        found = _ARROW.match(" ".join(piece.split()).rstrip(".!"))
        ends = arrow.parse(found["figures"]) if found else None
        if not found or ends is None or None in (ends.before.value, ends.after.value) or _NO_UNIT.search(ends.unit):
            continue
        unit = _PER.sub(r"\1/\2", ends.unit)
        name = _LEAD_OUT.sub("", found["name"]).strip(" :*_-") or (_NAMELESS if unit[:3] in _MONEY else "")
        if name and len(name.split()) <= _NAME_WORDS:
            yield found[0], {"name": name, "unit": unit, "before": ends.before.value, "after": ends.after.value}


def _name(claim: Claim, text: str) -> str:
    """What moved: the claim's subject, else the words before its first figure."""
    if claim.subject and not _TIMES.fullmatch(claim.subject):
        return claim.subject
    said = text[claim.start : claim.end]
    figure = _FIRST_FIGURE.search(said)
    words = _LEAD_OUT.sub("", said[: figure.start()]).split() if figure else []
    return " ".join(words) if 0 < len(words) <= _NAME_WORDS else ""


def _in_unit(end: End, unit: str) -> float | None:
    """An end in the unit of the other one: "24 h" is 1,440 of the minutes it went to; None where it has none."""
    value = end.value if end.unit in (unit, "") else convert(end.value, end.unit, unit)
    return None if value is None else round(value, 6)


def _told(data: dict[str, Any]) -> Iterator[str]:
    """All prose of a story, the most telling first."""
    yield from (data[key] for key in _PROSE if data.get(key))
    yield from (action["did"] for action in data.get("actions", ()))
    for section in ("context", "reflection"):
        yield from (value for value in data.get(section, {}).values() if isinstance(value, str))


def _plain(value: float) -> float:
    return int(value) if float(value).is_integer() else value
