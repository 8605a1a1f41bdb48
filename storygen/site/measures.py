"""What a page shows of a metric: its picture, its figures as written and as said, and how strong the evidence is.

`outside` means that the site leaves the machine: then `share` rules, and a relative metric shows its relative change
and nothing that its ends could be computed from.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen.deck import numbers
from storygen.deck.days import period
from storygen.impact.change import better_default, change, is_share, write_delta, write_percent, write_value
from storygen.impact.written import MINUS, number
from storygen.site import charts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from storygen.impact.evidence import Evidence
    from storygen.story.model import Metric, TextSides

WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Measure:
    """One metric as a page shows it; "" is what it does not show."""

    id: str
    name: str
    kind: str
    stat: str
    pair: str
    change: str
    said: str
    evidence: str
    drawn: charts.Shift | None
    interval: str
    p: str
    n: str
    window: str
    source: str
    target: str
    missing: str
    guardrail: bool
    headline: bool
    metric: Metric

    @property
    def picture(self) -> Markup | None:
        """The change as SVG."""
        return charts.shift(self.drawn) if self.drawn else None

    @property
    def direction(self) -> str:
        """Whether it went to the better or to the worse; "" where neither."""
        return self.drawn.direction if self.drawn else ""


def measures(metrics: Sequence[Metric], *, outside: bool) -> list[Measure]:
    """All metrics of a story; where several state a p-value, each shows it corrected too."""
    stated = [m.p_value for m in metrics if m.p_value is not None]
    corrected = dict(zip(stated, _corrected(stated), strict=True)) if len(stated) > 1 else {}
    return [measure(m, outside=outside, corrected=corrected.get(m.p_value or -1.0, "")) for m in metrics]


def measure(m: Metric, *, outside: bool = False, corrected: str = "") -> Measure:
    """One metric; `corrected` is what to say beside its p-value."""
    if outside and m.share != "absolute":
        return _withheld(m)
    found = evidence_of(m)
    interval, moved = _interval(m, found), _change(m)
    shift = _shift(m, found, interval, moved)
    return Measure(
        id=m.id,
        name=m.name,
        kind=m.kind,
        stat=m.stat,
        pair=pair(m),
        change=moved,
        said=numbers.said(m),
        evidence=strength(m),
        drawn=shift,
        interval=interval,
        p=_p(found.p) + corrected,
        n=_sides(*(f"{n:,.0f}" if n is not None else "" for n in (m.n.before, m.n.after))),
        window=_window(m.window),
        source=m.source,
        target=write_value(m.target, m.unit) if m.target is not None else "",
        missing=_missing(m, found),
        guardrail=m.guardrail,
        headline=m.headline,
        metric=m,
    )


def pair(m: Metric, *, outside: bool = False) -> str:
    """The metric in the fewest figures: "0.62 → 0.78", outside perhaps "+26 %" or "withheld"."""
    if outside and m.share == "hidden":
        return WITHHELD
    if not numbers.has_figure(m):
        return "unknown" if m.before_unknown or m.after_unknown else ""
    return numbers.pair(m, outside=outside)


def said(m: Metric, *, outside: bool = False) -> str:
    """The metric as a mouth says it; "" where that would tell what the writer withholds."""
    return "" if outside and m.share != "absolute" else numbers.said(m)


def strength(m: Metric) -> str:
    """The name of the evidence: compared, before/after, estimated, anecdote or unknown."""
    if m.before is None or m.after is None:
        return "unknown"
    if m.confidence in ("estimated", "anecdotal"):
        return "anecdote" if m.confidence == "anecdotal" else "estimated"
    return "compared" if m.design == "compared" else "before/after"


def evidence_of(m: Metric) -> Evidence:
    """The interval and p-value that the metric's own figures support."""
    from storygen.impact.evidence import evidence

    return evidence(
        m.before, m.after, m.unit, name=m.name, stat=m.stat,
        n_before=m.n.before, n_after=m.n.after, sd_before=m.sd.before, sd_after=m.sd.after,
        exposure_before=_seconds(m.exposure.before), exposure_after=_seconds(m.exposure.after),
        ci=m.ci, p_value=m.p_value,
    )  # fmt: skip


def _seconds(duration: str) -> float | None:
    if not duration:
        return None
    from storygen.story.times import parse_duration

    return parse_duration(duration)


