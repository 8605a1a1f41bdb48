"""Figures that the prose states with both ends → metrics to check; nothing is proposed that the text does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storygen.impact.claims import claims

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.importers.fill import Filled

_PROSE = ("summary", "opening", "result", "proof", "rough", "notes")


def propose(filled: Filled) -> None:
    """Add a metric for each claim with a subject, a before and an after, and a comment with the words it is from."""
    known = {(m.get("before"), m.get("after")) for m in filled.data.get("metrics", ())}
    for text in _told(filled.data):
        for claim in claims(text):
            if not (claim.subject and claim.before and claim.after):
                continue
            ends = (_plain(claim.before.value), _plain(claim.after.value))
            if ends in known:
                continue
            known.add(ends)
            place = len(filled.data.get("metrics", ()))
            unit = claim.after.unit or claim.before.unit
            filled.add_item("metrics", {"name": claim.subject, "unit": unit, "before": ends[0], "after": ends[1]})
            quote = " ".join(text[claim.start : claim.end].split())
            filled.comments["metrics", place] = f"check: from “{quote}”"


def _told(data: dict[str, Any]) -> Iterator[str]:
    """All prose of a story, the most telling first."""
    yield from (data[key] for key in _PROSE if data.get(key))
    yield from (action["did"] for action in data.get("actions", ()))
    for section in ("context", "reflection"):
        yield from (value for value in data.get(section, {}).values() if isinstance(value, str))


def _plain(value: float) -> float:
    return int(value) if float(value).is_integer() else value
