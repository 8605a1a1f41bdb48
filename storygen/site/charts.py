"""Pictures of stories as SVG: a change with its interval, an incident's times, the balance of a telling.

Places are given in percent and text in pixels, without a viewBox, so that a picture fills any width and its words stay
readable at 320 px. Only presentation attributes and classes: the site's Content-Security-Policy knows no inline style.
Each picture is an image with a text that says the same.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from storygen.site.html import NOTHING, escape, safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

_LEFT, _RIGHT = 13.0, 87.0
_SHORT = 0.16
"""A change smaller than this part of the scale from zero gets a scale of its own, with a break mark."""
_LETTER, _SMALL_LETTER = 3.2, 2.7
"""The width of a letter of 15 px, and of one of 12 px, in percent of the narrowest picture, 288 px: labels that clear
each other there always do."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A change to draw: both ends with their text, the interval of the later one, the target, which way is better."""

    name: str
    before: float
    after: float
    before_text: str
    after_text: str
    change_text: str = ""
    better: str = ""
    interval: tuple[float, float] | None = None
    interval_text: str = ""
    target: float | None = None
    target_text: str = ""

    @property
    def direction(self) -> str:
        """Either "better" or "worse"; "" where nothing moved, or no direction is the better one."""
        if self.before == self.after or not self.better:
            return ""
        return "better" if (self.after > self.before) == (self.better == "higher") else "worse"


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float
    broken: bool

    def place(self, value: float) -> float:
        """Where a value stands, in percent of the width."""
        return round(_LEFT + (_RIGHT - _LEFT) * (value - self.low) / (self.high - self.low), 2)


def _scale(shift: Shift) -> _Scale:
    """From zero where the change can be seen there, else around it."""
    values = [shift.before, shift.after, *(shift.interval or ())]
    if shift.target is not None:
        values.append(shift.target)
    low, high = min(0.0, *values), max(0.0, *values)
    if high == low:
        return _Scale(low - 1, high + 1, broken=False)
    if shift.before == shift.after or abs(shift.after - shift.before) >= _SHORT * (high - low):
        return _Scale(low, high, broken=False)
    near, far = min(values), max(values)
    room = (far - near) * 0.2
    return _Scale(near - room, far + room, broken=True)


def shift(change: Shift) -> Markup:
    """Two dots on one scale with an arrow between them, whiskers for the interval, both figures at the dots."""
    scale = _scale(change)
    start, end = scale.place(change.before), scale.place(change.after)
    kind = f"chart shift {change.direction}".rstrip()
    parts = [
        f'<svg class="{kind}" role="img" aria-label="{escape(_shift_text(change))}" '
        'width="100%" height="64" fill="currentColor" stroke="none" font-size="15">',
        _axis(change, scale),
        _target(change, scale),
        _whiskers(change, scale),
        _arrow(start, end, hollow=change.direction == "worse"),
        f'<circle class="dot" cx="{start}%" cy="40" r="5"/>',
        f'<circle class="dot" cx="{end}%" cy="40" r="5"/>',
        _figures(change, start, end),
        "</svg>",
    ]
    return safe("".join(parts))


def _shift_text(change: Shift) -> str:
    """What the picture shows, in words."""
    text = f"{change.name}: {change.before_text} before, {change.after_text} after"
    moved = {"better": "to the better", "worse": "to the worse"}.get(change.direction, "")
    for more in (change.change_text, moved, change.interval_text, change.target_text):
        text += f", {more}" if more else ""
    return text


def _axis(change: Shift, scale: _Scale) -> str:
    line = '<line class="axis" x1="0" x2="100%" y1="40" y2="40" stroke="currentColor" stroke-opacity=".3"/>'
    if scale.broken:
        mark = '<path class="break" d="M6 34l-4 12M11 34l-4 12" stroke="currentColor" stroke-opacity=".6" fill="none"/>'
        return f'{line}<svg x="0" y="0" overflow="visible">{mark}</svg>'
    zero = scale.place(0.0)
    tick = f'<line class="axis" x1="{zero}%" x2="{zero}%" y1="36" y2="44" stroke="currentColor" stroke-opacity=".5"/>'
    if change.target is not None:
        room = (len(change.target_text) + 2) * _SMALL_LETTER / 2
        if abs(_target_label(change, scale.place(change.target)) - zero) < room:
            return f"{line}{tick}"  # the target's own label stands there
    return f'{line}{tick}<text class="small" x="{zero}%" y="60" text-anchor="middle" font-size="12">0</text>'


def _target(change: Shift, scale: _Scale) -> str:
    if change.target is None:
        return ""
    x = scale.place(change.target)
    return (
        f'<line class="target" x1="{x}%" x2="{x}%" y1="30" y2="50" stroke="currentColor" stroke-dasharray="2 2"/>'
        f'<text class="small" x="{_target_label(change, x)}%" y="60" text-anchor="middle" font-size="12">'
        f"{escape(change.target_text)}</text>"
    )


def _target_label(change: Shift, x: float) -> float:
    """Where the middle of the target's label stands: below its mark, and within the picture."""
    half = len(change.target_text) * _SMALL_LETTER / 2
    return round(max(half, min(x, 100 - half)), 2)


def _whiskers(change: Shift, scale: _Scale) -> str:
    if change.interval is None:
        return ""
    low, high = (scale.place(v) for v in change.interval)
    lines = ((low, high, 40, 40), (low, low, 34, 46), (high, high, 34, 46))
    drawn = "".join(f'<line x1="{a}%" x2="{b}%" y1="{c}" y2="{d}"/>' for a, b, c, d in lines)
    return f'<g class="whisker" stroke="currentColor" stroke-width="1.5">{drawn}</g>'


