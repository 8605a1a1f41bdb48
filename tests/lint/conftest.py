"""What the tests of the linter share: the bank, projects with settings, and checking a text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from storygen.bank.reader import Bank, shipped
from storygen.lint.runner import check_story
from storygen.project import LintConfig, PrivacyConfig, Project
from storygen.story.reading import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from storygen.finding import Finding


@pytest.fixture(scope="session")
def bank() -> Bank:
    return shipped()


@pytest.fixture
def project_with(tmp_path: Path) -> Callable[..., Project]:
    """A project with all rules on, or those of `lint`, and the settings that a rule's examples are given under."""

    def make(given: Mapping[str, Any] | None = None, **lint: Any) -> Project:
        project = Project(tmp_path, "demo", "Demo", lint=LintConfig(**(lint or {"select": ("ALL",)})))
        for key, value in (given or {}).items():
            if key == "privacy.terms":
                project = replace(project, privacy=PrivacyConfig(terms=tuple(value)))
            elif key == "target.competencies":
                project = replace(project, competencies=tuple(value))
            else:
                raise KeyError(key)
        return project

    return make


@pytest.fixture
def check(bank: Bank, project_with: Callable[..., Project]) -> Callable[..., list[Finding]]:
    """Check one story's text under settings of `[lint]`."""

    def run(text: str, path: str = "stories/x.yaml", **lint: Any) -> list[Finding]:
        return list(check_story(read_text(text, path), project_with(**lint), bank))

    return run
