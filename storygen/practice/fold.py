"""What the log says: a pure fold over its events, the same as the browser's. The same events give the same state."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from storygen.practice.carried import carried_over
from storygen.practice.event import Event, in_order, read_all
from storygen.practice.schedule import Schedule, reviewer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of a story, aloud: seconds taken, the length asked for, which lines of the rubric were ticked."""

    id: str
    story: str
    question: str
    angle: str
    day: date
    at: str
    grade: int
    seconds: float
    asked: float
    ticks: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Note:
    """A remark for the writer, on a card."""

    id: str
    card: str
    text: str
    at: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a real interview, and how the answer went (grade 0: not said)."""

    date: str
    question: str
    story: str
    probe: str
    grade: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One pick of a story for a question; "" where ten seconds were too short."""

    question: str
    picked: str
    day: date
    seconds: float


@dataclass(frozen=True, slots=True)
class DateWord:
    """The log's newest word on the interview's date; "" says that there is none."""

    date: str
    name: str


@dataclass(slots=True)
class State:
    """All that is shown of practice. `events` are those that count, in order, days to come among them."""

    events: list[Event] = field(default_factory=list)
    schedules: dict[str, Schedule] = field(default_factory=dict)
    reviews: list[Event] = field(default_factory=list)
    tellings: list[Telling] = field(default_factory=list)
    told_days: dict[str, list[date]] = field(default_factory=dict)
    buried: dict[str, date] = field(default_factory=dict)
    suspended: set[str] = field(default_factory=set)
    notes: list[Note] = field(default_factory=list)
    interview: DateWord | None = None
    looked_back_on: set[str] = field(default_factory=set)
    asked: list[Asked] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)


def fold(
    rows: Iterable[object], retention: float, today: date, renamed: Mapping[str, str] = MappingProxyType({})
) -> State:
    """Read the rows of a log into the state of practice; events of days after `today` wait until they have come.

    `renamed` leads beginnings of card ids as they were to what they are now, so that practice follows a rename.
    """
    state = State()
    review = reviewer(retention)
    events = carried_over(read_all(rows), renamed)
    undone = _taken_back(events)
    state.events = in_order(e for e in events if e.type != "undo" and e.id not in undone)
    for event in state.events:
        if event.day > today:
            continue
        if event.type == "review":
            state.schedules[event.card] = review(state.schedules.get(event.card), event.grade, event.day)
            state.reviews.append(event)
        elif event.type in _ADD:
            _ADD[event.type](state, event)
    _last_words(state)
    return state


def _taken_back(events: Iterable[Event]) -> set[str]:
    """The ids that do not count. The newest undo is read first, and one that is undone itself takes nothing back."""
    undone: set[str] = set()
    for undo in sorted((e for e in events if e.type == "undo"), key=lambda e: e.id, reverse=True):
        if undo.id not in undone:
            undone.add(undo.text("of"))
    return undone


def _last_words(state: State) -> None:
    """The last word on the date and on suspended cards, by id: a clock set back must not bring an old one again."""
    for event in sorted(state.events, key=lambda e: e.id):
        if event.type == "suspend":
            state.suspended.add(event.card)
        elif event.type == "resume":
            state.suspended.discard(event.card)
        elif event.type == "date":
            state.interview = DateWord(event.text("date"), event.text("name"))


def _told(state: State, event: Event) -> None:
    story, ticks = event.text("story"), event.data.get("ticks")
    if not story:
        return
    state.tellings.append(
        Telling(
            event.id,
            story,
            event.text("question"),
            event.text("angle"),
            event.day,
            event.at,
            event.grade,
            event.seconds,
            event.number("asked"),
            ticks if isinstance(ticks, dict) else {},
        )
    )
    days = state.told_days.setdefault(story, [])
    if not days or days[-1] != event.day:
        days.append(event.day)


def _bury(state: State, event: Event) -> None:
    state.buried[event.card] = event.day


def _note(state: State, event: Event) -> None:
    state.notes.append(Note(event.id, event.card, event.text("text"), event.at))


def _asked(state: State, event: Event) -> None:
    day = event.text("date") or event.day.isoformat()
    if event.data.get("done") is True:
        state.looked_back_on.add(day)
    if question := event.text("question"):
        state.asked.append(Asked(day, question, event.text("story"), event.text("probe"), event.grade))


def _choice(state: State, event: Event) -> None:
    state.choices.append(Choice(event.text("question"), event.text("picked"), event.day, event.seconds))


_ADD: dict[str, Callable[[State, Event], None]] = {
    "told": _told, "bury": _bury, "note": _note, "asked": _asked, "choice": _choice,
}  # fmt: skip
