"""Δ, %Δ, percentage points; how they are written and said."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storygen.impact.change import (
    better_default,
    change,
    change_between,
    is_share,
    say_pair,
    write_delta,
    write_pair,
    write_percent,
    write_value,
)

numbers = st.floats(allow_nan=True, allow_infinity=True)
units = (
    st.sampled_from(["ratio", "%", "% of orders", "ms", "s", "USD", "EUR/month", "d", "", "pages/week", "percent"])
    | st.text()
)


@pytest.mark.parametrize(
    ("before", "after", "unit", "pair", "delta", "percent"),
    [
        (0.62, 0.78, "ratio", "0.62 → 0.78", "+16 pp", "+25.8 %"),
        (62, 78, "%", "62 → 78 %", "+16 pp", "+25.8 %"),
        (99.9, 99.99, "%", "99.90 → 99.99 %", "+0.09 pp", "+0.09 %"),
        (1.9, 0.2, "% of orders", "1.9 → 0.2 % of orders", "−1.7 pp", "−89.5 %"),
        (900, 240, "ms", "900 → 240 ms", "−660 ms", "−73.3 %"),
        (3000, 2000, "USD", "$3,000 → $2,000", "−$1,000", "−33.3 %"),
        (18.4, 22.1, "USD", "$18.40 → $22.10", "+$3.70", "+20.1 %"),
        (15000, 800, "USD/month", "$15,000/month → $800/month", "−$14,200/month", "−94.7 %"),
        (0, 5, "errors", "0 → 5 errors", "+5 errors", ""),
        (12, 0, "complaints", "12 → 0 complaints", "−12 complaints", "−100 %"),
        (-3, 4, "USD", "−$3 → $4", "+$7", "+233 %"),
        (5, 5, "d", "5 → 5 d", "±0 d", "±0 %"),
        (0.1, 0.3, "s", "0.1 → 0.3 s", "+0.2 s", "+200 %"),
    ],
)
def test_a_change_is_written(before: float, after: float, unit: str, pair: str, delta: str, percent: str) -> None:
    c = change(before, after, unit)
    assert (write_pair(before, after, unit), write_delta(c), write_percent(c)) == (pair, delta, percent)


@pytest.mark.parametrize(
    ("before", "after", "unit", "said"),
    [
        (0.62, 0.78, "ratio", "from six in ten to almost eight"),
        (62, 78, "%", "from six in ten to almost eight"),
        (900, 240, "ms", "from 900 to 240 milliseconds"),
        (0.62, 0.64, "ratio", "from 62 to 64 percent"),
        (1.9, 0.2, "%", "from 1.9 to 0.2 percent"),
        (99.9, 99.99, "%", "from 99.9 to 99.99 percent"),
        (99.95, 99.99, "%", "from 99.95 to 99.99 percent"),
        (79000, 4_500_000, "USD", "from 79,000 to 4.5 million dollars"),
        (12, 0, "complaints", "from 12 complaints to none"),
        (0, 5, "errors", "from none to 5 errors"),
        (3, 0, "h", "from 3 hours to zero"),
        (2, 1, "d", "from 2 to 1 day"),
        (11, 1, "mornings", "from 11 to 1 morning"),
        (1, 0, "complaints", "from 1 complaint to none"),
        (0, 1, "failed jobs/week", "from none to 1 failed job a week"),
        (10, 40, "deploys/week", "from 10 to 40 deploys a week"),
        (4210, 3987, "reports", "from 4,210 to about 3,990 reports"),
        (math.nan, 1, "ms", ""),
    ],
)
def test_a_change_is_said(before: float, after: float, unit: str, said: str) -> None:
    assert say_pair(before, after, unit) == said


@pytest.mark.parametrize(
    ("before", "unit", "after", "to", "percent"),
    [
        (2, "h", 20, "min", -83.3),
        (1, "s", 240, "ms", -76.0),
        (1, "GB", 200, "MB", -80.0),
        (2, "weeks", 2, "days", -85.7),
    ],
)
def test_ends_in_two_units_are_compared(before: float, unit: str, after: float, to: str, percent: float) -> None:
    c = change_between(before, unit, after, to)
    assert c is not None
    assert c.percent == pytest.approx(percent, abs=0.05)


def test_ends_that_measure_different_things_are_not_compared() -> None:
    assert change_between(3, "h", 3, "USD") is None
    assert change_between(3, "USD", 3, "EUR") is None


@pytest.mark.parametrize(
    ("name", "unit", "better"),
    [
        ("precision", "ratio", "higher"), ("p95 latency", "ms", "lower"), ("error rate", "%", "lower"),
        ("days to letter", "d", "lower"), ("falls", "", "lower"), ("customer satisfaction", "score", "higher"),
        ("complaints answered on time", "%", "higher"), ("staff turnover", "%", "lower"), ("stock turnover", "", "higher"),
        ("churn", "%", "lower"), ("monthly revenue", "USD", "higher"), ("cost per order", "USD", "lower"),
        ("false-decline rate", "ratio", "lower"), ("attendance", "%", "higher"), ("mean time between failures", "h", "higher"),
        ("", "errors/day", "lower"), ("widgets", "x", ""), ("", "", ""), ("tickets closed", "", "higher"),
    ],
)  # fmt: skip
def test_which_way_is_better(name: str, unit: str, better: str) -> None:
    assert better_default(name, unit) == better


def test_shares() -> None:
    assert all(is_share(u) for u in ("ratio", "percent", "%", "% of orders", "per cent", "Percent"))
    assert not any(is_share(u) for u in ("ms", "pp", "", "USD", "reports"))


@given(numbers, numbers, units)
def test_whatever_the_figures_something_is_written(before: float, after: float, unit: str) -> None:
    c = change(before, after, unit)
    assert isinstance(
        write_pair(before, after, unit) + write_delta(c) + write_percent(c) + write_value(before, unit), str
    )
    assert isinstance(say_pair(before, after, unit), str)
    better_default(unit, unit)


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_delta_and_percent_agree(before: float, after: float) -> None:
    c = change(before, after, "ms")
    assert c.delta == after - before
    assert (c.percent is None) == (before == 0 or not math.isfinite((after - before) / abs(before) * 100))
    if c.percent is not None:
        assert math.copysign(1, c.percent) == math.copysign(1, c.delta)


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (1, "mornings", "1 morning"),
        (-1, "mornings", "−1 morning"),
        (1.5, "mornings", "1.5 mornings"),
        (1, "jobs failed", "1 job failed"),
        (1, "sales calls", "1 sales call"),
        (1, "pages/week", "1 page/week"),
        (1, "minutes", "1 minute"),
        (1, "people", "1 person"),
        (1, "entries of the list", "1 entry of the list"),
        (1, "classes", "1 class"),
        (1, "releases", "1 release"),
        (1, "ms", "1 ms"),
        (1, "IOPS", "1 IOPS"),
        (1, "qps", "1 qps"),
        (1, "% of orders", "1 % of orders"),
    ],
)
def test_one_of_a_thing_is_singular(value: float, unit: str, written: str) -> None:
    assert write_value(value, unit) == written


def test_a_pair_that_ends_at_one_says_one() -> None:
    assert write_pair(11, 1, "mornings") == "11 → 1 morning"
    assert write_pair(1, 3, "mornings") == "1 → 3 mornings"
