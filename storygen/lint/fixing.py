"""Applies the certain repairs of findings to a file's text, byte for byte the same everywhere else."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff
from typing import TYPE_CHECKING

from storygen.lint.runner import examine
from storygen.story.reading import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storygen.bank.reader import Bank
    from storygen.finding import Edit, Fix
    from storygen.project import Project
    from storygen.story.reading import Reading

ROUNDS = 10
"""How often a repaired text is read again for repairs that the last ones made possible."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """One file's text before and after its repairs, and how many there were."""

    path: str
    before: str
    after: str
    repairs: int

    @property
    def diff(self) -> str:
        """The repairs as a unified diff."""
        old, new = self.before.splitlines(keepends=True), self.after.splitlines(keepends=True)
        lines = unified_diff(old, new, self.path, self.path)
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def repaired(reading: Reading, project: Project, bank: Bank) -> Repaired | None:
    """The file with every certain repair applied; None where it has none, or is no UTF-8 and would change whole."""
    if reading.source is None or any(f.code == "YML101" for f in reading.findings):
        return None
    before = text = reading.source.text
    repairs = 0
    for _ in range(ROUNDS):
        fixes = [f.fix for f in examine(reading, project, bank).findings if f.fix is not None]
        changed, applied = apply(text, fixes)
        if changed == text:
            break
        again = read_text(changed, reading.path, project.stories)
        if reading.story is not None and again.story is None:
            break
        text, reading, repairs = changed, again, repairs + applied
    return Repaired(reading.path, before, text, repairs) if repairs else None


def apply(text: str, fixes: Iterable[Fix]) -> tuple[str, int]:
    """The text with all fixes that do not touch one another, the first by place winning; and how many these were."""
    chosen: list[Edit] = []
    applied = 0
    for fix in sorted(fixes, key=lambda f: min((e.start, e.end) for e in f.edits)):
        if not any(_touch(edit, other) for edit in fix.edits for other in chosen):
            chosen += fix.edits
            applied += 1
    for edit in sorted(chosen, key=lambda e: (e.start, e.end), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text, applied


def _touch(a: Edit, b: Edit) -> bool:
    return a.start <= b.end and b.start <= a.end
