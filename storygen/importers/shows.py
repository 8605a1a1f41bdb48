"""What a story shows, proposed from its own words: competencies it plainly speaks of, an outcome it plainly states."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storygen.bank.reader import Bank
    from storygen.importers.filled import Filled

MOST = 3
_TITLE = 2
_ENOUGH = 2
"""So many points make a proposal: two signals in the text, or one in the title."""


def propose_competencies(filled: Filled, bank: Bank) -> None:
    """Add at most three competencies, with a comment to check them; only where the notes name none."""
    if filled.has("competencies"):
        return
    title, text = _plain(filled.data["title"]), _plain(" ".join(_texts(filled.data)))
    points = {c.id: _points(_signals(c.id, (c.name, *c.aliases)), title, text) for c in bank.competencies.values()}
    best = sorted((id for id, n in points.items() if n >= _ENOUGH), key=lambda id: -points[id])[:MOST]
    if best:
        filled.data["competencies"] = best
        filled.comments["competencies",] = "check: proposed from the words of the text"


def propose_outcome(filled: Filled) -> None:
    """Add the outcome that the title, summary or result says in so many words; none where they say two."""
    if filled.has("outcome"):
        return
    said = _plain(" ".join(filled.data.get(key, "") for key in ("title", "summary", "result")))
    found = [outcome for outcome, phrases in _lists()["outcome"].items() if _counted(tuple(phrases), said)]
    if len(found) == 1:
        filled.data["outcome"] = found[0]
        filled.comments["outcome",] = "check: read from the text"


def _points(signals: tuple[str, ...], title: str, text: str) -> int:
    return _TITLE * bool(_counted(signals, title)) + len(_counted(signals, text))


def _counted(phrases: tuple[str, ...], text: str) -> set[str]:
    """Which of the phrases stand in the text, each once however often it stands there."""
    return set(_pattern(phrases).findall(text)) if phrases else set()


@lru_cache(maxsize=256)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])")


def _signals(id: str, names: Iterable[str]) -> tuple[str, ...]:
    """The phrases that speak of a competency: its own names, and those of signals.json."""
    own = (_plain(name).replace("-", " ") for name in names)
    return tuple(dict.fromkeys((*own, *_lists()["competencies"].get(id, ()))))


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").lower().split())


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    lists: dict[str, dict[str, list[str]]] = json.loads(
        Path(__file__).with_name("signals.json").read_text(encoding="utf-8")
    )
    return lists


def _texts(value: Any) -> Iterable[str]:
    """Every text of a story's data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("title", "tags", "roles"):
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
