"""The Stories page: which stories have I, and the facets that narrow them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storygen.deck.days import period
from storygen.site.prose import line
from storygen.site.story_page import Headline, headline
from storygen.story.figures import expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    headline_card: str
    formerly: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the list: its parameter in the URL, its label, and value, label and count of each choice."""

    name: str
    label: str
    choices: tuple[tuple[str, str, int], ...]


def stories_context(collection: Collection) -> dict[str, Any]:
    """What templates/stories.html shows."""
    items = [_item(entry, collection) for entry in collection.entries]
    return {
        "items": items,
        "facets": _facets(items, collection),
        "unread": [] if collection.public else [f for f in collection.findings if f.code.startswith(("YML", "SCH"))],
    }


def _item(entry: Entry, collection: Collection) -> Item:
    story, bank, public = entry.story, collection.bank, collection.public
    shown = headline(story, outside=public)
    ids = tuple(bank.resolve(word) or slug(word) for word in story.competencies)
    return Item(
        id=story.id,
        href=f"{story.id}.html",
        title=story.title,
        summary=line(expand(story.summary or story.opening, story, outside=public)),
        headline=shown,
        outcome=story.outcome,
        period=period(story.period),
        competencies=ids,
        names=tuple(bank.competencies[id].name if id in bank.competencies else id for id in ids),
        roles=tuple(map(slug, story.roles)),
        tags=tuple(map(slug, story.tags)),
        kinds=tuple(dict.fromkeys(m.kind for m in story.metrics if m.kind)),
        written=entry.written,
        next=None if public else entry.next,
        headline_card=f"{story.id}/numbers/{shown.id}" if shown else "",
        formerly=collection.formerly.get(story.id, ()),
    )


def slug(word: str) -> str:
    """A free word as one token of a data attribute."""
    return "-".join(word.lower().split())


_WRITTEN = {"yes": "written", "no": "not yet"}


def _facets(items: list[Item], collection: Collection) -> list[Facet]:
    names = {c.id: c.name for c in collection.bank.competencies.values()}
    facets = [
        _facet("competency", "Competency", (c for i in items for c in set(i.competencies)), names),
        _facet("role", "Role", (r for i in items for r in set(i.roles))),
        _facet("tag", "Tag", (t for i in items for t in set(i.tags))),
        _facet("outcome", "Outcome", (i.outcome for i in items if i.outcome)),
        _facet("kind", "Metric", (k for i in items for k in i.kinds)),
    ]
    if not collection.public:
        facets.append(_facet("written", "Written", ("yes" if i.written else "no" for i in items), _WRITTEN))
    return [f for f in facets if len(f.choices) > 1]


def _facet(name: str, label: str, values: Iterable[str], names: Mapping[str, str] | None = None) -> Facet:
    counted = Counter(values)
    choices = ((value, (names or {}).get(value, value.replace("-", " ")), count) for value, count in counted.items())
    return Facet(name, label, tuple(sorted(choices, key=lambda c: (-c[2], c[1].lower()))))
