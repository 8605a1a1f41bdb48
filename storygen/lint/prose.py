"""The prose of one story as one text, so that each pattern runs once, with the way back to each value."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from storygen.lint.passage import Passage
from storygen.lint.rule import Problem
from storygen.lint.vocabulary import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from storygen.story.model import Path, Story

BETWEEN = "\n\n"
"""What divides two values in the joined text: no sentence and no pattern reaches across a paragraph."""

JUDGED = frozenset(("summary", "opening", "context", "actions", "result", "follow-up", "reflection", "probes", "rough"))
"""Sections in which a claim must have its number."""


class Sentence(NamedTuple):
    """One sentence of the joined text and the value that it stands in."""

    start: int
    end: int
    passage: Passage


class Prose:
    """All prose of a story: `text` joined, `lower` the same in lower case and of the same length."""

    def __init__(self, pieces: Iterable[tuple[str, Path, str]], story: Story | None = None) -> None:
        """Join section, path and text of each piece; references are replaced by the figures of `story`."""
        self.passages: list[Passage] = []
        offset = 0
        for section, path, written in pieces:
            text = written
            shifts: tuple[tuple[int, int, int, int], ...] = ()
            if "{" in text and story is not None:
                text, shifts = _expanded(text, story)
            passage = Passage(section, path, text, offset, shifts)
            self.passages.append(passage)
            offset = passage.end + len(BETWEEN)
        self.text = BETWEEN.join([p.text for p in self.passages])
        self.lower = lower(self.text)
        letters = plain(self.lower)
        for passage in self.passages:
            passage.cut_from(self.lower, letters)
        self._starts = [p.start for p in self.passages]
        self._sections: dict[str, list[Passage]] = {}
        for p in self.passages:
            self._sections.setdefault(p.section, []).append(p)
        self.judged_end = max((p.end for p in self.passages if p.section in JUDGED), default=0)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every lower-case word of the story: what rules ask before they search."""
        return frozenset().union(*[p.words for p in self.passages])

    def holding(self, wanted: frozenset[str]) -> list[Passage]:
        """The values in which one of some words stands, in order."""
        common = wanted & self.words
        return [p for p in self.passages if not common.isdisjoint(p.words)] if common else []

    def at(self, offset: int) -> Passage:
        """The value in which an offset of the joined text falls."""
        return self.passages[max(0, bisect_right(self._starts, offset) - 1)]

    def of(self, path: Path) -> Passage | None:
        """The value at a path, None where the story has none."""
        return next((p for p in self.passages if p.path == path), None)

    def within(self, *sections: str) -> Iterator[Passage]:
        """The values of some sections, section by section."""
        return (p for section in sections for p in self._sections.get(section, ()))

    def problem(self, start: int, end: int, message: str, question: str = "") -> Problem:
        """A problem that marks a stretch of the joined text where its file has it."""
        passage = self.at(start)
        local = passage.written(start - passage.start, min(end, passage.end) - passage.start)
        return Problem(passage.path, message, question, quote=self.text[start:end], start=local[0], end=max(local))


