"""Intervals, tests and sample sizes against SciPy and statsmodels on random inputs, to 1e-9 relative."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats import multitest, proportion, rates
from statsmodels.stats import power as power_module

from storygen.impact import distributions
from storygen.impact.inference import (
    bonferroni,
    evidence,
    holm,
    n_per_arm_means,
    n_per_arm_proportions,
    newcombe,
    rate_ratio,
    smallest_detectable,
    smallest_detectable_means,
    two_proportion_z,
    welch,
    wilson,
)

EXACT = 1e-9


def close(value: float, expected: float, rel: float = EXACT, absolute: float = 1e-12) -> bool:
    return math.isclose(value, expected, rel_tol=rel, abs_tol=absolute)


def samples(count: int = 200) -> list[random.Random]:
    return [random.Random(seed) for seed in range(count)]


def shares(r: random.Random) -> tuple[int, int, int, int]:
    n1, n2 = r.randint(2, 5000), r.randint(2, 5000)
    return r.randint(0, n1), n1, r.randint(0, n2), n2


def test_quantiles_and_tails() -> None:
    for r in samples():
        p, df = r.uniform(1e-9, 1 - 1e-9), r.uniform(1, 4000)
        assert close(distributions.normal_quantile(p), stats.norm.ppf(p))
        assert close(distributions.t_quantile(p, df), stats.t.ppf(p, df), absolute=1e-10)
        many = 10 ** r.uniform(5, 12)
        assert close(distributions.t_quantile(p, many), stats.t.ppf(p, many), absolute=1e-10)
        assert close(distributions.t_tail(2.5, many), stats.t.sf(2.5, many))
        t = r.uniform(-8, 8)
        assert close(distributions.t_tail(t, df), stats.t.sf(t, df), absolute=1e-15)


def test_wilson() -> None:
    for r in samples():
        x, n, _, _ = shares(r)
        low, high = proportion.proportion_confint(x, n, method="wilson")
        assert close(wilson(x, n)[0], low)
        assert close(wilson(x, n)[1], high)


def test_newcombe() -> None:
    for r in samples():
        x1, n1, x2, n2 = shares(r)
        low, high = proportion.confint_proportions_2indep(x2, n2, x1, n1, compare="diff", method="newcomb")
        assert close(newcombe(x1, n1, x2, n2)[0], low)
        assert close(newcombe(x1, n1, x2, n2)[1], high)


def test_two_proportion_z() -> None:
    for r in samples():
        x1, n1, x2, n2 = shares(r)
        if 0 < x1 + x2 < n1 + n2:
            z, p = proportion.proportions_ztest([x2, x1], [n2, n1])
            assert close(two_proportion_z(x1, n1, x2, n2)[0], z)
            assert close(two_proportion_z(x1, n1, x2, n2)[1], p, absolute=1e-300)


def test_welch() -> None:
    for r in samples():
        m1, m2, s1, s2 = r.uniform(-9, 9), r.uniform(-9, 9), r.uniform(0.1, 9), r.uniform(0.1, 9)
        n1, n2 = r.randint(2, 900), r.randint(2, 900)
        theirs = stats.ttest_ind_from_stats(m2, s2, n2, m1, s1, n1, equal_var=False)
        ours = welch(m1, s1, n1, m2, s2, n2)
        assert close(ours.t, theirs.statistic)
        assert close(ours.p, theirs.pvalue, absolute=1e-300)
        error = math.sqrt(s1**2 / n1 + s2**2 / n2)
        half = stats.t.ppf(0.975, ours.df) * error
        assert close(ours.lo, m2 - m1 - half)
        assert close(ours.hi, m2 - m1 + half)


def test_rate_ratio() -> None:
    for r in samples():
        x1, x2 = r.randint(1, 900), r.randint(1, 900)
        t1, t2 = r.uniform(0.5, 90), r.uniform(0.5, 90)
        low, high = rates.confint_poisson_2indep(x2, t2, x1, t1, method="score", compare="ratio")
        test = rates.test_poisson_2indep(x2, t2, x1, t1, method="score", compare="ratio")
        ours = rate_ratio(x1, t1, x2, t2)
        assert close(ours.lo, low, 1e-6)
        assert close(ours.hi, high, 1e-6)
        for bound, side in ((ours.lo, 1), (ours.hi, -1)):
            at_bound = rates.test_poisson_2indep(x2, t2, x1, t1, method="score", compare="ratio", value=bound)
            assert close(at_bound.statistic, side * stats.norm.ppf(0.975))
        assert close(ours.z, test.statistic)
        assert close(ours.p, test.pvalue, absolute=1e-300)


def test_sample_sizes() -> None:
    for r in samples(60):
        p1, p2 = r.uniform(0.01, 0.99), r.uniform(0.01, 0.99)
        if abs(p1 - p2) > 0.005:
            theirs = proportion.samplesize_proportions_2indep_onetail(p2 - p1, p1, 0.8, 1, 0.05)
            assert n_per_arm_proportions(p1, p2) == math.ceil(theirs - 1e-9)
        delta, sd = r.uniform(0.1, 3), r.uniform(0.5, 5)
        spread = sd * math.sqrt(2)
        theirs = power_module.normal_sample_size_one_tail(delta, 0.8, 0.025, std_null=spread, std_alternative=spread)
        assert n_per_arm_means(delta, sd) == max(2, math.ceil(theirs - 1e-9))


def test_the_smallest_detectable_change_needs_that_n() -> None:
    for r in samples(60):
        p1, n = r.uniform(0, 0.8), r.randint(50, 50_000)
        delta = smallest_detectable(p1, n)
        assert delta is not None
        assert n_per_arm_proportions(p1, p1 + delta) in (n, n - 1, n + 1)
    assert smallest_detectable(0.99, 5) is None
    assert smallest_detectable_means(2.0, 100) == pytest.approx(2.0 * 2.8015852 * math.sqrt(0.02))


def test_many_p_values() -> None:
    for r in samples(60):
        ps = [r.random() ** 3 for _ in range(r.randint(1, 12))]
        assert holm(ps) == pytest.approx(list(multitest.multipletests(ps, method="holm")[1]), rel=EXACT)
        assert bonferroni(ps) == pytest.approx(list(multitest.multipletests(ps, method="bonferroni")[1]), rel=EXACT)


def test_evidence_of_shares() -> None:
    e = evidence(0.62, 0.78, "ratio", stat="rate", n_before=4210, n_after=3987)
    assert e.method == "newcombe"
    assert e.delta_lo == pytest.approx(0.1403, abs=5e-4)
    assert not e.holds_zero
    percent = evidence(62, 78, "%", n_before=4210, n_after=3987)
    assert e.delta_hi is not None
    assert percent.delta_hi == pytest.approx(100 * e.delta_hi)
    small = evidence(0.62, 0.65, "ratio", n_before=30, n_after=30)
    assert small.holds_zero
    assert small.needed is not None
    assert small.needed > 3000


@pytest.mark.parametrize(
    ("unit", "stat", "given_", "missing"),
    [
        ("ratio", "rate", {}, ("n.before", "n.after")),
        ("ratio", "rate", {"n_before": 10}, ("n.after",)),
        ("ms", "mean", {"n_before": 10, "n_after": 10}, ("sd.before", "sd.after")),
        ("errors", "count", {}, ("exposure.before", "exposure.after")),
        ("ms", "p95", {}, ("ci",)),
        ("ms", "p95", {"p_value": 0.01}, ()),
    ],
)
def test_what_is_missing_is_named(unit: str, stat: str, given_: dict[str, float], missing: tuple[str, ...]) -> None:
    assert evidence(1, 0.5, unit, stat=stat, **given_).missing == missing  # type: ignore[arg-type]


def test_given_figures_rule() -> None:
    e = evidence(0.62, 0.78, "ratio", n_before=10, n_after=10, ci=(0.18, 0.14), p_value=0.003)
    assert (e.delta_lo, e.delta_hi, e.p, e.method) == (0.14, 0.18, 0.003, "given")


anything = st.none() | st.floats() | st.integers(-10, 10**6)


fields = ("n_before", "n_after", "sd_before", "sd_after", "exposure_before", "exposure_after", "p_value")


@given(
    before=anything,
    after=anything,
    unit=st.sampled_from(["ratio", "%", "ms", "errors"]),
    stat=st.sampled_from(["", "rate", "mean", "count", "p95"]),
    figures=st.fixed_dictionaries(dict.fromkeys(fields, anything)),
)
def test_bad_figures_give_no_evidence_and_no_error(
    before: float | None, after: float | None, unit: str, stat: str, figures: dict[str, float | None]
) -> None:
    e = evidence(before, after, unit, stat=stat, **figures)
    assert e.p is None or 0 <= e.p <= 1
