"""CON over the collection: one figure that has two values in two stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.lint.rule import Problem, collection_rule
from storygen.lint.rules.qnt.metrics import GOOD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.lint.shelf import Shelf


@collection_rule(
    "CON110",
    "two-values",
    "the same figure with two values in two stories",
    rationale="Interviewers compare notes. One system, one metric, one window: one value.",
    bad="period: 2024-03\n---\nperiod: 2024-04\n"
    + GOOD.replace("0.62", "0.58").replace("precision", "new listings in views")
    + "---\nperiod: 2024-05\n" + GOOD.replace("precision", "new listings in views"),
    good="period: 2024-03\n---\nperiod: 2024-04",
)  # fmt: skip
def two_values(shelf: Shelf) -> Iterator[Problem]:
    """Each end of a metric that an earlier story gives otherwise, for one system, name, unit and window."""
    seen: dict[tuple[str, str, str, str], tuple[float, str]] = {}
    for subject in shelf.told:
        system = " ".join(subject.story.context.system.lower().split())
        for m in subject.metrics if system else ():
            for side in ("before", "after"):
                value, window = getattr(m.metric, side), " ".join(getattr(m.metric.window, side).lower().split())
                if value is None or not window:
                    continue
                key = (system, m.metric.name.strip().lower(), m.metric.unit, window)
                first, path = seen.setdefault(key, (value, subject.story.path))
                if first != value and path != subject.story.path:
                    yield Problem(
                        (*m.path, side),
                        f"{m.name} is {m.written(value)} here and {m.written(first)} in {path}, for the same system "
                        "and window; "
                        "mend the one that is wrong, or name the windows apart",
                        f"was {m.name} {m.written(value)} or {m.written(first)}?",
                        quote=m.written(value),
                        about=subject,
                    )
