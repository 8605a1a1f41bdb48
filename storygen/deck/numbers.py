"""What a numbers card shows and hides of one metric.

`outside` means the reader is not the writer: what a metric's `share` withholds is then not there at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from storygen.impact import change
from storygen.story.model import Metric


def shown(metrics: Sequence[Metric], *, outside: bool) -> list[Metric]:
    """The metrics with a figure that the reader may see something of."""
    return [m for m in metrics if has_figure(m) and not (outside and m.share == "hidden")]


def faces(m: Metric, *, outside: bool) -> dict[str, Any]:
    """The card's data: the parts that may be hidden, the values that grade a typed answer, and how it is said."""
    withheld = outside and m.share != "absolute"
    return {
        "parts": parts(m, relative=withheld),
        "values": {} if withheld else values(m),
        "stat": m.stat,
        "say": "" if withheld else said(m),
        "source": m.source,
    }


def has_figure(m: Metric) -> bool:
    return m.before is not None or m.after is not None


def exact(m: Metric, *, outside: bool) -> str:
    """The metric as one line: 0.62 → 0.78 (+16 pp, +25.8 %)."""
    if m.before is None or m.after is None:
        side, value = ("after", m.after) if m.before is None else ("before", m.before)
        known = "" if value is None else change.write_value(value, m.unit)
        return f"{known} {side}" if not (outside and m.share != "absolute") else ""
    c = change.change(m.before, m.after, m.unit)
    percent = change.write_percent(c)
    if outside and m.share == "relative":
        return percent
    moved = ", ".join(p for p in (change.write_delta(c), percent) if p)
    return f"{change.write_pair(m.before, m.after, m.unit)} ({moved})"


def pair(m: Metric, *, outside: bool) -> str:
    if m.before is not None and m.after is not None and not (outside and m.share == "relative"):
        return change.write_pair(m.before, m.after, m.unit)
    return exact(m, outside)


def said(m: Metric) -> str:
    if m.say or m.before is None or m.after is None:
        return m.say
    return change.say_pair(m.before, m.after, m.unit, m.stat)


def parts(m: Metric, *, relative: bool) -> list[dict[str, str]]:
    """What a numbers card may hide, each as it is written."""
    parts: list[tuple[str, str]] = []
    if not relative:
        parts += [("before", change.write_value(m.before, m.unit))] if m.before is not None else []
        parts += [("after", change.write_value(m.after, m.unit))] if m.after is not None else []
    if m.before is not None and m.after is not None:
        c = change.change(m.before, m.after, m.unit)
        parts += [] if relative else [("change", change.write_delta(c))]
        parts += [("percent", change.write_percent(c))]
    window = m.window.before if m.window.before == m.window.after else " / ".join(p for p in (m.window.before, m.window.after) if p)
    parts += [("unit", m.unit), ("window", window)]
    return [{"part": part, "text": text} for part, text in parts if text]


def values(m: Metric) -> dict[str, Any]:
    values: dict[str, Any] = {"before": m.before, "after": m.after, "unit": m.unit, "share": change.is_share(m.unit)}
    if m.before is not None and m.after is not None:
        c = change.change(m.before, m.after, m.unit)
        values |= {"delta": c.delta, "percent": c.percent}
    return values



def power(m: Metric) -> list[str]:
    """For planning: the n per arm that the target (or, without one, the change itself) would take."""
    goal = m.target if m.target is not None else m.after
    if m.before is None or goal is None or not change.is_share(m.unit):
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
