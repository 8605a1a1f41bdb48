"""Switching findings off: noqa on the line or on the line that opens the block, lint.ignore, and what no longer does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from storygen.bank.reader import shipped
from storygen.finding import Finding
from storygen.lint.example import set_in
from storygen.lint.runner import examine
from storygen.story.reading import read_text

if TYPE_CHECKING:
    from pathlib import Path

    from storygen.project import Project

Check = Callable[..., list[Finding]]
WE = """\
actions:
  - did: {0}
      We saw the views of new listings fall on the morning after the release and paged the search team.
  - I compared the features online and offline and found a listing age read in hours, not days.
"""


def codes(findings: list[Finding]) -> list[str]:
    return [f.code for f in findings]


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa: OWN101",
        "# noqa: OWN101 -- the team's words",
        "# noqa: we-without-i",
        "# noqa: LEN101, OWN101",
        "# NOQA:own101",
        "# noqa",
        "# noqa -- all of it",
        "# noqa: OWN",
    ],
)
def test_noqa_on_the_line_that_opens_the_block(check: Check, comment: str) -> None:
    assert "OWN101" in codes(check(set_in(WE.format("|"))))
    assert "OWN101" not in codes(check(set_in(WE.format(f"|  {comment}"))))


def test_noqa_on_the_line_of_the_finding(check: Check) -> None:
    assert (
        codes(check(set_in("scope: team\ncompetencies: [ownership, conflikt]  # noqa: SCH120 -- our own word"))) == []
    )


def test_noqa_inside_a_block_scalar_is_text(check: Check) -> None:
    found = codes(
        check(set_in(WE.format("|").replace("paged the search team.", "paged the search team.  # noqa: OWN101")))
    )
    assert sorted(found) == ["LNT103", "OWN101"], "it switches nothing off, and is told so"


def test_noqa_elsewhere_switches_nothing_off(check: Check) -> None:
    found = codes(check(set_in(WE.format("|") + "scope: team  # noqa: OWN101")))
    assert found == ["OWN101", "LNT101"] or sorted(found) == ["LNT101", "OWN101"]


def test_ignore_in_the_story(check: Check) -> None:
    assert codes(check(set_in(WE.format("|") + "lint: {ignore: [OWN101]}"))) == []
    assert codes(check(set_in(WE.format("|") + "lint: {ignore: [we-without-i]}"))) == []


def test_an_unused_ignore_is_reported_at_its_place(check: Check) -> None:
    [found] = check(set_in("lint: {ignore: [OWN101]}"))
    assert (found.code, found.message) == ("LNT101", "OWN101 switches nothing off here any more; remove it")
    assert found.span.end_column - found.span.column == len("OWN101")


def test_an_ignore_of_a_rule_that_is_off_is_not_called_unused(check: Check) -> None:
    assert codes(check(set_in("lint: {ignore: [QNT120]}"), select=())) == []
    assert codes(check(set_in("lint: {ignore: [BNK101]}"))) == []


def test_an_unknown_code_names_the_nearest(check: Check) -> None:
    [found] = check(set_in("lint: {ignore: [OWN110]}"))
    assert found.code == "LNT102"
    assert "did you mean OWN10" in found.message


def test_the_fix_of_an_unused_noqa_takes_the_comment_away(check: Check) -> None:
    text = set_in("scope: team  # noqa: OWN101")
    [found] = check(text)
    assert found.fix is not None
    [edit] = found.fix.edits
    assert text[: edit.start] + edit.text + text[edit.end :] == set_in("scope: team")


def test_the_reason_is_kept(project_with: Callable[..., Project]) -> None:
    text = set_in(WE.format("|  # noqa: OWN101 -- the team's words"))
    checked = examine(read_text(text, "stories/x.yaml"), project_with(), shipped())
    assert [(s.finding.code, s.reason) for s in checked.suppressed] == [("OWN101", "the team's words")]


def test_errors_of_reading_stand_under_any_settings(check: Check, tmp_path: Path) -> None:
    assert codes(check(set_in("scope: galaxy"), ignore=("SCH", "SCH103"))) == ["SCH103"]
    assert codes(check(set_in("competencies: [ownership, conflikt]"), ignore=("SCH",))) == []
