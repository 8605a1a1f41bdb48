"""The Stories page: which stories have I, each with what the filter in the browser looks at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storygen.site.moments import period
from storygen.site.prose import line
from storygen.site.story_page import Headline, headline
from storygen.story.figures import expand

if TYPE_CHECKING:
    from markupsafe import Markup

    from storygen.finding import Finding
    from storygen.site.pages import Collection, Entry


@dataclass(frozen=True, slots=True)
class Item:
    """One story in the list; the tuples are what the filter looks at, spaces made hyphens."""

    id: str
    href: str
    title: str
    summary: Markup
    headline: Headline | None
    outcome: str
    period: str
    competencies: tuple[str, ...]
    names: tuple[str, ...]
    roles: tuple[str, ...]
    tags: tuple[str, ...]
    kinds: tuple[str, ...]
    written: bool
    next: Finding | None


def stories_context(collection: Collection) -> dict[str, Any]:
    """What templates/stories.html shows."""
    items = [_item(entry, collection) for entry in collection.entries]
    return {
        "items": items,
        "unread": [] if collection.public else [f for f in collection.findings if f.code.startswith(("YML", "SCH"))],
    }


def _item(entry: Entry, collection: Collection) -> Item:
    story, bank, public = entry.story, collection.bank, collection.public
    ids = tuple(bank.resolve(word) or slug(word) for word in story.competencies)
    return Item(
        id=story.id,
        href=f"{story.id}.html",
        title=story.title,
        summary=line(expand(story.summary or story.opening, story, outside=public)),
        headline=headline(story, outside=public),
        outcome=story.outcome,
        period=period(story.period),
        competencies=ids,
        names=tuple(bank.competencies[id].name if id in bank.competencies else id for id in ids),
        roles=tuple(map(slug, story.roles)),
        tags=tuple(map(slug, story.tags)),
        kinds=tuple(dict.fromkeys(m.kind for m in story.metrics if m.kind)),
        written=entry.written,
        next=None if public else entry.next,
    )


def slug(word: str) -> str:
    """A free word as one token of a data attribute."""
    return "-".join(word.lower().split())
