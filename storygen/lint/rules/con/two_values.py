"""CON over the collection: one figure that has two values in two stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.lint.rule import Problem, collection_rule
from storygen.lint.rules.qnt.metrics import GOOD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.lint.measured import Measured
    from storygen.lint.shelf import Shelf
    from storygen.lint.subject import Subject


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
    alike: dict[tuple[str, str, str], list[tuple[Subject, Measured]]] = {}
    for subject in shelf.told:
        system = " ".join(subject.story.context.system.lower().split())
        for m in subject.metrics if system else ():
            alike.setdefault((system, m.metric.name.strip().lower(), m.metric.unit), []).append((subject, m))
    for group in alike.values():
        if len(group) > 1:
            yield from _differing(group)


def _differing(group: list[tuple[Subject, Measured]]) -> Iterator[Problem]:
    """Each end of one metric that an earlier story gives otherwise for the same window."""
    seen: dict[str, tuple[float, str]] = {}
    for subject, m in group:
        here = subject.story.path
        for side in ("before", "after"):
            value, window = getattr(m.metric, side), " ".join(getattr(m.metric.window, side).lower().split())
            if value is None or not window:
                continue
            first, path = seen.setdefault(window, (value, here))
            if first != value and path != here:
                yield _two(m, side, (value, first), path, subject)


def _two(m: Measured, side: str, values: tuple[float, float], path: str, subject: Subject) -> Problem:
    here, there = map(m.written, values)
    return Problem(
        (*m.path, side),
        f"{m.name} is {here} here and {there} in {path}, for the same system and window; mend the one that is wrong, "
        "or name the windows apart",
        f"was {m.name} {here} or {there}?",
        quote=here,
        about=subject,
    )
