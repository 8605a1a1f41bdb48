"""Short forms mean the long ones, keep their place, and get every check that the long ones get."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storygen.story import arrow
from storygen.story.model import Sides, Story, TextSides
from storygen.story.reading import read_text

if TYPE_CHECKING:
    from storygen.story.model import Path

LIGHTEST = """\
title: Discharge letters that reach the GP the same week
summary: I cut the wait for a discharge letter from 9 days to 3.
outcome: success
competencies: [initiative]
context: A 30-bed ward; GPs rang us because letters came after the patients did.
actions:
  - I timed forty letters and found that six days were spent in one tray.
  - I asked the registrars to dictate before the round ended, and two refused.
metrics:
  - days to letter: 9 -> 3 d
"""


def read(text: str) -> Story:
    reading = read_text(f"title: A\n{text}\n", "stories/a.yaml")
    assert [finding.message for finding in reading.findings] == []
    assert reading.story is not None
    return reading.story


def test_the_lightest_story_reads_whole() -> None:
    reading = read_text(LIGHTEST, "stories/ward/letters.yaml")
    story = reading.story
    assert reading.findings == ()
    assert story is not None
    assert story.id == "ward-letters"
    assert story.context.situation.startswith("A 30-bed ward;")
    assert [action.index for action in story.actions] == [0, 1]
    (metric,) = story.metrics
    assert (metric.id, metric.name, metric.before, metric.after, metric.unit) == (
        "days-to-letter",
        "days to letter",
        9,
        3,
        "d",
    )


SAME: list[tuple[str, str]] = [
    ("context: A ward", "context: {situation: A ward}"),
    ("context: 30", 'context: {situation: "30"}'),
    ("actions: [I rang]", "actions: [{did: I rang}]"),
    ("reflection: Ring first", "reflection: {learned: Ring first}"),
    ("tradeoffs: [{decision: d, over: [a, b]}]", "tradeoffs: [{decision: d, over: [{option: a}, {option: b}]}]"),
    ("follow_up: [check]", "follow_up: [{action: check, owner: me, status: open}]"),
    ("probes:\n  - Why not X?: because", "probes: [{ask: Why not X?, answer: because}]"),
    ("probes:\n  - Why not X?", "probes: [{ask: Why not X?}]"),
    ("probes:\n  - Why not X?:", "probes: [{ask: Why not X?}]"),
    ("metrics: [{a b: 9 -> 3 d}]", "metrics: [{name: a b, before: 9, after: 3, unit: d}]"),
    ("metrics: [{a: 9 → 3}]", "metrics: [{name: a, before: 9, after: 3}]"),
    ("metrics: [{a: 62 % -> ?}]", 'metrics: [{name: a, before: 62, after: unknown, unit: "%"}]'),
    ("metrics: [{a: unknown -> 3 d}]", "metrics: [{name: a, before: unknown, after: 3, unit: d}]"),
    ("metrics: [{a: $3k -> $2k}]", "metrics: [{name: a, before: 3000, after: 2000, unit: USD}]"),
    ("metrics: [{a: 2 h -> 20 min}]", "metrics: [{name: a, before: 120, after: 20, unit: min}]"),
    ("metrics: [{name: a, n: 30}]", "metrics: [{name: a, n: {before: 30, after: 30}}]"),
    ("metrics: [{name: a, sd: 4}]", "metrics: [{name: a, sd: {before: 4, after: 4}}]"),
    ("metrics: [{name: a, exposure: 14 d}]", "metrics: [{name: a, exposure: {before: 14 d, after: 14 d}}]"),
    ("metrics: [{name: a, window: May}]", "metrics: [{name: a, window: {before: May, after: May}}]"),
    (
        "measured: {window: May, source: log, confidence: measured}\nmetrics: [{a: 9 -> 3 d}]",
        "metrics: [{name: a, before: 9, after: 3, unit: d, window: May, source: log, confidence: measured}]",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("short", "long"), SAME, ids=[short for short, _ in SAME])
def test_a_short_form_means_the_long_one(short: str, long: str) -> None:
    assert read(short) == read(long)


def test_measured_holds_for_every_metric_that_does_not_say_otherwise() -> None:
    story = read(
        "measured: {window: {before: May, after: June}, source: log, confidence: measured}\n"
        "metrics:\n"
        "  - a: 9 -> 3 d\n"
        "  - {name: b, source: desk, confidence: estimated, window: {after: July}}\n"
    )
    first, second = story.metrics
    assert (first.window, first.source, first.confidence) == (TextSides("May", "June"), "log", "measured")
    assert (second.window, second.source, second.confidence) == (TextSides("May", "July"), "desk", "estimated")


def test_a_known_key_always_means_the_long_form() -> None:
    assert read("metrics: [{name: precision}]").metrics[0].name == "precision"
    assert read("probes: [{ask: Why?}]").probes[0].answer == ""


PLACES: list[tuple[str, Path, str]] = [
    ("context: A ward", ("context", "situation"), "A ward"),
    ("actions: [I rang]", ("actions", 0, "did"), "I rang"),
    ("probes:\n  - Why not X?: because", ("probes", 0, "ask"), "Why not X?"),
    ("probes:\n  - Why not X?: because", ("probes", 0, "answer"), "because"),
    ("metrics:\n  - a b: $3k -> about $2k", ("metrics", 0, "name"), "a b"),
    ("metrics:\n  - a b: $3k -> about $2k", ("metrics", 0, "before"), "$3k"),
    ("metrics:\n  - a b: $3k -> about $2k", ("metrics", 0, "after"), "about $2k"),
    ("metrics:\n  - a b: 9 -> 3 pages/week", ("metrics", 0, "unit"), "pages/week"),
    ("metrics:\n  - {name: a, n: 30}", ("metrics", 0, "n", "after"), "30"),
    ("measured: {window: May}", ("measured", "window", "before"), "May"),
]


@pytest.mark.parametrize(("text", "path", "words"), PLACES)
def test_a_short_form_keeps_its_place(text: str, path: Path, words: str) -> None:
    text = f"title: A\n{text}\n"
    source = read_text(text, "a.yaml").source
    assert source is not None
    start, end = source.offsets(path)
    assert text[start:end] == words


def test_a_short_form_gets_the_checks_of_the_long_one() -> None:
    reading = read_text("title: A\nmetrics: [{name: a, n: many}]\n", "a.yaml")
    (finding,) = reading.findings
    assert (finding.code, finding.span.column) == ("SCH102", 24)
    assert reading.story is not None
    assert reading.story.metrics[0].n == Sides()


ARROWS: list[tuple[str, tuple[float | None, float | None, str]]] = [
    ("9 -> 3 d", (9, 3, "d")),
    ("9->3", (9, 3, "")),
    ("0.62 → 0.78", (0.62, 0.78, "")),
    ("1.9 % -> 0.2 % of orders", (1.9, 0.2, "% of orders")),
    ("1,200 -> 900 pages/week", (1200, 900, "pages/week")),
    ("1_200 -> 900", (1200, 900, "")),
    ("-3 -> +4 points", (-3, 4, "points")),
    ("−3 -> 4", (-3, 4, "")),
    ("$1.5m -> $900k", (1_500_000, 900_000, "USD")),
    ("€12 -> €9", (12, 9, "EUR")),
    ("12 m -> 9 m", (12, 9, "m")),
    ("900 ms -> 0.24 s", (0.9, 0.24, "s")),
    ("about 3 h -> 20 min", (180, 20, "min")),
    ("9 d -> 3", (9, 3, "d")),
    ("? -> ?", (None, None, "")),
    ("unknown -> 3 d", (None, 3, "d")),
    ("? % -> 3 %", (None, 3, "%")),
]


@pytest.mark.parametrize(("text", "ends"), ARROWS)
def test_an_arrow_gives_both_ends_in_one_unit(text: str, ends: tuple[float | None, float | None, str]) -> None:
    found = arrow.parse(text)
    assert found is not None
    assert (found.before.value, found.after.value, found.unit) == pytest.approx(ends)


@pytest.mark.parametrize(
    "text", ["9", "from 9 to 3", "9 -> 3 -> 1", "-> 3", "9 ->", "nine -> three", "3 h -> 5 apples"]
)
def test_what_is_no_arrow_is_none(text: str) -> None:
    assert arrow.parse(text) is None
