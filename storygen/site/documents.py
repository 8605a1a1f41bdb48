"""What search knows of each page: stories and questions as plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storygen.site import measures
from storygen.site.search import Document
from storygen.story.figures import expand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.bank.reader import Bank
    from storygen.site.pages import Collection, Entry
    from storygen.story.model import Story

_MARKUP = re.compile(r"[*`_]{1,3}(?=\S)|(?<=\S)[*`_]{1,3}|\]\([^)\s]*\)|\[(?=[^\]]*\]\()|^#+ |^> ?", re.MULTILINE)


def story_document(entry: Entry, collection: Collection) -> Document:
    """A story: title, the names of its competencies, its figures as written, and all its other prose."""
    story, outside = entry.story, collection.public
    pairs = (f"{m.name} {m.stat} {measures.pair(m, outside=outside)}" for m in story.metrics)
    text = " ".join(" ".join(_MARKUP.sub("", piece).split()) for piece in _prose(story, outside=outside) if piece)
    return Document(
        id=story.id,
        href=entry.href,
        kind="story",
        title=story.title,
        competencies=" ".join(_names(story, collection.bank)),
        numbers=" · ".join(" ".join(pair.split()) for pair in pairs),
        text=text,
    )


def question_documents(collection: Collection) -> Iterator[Document]:
    """The bank's questions that stand alone, each with the name of its competency."""
    for q in collection.bank.questions.values():
        name = collection.bank.competencies[q.competency].name
        yield Document(f"question/{q.id}", f"questions/index.html#{q.id}", "question", q.text, competencies=name)


def _names(story: Story, bank: Bank) -> list[str]:
    found = ((bank.resolve(word), word) for word in story.competencies)
    return [bank.competencies[id].name if id else word for id, word in found]


def _prose(story: Story, *, outside: bool) -> Iterator[str]:
    """Everything a reader of the page may find in it, figures filled in."""
    for text in _written(story):
        yield expand(text, story, outside=outside) if "{" in text else text


def _written(story: Story) -> Iterator[str]:
    yield from (story.summary, story.opening, *story.tags, *story.roles)
    c = story.context
    yield from (c.situation, c.task, c.system, c.stakes, *c.kpis, *c.constraints, *c.clarify)
    for a in story.actions:
        yield from (a.did, a.evidence, *a.with_)
    for t in story.tradeoffs:
        yield t.decision
        for o in t.over:
            yield from (o.option, o.gain, o.cost)
        yield from (t.because, t.cost)
    if story.incident:
        i = story.incident
        yield from (
            i.severity,
            i.root_cause,
            i.mitigation,
            *(e.event for e in i.timeline),
            *(e.signal for e in i.timeline),
        )
    yield from (story.result, story.proof)
    for f in story.follow_up:
        yield from (f.action, f.acceptance)
    yield from (story.reflection.learned, story.reflection.with_more_time)
    for p in story.probes:
        yield from (p.ask, p.answer)
    for g in story.angles:
        yield from (g.name, g.opening, *g.emphasise)
    yield from (m.attribution for m in story.metrics)
    yield from (story.notes, story.rough)