def _withheld(m: Metric) -> Measure:
    """What is left of a metric that is shared as relative or not at all."""
    moved = numbers.pair(m, outside=True) if m.share == "relative" else WITHHELD
    drawn = _relative_shift(m, moved) if moved != WITHHELD else None
    return Measure(
        id=m.id, name=m.name, kind=m.kind, stat=m.stat, pair=moved, change="", said="",
        evidence=strength(m), drawn=drawn, interval="", p="", n="", window="",
        source=m.source, target="", missing="", guardrail=m.guardrail, headline=m.headline, metric=m,
    )  # fmt: skip


def _relative_shift(m: Metric, moved: str) -> charts.Shift | None:
    """A change from 100, in the whole percent that its text says, since dots can be measured."""
    percent = None if m.before is None or m.after is None else change(m.before, m.after, m.unit).percent
    if percent is None:
        return None
    size = 100 + round(percent)
    return charts.Shift(m.name, 100, size, "100", f"{size}", moved, m.better or better_default(m.name, m.unit))


def _shift(m: Metric, found: Evidence, interval: str, moved: str) -> charts.Shift | None:
    if m.before is None or m.after is None or not (math.isfinite(m.before) and math.isfinite(m.after)):
        return None
    bounds = None
    if found.delta_lo is not None and found.delta_hi is not None:
        bounds = (m.before + found.delta_lo, m.before + found.delta_hi)
    return charts.Shift(
        name=m.name,
        before=m.before,
        after=m.after,
        before_text=_at_dot(m.before, m.unit),
        after_text=_at_dot(m.after, m.unit),
        change_text=moved,
        better=m.better or better_default(m.name, m.unit),
        interval=bounds,
        interval_text=interval,
        target=m.target,
        target_text=f"target {_at_dot(m.target, m.unit)}" if m.target is not None else "",
    )


def _at_dot(value: float, unit: str) -> str:
    """A figure where room is short: a share says nothing of what it is a share of."""
    return write_value(value, unit.split(" of ", 1)[0] if is_share(unit) else unit)


def _change(m: Metric) -> str:
    """Δ and %Δ: "+16 pp (+25.8 %)"."""
    if m.before is None or m.after is None:
        return ""
    c = change(m.before, m.after, m.unit)
    percent = write_percent(c)
    return f"{write_delta(c)} ({percent})" if percent else write_delta(c)


def _interval(m: Metric, found: Evidence) -> str:
    """The interval of Δ: "95 % CI +14.0 … +18.0 pp"."""
    low, high = found.delta_lo, found.delta_hi
    if low is None or high is None:
        return ""
    unit = m.unit
    if is_share(unit):
        low, high = (
            (low, high) if unit.strip().lower().startswith(("%", "percent", "pct", "per")) else (low * 100, high * 100)
        )
        unit = "pp"
    width = high - low
    decimals = min(6, max(0, 1 - math.floor(math.log10(width)))) if width > 0 else 1
    ends = " … ".join((MINUS if end < 0 else "+") + number(abs(end), decimals) for end in (low, high))
    name = "CI" if found.method == "given" else "95 % CI"
    return f"{name} {ends} {unit}".strip()


def _p(p: float | None) -> str:
    if p is None:
        return ""
    return "p < 0.001" if p < 0.001 else f"p {p:.2g}" if p < 0.1 else f"p {p:.2f}"


def _corrected(stated: Sequence[float]) -> list[str]:
    from storygen.impact.intervals import bonferroni, holm

    pairs = zip(holm(list(stated)), bonferroni(list(stated)), strict=True)
    return [f" · Holm {_p(h)[2:]} · Bonferroni {_p(b)[2:]}" for h, b in pairs]


def _sides(before: str, after: str) -> str:
    return before if before == after else " / ".join(side or "?" for side in (before, after))


def _window(window: TextSides) -> str:
    before, after = period(window.before), period(window.after)
    return before if before == after else " → ".join(side or "?" for side in (before, after))


def _missing(m: Metric, found: Evidence) -> str:
    """Which fields would give an interval: "an interval needs n on both sides"."""
    if m.before is None or m.after is None or not found.missing:
        return ""
    if found.missing == ("ci",):
        return "no interval follows from n alone; ci or p_value would say how sure it is"
    names: dict[str, list[str]] = {}
    for name in found.missing:
        field, _, side = name.partition(".")
        names.setdefault(field, []).append(side)
    told = [f"{f} on both sides" if len(s) == 2 else f"{f}.{s[0]}" if s[0] else f for f, s in names.items()]
    return "an interval would take " + " and ".join(told)
