"""A mock interview in the terminal: a clock for each question, no story twice, every step in the log at once."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from storygen.cli.dialogue import EndedError, ask, minutes, safe
from storygen.error import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storygen.deck.select import Wanted
    from storygen.practice.mock import Fit, Question
    from storygen.practice.writer import Writer
    from storygen.site.pages import Collection
    from storygen.story.model import Story


@dataclass
class _Run:
    """A mock under way: the log's id of it, what was told, how long each took."""

    id: str
    asked: int
    stories: dict[str, Story]
    told: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    lines: list[str] = field(default_factory=list)


def mock(shown: Collection, wanted: Wanted, count: int, seconds: int, seed: str) -> None:
    """Ask `count` questions, `seconds` each.

    Raises:
        CannotRunError: no story answers any question that the filters leave.
    """
    from storygen.practice import log
    from storygen.practice.mock import draw
    from storygen.practice.ulid import ulid
    from storygen.practice.writer import Writer

    writer = Writer(log.of_project(shown.project.root))
    seed = seed or ulid(round(writer.now().timestamp() * 1000))[-5:].lower()
    role = wanted.roles[0] if isinstance(wanted.roles, tuple) and wanted.roles else ""
    questions = draw(_questions(shown, wanted), count, role, seed)
    if not questions:
        raise CannotRunError("no story answers a question that these filters leave; `storygen drill` alone asks facts")
    run = _Run(
        _begin(writer, questions, count, seconds, seed, role), seconds, {e.story.id: e.story for e in shown.entries}
    )
    click.echo(f"{len(questions)} questions, {minutes(seconds)} each. --seed {seed} asks the same again.")
    try:
        for number, question in enumerate(questions):
            _question(writer, run, number, question, len(questions))
        writer.append("mock", data={"step": "done", "of": run.id, "told": run.told})
    except EndedError:
        pass
    click.echo("\n".join(("", *(run.lines or ["Nothing answered."]))))


def _begin(writer: Writer, questions: Sequence[Question], count: int, seconds: int, seed: str, role: str) -> str:
    asked = [{"id": q.id, "ask": q.text, "sought": q.sought} for q in questions]
    data = {
        "step": "begun", "seed": seed, "role": role, "framework": "", "wanted": count, "asked": seconds,
        "probes": 0, "real": False, "questions": asked,
    }  # fmt: skip
    return str(writer.append("mock", data=data)["id"])


def _question(writer: Writer, run: _Run, number: int, question: Question, of: int) -> None:
    """One question: the clock, the story, the look back."""

    def step(name: str, **more: object) -> None:
        timed = {"seconds": more.pop("seconds")} if "seconds" in more else {}
        writer.append("mock", **timed, data={"step": name, "of": run.id, "n": number, **more})

    click.echo(f"\n{number + 1} of {of}: {click.style(safe(question.text), bold=True)}")
    ask("[Enter starts the clock]")
    step("clock")
    begun = time.monotonic()
    ask("[Enter when you have ended]")
    took = time.monotonic() - begun
    step("stopped", seconds=took)
    over = took - run.asked
    click.echo(f"{minutes(took)}{f', {minutes(over)} over' if over > 0 else ''}.")
    story = _which(run, question)
    step("story", story=story.id if story else "")
    _look_back(writer, run, number, question, story, took)


def _which(run: _Run, question: Question) -> Story | None:
    free = [fit for fit in question.fits if fit.story not in run.used][:4]
    click.echo("Which story was it?")
    for place, fit in enumerate(free, 1):
        click.echo(f"  {place} {safe(run.stories[fit.story].title)} ({safe(fit.why)})")
    while True:
        typed = ask("[1]  (0 another, or none)" if free else "[0: none is left]")
        if typed == "0" or not free:
            return None
        if typed in {"", *(str(place) for place in range(1, len(free) + 1))}:
            return run.stories[free[int(typed or 1) - 1].story]
        click.echo("Type the number of a story; 0 for another, or none.")


def _look_back(writer: Writer, run: _Run, number: int, question: Question, story: Story | None, took: float) -> None:
    from storygen.deck import numbers
    from storygen.practice.rubric import NAMES, in_time, lines_for, suggested_grade

    lines = lines_for(story, run.asked) if story else ["c", "a", "n"]
    if story:
        for metric in numbers.shown(story.metrics, outside=False):
            click.echo(f"  {safe(metric.name)} {numbers.exact(metric, outside=False)}")
    typed = ask(f"What was in it? {', '.join(f'{letter} {NAMES[letter]}' for letter in lines)}   [all; - for none]")
    ticks = {letter: not typed or letter in typed.lower() for letter in lines}
    timely = in_time(took, run.asked)
    suggested = suggested_grade(lines, [letter for letter, on in ticks.items() if on], timely=timely)
    grade = _grade(suggested)
    data = {
        "story": story.id if story else "", "question": question.id, "asked": run.asked,
        "ticks": {**ticks, "time": timely}, "mock": run.id, "n": number,
    }  # fmt: skip
    card = f"{data['story']}/tell/{question.id}"
    run.told.append(str(writer.append("told", card=card, grade=grade, seconds=took, data=data)["id"]))
    run.used |= {story.id} if story else set()
    left_out = [NAMES[letter] for letter, on in ticks.items() if not on]
    run.lines.append(
        f"{number + 1}  {minutes(took):>7}  {safe(story.title) if story else 'no story of mine'}"
        f"{'; left out: ' + ', '.join(left_out) if left_out else ''}"
    )


def _grade(suggested: int) -> int:
    while True:
        typed = ask(f"1 again · 2 hard · 3 good · 4 easy   [{suggested}]")
        if typed in {"", "1", "2", "3", "4"}:
            return int(typed or suggested)
        click.echo("Type 1, 2, 3 or 4; Enter alone takes the one in brackets.")


def _questions(shown: Collection, wanted: Wanted) -> list[Question]:
    """The bank's openers with the stories that answer them, as far as the filters leave both."""
    from storygen.deck.select import select
    from storygen.practice.mock import Fit, Question

    bank, stories = shown.bank, [entry.story for entry in shown.entries]
    prompts = select([c for e in shown.entries for c in e.cards if c.kind == "prompt"], stories, bank, wanted)
    kept, told = {bank.questions[str(c.data["question_id"])].competency for c in prompts}, {c.story for c in prompts}
    ranked: dict[str, list[tuple[float, Fit]]] = {}
    for match in (m for e in shown.entries if e.story.id in told for m in e.matches):
        ranked.setdefault(match.question, []).append((match.score, Fit(match.story, match.why)))
    return [
        Question(q.id, q.text, q.competency, bank.competencies[q.competency].name, tuple(q.roles), _best(ranked[q.id]))
        for q in bank.questions.values()
        if q.use == "opener" and q.id in ranked and q.competency in kept
    ]


def _best(fits: list[tuple[float, Fit]]) -> tuple[Fit, ...]:
    return tuple(fit for _, fit in sorted(fits, key=lambda pair: -pair[0]))
