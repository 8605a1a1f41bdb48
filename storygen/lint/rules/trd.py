"""TRD, tradeoffs: one choice called out, what it was weighed against, what it gave up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.finding import Severity
from storygen.lint.rule import Problem, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.lint.subject import Subject

_WRITE = (
    "write tradeoffs: with the decision, over: what else you could have done, because: why, and cost: what it gave up"
)


@rule(
    "TRD101",
    "no-tradeoff",
    "no tradeoff where listeners expect a choice",
    rationale="Judgement shows in what you did not do. Where a competency of the story calls for a choice, listeners "
    "will ask "
    "“what else did you consider?”, and a story without an answer sounds like luck.",
    bad="tradeoffs: []",
    good="""\
tradeoffs:
  - decision: Roll back at once
    over: [Patch the feature live]
    because: Every hour took views from people who live by them.
    cost: We lost the traffic that would have shown the fault at work.
""",
)
def no_tradeoff(subject: Subject) -> Iterator[Problem]:
    """A sorted story without tradeoffs, one of whose competencies expects a choice."""
    if not subject.story.tradeoffs and not subject.is_unsorted and "choice" in subject.expects:
        yield _nothing_chosen("this story calls for a choice and names none")


@rule(
    "TRD104",
    "no-tradeoff-anywhere",
    "no tradeoff, though no competency of the story calls for one",
    rationale="Even where nobody will ask for it, a choice called out makes a story stronger.",
    bad="competencies: [customer-focus]\ntradeoffs: []",
    good="competencies: [customer-focus]",
    severity=Severity.INFO,
)
def no_tradeoff_anywhere(subject: Subject) -> Iterator[Problem]:
    """A sorted story without tradeoffs of which no choice is expected."""
    if not subject.story.tradeoffs and not subject.is_unsorted and "choice" not in subject.expects:
        yield _nothing_chosen("this story names no choice")


def _nothing_chosen(what: str) -> Problem:
    return Problem(
        ("tradeoffs",), f"{what}; {_WRITE}", "what else could you have done, and why not that?", missing=True
    )


@rule(
    "TRD102",
    "no-alternative",
    "a decision weighed against nothing",
    rationale="A choice needs two ways. Naming the one you did not take shows that you saw it.",
    bad="""\
tradeoffs:
  - decision: Roll back at once
    because: Every hour took views from people who live by them.
    cost: We lost the traffic that would have shown the fault at work.
""",
    good="""\
tradeoffs:
  - decision: Roll back at once
    over: [Patch the feature live]
    because: Every hour took views from people who live by them.
    cost: We lost the traffic that would have shown the fault at work.
""",
)
def no_alternative(subject: Subject) -> Iterator[Problem]:
    """Each tradeoff that lists nothing under `over`."""
    for t in subject.story.tradeoffs:
        if not any(o.option for o in t.over):
            yield Problem(
                ("tradeoffs", t.index, "over"),
                f"“{_short(t.decision)}” is weighed against nothing; write over: [<what else you could have done>]",
                f"instead of “{_short(t.decision)}”, what else could you have done?",
                quote=t.decision,
                missing=True,
            )


@rule(
    "TRD103",
    "no-cost-admitted",
    "a decision that cost nothing",
    rationale="Every choice gives something up. Saying what, before you are asked, is what makes the rest credible.",
    bad="""\
tradeoffs:
  - decision: Roll back at once
    over: [Patch the feature live]
    because: Every hour took views from people who live by them.
""",
    good="""\
tradeoffs:
  - decision: Roll back at once
    over: [Patch the feature live]
    because: Every hour took views from people who live by them.
    cost: We lost the traffic that would have shown the fault at work.
""",
)
def no_cost_admitted(subject: Subject) -> Iterator[Problem]:
    """Each tradeoff without `cost`."""
    for t in subject.story.tradeoffs:
        if not t.cost:
            yield Problem(
                ("tradeoffs", t.index, "cost"),
                f"“{_short(t.decision)}” admits no cost; write cost: <what your choice gave up>",
                f"what did “{_short(t.decision)}” cost you?",
                quote=t.decision,
                missing=True,
            )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59].rstrip() + "…"
