"""What a numbers card shows and hides of one metric.

`outside` means the reader is not the writer: what a metric's `share` withholds is then not there at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storygen.deck.days import period
from storygen.impact import change
from storygen.impact.proportion import is_proportion
from storygen.story.figures import figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storygen.story.model import Metric


def shown(metrics: Sequence[Metric], *, outside: bool) -> list[Metric]:
    """The metrics with a figure that the reader may see something of."""
    return [m for m in metrics if has_figure(m) and not (outside and m.share == "hidden")]


def faces(m: Metric, *, outside: bool) -> dict[str, Any]:
    """The card's data: the parts that may be hidden, the values that grade a typed answer, and how it is said."""
    withheld = outside and m.share != "absolute"
    return {
        "parts": parts(m, withheld=withheld),
        "values": {} if withheld else values(m),
        "stat": m.stat,
        "say": "" if withheld else said(m),
        "source": m.source,
    }


def has_figure(m: Metric) -> bool:
    """Whether either end is known."""
    return m.before is not None or m.after is not None


def exact(m: Metric, *, outside: bool) -> str:
    """The metric as one line: 0.62 → 0.78 (+16 pp, +25.8 %)."""
    if outside and m.share != "absolute":
        return figure(m, outside=True)
    if m.before is None or m.after is None:
        return _one_end(m)
    c = change.change(m.before, m.after, m.unit)
    moved = ", ".join(p for p in (change.write_delta(c), change.write_percent(c)) if p)
    return f"{change.write_pair(m.before, m.after, m.unit)} ({moved})"


def pair(m: Metric, *, outside: bool) -> str:
    """The metric in the fewest figures: 0.62 → 0.78, or what the reader may see of it."""
    if m.before is None or m.after is None or (outside and m.share != "absolute"):
        return exact(m, outside=outside)
    return change.write_pair(m.before, m.after, m.unit)


def _one_end(m: Metric) -> str:
    if m.after is not None:
        return f"{change.write_value(m.after, m.unit)} after"
    return f"{change.write_value(m.before, m.unit)} before" if m.before is not None else ""


def said(m: Metric) -> str:
    """The metric as a mouth says it: the writer's own words, else computed."""
    if m.say or m.before is None or m.after is None:
        return m.say
    return change.say_pair(m.before, m.after, m.unit, m.stat, m.name)


def parts(m: Metric, *, withheld: bool) -> list[dict[str, str]]:
    """What a numbers card may hide, each as it is written; of a withheld metric only its relative change."""
    if withheld:
        return [{"part": "percent", "text": figure(m, outside=True)}]
    texts = {"before": _value(m.before, m), "after": _value(m.after, m)}
    if m.before is not None and m.after is not None:
        c = change.change(m.before, m.after, m.unit)
        texts |= {"change": change.write_delta(c), "percent": change.write_percent(c)}
    texts |= {"unit": m.unit, "window": _window(m)}
    return [{"part": part, "text": text} for part, text in texts.items() if text]


def _value(value: float | None, m: Metric) -> str:
    return "" if value is None else change.write_value(value, m.unit)


def _window(m: Metric) -> str:
    """With plain spaces: a deck is also read by programs that search and compare."""
    before, after = (period(side).replace("\u00a0", " ") for side in (m.window.before, m.window.after))
    return before if before == after else " → ".join(p for p in (before, after) if p)


def values(m: Metric) -> dict[str, Any]:
    """The figures that grade a typed answer, in the metric's unit; Δ of a share too, %Δ in percent."""
    known: dict[str, Any] = {"before": m.before, "after": m.after, "unit": m.unit, "share": change.is_share(m.unit)}
    if m.before is not None and m.after is not None:
        c = change.change(m.before, m.after, m.unit)
        known |= {"delta": _plain(c.delta), "percent": None if c.percent is None else _plain(c.percent)}
    return known


def _plain(value: float) -> float:
    """Without the dust of binary fractions: 0.16, not 0.16000000000000003."""
    return float(f"{value:.12g}")


def power(m: Metric) -> list[str]:
    """For planning: the n per arm that the target (or, without one, the change itself) would take."""
    goal = m.target if m.target is not None else m.after
    if m.before is None or goal is None or not is_proportion(m.name, m.unit, m.stat):
        return []
    from storygen.impact.inference import n_per_arm_proportions

    scale = 1.0 if m.unit == "ratio" else 100.0
    p1, p2 = m.before / scale, goal / scale
    if not (0 < p1 < 1 and 0 < p2 < 1) or p1 == p2:
        return []
    wanted = "the target" if m.target is not None else "a change of this size"
    need = n_per_arm_proportions(p1, p2)
    had = [f"{n:,.0f}" for n in (m.n.before, m.n.after) if n is not None]
    have = f"; you had {' and '.join(had)}" if had else ""
    return [f"{m.name}: to see {wanted} takes about {need:,.0f} in each arm (α 0.05, power 0.8){have}."]
