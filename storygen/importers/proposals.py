"""Figures that the prose states with both ends → metrics to check; nothing is proposed that the text does not say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from storygen.impact.claims import Claim, claims

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


def propose(filled: Filled) -> None:
    """Add a metric for each claim with a name, a before and an after, and a comment with the words it is from."""
    known = {(m.get("before"), m.get("after")) for m in filled.data.get("metrics", ())}
    for text in list(_told(filled.data)):
        for claim in claims(text):
            name = _name(claim, text)
            if not (name and claim.before and claim.after):
                continue
            ends = (_plain(claim.before.value), _plain(claim.after.value))
            if ends in known:
                continue
            known.add(ends)
            place = len(filled.data.get("metrics", ()))
            unit = claim.after.unit or claim.before.unit
            filled.add_item("metrics", {"name": name, "unit": unit, "before": ends[0], "after": ends[1]})
            quote = " ".join(text[claim.start : claim.end].split())
            filled.comments["metrics", place] = f"check: from “{quote}”"


def _name(claim: Claim, text: str) -> str:
    """What moved: the claim's subject, else the words before its first figure."""
    if claim.subject and not _TIMES.fullmatch(claim.subject):
        return claim.subject
    said = text[claim.start : claim.end]
    figure = _FIRST_FIGURE.search(said)
    words = _LEAD_OUT.sub("", said[: figure.start()]).split() if figure else []
    return " ".join(words) if 0 < len(words) <= _NAME_WORDS else ""


def _told(data: dict[str, Any]) -> Iterator[str]:
    """All prose of a story, the most telling first."""
    yield from (data[key] for key in _PROSE if data.get(key))
    yield from (action["did"] for action in data.get("actions", ()))
    for section in ("context", "reflection"):
        yield from (value for value in data.get(section, {}).values() if isinstance(value, str))


def _plain(value: float) -> float:
    return int(value) if float(value).is_integer() else value
