"""QNT1xx over the story: has it figures at all, are they an effect, and what supports them as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.finding import Severity
from storygen.lint.rule import Problem, rule
from storygen.lint.rules.qnt.metrics import GOOD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.lint.subject import Subject

_EFFECTS = frozenset(("business", "people", "process"))


@rule(
    "QNT101",
    "no-metrics",
    "a story without a metric",
    rationale="“We fixed it” is the first of the three classic failures. Listeners who want numbers want the before "
    "and the after "
    "of at least one figure; where the competency asks for none, a result that can be checked (`proof`) does as well.",
    bad="metrics: []",
    good="""\
metrics: []
competencies: [conflict]
proof: The search team's release checklist carries the feature comparison to this day.
""",
)
def no_metrics(subject: Subject) -> Iterator[Problem]:
    """A sorted story that lists no metric, unless its result can be checked and nobody expects numbers."""
    if subject.story.metrics or subject.is_unsorted or subject.may_go_without_numbers:
        return
    message = (
        "this story has no metrics; write metrics: with the figure that moved, its before and its after"
        ", as measured or as you reckon it (`confidence: estimated`), or `unknown` with what would have measured it"
    )
    if "numbers" not in subject.expects:
        message = (
            "nothing here can be checked; write proof: <who adopted it, what still stands, who said what>, "
            "or metrics: with a figure that moved"
        )
    yield Problem(("metrics",), message, "which figure moved, and from what to what?", missing=True)


@rule(
    "QNT107",
    "no-effect-figure",
    "no figure of an effect in summary and result",
    rationale="What a listener repeats to a colleague is one sentence with one number. Team sizes, years and version "
    "numbers are "
    "no effect.",
    bad="""\
summary: I took back a ranking model that had hidden new listings from buyers.
result: >-
  By that evening new listings were seen by buyers again, and two team leads thanked me in person.
  The sellers stayed with us.
""",
    good="""\
summary: I took back a ranking model that had hidden new listings from buyers.
result: >-
  By that evening new listings had 11 % of views again, and two team leads thanked me in person.
  The sellers stayed with us.
""",
)
def no_effect_figure(subject: Subject) -> Iterator[Problem]:
    """A story whose opening, summary and result hold no figure of what changed."""
    story = subject.story
    if subject.may_go_without_numbers or not (story.summary or story.result):
        return
    if any(subject.said.effects_in(p.start, p.end) for p in subject.prose.within("summary", "opening", "result")):
        return
    best = story.headline()
    offer = f"write into it {{{best.id}}}" if best else "write into it the figure that moved, from <before> to <after>"
    yield Problem(
        ("summary",),
        f"neither summary nor result has a figure of what changed; {offer}, or say with `proof` how anyone can check "
        "it",
        "what changed, from how much to how much?",
        quote=story.summary,
        missing=not story.summary,
    )


@rule(
    "QNT108",
    "only-model-figures",
    "every metric is a model or system figure",
    rationale="Precision and latency mean something to a listener once they hear who felt it: orders, calls, hours, "
    "people.",
    bad=GOOD.replace("kind: business", "kind: system"),
    good=GOOD,
)
def only_model_figures(subject: Subject) -> Iterator[Problem]:
    """A story whose metrics all are of kind model or system."""
    kinds = {m.metric.kind for m in subject.metrics}
    if kinds and kinds <= {"model", "system"}:
        yield Problem(
            ("metrics",),
            "every metric here is a model or system figure; add one that users or the business felt "
            "(kind: business, people or process), even if only estimated",
            "who felt it, and in what figure?",
            missing=True,
        )


@rule(
    "QNT109",
    "only-anecdotes",
    "an anecdote is the only evidence",
    rationale="“People told me it was better” may be true and carries little alone. A count, even a small one, "
    "carries more.",
    bad=GOOD.replace("confidence: measured", "confidence: anecdotal"),
    good=GOOD.replace("confidence: measured", "confidence: anecdotal", 1),
)
def only_anecdotes(subject: Subject) -> Iterator[Problem]:
    """A story whose metrics all are of confidence anecdotal."""
    if subject.metrics and all(m.metric.confidence == "anecdotal" for m in subject.metrics):
        first = subject.metrics[0]
        yield Problem(
            (*first.path, "confidence"),
            f"{first.name} is an anecdote and the only evidence; add a figure that was counted, or reckon one and "
            "write "
            "confidence: estimated, or say with `proof` who can confirm it",
            f"what could be counted behind {first.name}?",
            quote="anecdotal",
        )


@rule(
    "QNT120",
    "nothing-guarded",
    "a gain with nothing named that was not to fall",
    rationale="Speed is easy to gain when errors may rise. Naming the figure that had to hold makes the gain "
    "believable.",
    bad=GOOD.replace("    guardrail: true\n", ""),
    good=GOOD,
    severity=Severity.INFO,
)
def nothing_guarded(subject: Subject) -> Iterator[Problem]:
    """A story with a gain and no metric marked as guardrail."""
    gains = [m for m in subject.metrics if m.improved]
    if gains and not any(m.metric.guardrail for m in subject.metrics):
        yield Problem(
            (*gains[0].path, "guardrail"),
            f"{gains[0].name} got better and nothing is named that was not to get worse; add that figure with "
            "guardrail: true",
            f"what was not to get worse while {gains[0].name} got better?",
            missing=True,
        )
