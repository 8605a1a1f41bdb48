"""Which story covers what, and how well: competencies, their questions and company principles, strongest story first.

The site's Coverage page and `storygen coverage` show the same figures, and these are they.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from storygen.bank.roles import ANY
from storygen.story.told import tells

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from storygen.bank.match import Match
    from storygen.bank.reader import Bank, Question
    from storygen.story.model import Story

HOW = ("named", "angle", "near")
"""How a story shows a competency: it names it, an angle of it does, or it names one of the same family."""


class Aims(NamedTuple):
    """What somebody prepares for: competencies and frameworks by any of their names, and a role of the bank."""

    competencies: Sequence[str] = ()
    frameworks: Sequence[str] = ()
    role: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """What one story does for a row: how it shows it, and how many of its questions it answers.

    `shade` is their share from 0 (none) to 4 (all), `best` the id of the question it answers best, "" for none.
    """

    story: Story
    how: str
    answers: int
    shade: int
    best: str
    score: float


@dataclass(frozen=True, slots=True)
class Row:
    """A competency, or the principle of a framework: who covers it, strongest first, and what is asked for it.

    `competencies` are those that show it, of a competency itself alone. `open` are the questions without a story.
    """

    id: str
    name: str
    competencies: tuple[str, ...]
    stories: tuple[Cover, ...]
    questions: tuple[Question, ...]
    open: tuple[Question, ...]
    wanted: bool = False

    @property
    def answered(self) -> int:
        """How many of its questions some story answers."""
        return len(self.questions) - len(self.open)


@dataclass(frozen=True, slots=True)
class Loss:
    """The story whose loss opens most gaps, and the competencies that would have no story."""

    story: Story
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Coverage:
    """All rows, what is aimed for first; for each question the stories that answer it, best first."""

    stories: tuple[Story, ...]
    competencies: tuple[Row, ...]
    frameworks: Mapping[str, tuple[Row, ...]]
    answers: Mapping[str, tuple[Match, ...]]
    aimed: frozenset[str] = frozenset()

    @property
    def looked_for(self) -> tuple[Row, ...]:
        """The competencies aimed for; all where none is."""
        return tuple(row for row in self.competencies if row.wanted) or self.competencies

    @property
    def gaps(self) -> tuple[Row, ...]:
        """The competencies looked for that no story covers."""
        return tuple(row for row in self.looked_for if not row.stories)

    @property
    def near(self) -> tuple[Row, ...]:
        """The competencies looked for that no story names, while some answer a question of it all the same."""
        return tuple(row for row in self.looked_for if row.stories and all(c.how == "near" for c in row.stories))

    @property
    def thin(self) -> tuple[Row, ...]:
        """The competencies looked for that one story covers."""
        return tuple(row for row in self.looked_for if len(row.stories) == 1)

    @property
    def loss(self) -> Loss | None:
        """The story that alone covers most competencies; None where none stands alone."""
        alone: dict[str, list[Row]] = defaultdict(list)
        for row in self.competencies:
            if len(row.stories) == 1:
                alone[row.stories[0].story.id].append(row)
        if not alone:
            return None
        most = max(alone, key=lambda id: (len(alone[id]), id))
        return Loss(alone[most][0].stories[0].story, tuple(alone[most]))

    def asked_by(self, names: Iterable[str]) -> Coverage:
        """Only these frameworks, and of the competencies those that show one of their principles."""
        kept = {name: self.frameworks[name] for name in names}
        shown = {id for rows in kept.values() for row in rows for id in row.competencies}
        return replace(self, competencies=tuple(r for r in self.competencies if r.id in shown), frameworks=kept)


def coverage(told: Iterable[tuple[Story, Sequence[Match]]], bank: Bank, aims: Aims) -> Coverage:
    """What these stories cover, each given with the questions that it answers, best first."""
    return _Counts(told, bank, aims).coverage()


class _Counts:
    """Who shows which competency, and who answers which question."""

    def __init__(self, told: Iterable[tuple[Story, Sequence[Match]]], bank: Bank, aims: Aims) -> None:
        self.bank, self.aims = bank, aims
        self.stories: dict[str, Story] = {}
        self.how: dict[str, dict[str, str]] = defaultdict(dict)
        self.found: dict[str, dict[str, list[Match]]] = defaultdict(lambda: defaultdict(list))
        self.answers: dict[str, list[Match]] = defaultdict(list)
        for story, matches in told:
            self._count(story, matches)
        for ranked in self.answers.values():
            ranked.sort(key=lambda m: (-m.score, m.story))

    def _count(self, story: Story, matches: Sequence[Match]) -> None:
        self.stories[story.id] = story
        for m in matches:
            competency = self.bank.questions[m.question].competency
            self.found[competency][story.id].append(m)
            self.answers[m.question].append(m)
            self.how[competency][story.id] = "near"
        if tells(story):
            self._shows(story, "angle", [word for angle in story.angles for word in angle.competencies])
            self._shows(story, "named", story.competencies)

    def _shows(self, story: Story, how: str, words: Sequence[str]) -> None:
        for id in filter(None, map(self.bank.resolve, words)):
            self.how[id][story.id] = how

    def coverage(self) -> Coverage:
        """The rows: what is aimed for first, then what the role is asked for, then the rest in the bank's order."""
        wanted = frozenset(filter(None, map(self.bank.resolve, self.aims.competencies)))
        rows = [self._row(c.id, c.name, (c.id,), wanted=c.id in wanted) for c in self.bank.competencies.values()]
        rows.sort(key=lambda row: (not row.wanted, self._distance(self.bank.competencies[row.id].roles)))
        aimed = frozenset(map(str.lower, self.aims.frameworks)) & self.bank.frameworks.keys()
        frameworks = {
            name: tuple(self._row(p, p, ids) for p, ids in self.bank.frameworks[name].items())
            for name in sorted(self.bank.frameworks, key=lambda name: name not in aimed)
        }
        answers = {question: tuple(ranked) for question, ranked in self.answers.items()}
        return Coverage(tuple(self.stories.values()), tuple(rows), frameworks, answers, aimed)

    def _row(self, id: str, name: str, competencies: tuple[str, ...], *, wanted: bool = False) -> Row:
        questions = [q for c in competencies for q in self.bank.asked_for(c)]
        questions.sort(key=lambda q: (not q.asked, self._distance(q.roles)))
        shown = {story for c in competencies for story in self.how.get(c, ())}
        covers = sorted((self._cover(story, competencies, len(questions)) for story in shown), key=_strongest_first)
        open_ = tuple(q for q in questions if q.id not in self.answers)
        return Row(id, name, competencies, tuple(covers), tuple(questions), open_, wanted)

    def _cover(self, story: str, competencies: tuple[str, ...], asked: int) -> Cover:
        found = [m for c in competencies for m in self.found[c].get(story, ())]
        how = min((self.how[c][story] for c in competencies if story in self.how[c]), key=HOW.index)
        best = max(found, key=lambda m: m.score, default=None)
        shade = min(4, -(-4 * len(found) // asked)) if asked else 0
        score = sum(m.score for m in found)
        return Cover(self.stories[story], how, len(found), shade, best.question if best else "", score)

    def _distance(self, roles: tuple[str, ...]) -> int:
        """How near something for these roles is to the role aimed for; all the same where none is."""
        if not self.aims.role:
            return 0
        return 0 if self.aims.role in roles else 1 if ANY in roles else 2


def _strongest_first(cover: Cover) -> tuple[int, int, float, str]:
    return -cover.answers, HOW.index(cover.how), -cover.score, cover.story.id
