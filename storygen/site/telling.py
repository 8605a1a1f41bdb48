"""A story in one line a piece, cut to 30 s, 90 s or 3 min, and how long and how balanced its telling is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen.site import charts
from storygen.site.measures import WITHHELD

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markupsafe import Markup

    from storygen.story.model import Story

LENGTHS = (("30", "30 s", ("always",)), ("90", "90 s", ("always", "normal")), ("180", "3 min", ()))
"""The lengths a story is cut to: id, name, and the values of `tell` that stay (none given: everything)."""

NAMES = {
    "opening": "opening",
    "context": "situation",
    "actions": "what I did",
    "tradeoffs": "the choice",
    "result": "what came of it",
    "follow-up": "follow-up",
    "reflection": "since then",
}
_END = re.compile(r"(?<=[a-z0-9%)”’\]][.!?…])[\"”’)]*\s+(?=[A-Z“‘\"'(*`0-9])")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the outline; `name` stands in the margin, "" where the line above has the same."""

    name: str
    tell: str
    html: Markup


@dataclass(frozen=True, slots=True)
class Length:
    """One cut: its id and name, and the seconds this story takes in it."""

    id: str
    name: str
    seconds: int


def first_sentence(text: str) -> str:
    """The first sentence of a text; the whole of it where no end of a sentence is plain to see."""
    text = " ".join(text.split("\n\n", 1)[0].split())
    found = _END.search(text)
    return text[: found.start()] if found else text


def outline(story: Story, line: Callable[[str], Markup], pairs: Mapping[str, str]) -> list[Line]:
    """What to say after the opening, one line a piece, in telling order; `pairs` has each metric as written, by id."""
    rows: list[tuple[str, str, str]] = []
    add = rows.append
    add(("situation", "normal", story.context.situation))
    add(("mine to do", "normal", story.context.task))
    for a in story.actions:
        add(("what I did", a.tell, a.did))
    for t in story.tradeoffs:
        add(("the choice", t.tell, t.decision))
    for m in story.metrics:
        if m.before is not None and m.after is not None and pairs[m.id] != WITHHELD:
            add(("numbers", "always" if m.headline else m.tell, f"{m.name} {pairs[m.id]}"))
    add(("what came of it", "normal", story.result))
    for f in story.follow_up:
        add(("follow-up", f.tell, f.action))
    add(("since then", "normal", story.reflection.learned))
    rows = [row for row in rows if row[2]]
    kept = _kept(rows)
    lines, above = [], ""
    for (name, tell, text), short in zip(rows, kept, strict=True):
        lines.append(Line(name if name != above else "", "always" if short else tell, line(first_sentence(text))))
        above = name
    return lines


def _kept(rows: list[tuple[str, str, str]]) -> list[bool]:
    """Which lines stay in 30 s: those marked always; where none of the telling is, one of each turning point."""
    marked = [tell == "always" for _, tell, _ in rows]
    if any(m and name != "numbers" for m, (name, _, _) in zip(marked, rows, strict=True)):
        return marked
    seen: set[str] = set()
    kept = []
    for m, (name, _, _) in zip(marked, rows, strict=True):
        turning = name in ("what I did", "the choice", "what came of it") and name not in seen
        seen.add(name)
        kept.append(m or turning)
    return kept


@dataclass(frozen=True, slots=True)
class Telling:
    """How long the told text takes aloud, in each cut, and the share of each section in it."""

    words: int
    seconds: int
    lengths: tuple[Length, ...]
    shares: tuple[tuple[str, int], ...]
    picture: Markup


def telling(story: Story, words_a_minute: float = 140) -> Telling:
    """Counted from the told text (story-format), at the given pace."""
    by_tell = {"always": 0, "normal": 0, "if-time": 0}
    by_section = dict.fromkeys(NAMES, 0)
    for piece in story.told():
        words = len(piece.text.split())
        by_tell[piece.tell if piece.tell in by_tell else "normal"] += words
        by_section[piece.section] += words
    total = sum(by_tell.values())

    def seconds(words: int) -> int:
        return round(words * 60 / words_a_minute)

    lengths = tuple(Length(id, name, seconds(sum(by_tell[t] for t in tells or by_tell))) for id, name, tells in LENGTHS)
    named = [(NAMES[section], words) for section, words in by_section.items() if words]
    shares = tuple((name, round(100 * words / total)) for name, words in named)
    return Telling(total, seconds(total - by_tell["if-time"]), lengths, shares, charts.balance(named))
