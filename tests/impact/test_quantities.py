"""Figures in prose: where they stand, what they are worth, in which unit, and the part they play."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storygen.impact.quantities import quantities


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("900 ms", 900, "ms"),
        ("4.5min", 4.5, "min"),
        ("2 h 15", 2.25, "h"),
        ("1 hour 45", 1.75, "h"),
        ("4m30s", 4.5, "min"),
        ("half a day", 0.5, "d"),
        ("a quarter of an hour", 0.25, "h"),
        ("three-and-a-half years", 3.5, "year"),
        ("eight working days", 8, "d"),
        ("a 40-minute build", 40, "min"),
        ("a two-week wait", 2, "week"),
        ("$3k", 3000, "USD"),
        ("US$700K", 700_000, "USD"),
        ("£1.2m", 1_200_000, "GBP"),
        ("$2.2B", 2.2e9, "USD"),
        ("15 thousand euros", 15_000, "EUR"),
        ("$15k/month", 15_000, "USD/month"),
        ("78 %", 78, "%"),
        ("78 per cent", 78, "%"),
        ("nine out of ten", 90, "%"),
        ("16 percentage points", 16, "pp"),
        ("1,234", 1234, ""),
        ("3 000 followers", 3000, ""),
        ("two hundred and fifty", 250, ""),
        ("twenty-two", 22, ""),
        ("two dozen", 24, ""),
        ("3.5 GB", 3.5, "GB"),
        ("11 kg", 11, "kg"),
        ("minus six percent", -6, "%"),
    ],
)
def test_values_and_units(text: str, value: float, unit: str) -> None:
    found = quantities(f"It was {text} then.")
    assert [(q.value, q.unit) for q in found] == [(pytest.approx(value), unit)]


@pytest.mark.parametrize(
    ("text", "figure", "role"),
    [
        ("We cut churn by 40%.", "40%", "relative"),
        ("Builds are 30 % faster.", "30 %", "relative"),
        ("Revenue rose 33%.", "33%", "relative"),
        ("A 15% drop in returns.", "15%", "relative"),
        ("Memory: −40 % peak", "40 %", "relative"),
        ("It is up by a third.", "a third", "relative"),
        ("It runs 2.7x faster.", "2.7x", "multiplier"),
        ("Use grew eightfold.", "eightfold", "multiplier"),
        ("Uptake is two and a half times what it was.", "two and a half times", "multiplier"),
        ("It rose 5 points.", "5 points", "points"),
        ("That saved us $2m a year.", "$2m a year", "difference"),
        ("We finished two weeks ahead of schedule.", "two weeks", "difference"),
        ("This delayed us 3–4 weeks.", "3–4 weeks", "difference"),
        ("Latency dropped to 200 ms.", "200 ms", "after"),
        ("We reached 95 %.", "95 %", "after"),
        ("A team of twelve ran it.", "twelve", "team"),
        ("We are #3 in the district.", "3", "rank"),
        ("It broke in version 1.0.28.", "1.0.28", "version"),
        ("It began in March 2021.", "2021", "date"),
        ("The 3rd attempt worked.", "3rd", "ordinal"),
        ("At 10:05 the pager rang.", "10:05", "time"),
        ("Only 42% of them replied.", "42%", "share"),
        ("It kept us under 300 ms.", "300 ms", "bound"),
        ("It took 20 minutes.", "20 minutes", "duration"),
        ("It cost $500.", "$500", "difference"),
    ],
)
def test_roles(text: str, figure: str, role: str) -> None:
    assert (figure, role) in [(q.text, q.role) for q in quantities(text)]


@pytest.mark.parametrize(
    "text", ["one of them", "a new one", "p95", "no one", "SEV", "once upon a time", "v", "on-call"]
)
def test_what_is_no_figure(text: str) -> None:
    assert quantities(f"It was {text}.") == []


def test_ranges_keep_both_ends() -> None:
    (q,) = quantities("Between us it took 3–4 weeks.")
    assert (q.value, q.high, q.unit) == (3, 4, "week")


@given(st.text())
def test_whatever_the_text_figures_have_places(text: str) -> None:
    for q in quantities(text):
        assert text[q.start : q.end] == q.text
        assert q.value == q.value
        assert abs(q.value) != float("inf")


@given(st.text(alphabet="0123456789.,:/-–% $£kKmMx+−\u00a0abc'’²③٣"))
def test_whatever_the_digits_no_error(text: str) -> None:
    quantities(text)


@pytest.mark.parametrize(
    "text",
    [
        "9" * 400,
        "9" * 400 + " %",
        "$" + "9" * 400 + "M",
        "1." * 300,
        "1," * 300,
        "nan inf -inf",
        "0x1F",
        "½ of",
        "٣ days",
    ],
)
def test_odd_digits_are_no_error(text: str) -> None:
    for q in quantities(f"It went from {text} to {text}."):
        assert abs(q.value) != float("inf")
