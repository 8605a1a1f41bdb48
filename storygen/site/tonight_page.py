"""The Tonight page: the evening before, on one A4."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storygen.site import prose
from storygen.site.story_page import Headline, Writer, headline
from storygen.site.telling import first_sentence
from storygen.story.told import tells

if TYPE_CHECKING:
    from markupsafe import Markup

    from storygen.site.pages import Collection, Entry

STORIES = 12
"""So many fit on one A4; of more, the strongest."""

SERVES = 2

_LIST = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])[ \t]+\S")


@dataclass(frozen=True, slots=True)
class Card:
    """One story on the sheet: how it opens, what to say in figures, the choice in it, what it serves and its spare."""

    id: str
    title: str
    opening: Markup
    headline: Headline | None
    choice: Markup | None
    serves: tuple[str, ...]
    spare: Entry | None


def tonight_context(collection: Collection) -> dict[str, Any]:
    """What templates/tonight.html shows; answers are the writer's own, so a public site has none of them."""
    told = [e for e in collection.entries if tells(e.story)]
    strongest = {e.story.id for e in sorted(told, key=lambda e: -e.strength)[:STORIES]}
    kept = [e for e in told if e.story.id in strongest]
    answers = () if collection.public else collection.answers
    return {
        "cards": [_card(entry, collection, kept) for entry in kept],
        "hidden": len(told) - len(kept),
        "openers": [(a.ask, _begun(a.say)) for a in answers if not _turned(a.ask)],
        "questions": [prose.block(a.say) for a in answers if _turned(a.ask)],
    }


def _begun(say: str) -> Markup:
    """How an answer begins: its first sentence, or the whole of a list."""
    return prose.block(say) if _LIST.match(say) else prose.line(first_sentence(say))


def _turned(ask: str) -> bool:
    """Whether the ask is the one that hands the floor over: "your questions for us"."""
    return "questions" in ask.lower() and "us" in ask.lower().replace("?", " ").split()


def _card(entry: Entry, collection: Collection, kept: list[Entry]) -> Card:
    story = entry.story
    write = Writer(story, collection.public)
    serves = [id for id in map(collection.bank.resolve, story.competencies) if id][:SERVES]
    choice = next((t.decision for t in story.tradeoffs if t.decision), "")
    return Card(
        id=story.id,
        title=story.title,
        opening=write.line(story.first_sentence()),
        headline=headline(story, outside=collection.public),
        choice=write.line(choice) if choice else None,
        serves=tuple(collection.bank.competencies[id].name for id in serves),
        spare=_spare(entry, kept),
    )


def _spare(entry: Entry, kept: list[Entry]) -> Entry | None:
    """The other story that answers most of the questions this one answers."""
    asked = {m.question for m in entry.matches}
    others = [(sum(m.question in asked for m in e.matches), e) for e in kept if e is not entry]
    shared, best = max(others, key=lambda o: (o[0], o[1].strength), default=(0, None))
    return best if shared else None
