"""Coverage as text for people: each competency with its stories and open questions, and what it comes to at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen.bank.report.columns import printable, width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storygen.bank.coverage import Cover, Coverage, Row

STORIES = 3
"""In brief so many stories of a row stand there; the rest are counted."""

GAPS = 8
"""So many gaps are named in the sentence at the end; the rest are counted."""

HOW = {"angle": "by an angle", "near": "near it"}
"""What is said of a story that does not name the competency itself."""


@dataclass(frozen=True, slots=True)
class View:
    """How the report is written.

    `brief` leaves out the questions of competencies that no story covers and nobody aims for, and all but the three
    strongest stories of a row. `frameworks` are those whose principles lead the report.
    """

    columns: int = 80
    brief: bool = False
    color: bool = False
    frameworks: tuple[str, ...] = ()


def report(found: Coverage, view: View) -> str:
    """The whole report: principles, competencies, and what it comes to."""
    return "\n".join(_Writer(found, view).lines()) + "\n"


class _Writer:
    def __init__(self, found: Coverage, view: View) -> None:
        self.found, self.view = found, view
        self.mixed = len({story.visibility for story in found.stories}) > 1
        self.kept_back = 0

    def lines(self) -> Iterator[str]:
        for name in self.view.frameworks:
            yield self._style(f"{name.capitalize()} principles", underline=True)
            for row in self.found.frameworks[name]:
                yield self._style(printable(row.name), bold=True)
                yield from wrapped(f"shown by {printable(_listed(row.competencies))}", self.view.columns, "  ")
                yield from self._stories(row)
            yield ""
        if self.view.frameworks:
            yield self._style("Competencies", underline=True)
        for row in self.found.competencies:
            yield from self._competency(row)
        yield ""
        yield from self._sum()

    def _competency(self, row: Row) -> Iterator[str]:
        id, name = printable(row.id), printable(row.name)
        if width(id) > self.view.columns // 2:
            yield from (self._style(line, bold=True) for line in wrapped(id, self.view.columns))
            yield from wrapped(name, self.view.columns, "    ")
        else:
            first, *rest = wrapped(name, self.view.columns, f"{id}  ")
            yield self._style(id, bold=True) + first[len(id) :]
            yield from rest
        yield from self._stories(row)
        if not row.stories and not row.wanted and self.view.brief:
            self.kept_back += len(row.open)
            return
        for question in row.open:
            yield from wrapped(printable(question.text), self.view.columns, "  ? ")

    def _stories(self, row: Row) -> Iterator[str]:
        if self.view.brief and not self.found.stories:
            return
        for line in wrapped(_counts(row), self.view.columns, "  "):
            yield self._style(line, fg=None if row.stories else "red" if row.wanted else "yellow")
        shown = row.stories[:STORIES] if self.view.brief else row.stories
        for cover in shown:
            yield from self._story(cover, len(row.questions))
        if len(shown) < len(row.stories):
            yield f"  … and {len(row.stories) - len(shown)} more"

    def _story(self, cover: Cover, asked: int) -> Iterator[str]:
        said = [HOW[cover.how]] if cover.how in HOW else []
        if self.mixed and cover.story.visibility == "private":
            said.append("private")
        title = printable(cover.story.title) + (f" ({', '.join(said)})" if said else "")
        yield from wrapped(title, self.view.columns, f"  {cover.answers} of {asked}  " if asked else "  –  ")

    def _sum(self) -> Iterator[str]:
        for sentence, style in self._sentences():
            for line in wrapped(printable(sentence), self.view.columns):
                yield self._style(line, fg=style)

    def _sentences(self) -> Iterator[tuple[str, str | None]]:
        if not self.found.stories:
            yield "Coverage begins with a first story: storygen new TITLE", None
        else:
            rows = self.found.competencies
            answered, asked = sum(row.answered for row in rows), sum(len(row.questions) for row in rows)
            covered = sum(bool(row.stories) for row in rows)
            yield (
                f"{covered} of {_count(len(rows), 'competency has a story', 'competencies have a story')}; "
                f"{answered} of {_count(asked, 'question is answered', 'questions are answered')}.",
                None,
            )
            yield from self._weak()
        if self.kept_back:
            yield f"--all lists {_count(self.kept_back, 'more open question', 'more open questions')}.", None

    def _weak(self) -> Iterator[tuple[str, str | None]]:
        if gaps := [row.id for row in self.found.gaps]:
            yield f"No story yet for {_listed(gaps, GAPS)}.", "red"
        if near := [row.id for row in self.found.near]:
            yield f"Only stories near it for {_listed(near, GAPS)}.", "yellow"
        if thin := [row.id for row in self.found.thin if row.id not in near]:
            yield f"Only one story for {_listed(thin, GAPS)}.", "yellow"
        if len(self.found.stories) > 1 and (loss := self.found.loss) is not None:
            alone, title = _listed([row.id for row in loss.rows], GAPS), printable(loss.story.title)
            yield f"The story you can least do without is “{title}”: it alone covers {alone}.", None

    def _style(self, text: str, *, bold: bool = False, underline: bool = False, fg: str | None = None) -> str:
        if not (self.view.color and (bold or underline or fg)):
            return text
        import click

        return click.style(text, fg=fg, bold=bold or None, underline=underline or None)


def _counts(row: Row) -> str:
    near = sum(cover.how == "near" for cover in row.stories)
    parts = ["your target"] if row.wanted else []
    parts.append(_count(len(row.stories) - near, "story", "stories") + (f" + {near} near" if near else ""))
    asked = _count(len(row.questions), "question", "questions")
    parts.append(f"{row.answered} of {asked} answered" if row.answered else asked)
    return " · ".join(parts)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {many}" if number else f"no {one}"


def _listed(names: Sequence[str], most: int = 0) -> str:
    if most and len(names) > most:
        names = (*names[:most], f"{len(names) - most} more")
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
