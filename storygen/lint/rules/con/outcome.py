"""CON over the outcome: headline figures that all contradict it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.lint.rule import Problem, rule
from storygen.lint.rules.qnt.metrics import GOOD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.lint.subject import Subject


@rule(
    "CON105",
    "headline-contradicts-outcome",
    "an outcome that all headline figures contradict",
    rationale="One figure that got worse in a success is an honest tradeoff. When every figure you would say out loud "
    "got "
    "worse, either the outcome or the figures are wrong.",
    bad=GOOD.replace("before: 0.62\n    after: 0.78", "before: 0.78\n    after: 0.62\n    headline: true")
    + "outcome: success",
    good=GOOD.replace("before: 0.62\n    after: 0.78", "before: 0.78\n    after: 0.62") + "outcome: success",
)
def headline_contradicts_outcome(subject: Subject) -> Iterator[Problem]:
    """A success all of whose headline metrics got worse; a failure all of whose marked ones got better.

    Not a failure that was mended: there the headline may well be the way back.
    """
    outcome = subject.story.outcome
    if outcome == "failure" and (
        subject.story.incident is not None or any(a.phase == "mitigate" for a in subject.story.actions)
    ):
        return
    marked = [m for m in subject.metrics if m.metric.headline]
    said = marked or [m for m in subject.metrics if m.change is not None and outcome == "success"]
    contrary = {"success": False, "failure": True}.get(outcome)
    if contrary is None or not said or any(m.improved is not contrary or m.metric.guardrail for m in said):
        return
    moved = "better" if contrary else "worse"
    yield Problem(
        (*said[0].path, "name"),
        f"the outcome is {outcome}, and {' and '.join(m.name for m in said[:2])} got {moved} ({said[0].pair}); write "
        "outcome: "
        f"mixed, mark the figure that shows the {outcome} as headline, or write better: "
        f"{'lower' if said[0].better == 'higher' else 'higher'} if that is the better side",
        f"{said[0].name} got {moved}: was it a {outcome}?",
        quote=said[0].pair,
        missing=True,
    )
