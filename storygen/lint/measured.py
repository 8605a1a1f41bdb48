"""A metric as the rules see it: which way is better, what changed, how far its samples support it."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from storygen.impact.change import Change, better_default, change, write_pair, write_value
from storygen.impact.evidence import Evidence, evidence
from storygen.lint.backing import stems

if TYPE_CHECKING:
    from storygen.story.model import Metric, Path

_better = lru_cache(maxsize=4096)(better_default)


class Measured:
    """One metric with what several rules ask of it."""

    def __init__(self, metric: Metric) -> None:
        self.metric = metric

    @property
    def path(self) -> Path:
        """Where the metric stands in its story."""
        return ("metrics", self.metric.index)

    @cached_property
    def name(self) -> str:
        """The metric's name, for messages."""
        return self.metric.name or f"metric {self.metric.index + 1}"

    @cached_property
    def better(self) -> str:
        """Higher or lower, as stated or as the word list knows; "" where neither does."""
        return self.metric.better or _better(self.metric.name, self.metric.unit)

    @cached_property
    def change(self) -> Change | None:
        """The change, None where an end is missing."""
        m = self.metric
        return None if m.before is None or m.after is None else change(m.before, m.after, m.unit)

    @cached_property
    def improved(self) -> bool | None:
        """Whether it moved to its better side; None where that is not known or nothing moved."""
        if self.change is None or not self.change.delta or not self.better:
            return None
        return (self.change.delta > 0) == (self.better == "higher")

    @cached_property
    def evidence(self) -> Evidence:
        """What the stated samples support."""
        from storygen.story.times import parse_duration

        m = self.metric
        return evidence(
            m.before, m.after, m.unit, name=m.name, stat=m.stat, n_before=m.n.before, n_after=m.n.after,
            sd_before=m.sd.before, sd_after=m.sd.after, ci=m.ci, p_value=m.p_value,
            exposure_before=parse_duration(m.exposure.before) if m.exposure.before else None,
            exposure_after=parse_duration(m.exposure.after) if m.exposure.after else None,
        )  # fmt: skip

    @cached_property
    def stems(self) -> frozenset[str]:
        """What the metric's name is about, as `backing.stems` cuts it."""
        return stems(self.metric.name)

    @property
    def pair(self) -> str:
        """Both ends as written: "0.62 → 0.78"; "" where one is missing."""
        m = self.metric
        return "" if m.before is None or m.after is None else write_pair(m.before, m.after, m.unit)

    def written(self, value: float) -> str:
        """A figure in the metric's unit."""
        return write_value(value, self.metric.unit)
