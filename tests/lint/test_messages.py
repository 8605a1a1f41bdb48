"""What the rules say, word for word: a golden file of the messages and questions that the bad examples get."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from storygen.finding import Finding
from storygen.lint.example import set_in, set_in_all
from storygen.lint.registry import rules
from storygen.lint.report import text
from storygen.lint.runner import check_collection, check_story
from storygen.story.reading import read_text

if TYPE_CHECKING:
    from storygen.bank.reader import Bank
    from storygen.project import Project

GOLDEN = Path(__file__).parent / "golden"
Golden = Callable[[Path, str], None]
SETTINGS = {"CFG", "BNK", "YML", "SCH", "PRV110"}


def _messages(bank: Bank, project_with: Callable[..., Project]) -> list[Finding]:
    found: list[Finding] = []
    for rule in rules():
        project = project_with(rule.given)
        if rule.check is not None:
            found += check_story(read_text(set_in(rule.bad), "stories/x.yaml"), project, bank)
        elif rule.over_all is not None and not SETTINGS & {rule.family, rule.code}:
            stories = [read_text(t, f"stories/{i}.yaml") for i, t in enumerate(set_in_all(rule.bad))]
            found += (f for f in check_collection(stories, project, bank) if f.code == rule.code)
    return found


def test_messages(bank: Bank, project_with: Callable[..., Project], golden: Golden) -> None:
    lines = [f"{f.code} {f.message}\n       {f.question or '-'}\n" for f in _messages(bank, project_with)]
    golden(GOLDEN / "messages.txt", "".join(lines))


def test_a_message_is_one_human_sentence(bank: Bank, project_with: Callable[..., Project]) -> None:
    for finding in _messages(bank, project_with):
        assert not finding.message.endswith("."), finding.message
        assert "\n" not in finding.message
        assert finding.question == "" or finding.question.endswith("?")
        assert len(finding.question) <= 120


def test_every_message_about_figures_offers_an_honest_way_out(bank: Bank, project_with: Callable[..., Project]) -> None:
    ways = ("estimate", "unknown", "proof")
    asking = {"QNT101", "QNT102", "QNT103", "QNT107", "QNT108", "QNT109", "QNT110", "QNT201", "QNT202", "QNT203"}
    for finding in _messages(bank, project_with):
        if finding.code in asking:
            assert any(way in finding.message for way in ways), finding.message


STORY = """\
title: Discharge letters that reach the GP the same week
summary: I cut the wait for a discharge letter from 9 days to 3.
outcome: succes
competencies: [initiative]
context: A 30-bed ward; GPs rang us because letters came after the patients did.
actions:
  - I timed forty letters in March and found that six days were spent in one tray.
  - We asked the registrars to dictate before the round ended, and two refused.
metrics:
  - name: days to letter
    after: 3
"""


def test_the_text_report(check: Callable[..., list[Finding]], golden: Golden) -> None:
    found = check(STORY, "stories/letters.yaml", select=())
    sources = {"stories/letters.yaml": STORY}
    golden(GOLDEN / "report.txt", text.report(found, sources, files=1))
    golden(GOLDEN / "next-steps.txt", text.next_steps(found, sources, files=1))


def test_a_finding_is_one_line_of_place_message_and_code() -> None:
    from storygen.finding import Span

    finding = Finding(
        "QNT102", "precision has no before value; write before: <…>", "stories/fraud.yaml", Span(41, 5, 41, 20)
    )
    assert text.line(finding) == "stories/fraud.yaml:41:5 precision has no before value; write before: <…>  QNT102"
