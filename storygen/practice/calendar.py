"""The date that rules: the newest word in the log, else the project's; which day of preparation today is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen.practice.day import read_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from storygen.practice.fold import State
    from storygen.project import Project

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Calendar:
    """Today, and the nearest interview from today on (None: none is known). A light day has a third of the usual."""

    today: date
    date: date | None
    name: str
    light: bool

    @property
    def last_day(self) -> bool:
        """Whether the interview is today or tomorrow, when nothing new is learnt any more."""
        return self.date is not None and (self.date - self.today).days <= 1


def calendar(project: Project, state: State, today: date) -> Calendar:
    """The calendar as the desk has it."""
    ahead = sorted((day, name) for day, name in _known(project, state, today) if day >= today)
    day, name = ahead[0] if ahead else (None, "")
    begun = any(e.type in {"review", "told"} and e.day < today for e in state.events)
    return Calendar(today, day, name, begun and _WEEKDAYS[today.weekday()] in project.light_days)


def _known(project: Project, state: State, today: date) -> Iterator[tuple[date, str]]:
    """The log's own date, with the project's behind it once that has passed; the project's where the log says none."""
    listed = [(day, i.name) for i in project.interviews if (day := read_day(i.date))]
    word = state.interview
    if word and word.date == "":
        return
    own = read_day(word.date) if word else None
    if word and own:
        yield own, word.name
    if own is None or own < today:
        yield from listed
