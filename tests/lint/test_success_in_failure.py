"""An interval that holds zero, in a story told as a failure: told only where its prose calls the figure a success."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from storygen.finding import Finding

STORY = """\
title: The second letter
summary: I wrote to all who had left the choir.
outcome: failure
metrics:
  - name: singers who came back
    kind: people
    unit: percent
    better: higher
    stat: rate
    before: 4
    after: 7
    n: {before: 140, after: 150}
    window: a year each
    source: the choir's list
    confidence: measured
result: RESULT
"""


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("Of the singers 7 % came back, after 4 % in the year before, and that was a success.", True),
        ("The letters worked: 7 % came back, up from 4 %.", True),
        ("Of the singers 7 % came back, after 4 % in the year before.", False),
        ("That 7 % came back and not 4 % may be chance, and is no success.", False),
        ("The concert was a success. Of the singers 7 % came back, after 4 %.", False),
    ],
)
def test_only_where_prose_calls_it_a_success(text: str, fires: bool, check: Callable[..., list[Finding]]) -> None:
    found = {f.code for f in check(STORY.replace("RESULT", f'"{text}"'))}
    assert ("STA101" in found) is fires
