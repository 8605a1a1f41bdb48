"""Findings a writer has switched off: `# noqa: CODE -- reason` and the story's `lint: {ignore: […]}`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from storygen.finding import Edit, Finding, Fix, Severity, Span
from storygen.lint.outcome import Suppressed
from storygen.lint.registry import codes_of, nearest_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from storygen.lint.selection import Selection
    from storygen.story.model import Path
    from storygen.story.source import Source

_NOQA = re.compile(
    r"(?<!\S)#[ \t]*noqa\b(?:[ \t]*:(?P<codes>[^\n#]*?))?(?:[ \t]+--[ \t]*(?P<why>[^\n]*?))?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)

_SPOKEN = (
    "this noqa is text to be read aloud, since a block of prose has no comments; "
    "move it up to the line that opens the block"
)


@dataclass(slots=True)
class Note:
    """One entry that switches findings off: `word` as written, the codes it names, where it holds and stands.

    `lines` is empty where it holds for the whole story; `codes` is None for a bare noqa, which takes everything.
    """

    word: str
    codes: tuple[str, ...] | None
    reason: str
    line: int | None
    span: Span
    field: str = ""
    fix: Fix | None = None
    used: bool = False
    is_text: bool = False
    """It stands inside a block of prose, where YAML knows no comments: it switches nothing off."""

    def takes(self, finding: Finding, lines: frozenset[int]) -> bool:
        """Whether this entry switches that finding off, which stands on or is opened by these lines."""
        if self.is_text or (self.line is not None and self.line not in lines):
            return False
        return self.codes is None or finding.code in self.codes


def notes(source: Source, ignore: Iterable[str]) -> list[Note]:
    """All entries of one file that switch findings off, those of `lint.ignore` first."""
    found = [_of_list(source, i, word) for i, word in enumerate(ignore)]
    if "noqa" in source.text or "NOQA" in source.text:
        found.extend(_comments(source))
    return found


def applied(
    findings: Iterable[Finding], switched: list[Note], source: Source
) -> tuple[list[Finding], list[Suppressed]]:
    """The findings that stand, and those that an entry switched off."""
    if not switched:
        return list(findings), []
    standing: list[Finding] = []
    off: list[Suppressed] = []
    for finding in findings:
        lines = _lines(finding, source)
        takers = [note for note in switched if note.takes(finding, lines)]
        for note in takers:
            note.used = True
        if takers:
            off.append(Suppressed(finding, next((n.reason for n in takers if n.reason), "")))
        else:
            standing.append(finding)
    return standing, off


def stale(switched: Iterable[Note], path: str, chosen: Selection, per_story: frozenset[str]) -> Iterator[Finding]:
    """A finding for each entry that names no rule, and for each that switched nothing off.

    `per_story` holds the codes that were looked for in this story: what was not looked for is not called unused.
    """
    for note in switched:
        if note.is_text:
            if "LNT103" in chosen.codes:
                yield _finding("LNT103", _SPOKEN, note, path)
        elif note.codes == ():
            if "LNT102" in chosen.codes:
                yield _finding("LNT102", _unknown(note.word), note, path)
        elif not note.used and "LNT101" in chosen.codes and (note.codes is None or per_story.issuperset(note.codes)):
            what = note.word or "noqa"
            yield _finding("LNT101", f"{what} switches nothing off here any more; remove it", note, path)


def _unknown(word: str) -> str:
    near = nearest_rule(word)
    hint = f"; did you mean {near}?" if near else "; `storygen rule` lists them"
    return f"there is no rule {word!r}{hint}"


def _finding(code: str, message: str, note: Note, path: str) -> Finding:
    return Finding(code, message, path, note.span, Severity.WARNING, note.field, note.word, fix=note.fix)


def _of_list(source: Source, index: int, word: str) -> Note:
    path: Path = ("lint", "ignore", index)
    return Note(word, codes_of(word), "", None, source.span(path), f"lint.ignore.{index}")


def _comments(source: Source) -> Iterator[Note]:
    text = source.text
    held: list[tuple[int, int, Path]] = []
    for match in _NOQA.finditer(text):
        held = held or [(*source.offsets(path), path) for path in _leaves(source.data, ())]
        inside = _text_around(match.start(), held, source)
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
        span = Span(line, column, line, column + len(match.group()))
        found = _of_comment(match, line, span, text)
        if inside is None:
            yield from found
        else:  # one that names no rule may well be a story about noqa
            yield from (replace(n, field=inside, is_text=True, fix=None) for n in found if n.codes)


def _text_around(offset: int, held: list[tuple[int, int, Path]], source: Source) -> str | None:
    """The dotted path of the value in whose text an offset lies; the line that opens a block is none of it."""
    around = (p for start, end, p in held if start <= offset < end and offset >= source.offsets(p, 0)[0])
    return next((".".join(map(str, path)) for path in around), None)


def _of_comment(match: re.Match[str], line: int, span: Span, text: str) -> Iterator[Note]:
    words = re.split(r"[,\s]+", (match["codes"] or "").strip())
    why = (match["why"] or "").strip()
    words = [w for w in words if w]
    start = match.start()
    while start and text[start - 1] in " \t":
        start -= 1
    fix = Fix("remove the unused noqa", (Edit(start, match.end(), ""),)) if len(words) < 2 else None
    if not words:
        yield Note("", None, why, line, span, fix=fix)
    for word in words:
        yield Note(word, codes_of(word), why, line, span, fix=fix)


def _leaves(data: Any, path: Path) -> Iterator[Path]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _leaves(value, (*path, index))
    elif isinstance(data, str):
        yield path


def _lines(finding: Finding, source: Source) -> frozenset[int]:
    """The lines on which a noqa speaks of a finding: its own, and the one that opens its block."""
    span = finding.span
    lines = {span.line, span.end_line}
    if finding.field:
        path = tuple(int(part) if part.isdecimal() else part for part in finding.field.split("."))
        lines.add(source.key_span(path).line)
    return frozenset(lines)
