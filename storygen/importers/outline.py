"""Lines → drafts: which headings are stories, which only gather stories, and where one story ends without a heading."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from storygen.importers.groups import cut
from storygen.importers.lines import LOOKS, Kind, Line, read
from storygen.importers.looks import with_headings

if TYPE_CHECKING:
    from storygen.importers.draft import Draft

INTRODUCTION = 30
"""With more words than this of its own, the only top heading is a story, and the headings below it are its parts."""


_TELLING = frozenset(["context.situation", "context.task", "actions", "result"])
"""Labels that make notes a story told in parts; others stand by themselves in plain notes too."""


@dataclass(slots=True, eq=False)
class Section:
    """A heading that is no label, with the lines below it; level 0 is what stands before the first heading."""

    level: int
    title: str
    lines: list[Line] = field(default_factory=list)
    above: tuple[Section, ...] = ()
    raw: str = ""
    empty_before: tuple[str, ...] = ()

    def has(self, kind: Kind) -> bool:
        """Whether such a line stands here."""
        return any(line.kind is kind for line in self.lines)


def drafts(text: str) -> list[Draft]:
    """The stories that a text of notes holds, in its order; every line of it is in one of them."""
    lines = _settled(read(text))
    told = any(line.field in _TELLING for line in lines)
    if all(line.kind is not Kind.HEADING for line in lines) and (not told or _rules_part(lines)):
        lines = with_headings(lines)
    stories = _stories(_sections(lines))
    found = [draft for section in stories for draft in cut(section.title, section.lines, _names(section))]
    return [draft for draft in found if draft.title or draft.parts]


def _settled(lines: list[Line]) -> list[Line]:
    """Headings below the heading of a label are text of that part."""
    label = LOOKS
    settled = []
    for line in lines:
        if line.kind is Kind.LABEL and line.level:
            label = line.level
        elif line.kind is Kind.HEADING:
            if label < line.level < LOOKS:
                settled.append(replace(line, kind=Kind.TEXT, text=line.raw))
                continue
            label = LOOKS
        settled.append(line)
    return settled


def _sections(lines: list[Line]) -> list[Section]:
    """The notes cut at every heading, each with the sections it stands below."""
    found = [Section(0, "")]
    for line in lines:
        if line.kind is Kind.HEADING:
            above = (*found[-1].above, found[-1])
            above = tuple(section for section in above if 0 < section.level < line.level)
            found.append(Section(line.level, line.text, above=above, raw=line.raw))
        else:
            found[-1].lines.append(line)
    return found


def _stories(sections: list[Section]) -> list[Section]:
    """The sections that are stories; the others are merged into the story they belong to, so that no line is lost."""
    chosen = _labelled(sections) if any(s.has(Kind.LABEL) for s in sections) else _unlabelled(sections)
    gathering = {id(above) for section in sections if id(section) in chosen for above in section.above}
    stories: list[Section] = []
    waiting: list[Line] = []
    empty: list[Section] = []
    for section in sections:
        if parent := next((s for s in section.above if id(s) in chosen), None):
            parent.lines += [_loose(section.raw), *section.lines]
        elif id(section) in chosen:
            section.lines = waiting + section.lines
            section.empty_before = tuple(s.title for s in empty)
            stories.append(section)
            waiting, empty = [], []
        else:
            waiting += _as_loose(section.lines)
            empty += [section] if section.level and id(section) not in gathering else []
    left = [*(_loose(section.raw) for section in empty), *waiting]
    if left and not stories:
        stories.append(Section(0, ""))
    if left:
        stories[-1].lines += left
    return stories


def _labelled(sections: list[Section]) -> set[int]:
    """Where labels stand: what groups labels is a story; so is told text beside it that gathers no stories."""
    groups = {id(above) for section in sections if section.has(Kind.LABEL) for above in section.above}
    return {id(s) for s in sections if s.has(Kind.LABEL) or (s.has(Kind.TEXT) and s.level and id(s) not in groups)}


def _unlabelled(sections: list[Section]) -> set[int]:
    """Where no labels stand: the headings of the highest level that has two; the only heading; or all of it."""
    titled = [s for s in sections if s.level]
    counts = Counter(s.level for s in titled)
    first = titled[0] if titled else sections[0]
    words = sum(len(line.raw.split()) for line in first.lines)
    shared = [level for level, count in sorted(counts.items()) if count > 1]
    if not shared or (counts[first.level] == 1 and words > INTRODUCTION and first.level < shared[0]):
        return {id(first)}
    return {id(s) for s in titled if s.level == shared[0]}


def _loose(raw: str) -> Line:
    return Line(Kind.LABEL, raw.strip(), raw, field="rough")


def _as_loose(lines: list[Line]) -> list[Line]:
    """Lines that gather in the rough text of the next story."""
    told = [line for line in lines if line.kind is not Kind.BLANK]
    return (
        [_loose(""), *(replace(t, kind=Kind.TEXT, text=t.raw) for t in lines if t.kind is not Kind.RULE)]
        if told
        else []
    )


def _names(section: Section) -> tuple[str, ...]:
    return (*(above.title for above in section.above if above.title), *section.empty_before)


def _rules_part(lines: list[Line]) -> bool:
    """Whether dividing lines part the labels into several stories."""
    stretches: list[list[Line]] = [[]]
    for line in lines:
        if line.kind is Kind.RULE:
            stretches.append([])
        elif line.kind is Kind.LABEL:
            stretches[-1].append(line)
    return sum(map(bool, stretches)) > 1
