"""A metric for a hover: Δ and %Δ, how far its samples support it, the n that such a change would take."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.story.model import Metric


def figures(m: Metric) -> str:
    """A metric in Markdown, the same figures as on the story's page."""
    return "\n\n".join(line for line in _lines(m) if line)


def _lines(m: Metric) -> Iterator[str]:
    from storygen.site.measures import measure

    shown = measure(m)
    yield f"**{m.name}**" + (f" ({m.stat})" if m.stat else "") + (f": {shown.pair}" if shown.pair else "")
    yield f"Δ {shown.change}" if shown.change else _gap(m)
    yield " · ".join(part for part in (shown.interval, shown.p, f"n {shown.n}" if shown.n else "") if part)
    yield _sentence(shown.missing)
    yield from _takes(m)
    yield f"Said: “{shown.said}”" if shown.said and m.before is not None and m.after is not None else ""


def _gap(m: Metric) -> str:
    sides = [side for side in ("before", "after") if getattr(m, side) is None]
    return f"No Δ yet: {' and '.join(sides)} {'is' if len(sides) == 1 else 'are'} not known."


def _takes(m: Metric) -> Iterator[str]:
    """What it would take to see such a change, or that to the target: for planning, never a verdict on what is in."""
    from storygen.impact.change import write_value

    if m.after is not None and (n := needed(m, m.after)):
        yield f"A change of this size takes about {n:,} on each side to be seen (α 0.05, power 0.8)."
    if m.target is not None and m.target != m.after and (n := needed(m, m.target)):
        yield f"One to the target of {write_value(m.target, m.unit)} takes about {n:,} on each side."


def needed(m: Metric, after: float) -> int | None:
    """The n per arm that a change from the metric's baseline to `after` takes; None where its kind gives none."""
    from storygen.impact.evidence import evidence

    any_n = m.n.before or m.n.after or 1000  # the n that is needed does not follow from the n that was had
    found = evidence(
        m.before, after, m.unit, name=m.name, stat=m.stat,
        n_before=any_n, n_after=any_n, sd_before=m.sd.before, sd_after=m.sd.after,
    )  # fmt: skip
    return found.needed


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "." if words else ""