def _arrow(start: float, end: float, *, hollow: bool) -> str:
    """The motif: a line from dot to dot with a head before the second, hollow where the change is for the worse."""
    if start == end:
        return ""
    head = "M-19 -6L-6 0L-19 6Z" if end > start else "M19 -6L6 0L19 6Z"
    fill = ' class="head hollow" fill="#fff"' if hollow else ' class="head"'
    return (
        f'<line class="arrow" x1="{start}%" x2="{end}%" y1="40" y2="40" stroke="currentColor" stroke-width="2"/>'
        f'<svg x="{end}%" y="40" overflow="visible"><path{fill} d="{head}" stroke="currentColor" stroke-width="1.5"'
        ' stroke-linejoin="round"/></svg>'
    )


def _figures(change: Shift, start: float, end: float) -> str:
    """Both figures over their dots, moved apart just so far that they never touch and never leave the picture."""
    (left, right) = ((start, change.before_text), (end, change.after_text))
    if start > end:
        left, right = right, left
    half_left, half_right = (len(text) * _LETTER / 2 for _, text in (left, right))
    apart = half_left + half_right + _LETTER
    lacking = max(0.0, apart - (right[0] - left[0])) / 2
    at_left = max(left[0] - lacking, half_left)
    at_right = min(max(right[0] + lacking, at_left + apart), 100 - half_right)
    at_left = max(min(at_left, at_right - apart), half_left)
    return "".join(
        f'<text class="figure" x="{round(at, 2)}%" y="22" text-anchor="middle">{escape(text)}</text>'
        for at, (_, text) in ((at_left, left), (at_right, right))
    )


@dataclass(frozen=True, slots=True)
class Tick:
    """A moment of an incident: its name, its clock as text, seconds since the first tick."""

    name: str
    clock: str
    seconds: float


def incident(ticks: Sequence[Tick], spans: Sequence[str]) -> Markup:
    """Moments as ticks on a line, the spans between them named with their length: `spans[i]` lies after `ticks[i]`.

    Lengths are drawn by their logarithm, or a night's wait would hide the minutes; their text tells the truth.
    """
    if len(ticks) < 2:
        return NOTHING
    places = _tick_places(ticks)
    said = "; ".join(
        f"{t.name} {t.clock}".strip() + (f", then {s}" if s else "") for t, s in zip(ticks, [*spans, ""], strict=False)
    )
    height = 92 if any(" " in tick.clock for tick in ticks) else 76
    parts = [
        f'<svg class="chart incident" role="img" aria-label="{escape(said)}" width="100%" height="{height}" '
        'fill="currentColor" stroke="none" font-size="13">'
    ]
    for i, (a, b) in enumerate(pairwise(places)):
        parts.append(
            f'<line class="span s{i}" x1="{a}%" x2="{b}%" y1="34" y2="34" stroke="currentColor" '
            f'stroke-width="{5 - i}"/>'
            f'<text class="figure" x="{round((a + b) / 2, 2)}%" y="22" text-anchor="middle">{escape(spans[i])}</text>'
        )
    for i, (x, tick) in enumerate(zip(places, ticks, strict=True)):
        anchor = "start" if i == 0 else "end" if i == len(ticks) - 1 else "middle"
        day, _, clock = tick.clock.rpartition(" ")  # beneath each other, or the first two would touch on a phone
        parts.append(
            f'<line class="tick" x1="{x}%" x2="{x}%" y1="27" y2="41" stroke="currentColor" stroke-width="2"/>'
            f'<text class="small" x="{x}%" y="57" text-anchor="{anchor}">{escape(tick.name)}</text>'
            f'<text class="small clock" x="{x}%" y="73" text-anchor="{anchor}">{escape(clock)}</text>'
        )
        if day:
            parts.append(f'<text class="small" x="{x}%" y="89" text-anchor="{anchor}">{escape(day)}</text>')
    return safe("".join([*parts, "</svg>"]))


def _tick_places(ticks: Sequence[Tick]) -> list[float]:
    """Places in percent: each span by the logarithm of its length, none so short that its words would not fit."""
    lengths = [math.log2(2 + max(0.0, b.seconds - a.seconds) / 60) for a, b in pairwise(ticks)]
    least = 0.6 / len(lengths)
    rest = 1 - least * len(lengths)
    places, at = [0.5], 0.5
    for length in lengths:
        at += 99 * (least + rest * length / sum(lengths))
        places.append(round(at, 2))
    return places


def balance(parts: Sequence[tuple[str, float]]) -> Markup:
    """One bar of a telling's sections, each as wide as its share of the words."""
    total = sum(share for _, share in parts)
    if not total:
        return NOTHING
    said = ", ".join(f"{name} {share / total:.0%}" for name, share in parts if share)
    drawn = [
        f'<svg class="chart balance" role="img" aria-label="Balance: {escape(said)}" width="100%" height="14" '
        'fill="currentColor">'
    ]
    at = 0.0
    for name, share in parts:
        width = 100 * share / total
        if width:
            kind = name.replace(" ", "-")
            drawn.append(f'<rect class="part {kind}" x="{at:.2f}%" width="{max(width - 0.4, 0.2):.2f}%" height="14"/>')
            at += width
    return safe("".join([*drawn, "</svg>"]))
