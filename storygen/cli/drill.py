"""`storygen drill`: practice in the terminal, every grade in the project's log at once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from storygen.cli.dialogue import EndedError, ask, minutes, safe
from storygen.cli.terminal import Terminal, common

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from storygen.deck.card import Card
    from storygen.deck.select import Wanted
    from storygen.practice.sitting import Sitting
    from storygen.site.pages import Collection

KINDS = ("open", "numbers", "tradeoff", "probe", "repair")
GRADES = "1 again · 2 hard · 3 good · 4 easy"
KEYS = "u undo · b tomorrow · s suspend · e note · q stop"


@click.command(epilog="Example: storygen drill --story fraud-rollback    or: storygen drill --mock 4 --seconds 120")
@click.option("--competency", "competencies", multiple=True, help="Only stories for this competency (repeatable).")
@click.option("--role", "roles", multiple=True, help="Only stories for this role (repeatable).")
@click.option("--framework", "frameworks", multiple=True, help="Only what this company framework asks for.")
@click.option("--story", "stories", multiple=True, help="Only this story id (repeatable).")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind of card (repeatable).")
@click.option("--mock", "questions", type=click.IntRange(1, 20), help="A timed mock interview of so many questions.")
@click.option("--seconds", type=click.IntRange(10, 1800), default=120, show_default=True, help="For each, in a mock.")
@click.option("--seed", default="", help="Draw the questions of a mock by this word; the same word draws the same.")
@common
def command(
    terminal: Terminal,
    *,
    competencies: tuple[str, ...],
    roles: tuple[str, ...],
    frameworks: tuple[str, ...],
    stories: tuple[str, ...],
    kinds: tuple[str, ...],
    questions: int | None,
    seconds: int,
    seed: str,
) -> None:
    """Practise what is due today, or a mock interview, in the terminal.

    Enter shows the answer, 1 to 4 grade it, Enter alone is 3. Each grade is in .storygen/practice.sqlite3 before the
    next card comes, so you can stop at any moment: q, Ctrl-D or Ctrl-C.
    """
    from storygen import build
    from storygen.deck.select import Wanted

    shown = build.collect(terminal.project(stories=True))
    wanted = Wanted(competencies, roles, frameworks, stories, kinds)
    if questions is not None:
        from storygen.cli.drill_mock import mock

        mock(shown, wanted, questions, seconds, seed)
    else:
        _recall(terminal, shown, wanted)


def _recall(terminal: Terminal, shown: Collection, wanted: Wanted) -> None:
    from storygen.cli.practised import of
    from storygen.deck.select import select
    from storygen.practice import log
    from storygen.practice.calendar import calendar
    from storygen.practice.day import day_of
    from storygen.practice.due import facts_today
    from storygen.practice.fold import fold
    from storygen.practice.sitting import Sitting
    from storygen.practice.writer import Writer

    matter, writer = of(shown), Writer(log.of_project(shown.project.root))
    today = day_of(writer.now())
    state = fold(writer.rows, matter.project.retention, today, matter.renamed)
    cards = select(matter.cards, matter.stories, shown.bank, wanted)
    days = calendar(matter.project, state, today)
    facts = facts_today(cards, state, days, matter.project.new_a_day, matter.strength)
    if not (facts.due or facts.fresh):
        terminal.say("Nothing is due today." if matter.stories else "There is no story to practise yet.")
        return
    sitting = Sitting(writer, (*facts.due, *facts.fresh))
    titles = {story.id: story.title for story in matter.stories}
    try:
        while sitting.queue:
            _card(sitting, titles, today)
    except EndedError:
        pass
    click.echo(_ending(sitting))


def _card(sitting: Sitting, titles: dict[str, str], day: date) -> None:
    """One card, from its front to its grade."""
    card = sitting.queue[0]
    hidden, front = _front(card, day)
    click.echo(f"\n{click.style(safe(titles[card.story]), dim=True)}   {len(sitting.queue)} to go\n{safe(front)}")
    begun = time.monotonic()
    if _other(sitting, ask("[Enter shows]")):
        return
    click.echo(f"\n{safe(_back(card))}\n")
    while True:
        typed = ask(f"{GRADES}   [3]  ({KEYS})")
        if typed in {"", "1", "2", "3", "4"}:
            sitting.grade(int(typed or 3), time.monotonic() - begun, {"hidden": hidden} if hidden else {})
            return
        if _other(sitting, typed):
            return
        if typed[:1].lower() != "e":
            click.echo("Type 1, 2, 3 or 4, or one of the letters.")


def _other(sitting: Sitting, typed: str) -> bool:
    """What is no grade: undo, put off, note, stop. True where another card comes in front."""
    match typed[:1].lower():
        case "q":
            raise EndedError
        case "u":
            click.echo("Undone." if sitting.undo() else "There is nothing to undo.")
            return True
        case "b" | "s" as key:
            sitting.put_off("bury" if key == "b" else "suspend")
            click.echo("Put off until tomorrow." if key == "b" else "Suspended: it is not asked for again.")
            return True
        case "e":
            if note := typed[1:].strip() or ask("Note:"):
                sitting.note(note)
    return False


def _front(card: Card, day: date) -> tuple[str, str]:
    """The hidden part of a number ("" of other kinds), and what is asked."""
    from storygen.practice.hidden import face

    if card.kind == "open":
        return "", "The first sentence?"
    number = face(card, day) if card.kind == "numbers" else None
    if number is None:
        return "", f"{card.front}\nWhy, and what did it cost?" if card.kind == "tradeoff" else card.front
    shown = " · ".join(f"{name} {text}" for name, text in number.shown)
    return number.hidden, f"{card.front}{': ' + shown if shown else ''}\n{number.ask}"


def _back(card: Card) -> str:
    said = str(card.data.get("say", "")) if card.kind == "numbers" else ""
    answer = "\n".join(text for text in (said, card.back) if text)
    more = [str(line) for line in card.data.get("data", ())] if card.kind == "probe" else []
    return "\n".join((answer or "(No answer is written yet: say one, then write it into the story.)", *more))


def _ending(sitting: Sitting) -> str:
    reviews = sitting.reviews()
    if not reviews:
        return "Nothing graded, nothing changed."
    spent = sum(float(step.event["seconds"]) for step in reviews)
    facts = len({step.card.id for step in reviews})
    lost: Sequence[Card] = sitting.lost()
    came = facts - len(lost)
    time = f" in {minutes(spent)}" if spent >= 1 else ""
    lines = [f"{facts} fact{'' if facts == 1 else 's'}{time}, {came} came at once. All of it is kept."]
    return "\n".join((*lines, *(f"  once more tomorrow: {card.id}" for card in lost[:3])))
