"""The changes of which a story's prose states both ends, and where these stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen.lint.arithmetic import change_of, plain_change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.impact.change import Change
    from storygen.impact.quantities import Quantity
    from storygen.lint.subject import Subject


@dataclass(frozen=True, slots=True)
class ToldOf:
    """Two ends that a sentence states, where they stand, and the change that they give."""

    sentence: tuple[int, int]
    start: int
    end: int
    change: Change

    def has(self, q: Quantity) -> bool:
        """Whether a figure is one of the two ends."""
        return self.start <= q.start < self.end and q.value in (self.change.before, self.change.after)


def changes(subject: Subject) -> list[ToldOf]:
    kept: list[ToldOf] | None = subject.kept.get("changes")
    if kept is None:
        kept = subject.kept["changes"] = list(_read_changes(subject))
    return kept


def _read_changes(subject: Subject) -> Iterator[ToldOf]:
    """The pairs of ends in prose: plain "from … to …" first, then those that the engine finds in other words."""
    plain = plain_changes(subject)
    yield from plain
    for apart in subject.said.apart:
        w = apart.words
        for pair in apart.pairs:
            change = change_of(pair)
            start = w.start(min(pair.before.first, pair.after.first))
            end = w.end(max(pair.before.last, pair.after.last))
            if change is None or end - start > 60 or _is_quoted(subject, start):
                continue
            if not any(told.start < end and start < told.end for told in plain):
                yield ToldOf((w.start(apart.span.start), w.end(apart.span.stop - 1)), start, end, change)


_NUMBER = r"([$€£]?)(\d{1,12}(?:,\d{3})*(?:\.\d{1,9})?)(?: ?(%|percent|per cent|[a-z]{1,12}))?"
_FROM = re.compile(r"\bfrom\b")
_FROM_TO = re.compile(
    rf"from (?:about |around |some )?{_NUMBER} to (?:about |around |some |almost |just )?{_NUMBER}(?![\w,.]\d)"
)
_UP_FROM = re.compile(
    rf"{_NUMBER}(?: again| now| today)?,? (?:up|down)(?: (?:by )?\d{{1,6}}(?:\.\d+)? ?(?:%|percent|per cent))? "
    rf"from (?:about |around )?{_NUMBER}(?![\w,.]\d)"
)


def plain_changes(subject: Subject) -> list[ToldOf]:
    """The pairs of ends that stand as plain as "from 40 to 12" and "12, down from 40"."""
    kept: list[ToldOf] | None = subject.kept.get("plain changes")
    if kept is None:
        here = _FROM.finditer(subject.prose.lower, 0, subject.prose.judged_end)
        found = (_plain_at(subject, match.start()) for match in here) if "from" in subject.prose.words else ()
        kept = subject.kept["plain changes"] = [told_of for told_of in found if told_of is not None]
    return kept


def _plain_at(subject: Subject, at: int) -> ToldOf | None:
    """The pair of ends around one "from"."""
    text = subject.prose.lower
    match = _FROM_TO.match(text, at)
    if match is not None:
        change = plain_change(*_figure(match, 1), *_figure(match, 4))
    else:
        match = next((m for m in _UP_FROM.finditer(text, max(0, at - 60), at + 60) if m.start() < at < m.end()), None)
        change = plain_change(*_figure(match, 4), *_figure(match, 1)) if match else None
    if match is None or change is None or _is_quoted(subject, match.start()):
        return None
    around = subject.said.sentence_around(match.start())
    return ToldOf((around.start, around.end), match.start(2), match.end(), change)


def _figure(match: re.Match[str], group: int) -> tuple[str, str | None]:
    return match.group(group + 1), match.group(group + 2) or match.group(group)


def _is_quoted(subject: Subject, offset: int) -> bool:
    passage = subject.prose.at(offset)
    return passage.quotes(offset - passage.start)
