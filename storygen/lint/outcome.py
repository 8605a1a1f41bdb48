"""What a run of the linter came to; light, since a run that is remembered needs nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storygen.finding import Finding


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that was switched off, and the reason the writer gave, which may be empty."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What stands after all suppressions, by place, and what was switched off, with reasons."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """What a run found: findings by file and place, what was switched off, each file's text, which files."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    sources: Mapping[str, str]
    paths: tuple[str, ...]

    @property
    def files(self) -> int:
        """How many files were checked."""
        return len(self.paths)

    @property
    def fails(self) -> bool:
        """Whether an error or a warning was found."""
        return any(f.severity.value != "info" for f in self.findings)
