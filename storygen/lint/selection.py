"""Which rules run for a project and for a file, and how much each weighs."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cached_property
from typing import TYPE_CHECKING

from storygen.finding import Finding, Severity
from storygen.lint.registry import matching, rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storygen.lint.rule import Check, Rule
    from storygen.project import LintConfig, Project


class Selection:
    """The rules that a project's `[lint]` leaves on, with their severities."""

    def __init__(self, lint: LintConfig) -> None:
        self.severities: Mapping[str, Severity] = _severities(lint.severity)
        chosen = matching(lint.select) if lint.select else self._on_by_default()
        self.codes: frozenset[str] = (chosen | matching(lint.extend_select)) - matching(lint.ignore)
        self._per_file = [(pattern, matching(codes)) for pattern, codes in dict(lint.per_file_ignores).items()]

    def _on_by_default(self) -> frozenset[str]:
        return frozenset(r.code for r in rules() if self.severity(r) is not Severity.INFO)

    def severity(self, rule: Rule) -> Severity:
        """How much a rule weighs here: as the project says, else as declared."""
        return self.severities.get(rule.code, rule.severity)

    @cached_property
    def over_stories(self) -> tuple[tuple[Rule, Severity], ...]:
        """The rules that look at one story, in order."""
        return tuple((r, self.severity(r)) for r in rules() if r.check is not None and r.code in self.codes)

    @cached_property
    def over_all(self) -> tuple[tuple[Rule, Severity], ...]:
        """The rules that look at the whole collection, in order."""
        return tuple((r, self.severity(r)) for r in rules() if r.over_all is not None and r.code in self.codes)

    @cached_property
    def checks(self) -> tuple[tuple[Check, Rule, Severity], ...]:
        """Of each rule that looks at one story its check, in order."""
        return tuple((r.check, r, severity) for r, severity in self.over_stories if r.check is not None)

    @property
    def asks_for_claims(self) -> bool:
        """Whether the rules over prose run, which ask for the claims of every story."""
        return "QNT201" in self.codes

    def ignored_in(self, path: str) -> frozenset[str]:
        """The codes that `per-file-ignores` switches off for one file."""
        if not self._per_file:
            return frozenset()
        off = [codes for pattern, codes in self._per_file if matches(path, pattern)]
        return frozenset().union(*off)

    def keeps(self, finding: Finding, ignored: frozenset[str]) -> bool:
        """Whether a finding of reading stands: errors always do, since a value was dropped or a story not built."""
        if finding.severity is Severity.ERROR:
            return True
        return finding.code in self.codes and finding.code not in ignored


_LAST: list[tuple[LintConfig, Selection]] = []


def selection(project: Project) -> Selection:
    """The selection of a project, kept for the stories that follow under the same settings."""
    if not _LAST or _LAST[0][0] is not project.lint:
        _LAST[:] = [(project.lint, Selection(project.lint))]
    return _LAST[0][1]


def _severities(stated: Mapping[str, str]) -> dict[str, Severity]:
    known = {s.value for s in Severity}
    return {code: Severity(word) for key, word in dict(stated).items() if word in known for code in matching([key])}


def matches(path: str, pattern: str) -> bool:
    """Whether a pattern means a file: its whole path, its name, or a folder around it."""
    name = path.rsplit("/", 1)[-1]
    return fnmatchcase(path, pattern) or fnmatchcase(name, pattern) or path.startswith(pattern.rstrip("/") + "/")
