"""The Story page: what I would say first, then everything."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from storygen.deck.card import Kind
from storygen.deck.days import day, period
from storygen.finding import Severity
from storygen.site import measures, moments, prose
from storygen.site.html import escape, safe
from storygen.site.telling import outline, telling
from storygen.story.figures import expand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from storygen.bank.reader import Question
    from storygen.finding import Finding
    from storygen.site.measures import Measure
    from storygen.site.pages import Collection, Entry
    from storygen.story.model import Metric, Probe, Story

QUESTIONS_SHOWN = 4
"""So many questions stand open on the page, with the reason; the rest is folded."""

STATES = {"open": "open", "done": "done, not yet verified", "verified": "verified", "": "no state"}
PREVENTS = {
    "recurrence": "stops it from happening again",
    "detection-gap": "closes the gap in detection",
    "handoff-gap": "closes the gap between teams",
}


@dataclass(frozen=True, slots=True)
class Writer:
    """Sets the Markdown of one story, its figures filled in as the audience may see them."""

    story: Story
    outside: bool

    def expand(self, text: str) -> str:
        """The text with its references replaced."""
        return expand(text, self.story, outside=self.outside) if "{" in text else text

    def block(self, text: str) -> Markup:
        """As paragraphs."""
        return prose.block(self.expand(text))

    def line(self, text: str) -> Markup:
        """As one line."""
        return prose.line(self.expand(text))


def story_context(entry: Entry, collection: Collection, before: Entry | None, after: Entry | None) -> dict[str, Any]:
    """What templates/story.html shows."""
    story, public = entry.story, collection.public
    write = Writer(story, public)
    shown = entry.measures(outside=public)
    told = telling(story, collection.project.lint.words_a_minute)
    return {
        "story": story,
        "id": story.id,
        "facts": _facts(story),
        "period": period(story.period),
        "opening": write.line(story.first_sentence()),
        "summary": write.line(story.summary) if story.opening else None,
        "headline": _shown_headline(story, shown),
        "outline": outline(story, write.line, {m.id: m.pair for m in shown}) if told.words else (),
        "telling": told,
        "pace": collection.project.lint.words_a_minute,
        "formerly": collection.formerly.get(story.id, ()),
        "block": write.block,
        "line": write.line,
        "actions": list(zip(story.actions, _moments(story), strict=True)),
        "measures": shown,
        "band": moments.incident_band(story.incident) if story.incident else None,
        "timeline": _timeline(story),
        "states": STATES,
        "prevents": PREVENTS,
        "day": day,
        "probes": _probes(story, public=public),
        "called_for": _called_for(entry),
        "links": [link for link in story.links if prose.leads_out(link.url)],
        "questions": _questions(entry, collection),
        "questions_shown": QUESTIONS_SHOWN,
        "competencies": _competencies(story, collection),
        "findings": () if public else _findings(entry),
        "next": None if public else entry.next,
        "written": entry.written,
        "before": before,
        "after": after,
    }


def _facts(story: Story) -> str:
    """The line above the title: "failure · March 2024 · SEV2, 40 min to mitigate"."""
    facts = [story.outcome, period(story.period)]
    if story.incident:
        from storygen.story.times import incident_times

        mitigate = incident_times(story.incident).mitigate
        spent = f"{moments.duration(mitigate)} to mitigate" if mitigate else ""
        facts.append(", ".join(p for p in (story.incident.severity, spent) if p))
    return " · ".join(f for f in facts if f)


@dataclass(frozen=True, slots=True)
class Headline:
    """The number to say out loud, as said and as written."""

    id: str
    name: str
    said: str
    pair: str


def headline(story: Story, *, outside: bool) -> Headline | None:
    """The story's headline figure as the audience may see it; None where there is none to show."""
    m: Metric | None = story.headline()
    if m is None or (outside and m.share == "hidden"):
        return None
    return Headline(m.id, m.name, measures.said(m, outside=outside), measures.pair(m, outside=outside))


def _shown_headline(story: Story, shown: Sequence[Measure]) -> Headline | None:
    """The same, from the figures that the page shows anyway."""
    m = story.headline()
    found = next((s for s in shown if s.metric is m and s.pair != measures.WITHHELD), None)
    return Headline(found.id, found.name, found.said, found.pair) if found else None


def _moments(story: Story) -> list[moments.Moment]:
    started = story.incident.started_at if story.incident else ""
    return moments.moments([a.at for a in story.actions], started)


def _timeline(story: Story) -> list[tuple[Any, moments.Moment]]:
    if not story.incident:
        return []
    entries = story.incident.timeline
    return list(zip(entries, moments.moments([e.at for e in entries], story.incident.started_at), strict=True))


def _probes(story: Story, *, public: bool) -> list[Probe]:
    return [p for p in story.probes if p.ask and not (public and p.private)]


def _called_for(entry: Entry) -> list[str]:
    """Follow-ups that the story's own words call for, and that the writer has not written down."""
    written = {p.id for p in entry.story.probes}
    return [c.front for c in entry.cards if c.kind is Kind.PROBE and c.part not in written]


def _questions(entry: Entry, collection: Collection) -> list[Markup]:
    """The questions that the story answers, as links, the best with the reason why."""
    questions = collection.bank.questions
    links = [_question_link(questions[m.question]) for m in entry.matches]
    reasons = [safe(f' <span class="why">{escape(m.why)}</span>') for m in entry.matches[:QUESTIONS_SHOWN]]
    return [link + why for link, why in zip(links, reasons, strict=False)] + links[QUESTIONS_SHOWN:]


@lru_cache(maxsize=1024)
def _question_link(question: Question) -> Markup:
    """Made once for all stories that answer it; a story's page lies one folder below the root."""
    href = f"../questions/index.html#{escape(question.id)}"
    return safe(f'<a href="{href}">{escape(prose.smarten(question.text))}</a>')


def _competencies(story: Story, collection: Collection) -> list[tuple[str, str]]:
    """The story's competencies as id and name; a word that the bank does not know stands for itself."""
    bank = collection.bank
    found = ((bank.resolve(word) or word) for word in story.competencies)
    return [(id, bank.competencies[id].name if id in bank.competencies else id) for id in found]


def _findings(entry: Entry) -> list[Finding]:
    return [f for f in entry.findings if f.severity is not Severity.INFO]
