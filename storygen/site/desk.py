"""What the desk is given: stories, cards and ranked questions as one JSON, its prose already HTML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from storygen.bank import roles
from storygen.deck.card import Card, Kind
from storygen.practice import rubric
from storygen.site import measures, prose
from storygen.site.story_page import headline
from storygen.site.telling import outline, telling
from storygen.story.figures import expand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from storygen.bank.match import Match
    from storygen.bank.reader import Question
    from storygen.finding import Finding
    from storygen.project import Project
    from storygen.site.charts import Shift
    from storygen.site.pages import Collection, Entry
    from storygen.story.model import Answer

VERSION = 1

DEALT = frozenset({Kind.NUMBERS, Kind.TRADEOFF, Kind.PROBE, Kind.OPEN, Kind.REPAIR})
"""The cards that stand in the desk's deck; the others it draws from questions, stories and answers."""

RANKED = 6
"""How many stories a question keeps, best first."""


def deck(collection: Collection) -> str:
    """The deck of the whole collection, as the JSON that scripts/deck reads."""
    questions, whys = _questions(collection)
    data = {
        "v": VERSION,
        "public": collection.public,
        "renamed": dict(collection.renamed),
        "project": _project(collection.project) | {"role": roles.aimed_at(collection.project.roles, collection.bank)},
        "stories": [_story(entry, collection) for entry in collection.entries],
        "cards": [c for entry in collection.entries for c in _cards(entry, outside=collection.public)],
        "questions": questions,
        "whys": whys,
        "competencies": [
            {"id": c.id, "name": c.name, "expects": sorted(c.expects)} for c in collection.bank.competencies.values()
        ],
        "frameworks": list(_frameworks(collection)),
        "answers": [_answer(a) for a in collection.answers],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _project(project: Project) -> dict[str, Any]:
    return {
        "id": project.id,
        "title": project.title,
        "interviews": [{"name": i.name, "date": i.date} for i in project.interviews],
        "minutes_a_day": project.minutes_a_day,
        "light_days": list(project.light_days),
        "new_a_day": project.new_a_day,
        "retention": project.retention,
        "words_a_minute": project.lint.words_a_minute,
    }


def _story(entry: Entry, collection: Collection) -> dict[str, Any]:
    story, outside = entry.story, collection.public
    shown = headline(story, outside=outside)
    told = telling(story, collection.project.lint.words_a_minute)
    pairs = {m.id: measures.pair(m, outside=outside) for m in story.metrics}
    figures = ((m.name, pairs[m.id]) for m in story.metrics)

    def line(text: str) -> Markup:
        return prose.line(expand(text, story, outside=outside))

    return {
        "id": story.id,
        "title": story.title,
        "href": entry.href,
        "path": "" if outside else story.path,
        "outcome": story.outcome,
        "competencies": [collection.bank.resolve(word) or word for word in story.competencies],
        "roles": list(story.roles),
        "tags": list(story.tags),
        "scope": story.scope,
        "written": entry.written,
        "findings": 0 if outside else len(entry.findings),
        "strength": entry.strength,
        "next": None if outside else _next(entry.next),
        "opening": line(story.first_sentence()),
        "summary": expand(story.summary, story, outside=outside),
        "headline": {"metric": shown.id, "name": shown.name, "pair": shown.pair, "say": shown.said} if shown else None,
        "numbers": [_named(name, pair) for name, pair in figures if pair and pair != measures.WITHHELD],
        "outline": [{"section": row.name, "tell": row.tell, "html": row.html} for row in outline(story, line, pairs)],
        "rubric": rubric.letters(story),
        "seconds": told.seconds,
        "lengths": {cut.id: cut.seconds for cut in told.lengths},
        "angles": [
            {
                "id": a.id,
                "name": a.name,
                "outcome": a.outcome,
                "opening": line(a.opening),
                "emphasise": list(a.emphasise),
            }
            for a in story.angles
        ],
        "asks_first": list(story.context.clarify),
    }


def _named(name: str, pair: str) -> str:
    """A figure beside its name; isolated where the name runs from right to left: the arrow does not turn."""
    return f"{name} \u2066{pair}\u2069" if prose.right_to_left(name) else f"{name} {pair}"


def _next(finding: Finding | None) -> dict[str, Any] | None:
    if finding is None:
        return None
    return {
        "question": finding.question or finding.message,
        "message": finding.message,
        "code": finding.code,
        "path": finding.path,
        "line": finding.span.line,
    }


def _cards(entry: Entry, *, outside: bool) -> Iterator[dict[str, Any]]:
    measured = {}
    if any(c.kind is Kind.NUMBERS for c in entry.cards):
        measured = {m.id: m for m in entry.measures(outside=outside)}
    for card in entry.cards:
        if card.kind in DEALT:
            front, back, more = _faces(card, measured.get(card.part))
            yield {"id": card.id, "kind": card.kind, "front": front, "back": back, **more}


def _faces(card: Card, measure: measures.Measure | None) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Front, back and further keys of one card, as the desk shows that kind."""
    data = card.data
    if card.kind is Kind.OPEN:
        return {"title": card.front}, {"html": prose.line(card.back)}, {}
    if card.kind is Kind.NUMBERS:
        front = {"name": card.front, "stat": data["stat"], "parts": {p["part"]: p["text"] for p in data["parts"]}}
        back = {
            "say": data["say"],
            "exact": card.back,
            "shift": _shift(measure.drawn) if measure and measure.drawn else None,
            "interval": measure.interval if measure else "",
            "n": measure.n if measure else "",
            "source": data["source"],
        }
        return front, back, {"values": data["values"], "others": data["others"]}
    if card.kind is Kind.TRADEOFF:
        front = {"decision": prose.line(card.front), "options": [o["option"] for o in data["over"]]}
        return (
            front,
            {"because": prose.block(data["because"]), "cost": prose.block(data["cost"]), "over": data["over"]},
            {},
        )
    if card.kind is Kind.REPAIR:
        return {"quote": card.front}, {"html": prose.block(card.back)}, {"path": data["path"], "line": data["line"]}
    return {"ask": card.front}, {"html": prose.block(card.back), "data": data.get("data", [])}, {}


def _shift(drawn: Shift) -> dict[str, Any]:
    """What the desk draws a change from: its places on the scale, its texts; a fifth of what the drawing takes.

    The words of the picture the desk puts together from these and the card's own.
    """
    places = {"before": drawn.before, "after": drawn.after, "target": drawn.target}
    texts = {"texts": [drawn.before_text, drawn.after_text], "moved": drawn.change_text, "way": drawn.direction}
    target = {"target_text": drawn.target_text} if drawn.target is not None else {}
    interval = {"interval": list(drawn.interval)} if drawn.interval else {}
    return {key: value for key, value in places.items() if value is not None} | texts | interval | target


def _questions(collection: Collection) -> tuple[list[dict[str, Any]], list[str]]:
    """The questions, and the reasons that their stories name by number.

    A fit is [place of the story in the deck, score, number of the reason]: there are six to a question, and written out
    they would be a sixth of the deck.
    """
    ranked: dict[str, list[Match]] = {}
    for entry in collection.entries:
        for m in entry.matches:
            ranked.setdefault(m.question, []).append(m)
    places = {entry.story.id: place for place, entry in enumerate(collection.entries)}
    whys: dict[str, int] = {}
    questions = []
    for q in collection.bank.questions.values():
        best = sorted(ranked.get(q.id, ()), key=lambda m: (-m.score, m.story))[:RANKED]
        fits = [[places[m.story], m.score, whys.setdefault(m.why, len(whys))] for m in best]
        questions.append(_question(q) | {"stories": fits})
    return questions, list(whys)


USUAL = {"roles": ["any"], "framing": "direct", "use": "opener", "probes": [], "asked": False}
"""What most questions have, and the desk takes to be so where a question does not say otherwise."""


def _question(q: Question) -> dict[str, Any]:
    said = {"roles": list(q.roles), "framing": q.framing, "use": q.use, "probes": list(q.probes), "asked": q.asked}
    own = {key: value for key, value in said.items() if value != USUAL[key]}
    return {"id": q.id, "text": q.text, "competency": q.competency} | own


def _frameworks(collection: Collection) -> Iterator[dict[str, Any]]:
    """Company frameworks by principle, those the project prepares for first: a mock interview asks along them."""
    wanted = {name.lower() for name in collection.project.frameworks}
    for id, principles in sorted(collection.bank.frameworks.items(), key=lambda item: (item[0] not in wanted, item[0])):
        yield {
            "id": id,
            "wanted": id in wanted,
            "principles": [{"name": name, "competencies": list(ids)} for name, ids in principles.items()],
        }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "id": f"answers/opener/{answer.id}",
        "ask": answer.ask,
        "say": prose.block(answer.say),
        "seconds": answer.seconds,
        "roles": list(answer.roles),
    }
