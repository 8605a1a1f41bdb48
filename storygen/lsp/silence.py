"""Switches a finding off: a `# noqa` on its line, or an entry in the story's `lint: {ignore: […]}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storygen.finding import Edit
from storygen.lsp.lists import appended
from storygen.lsp.tried import says_the_same, tried

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.finding import Finding
    from storygen.lsp.opened import Opened

_NOQA = re.compile(r"(?<!\S)#[ \t]*noqa[ \t]*:[ \t]*(?P<codes>[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)", re.IGNORECASE)


def noqa(opened: Opened, finding: Finding) -> tuple[Edit, ...] | None:
    """The comment that switches a finding off where it stands, None where no line can hold one that does."""
    from storygen.lint.runner import check_story

    for line in dict.fromkeys(_lines(opened, finding)):
        edits = (_note(opened, line, finding.code),)
        if says_the_same(opened, edits):
            left = check_story(tried(opened, edits), opened.home.project, opened.home.bank)
            if sum(f.code == finding.code for f in left) < sum(f.code == finding.code for f in opened.all_found):
                return edits
    return None


def _lines(opened: Opened, finding: Finding) -> Iterator[int]:
    """The lines, from 0, whose comment the linter takes to speak of a finding."""
    yield finding.span.line - 1
    yield finding.span.end_line - 1
    if finding.field and opened.source is not None:
        path = tuple(int(part) if part.isdecimal() else part for part in finding.field.split("."))
        yield opened.source.key_span(path).line - 1


def _note(opened: Opened, line: int, code: str) -> Edit:
    words, start = opened.text.line(line), opened.text.start_of(line)
    there = _NOQA.search(words)
    if there is not None:
        return Edit(start + there.end("codes"), start + there.end("codes"), f", {code}")
    end = start + len(words.rstrip())
    return Edit(end, start + len(words), f"  # noqa: {code} -- reason")


def ignored(opened: Opened, code: str) -> tuple[Edit, ...] | None:
    """The entry that switches a rule off for the whole story, None where that cannot be written with certainty."""
    source = opened.source
    if source is None or opened.story is None or not opened.whole:
        return None
    if source.place(("lint",)) is None:
        content = opened.text.content
        end = len(content.rstrip())
        edits: tuple[Edit, ...] | None = (Edit(end, end, f"\n\nlint: {{ignore: [{code}]}}"),)
    else:
        edits = appended(opened, ("lint", "ignore"), code)
    if edits is None:
        return None
    after = tried(opened, edits).story
    return edits if after is not None and after.lint_ignore == (*opened.story.lint_ignore, code) else None
