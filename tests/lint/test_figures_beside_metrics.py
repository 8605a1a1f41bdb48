"""Figures in prose beside metrics they do not name, and lengths beside an incident's stamps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from storygen.finding import Finding

STORY = """\
title: The counter
summary: I moved the forms.
metrics:
  - {name: wait at the counter, before: 14.5, after: 6.2, unit: min, kind: user, stat: median, better: lower}
  - {name: late letters, before: 212, after: 37, unit: letters/week, kind: business, better: lower}
  - {name: forms filled in on the first visit, before: 61, after: 83, unit: "% of visitors", kind: user}
incident:
  severity: SEV2
  started_at: 2024-05-14T01:40Z
  detected_at: 2024-05-14T02:05Z
  mitigated_at: 2024-05-14T02:50Z
  resolved_at: 2024-05-14T08:40Z
result: RESULT
"""


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("CON103", "People stand in line for 4.2 minutes now, down from 14.5."),
        ("CON103", "Letters that came late went from 212 a week to 57."),
        ("CON103", "Of the visitors 83 % fill in the form at once now, up from 51 %."),
        ("CON103", "The queue shrank from 14.5 minutes to 8."),
        ("CON102", "Errors rose from 4 % to 11 % in that week. That is a gain of 7 %."),
        ("CON107", "The outage lasted two hours."),
        ("CON107", "It took me three hours until the counters worked again."),
        ("CON107", "From the page it took me 15 minutes until the counters were back."),
        ("CON107", "It took us two hours to notice."),
        ("CON107", "That had cost the night shift an hour and a half to spot."),
        ("CON107", "We found out only after 90 minutes."),
        ("CON107", "From the first call to the running counters we needed 2 hours 20 minutes."),
        ("CON107", "Three hours from the page to the fix is what I answer for."),
        ("CON101", "The queue went from 60 to 36 people, 24 fewer, or 67 % less."),
        ("CON101", "Of 1,200 visitors 90 left without a number, so 15 %."),
        ("CON101", "The line shrank from 60 people to 36. Nobody complained. The cut of 60 % came from the tickets."),
        ("CON103", "The median wait now takes visitors 9 minutes."),
        ("CON103", "In the end 52 letters a week were late."),
    ],
)
def test_to_catch(code: str, text: str, check: Callable[..., list[Finding]]) -> None:
    assert code in {f.code for f in check(STORY.replace("RESULT", text))}


@pytest.mark.parametrize(
    "text",
    [
        "In the pilot the queue shrank from 14.5 minutes to 8.",
        "The queue shrank from 14.5 minutes to 6.2, and late letters fell by 83 %.",
        "Another desk went from 9 minutes to 7 in that time.",
        "The queue went from about 15 minutes to 6.",
        "From 14.5 minutes the queue went to 8 in the first month and to 6.2 in the third.",
        "The share of forms rose from 61 % to 83 %, 22 points.",
        "Visits rose from 61 a day to 75.",
        "Errors fell from 19 % to 8 %. That is 11 % of all orders.",
        "The outage lasted seven hours, and the worst was over after 45 minutes.",
        "In October the power was down for 38 minutes and nobody waited.",
        "It took me three hours to write the report.",
        "It took two days until the new printer came.",
        "It took us two hours to notice that the ink was low, and nobody minded.",
        "It took us 25 minutes to notice.",
        "We found out after 20 minutes, from a visitor.",
        "From the page to the first look at the log I needed 4 minutes.",
        "From the first call to the running counters we needed 45 minutes.",
        "Of 1,200 visitors 90 left without a number, so 7.5 %.",
        "Of 1,200 visitors 90 left without a number, and 15 % came on a Monday.",
        "The line shrank from 60 people to 36. The cut of 60 % in paper came later.",
        "The queue went from 60 to 36 people, 24 fewer, or 40 % less.",
        "The median wait is 14.5 minutes elsewhere and 6.2 here now.",
        "At the desk for passports the median wait is 9 minutes now.",
        "In the end 6 letters a week were late on Mondays.",
        "We write 90 letters a week now, and late ones are rare.",
    ],
)
def test_to_let_pass(text: str, check: Callable[..., list[Finding]]) -> None:
    found = check(STORY.replace("RESULT", text))
    assert [f.message for f in found if f.code in ("CON101", "CON102", "CON103", "CON107")] == []
