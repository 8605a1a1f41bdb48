"""Figures of good stories changed one at a time: what summary and result then say against their metrics is noticed.

Prose seldom calls a metric by name, so that some such changes cannot be told from another figure; most can.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from storygen.story.reading import read_text

from .test_corpus import CLEAN, EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from storygen.finding import Finding

_FIGURE = re.compile(r"(?<![\w.,{])\d[\d,]*(?:\.\d+)?(?![\w}])")
_SECTION = re.compile(r"^(?:summary|result):.*?(?=^\w)", re.MULTILINE | re.DOTALL)


def changed(text: str) -> Iterator[str]:
    """The story with one figure of a metric changed by a fifth to a third where summary or result tell it."""
    story = read_text(text, "stories/x.yaml").story
    ends = {end for m in story.metrics for end in (m.before, m.after) if end is not None and end not in {0, 1}}
    chance = random.Random(3)
    for section in _SECTION.finditer(text):
        for figure in _FIGURE.finditer(section.group()):
            value, places = float(figure.group().replace(",", "")), len(figure.group().partition(".")[2])
            if value in ends:
                other = round(value * chance.choice((1.35, 0.72, 1.22)), places)
                written = f"{other if other != value else value + 1:{',' if ',' in figure.group() else ''}.{places}f}"
                start = section.start() + figure.start()
                yield text[:start] + written + text[start + len(figure.group()) :]


def test_most_figures_changed_against_their_metric_are_noticed(check: Callable[..., list[Finding]]) -> None:
    files = [*CLEAN, *sorted(EXAMPLES.glob("*.yaml"))]
    found = [
        any(f.code.startswith("CON") for f in check(story))
        for file in files
        for story in changed(file.read_text(encoding="utf-8"))
    ]
    assert len(found) >= 30
    assert sum(found) / len(found) >= 0.85, f"{sum(found)} of {len(found)}"
