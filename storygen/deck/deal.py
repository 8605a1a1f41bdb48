"""Story x bank x findings -> cards: what one story gives to practise."""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storygen.deck import numbers
from storygen.deck.card import Card, Kind
from storygen.story.figures import expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from storygen.bank.match import Match
    from storygen.bank.reader import Bank
    from storygen.finding import Finding
    from storygen.story.model import Story

PROMPTS = 12
"""How many questions a story is dealt as prompts; the best-fitting ones."""


def deal(
    story: Story, bank: Bank, matches: Sequence[Match] = (), findings: Iterable[Finding] = (), *, public: bool = False
) -> tuple[Card, ...]:
    """All cards of a story, in the order a learner meets them.

    With `public`, nothing private is dealt: no private probe, no repair card, no figure that the story withholds.
    """
    dealer = _Dealer(story, public=public)
    repairs = () if public else dealer.repairs(findings)
    return (
        *dealer.opening(),
        *dealer.numbers(),
        *dealer.tradeoffs(),
        *dealer.probes(),
        *dealer.called_for(),
        *dealer.unknowns(),
        *dealer.reframes(),
        *dealer.prompts(matches, bank),
        *repairs,
    )


class _Dealer:
    """Deals one story; a class only so that story and audience need no passing around."""

    def __init__(self, story: Story, *, public: bool) -> None:
        self.story = story
        self.public = public

    def _text(self, markdown: str) -> str:
        return expand(markdown, self.story, outside=self.public)

    def _card(self, kind: Kind, part: str, front: str, back: str, **data: Any) -> Card:
        return Card(kind, self.story.id, part, front, back, data)

    def opening(self) -> Iterator[Card]:
        """The first sentence; a blank where the story has none yet."""
        yield self._card(Kind.OPEN, "opening", self.story.title, self._text(self.story.first_sentence()))

    def numbers(self) -> Iterator[Card]:
        """One card a metric that has a figure to hide."""
        for m in numbers.shown(self.story.metrics, outside=self.public):
            faces = numbers.faces(m, outside=self.public)
            if faces["parts"]:
                others = [o for o in numbers.shown(self.story.metrics, outside=self.public) if o is not m]
                pairs = [{"name": o.name, "pair": numbers.pair(o, outside=self.public)} for o in others]
                yield self._card(
                    Kind.NUMBERS, m.id, m.name, numbers.exact(m, outside=self.public), others=pairs, **faces
                )

    def tradeoffs(self) -> Iterator[Card]:
        """The decision; why, and what it cost."""
        for t in self.story.tradeoffs:
            if not t.decision:
                continue
            over = [
                {"option": self._text(o.option), "gain": self._text(o.gain), "cost": self._text(o.cost)} for o in t.over
            ]
            because, cost = self._text(t.because), self._text(t.cost)
            back = "\n\n".join(p for p in (because, f"It cost: {cost}" if cost else "") if p)
            yield self._card(Kind.TRADEOFF, t.id, self._text(t.decision), back, because=because, cost=cost, over=over)

    def probes(self) -> Iterator[Card]:
        """The follow-up questions that the writer expects."""
        for p in self.story.probes:
            if p.ask and not (self.public and p.private):
                yield self._card(Kind.PROBE, p.id, p.ask, self._text(p.answer))

    def called_for(self) -> Iterator[Card]:
        """The follow-ups that the story's own words call for, answered from its data where the data can."""
        told = " ".join(piece.text for piece in self.story.told()).lower()
        for call in _calls():
            if _calls_for(call, self.story, told):
                back, data = self._answer(call["answer"])
                yield self._card(Kind.PROBE, call["id"], call["ask"], back, data=data)

    def _answer(self, source: str) -> tuple[str, list[str]]:
        lasting = [f for f in self.story.follow_up if f.action]
        if source == "verified":
            lasting = [f for f in lasting if f.status == "verified"]
        if source in {"follow_up", "verified"}:
            lines = [f"- {self._text(f.action)}{_state(f.owner, f.due, f.status)}" for f in lasting]
            return "\n".join(lines), []
        if source == "power":
            return "", [
                line
                for m in self.story.metrics
                if not self.public or m.share == "absolute"
                for line in numbers.power(m)
            ]
        return "", []

    def unknowns(self) -> Iterator[Card]:
        """An honest gap is a card of its own: why it could not be measured."""
        for m in self.story.metrics:
            if m.unknown and not (self.public and m.share == "hidden"):
                measure = (
                    f"What would measure it: {self._text(m.unknown.would_measure)}" if m.unknown.would_measure else ""
                )
                back = "\n\n".join(p for p in (self._text(m.unknown.because), measure) if p)
                side = "before" if m.before_unknown else "after"
                ask = f"{m.name}: what was it {side} your change, and why could you not measure it?"
                yield self._card(Kind.PROBE, f"unknown-{m.id}", ask, back)

    def reframes(self) -> Iterator[Card]:
        """The same events told another way."""
        for a in self.story.angles:
            if a.name:
                emphasis = "\n".join(f"- {self._text(e)}" for e in a.emphasise)
                back = "\n\n".join(p for p in (self._text(a.opening), emphasis) if p)
                yield self._card(Kind.REFRAME, a.id, f"{self.story.title}: tell it {a.name}.", back)

    def prompts(self, matches: Iterable[Match], bank: Bank) -> Iterator[Card]:
        """The questions that this story answers best, of those that stand alone."""
        openers = (m for m in matches if bank.questions[m.question].use == "opener")
        for m in islice(openers, PROMPTS):
            question, back = bank.questions[m.question], f"{self.story.title} ({m.why})"
            yield self._card(
                Kind.PROMPT, question.id, question.text, back, question_id=question.id, score=m.score, why=m.why
            )

    def repairs(self, findings: Iterable[Finding]) -> Iterator[Card]:
        """A weak sentence of the writer's own, until the YAML is mended; a lone vague word is no sentence to say."""
        seen: set[str] = set()
        for f in findings:
            part = f"{f.code.lower()}-{f.field.replace('.', '-')}"
            if f.code.startswith("QNT2") and " " in f.quote.strip() and part not in seen:
                seen.add(part)
                yield self._card(Kind.REPAIR, part, f.quote, f.message, code=f.code, path=f.path, line=f.span.line)


def _state(owner: str, due: str, status: str) -> str:
    known = ", ".join(p for p in (owner, due, status) if p)
    return f" ({known})" if known else ""


@cache
def _calls() -> tuple[dict[str, Any], ...]:
    calls: tuple[dict[str, Any], ...] = tuple(
        json.loads((Path(__file__).parent / "called.json").read_text(encoding="utf-8"))
    )
    for call in calls:
        words = "|".join(re.escape(w) for w in call.get("words", ()))
        call["pattern"] = re.compile(rf"(?<!\w)(?:{words})(?!\w)")
    return calls


def _calls_for(call: dict[str, Any], story: Story, told: str) -> bool:
    if call.get("when") == "incident":
        return story.incident is not None
    # A plain look for the words first: it is twenty times faster, and most stories speak of few of them.
    return any(word in told for word in call["words"]) and call["pattern"].search(told) is not None
