"""Figures are written once: `{precision}` in any Markdown."""

from __future__ import annotations

import pytest

from storygen.story.figures import Reference, expand, references
from storygen.story.model import Metric, Story

STORY = Story(
    "a",
    "stories/a.yaml",
    "A",
    metrics=(
        Metric(0, "precision", "precision", unit="ratio", before=0.62, after=0.78),
        Metric(
            1, "p95-latency", "p95 latency", unit="ms", before=900, after=240, share="relative", say="under a quarter"
        ),
        Metric(2, "cost", "cost", unit="USD", before=3000, after=2000, share="hidden"),
        Metric(3, "falls", "falls", before_unknown=True, after=3),
        Metric(4, "complaints", "complaints", before=0, after=2, share="relative"),
    ),
)

INSIDE = [
    ("It went {precision}.", "It went 0.62 → 0.78."),
    ("{precision.before} to {precision.after}", "0.62 to 0.78"),
    ("{precision.change} ({precision.percent})", "+16 pp (+25.8 %)"),
    ("{precision.say}", "from six in ten to almost eight"),
    ("{p95-latency.say}", "under a quarter"),
    ("{cost}", "$3,000 → $2,000"),
    ("{falls}", "unknown → 3"),
    ("{falls.before}, {falls.change}", "unknown, unknown"),
]
TEXT = [
    "{recall}",
    "{precision.middle}",
    "{ precision }",
    "{}",
    "{{precision",
    "{precision.}",
    "a { b } c",
    "{Precision}",
]
OUTSIDE = [
    ("{precision} {precision.before}", "0.62 → 0.78 0.62"),
    ("{p95-latency}", "−73 %"),
    ("{p95-latency.percent}", "−73 %"),
    ("{p95-latency.say}", "−73 %"),
    ("{p95-latency.before} {p95-latency.change}", "withheld withheld"),
    ("{cost} {cost.percent}", "withheld withheld"),
    ("{complaints}", "withheld"),
]


@pytest.mark.parametrize(("text", "written"), INSIDE)
def test_a_reference_gives_the_figures(text: str, written: str) -> None:
    assert expand(text, STORY) == written


@pytest.mark.parametrize("text", TEXT)
def test_other_braces_are_text(text: str) -> None:
    assert references(text, STORY) == []
    assert expand(text, STORY) == text


@pytest.mark.parametrize(("text", "written"), OUTSIDE)
def test_what_leaves_the_machine_obeys_share(text: str, written: str) -> None:
    assert expand(text, STORY, outside=True) == written


def test_references_say_where_they_stand() -> None:
    assert references("a {precision.say} b {cost}", STORY) == [
        Reference(2, 17, "precision", "say"),
        Reference(20, 26, "cost", ""),
    ]
