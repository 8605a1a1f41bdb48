"""What the figures of one metric support: the interval of its Δ, the p-value, or the fields that would give them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from storygen.impact.intervals import newcombe, rate_ratio, two_proportion_z, welch
from storygen.impact.power import n_per_arm_means, n_per_arm_proportions
from storygen.impact.proportion import is_proportion
from storygen.impact.units import is_share

_PERCENTILES = frozenset(("median", "p50", "p75", "p90", "p95", "p99", "p999", "max", "min"))


@dataclass(frozen=True, slots=True)
class Evidence:
    """How far a change is supported.

    `delta_lo` and `delta_hi` bound Δ in the metric's unit (None: no interval), `p` is two-sided. `method` is one of
    "given", "newcombe", "welch", "rate-ratio", "". `missing` names the fields that would give an interval
    ("n.before", "sd.after", "exposure.before", or "ci" where only the raw figures could). `needed` is the n per arm
    that a change of this size takes (α 0.05, power 0.8): for planning, not for judging.
    """

    delta_lo: float | None = None
    delta_hi: float | None = None
    p: float | None = None
    method: str = ""
    missing: tuple[str, ...] = ()
    needed: int | None = None

    def with_p(self, p: float | None) -> Evidence:
        """The same with the p-value that the writer gives, where one is given."""
        return self if p is None else replace(self, p=p)

    @property
    def holds_zero(self) -> bool:
        """Whether there is an interval and "no change at all" lies in it."""
        return self.delta_lo is not None and self.delta_hi is not None and self.delta_lo <= 0 <= self.delta_hi


def evidence(  # noqa: PLR0913 -- the fields of a metric, each by its name
    before: float | None,
    after: float | None,
    unit: str,
    *,
    name: str = "",
    stat: str = "",
    n_before: float | None = None,
    n_after: float | None = None,
    sd_before: float | None = None,
    sd_after: float | None = None,
    exposure_before: float | None = None,
    exposure_after: float | None = None,
    ci: tuple[float, float] | None = None,
    p_value: float | None = None,
) -> Evidence:
    """The evidence for the change from `before` to `after`; exposures in seconds. Bad figures give none, no error."""
    p = _probability(p_value)
    if ci is not None and all(math.isfinite(c) for c in ci):
        return Evidence(min(ci), max(ci), p, "given")
    if before is None or after is None or not (math.isfinite(before) and math.isfinite(after)):
        return Evidence(p=p, missing=_absent(before=before, after=after))
    fields = {
        "n": (n_before, n_after),
        "sd": (sd_before, sd_after),
        "exposure": (exposure_before, exposure_after),
    }
    method = _method(name, unit, stat.strip().lower(), fields)
    if method == "":
        return Evidence(p=p, missing=("ci",) if p is None else ())
    missing = tuple(
        f"{name}.{side}"
        for name in _NEEDS[method]
        for side, value in zip(("before", "after"), fields[name], strict=True)
        if value is None
    )
    if missing:
        return Evidence(p=p, missing=missing)
    try:
        return _computed(method, before, after, unit, fields).with_p(p)
    except (ValueError, OverflowError, ZeroDivisionError):
        return Evidence(p=p)


_NEEDS = {"newcombe": ("n",), "welch": ("n", "sd"), "rate-ratio": ("exposure",)}
_Fields = dict[str, tuple[float | None, float | None]]


def _method(name: str, unit: str, stat: str, fields: _Fields) -> str:
    if stat in _PERCENTILES:
        return ""
    if None not in fields["sd"] and None not in fields["n"]:
        return "welch"
    if is_share(unit) and stat in ("", "rate"):
        return "newcombe" if is_proportion(name, unit, stat) else ""  # an AUC has an interval, and not from n alone
    if stat in ("count", "sum") or None not in fields["exposure"]:
        return "rate-ratio"
    return "welch" if stat in ("", "mean") else ""


def _computed(method: str, before: float, after: float, unit: str, fields: _Fields) -> Evidence:
    if method == "newcombe":
        return _shares(before, after, unit, _both(fields["n"]))
    if method == "welch":
        (n1, n2), (sd1, sd2) = _both(fields["n"]), _both(fields["sd"])
        w = welch(before, sd1, n1, after, sd2, n2)
        sd = math.sqrt((sd1 * sd1 + sd2 * sd2) / 2)
        needed = n_per_arm_means(w.delta, sd) if w.delta and sd else None
        return Evidence(w.lo, w.hi, w.p, "welch", needed=needed)
    r = rate_ratio(before, _both(fields["exposure"])[0], after, _both(fields["exposure"])[1])
    if before == 0 or not math.isfinite(r.hi):
        return Evidence(p=r.p, method="rate-ratio")
    return Evidence(before * (r.lo - 1), before * (r.hi - 1), r.p, "rate-ratio")


def _shares(before: float, after: float, unit: str, n: tuple[float, float]) -> Evidence:
    n1, n2 = n
    scale = 1.0 if unit.strip().lower().startswith(("ratio", "share", "proportion", "fraction")) else 100.0
    p1, p2 = before / scale, after / scale
    lo, hi = newcombe(p1 * n1, n1, p2 * n2, n2)
    computed = two_proportion_z(p1 * n1, n1, p2 * n2, n2)[1]
    needed = n_per_arm_proportions(p1, p2) if p1 != p2 else None
    return Evidence(lo * scale, hi * scale, computed, "newcombe", needed=needed)


def _both(pair: tuple[float | None, float | None]) -> tuple[float, float]:
    first, second = pair
    if first is None or second is None:
        raise ValueError("both sides are needed")
    return first, second


def _probability(p: float | None) -> float | None:
    return p if p is not None and 0 <= p <= 1 else None


def _absent(**values: float | None) -> tuple[str, ...]:
    return tuple(name for name, value in values.items() if value is None or not math.isfinite(value))
