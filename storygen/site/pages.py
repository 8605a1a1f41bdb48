"""Which pages a site has, and what each is given to show.

A page is a path, a template and a context of plain values: everything that costs thought is done before the template
sees it. `Collection` is what `build` hands over; nothing here reads a file or a clock.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from storygen.site.coverage_page import coverage_context
from storygen.site.measures import measures
from storygen.site.questions_page import questions_context
from storygen.site.rules_page import rule_context, rules_context
from storygen.site.stories_page import stories_context
from storygen.site.story_page import story_context
from storygen.site.tonight_page import tonight_context

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from storygen.bank.match import Match
    from storygen.bank.reader import Bank
    from storygen.deck.card import Card
    from storygen.finding import Finding
    from storygen.lint.rule import Rule
    from storygen.project import Project
    from storygen.site.measures import Measure
    from storygen.story.model import Answer, Story


HOME_STORIES = 12
"""How many stories Home names before the desk is there."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One story of the site with what others found out about it.

    `matches` are the questions it answers, best first. `next` is the finding to mend first. `strength` (0 to 1) orders
    the stories of Tonight and of a first drill.
    """

    story: Story
    findings: tuple[Finding, ...] = ()
    cards: tuple[Card, ...] = ()
    matches: tuple[Match, ...] = ()
    written: bool = False
    next: Finding | None = None
    strength: float = 0.0
    _measures: dict[bool, list[Measure]] = field(default_factory=dict, compare=False, repr=False)

    def measures(self, *, outside: bool) -> list[Measure]:
        """The story's metrics as pages show them, worked out once: a story's page and the desk both ask."""
        if outside not in self._measures:
            self._measures[outside] = measures(self.story.metrics, outside=outside)
        return self._measures[outside]

    @property
    def href(self) -> str:
        """The story's page, from the root of the site."""
        return f"stories/{self.story.id}.html"


@dataclass(frozen=True)
class Collection:
    """Everything a site shows. With `public`, `entries` hold public stories only; the pages see to the rest.

    `findings` are those that belong to no built story: of the collection, of the project, of files that are no story.
    `renamed` leads beginnings of card ids as they were to what they are now, so that practice follows a rename. Empty
    with `public`: what a thing was once called may be what its name now keeps back.
    """

    project: Project
    bank: Bank
    entries: tuple[Entry, ...] = ()
    answers: tuple[Answer, ...] = ()
    findings: tuple[Finding, ...] = ()
    rules: tuple[Rule, ...] = ()
    public: bool = False
    renamed: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def formerly(self) -> Mapping[str, tuple[str, ...]]:
        """Story -> "old>new" for each beginning of card ids that led to it or to a figure of it; for reading a log."""
        found: dict[str, list[str]] = {}
        for old, new in self.renamed.items():
            story, _, part = new.partition("/")
            if not part or part.startswith("numbers/"):
                found.setdefault(story, []).append(f"{old}>{new}")
        return {story: tuple(pairs) for story, pairs in found.items()}

    def all_findings(self) -> Iterator[Finding]:
        """The findings of the stories, then the rest."""
        for entry in self.entries:
            yield from entry.findings
        yield from self.findings


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site: its path, the template that makes it, its title and what the template is given."""

    path: str
    template: str
    title: str
    kind: str
    context: Mapping[str, Any] = field(default_factory=dict)

    @property
    def root(self) -> str:
        """From this page to the root of the site: "" or "../"."""
        return "../" * self.path.count("/")


def pages(collection: Collection) -> Iterator[Page]:
    """Every page of the site, the desk first."""
    yield Page("index.html", "home.html", "", "home", _home_context(collection))
    yield Page("stories/index.html", "stories.html", "Stories", "stories", stories_context(collection))
    yield from story_pages(collection)
    yield Page("questions/index.html", "questions.html", "Questions", "questions", questions_context(collection))
    yield Page("coverage.html", "coverage.html", "Coverage", "coverage", coverage_context(collection))
    yield Page("tonight.html", "tonight.html", "Tonight", "tonight", tonight_context(collection))
    yield Page("404.html", "404.html", "Not here", "missing")
    yield Page("rules/index.html", "rules.html", "Rules", "rules", rules_context(collection))
    for rule in collection.rules:
        title = f"{rule.code} {rule.name}"
        yield Page(f"rules/{rule.code}.html", "rule.html", title, "rule", rule_context(rule, collection))


def _home_context(collection: Collection) -> dict[str, Any]:
    """What templates/home.html shows until the desk is there: some stories, how many there are, how many questions."""
    return {
        "entries": collection.entries[:HOME_STORIES],
        "total": len(collection.entries),
        "asked": len(collection.bank.questions),
    }


def story_pages(collection: Collection) -> Iterator[Page]:
    """A page for each story; each knows the one before it and the one after it."""
    entries = collection.entries
    for i, entry in enumerate(entries):
        before = entries[i - 1] if i else None
        after = entries[i + 1] if i + 1 < len(entries) else None
        yield Page(
            entry.href, "story.html", entry.story.title, "story", story_context(entry, collection, before, after)
        )