def lower(text: str) -> str:
    """Lower case without a change of length, so that offsets stay true (İ has no one-letter lower case)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def values(story: Story) -> Iterator[tuple[str, Path, str]]:
    """Section, path and text of each prose value, those in which claims are judged first; empty ones left out."""
    return (value for value in _values(story) if value[2])


def _values(story: Story) -> Iterator[tuple[str, Path, str]]:
    yield from _judged(story)
    yield from _beside(story)


def _judged(story: Story) -> Iterator[tuple[str, Path, str]]:
    yield "summary", ("summary",), story.summary
    yield "opening", ("opening",), story.opening
    context = story.context
    yield "context", ("context", "situation"), context.situation
    yield "context", ("context", "task"), context.task
    yield "context", ("context", "stakes"), context.stakes
    for a in story.actions:
        yield "actions", ("actions", a.index, "did"), a.did
        yield "actions", ("actions", a.index, "evidence"), a.evidence
    yield "result", ("result",), story.result
    for f in story.follow_up:
        yield "follow-up", ("follow_up", f.index, "action"), f.action
    yield "reflection", ("reflection", "learned"), story.reflection.learned
    yield "reflection", ("reflection", "with_more_time"), story.reflection.with_more_time
    for p in story.probes:
        yield "probes", ("probes", p.index, "answer"), p.answer
    yield "rough", ("rough",), story.rough


def _beside(story: Story) -> Iterator[tuple[str, Path, str]]:
    yield "title", ("title",), story.title
    yield "context-facts", ("context", "system"), story.context.system
    for i, constraint in enumerate(story.context.constraints):
        yield "context-facts", ("context", "constraints", i), constraint
    for i, question in enumerate(story.context.clarify):
        yield "asks", ("context", "clarify", i), question
    for t in story.tradeoffs:
        yield "tradeoffs", ("tradeoffs", t.index, "decision"), t.decision
        for o in t.over:
            yield "tradeoffs", ("tradeoffs", t.index, "over", o.index, "option"), o.option
            yield "tradeoffs", ("tradeoffs", t.index, "over", o.index, "gain"), o.gain
            yield "tradeoffs", ("tradeoffs", t.index, "over", o.index, "cost"), o.cost
        yield "tradeoffs", ("tradeoffs", t.index, "because"), t.because
        yield "tradeoffs", ("tradeoffs", t.index, "cost"), t.cost
    for m in story.metrics:
        yield "metrics", ("metrics", m.index, "attribution"), m.attribution
    yield from _incident(story)
    yield "proof", ("proof",), story.proof
    for f in story.follow_up:
        yield "acceptance", ("follow_up", f.index, "acceptance"), f.acceptance
    for p in story.probes:
        yield "asks", ("probes", p.index, "ask"), p.ask
    for angle in story.angles:
        yield "angles", ("angles", angle.index, "opening"), angle.opening
    yield from _labels(story)


def _labels(story: Story) -> Iterator[tuple[str, Path, str]]:
    """Short texts that tell nothing and may still name someone: with whom, from which source, to whom."""
    for a in story.actions:
        for i, who in enumerate(a.with_):
            yield "labels", ("actions", a.index, "with", i), who
    seen: set[str] = set()
    for m in story.metrics:
        places = (("source",), m.source), (("window", "before"), m.window.before), (("window", "after"), m.window.after)
        for place, text in places:
            if text and text not in seen:
                seen.add(text)
                yield "labels", ("metrics", m.index, *place), text
    updates = story.incident.updates if story.incident else None
    for i, who in enumerate(updates.to if updates else ()):
        yield "labels", ("incident", "updates", "to", i), who
    for i, link in enumerate(story.links):
        yield "labels", ("links", i, "title"), link.title
        yield "labels", ("links", i, "url"), link.url
    for i, tag in enumerate(story.tags):
        yield "labels", ("tags", i), tag


def _incident(story: Story) -> Iterator[tuple[str, Path, str]]:
    incident = story.incident
    if incident is None:
        return
    yield "incident", ("incident", "root_cause"), incident.root_cause
    yield "incident", ("incident", "mitigation"), incident.mitigation
    for entry in incident.timeline:
        yield "incident", ("incident", "timeline", entry.index, "event"), entry.event
        yield "incident", ("incident", "timeline", entry.index, "signal"), entry.signal
    if incident.updates is not None:
        yield "incident", ("incident", "updates", "message"), incident.updates.message


def _expanded(text: str, story: Story) -> tuple[str, tuple[tuple[int, int, int, int], ...]]:
    """The text with its references replaced, and for each one where it stands in both texts."""
    from storygen.story.figures import expand, references

    pieces: list[str] = []
    shifts: list[tuple[int, int, int, int]] = []
    done = length = 0
    for reference in references(text, story):
        figure = expand(text[reference.start : reference.end], story)
        pieces += (text[done : reference.start], figure)
        length += reference.start - done
        shifts.append((length, length + len(figure), reference.start, reference.end))
        length += len(figure)
        done = reference.end
    pieces.append(text[done:])
    return "".join(pieces), tuple(shifts)
