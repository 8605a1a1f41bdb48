"""The plainest sentences: every way to say that something changed is a claim, every way not to have done it is none."""

from __future__ import annotations

import pytest

from storygen.impact.claims import claims

VERBS = (
    ("improved", "improve", "improving", "model accuracy"),
    ("reduced", "reduce", "reducing", "inference latency"),
    ("cut", "cut", "cutting", "cloud costs"),
    ("increased", "increase", "increasing", "revenue"),
    ("sped up", "speed up", "speeding up", "the nightly build"),
    ("lowered", "lower", "lowering", "the error rate"),
    ("boosted", "boost", "boosting", "adoption"),
    ("shortened", "shorten", "shortening", "onboarding time"),
    ("eliminated", "eliminate", "eliminating", "manual errors"),
    ("raised", "raise", "raising", "customer satisfaction"),
    ("doubled", "double", "doubling", "throughput"),
)
"""Past, base, -ing, and what changed."""

DONE = """\
We {past} {what}.
I {past} {what} considerably.
As a result, we {past} {what}.
The new pipeline {past} {what}.
In the end it {past} {what} noticeably.
That change has {past} {what}.
The rewrite also {past} {what}.
We rewrote it, which {past} {what}.
I rewrote the loader, {ing} {what}.
I managed to {base} {what}.
We were able to {base} {what}.
It helped us {base} {what}."""

NOT_DONE = """\
It did not {base} {what}.
We didn't {base} {what}.
The change never {past} {what}.
That alone wouldn't {base} {what}.
We weren't able to {base} {what}.
It failed to {base} {what}.
I wanted to {base} {what}.
My goal was to {base} {what}.
We tried to {base} {what}.
I was asked to {base} {what}.
To {base} {what}, I proposed a new schedule.
I proposed a cache in order to {base} {what}.
Would this {base} {what}?
How could we {base} {what}?
If we had batched requests, it would have {past} {what}.
We hope to {base} {what} next quarter.
I will {base} {what}.
You should {base} {what} before anything else.
We discussed ways of {ing} {what}.
He thought it might {base} {what}.
They asked me how I would {base} {what}."""


def filled(frames: str) -> list[str]:
    return [
        frame.format(past=past, base=base, ing=ing, what=what)
        for frame in frames.splitlines()
        for past, base, ing, what in VERBS
    ]


@pytest.mark.parametrize("sentence", filled(DONE))
def test_a_change_that_happened_is_a_claim(sentence: str) -> None:
    assert claims(sentence)


@pytest.mark.parametrize("sentence", filled(NOT_DONE))
def test_a_change_that_did_not_happen_is_none(sentence: str) -> None:
    assert not claims(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "We eliminated manual errors.",
        "Data quality issues were eliminated.",
        "There were no incidents after that.",
        "We have had no outages since.",
        "The change eliminated duplicate payments.",
    ],
)
def test_an_end_of_zero_is_half_the_numbers(sentence: str) -> None:
    assert [c.grade for c in claims(sentence)] == ["partial"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Customers were happier.",
        "Nurses spend less time on paperwork.",
        "The redesign led to higher conversion.",
        "The model is more accurate now.",
        "It resulted in fewer complaints.",
    ],
)
def test_a_comparison_with_before_is_a_claim(sentence: str) -> None:
    assert [c.grade for c in claims(sentence)] == ["unquantified"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Customers were happy with the demo.",
        "The model is accurate.",
        "The feature store is used by nine teams.",
        "I built a library used by 30 engineers.",
        "Led a team of six across two offices.",
        "We moved 300 dashboards from the old tool to the new one.",
        "Migrated 40 models from one registry to another.",
        "Migrated 37 pipelines from Airflow 1 to Airflow 2 with no missed runs.",
        "I upgraded the service from Python 3.8 to Python 3.11.",
        "I upgraded the service from Python 3.8 to 3.11.",
        "This led to a discussion about infrastructure costs.",
    ],
)
def test_states_and_scope_are_none(sentence: str) -> None:
    assert not claims(sentence)
