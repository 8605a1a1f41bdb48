"""Figures are written once: `{precision}`, `{precision.before}`, `.after .change .percent .say` in any Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storygen.story.model import Metric, Story

WITHHELD = "withheld"
UNKNOWN = "unknown"

_REFERENCE = re.compile(r"\{([^\W_]+(?:-[^\W_]+)*)(?:\.(before|after|change|percent|say))?\}")


@dataclass(frozen=True, slots=True)
class Reference:
    """A figure named in a text: where, of which metric (its id), which part ("" both ends)."""

    start: int
    end: int
    metric: str
    part: str


def references(text: str, story: Story) -> list[Reference]:
    """The references to metrics of this story in a text; other braces are text."""
    if "{" not in text:
        return []
    known = {metric.id for metric in story.metrics}
    found = _REFERENCE.finditer(text)
    return [Reference(m.start(), m.end(), m[1], m[2] or "") for m in found if m[1] in known]


def expand(text: str, story: Story, *, outside: bool = False) -> str:
    """A text with its references replaced by figures.

    With `outside` it may leave the machine: each metric's `share` is obeyed (0.62 → 0.78 · +26 % · withheld).
    """
    found = references(text, story)
    if not found:
        return text
    metrics = {metric.id: metric for metric in story.metrics}
    pieces, last = [], 0
    for reference in found:
        pieces += [text[last : reference.start], figure(metrics[reference.metric], reference.part, outside=outside)]
        last = reference.end
    return "".join([*pieces, text[last:]])


def figure(metric: Metric, part: str = "", *, outside: bool = False) -> str:
    """A metric's figures as written, or one part of them: before, after, change, percent, say."""
    if outside and metric.share == "hidden":
        return WITHHELD
    if outside and metric.share == "relative":
        return _relative(metric) if part in ("", "percent", "say") else WITHHELD
    if part in ("before", "after"):
        return _end(metric, part)
    if metric.before is None or metric.after is None:
        return f"{_end(metric, 'before')} → {_end(metric, 'after')}" if part in ("", "say") else UNKNOWN
    return _whole(metric, metric.before, metric.after, part)


def _whole(metric: Metric, before: float, after: float, part: str) -> str:
    from storygen.impact import change as impact

    if part == "":
        return impact.write_pair(before, after, metric.unit)
    if part == "say":
        return metric.say or impact.say_pair(before, after, metric.unit, metric.stat, metric.name)
    moved = impact.change(before, after, metric.unit)
    return impact.write_delta(moved) if part == "change" else impact.write_percent(moved) or "no %Δ from zero"


def _end(metric: Metric, side: str) -> str:
    from storygen.impact.change import write_value

    value = metric.before if side == "before" else metric.after
    return UNKNOWN if value is None else write_value(value, metric.unit)


def _relative(metric: Metric) -> str:
    """The relative change in whole percent, which leads back to neither end."""
    from storygen.impact.change import change

    if metric.before is None or metric.after is None:
        return WITHHELD
    percent = change(metric.before, metric.after, metric.unit).percent
    if percent is None:
        return WITHHELD
    sign = "+" if percent > 0 else "−" if percent < 0 else "±"
    return f"{sign}{abs(percent):.0f} %"
