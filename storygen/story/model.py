"""Story and its parts: frozen, slotted dataclasses that hold what a file says, and nothing of how it was read.

Prose is Markdown source. Parts of lists carry `index`, their place in the file's list, so that a message can point
at `("metrics", metric.index, "before")` even when an earlier item was dropped. An absent text is "", an absent
list (), an absent figure None.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Path: TypeAlias = tuple[str | int, ...]
"""Where a value stands in a story: ("metrics", 0, "before"), always in the long form."""


@dataclass(frozen=True, slots=True)
class Context:
    """The system or place, what was the teller's to do, and what was at stake."""

    situation: str = ""
    task: str = ""
    system: str = ""
    stakes: str = ""
    kpis: tuple[str, ...] = ()
    constraints: tuple[str, ...] = ()
    clarify: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """One step of the teller; `at` is an ISO time or "+12 min" from the incident's start.

    `tell` is always, normal or if-time.
    """

    index: int
    did: str = ""
    phase: str = ""
    at: str = ""
    evidence: str = ""
    with_: tuple[str, ...] = ()
    tell: str = "normal"


@dataclass(frozen=True, slots=True)
class Alternative:
    """What a decision was weighed against: the option, what it would have gained and what it would have cost."""

    index: int
    option: str = ""
    gain: str = ""
    cost: str = ""


@dataclass(frozen=True, slots=True)
class Tradeoff:
    """A choice called out: what was picked, over what, why, and what it gave up."""

    index: int
    id: str
    decision: str = ""
    over: tuple[Alternative, ...] = ()
    because: str = ""
    cost: str = ""
    tell: str = "normal"
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sides:
    """A figure for each side of a change; None where the file gives none."""

    before: float | None = None
    after: float | None = None


@dataclass(frozen=True, slots=True)
class TextSides:
    """A text for each side of a change (a window, an exposure); "" where the file gives none."""

    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """An honest gap: why an end is not known, and what would measure it."""

    because: str = ""
    would_measure: str = ""


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure that moved (or was not to move), with what supports it.

    `before` and `after` are in `unit`; an end written as the word "unknown" is None with `before_unknown` or
    `after_unknown` set. `better` is "" where the file does not say (impact.change has the word list).
    `window`, `source` and `confidence` already hold the defaults of the story's `measured`.
    """

    index: int
    id: str
    name: str
    kind: str = ""
    unit: str = ""
    better: str = ""
    before: float | None = None
    after: float | None = None
    before_unknown: bool = False
    after_unknown: bool = False
    unknown: Unknown | None = None
    target: float | None = None
    stat: str = ""
    n: Sides = Sides()
    sd: Sides = Sides()
    exposure: TextSides = TextSides()
    ci: tuple[float, float] | None = None
    p_value: float | None = None
    design: str = "before-after"
    guardrail: bool = False
    window: TextSides = TextSides()
    source: str = ""
    confidence: str = ""
    attribution: str = ""
    say: str = ""
    share: str = "absolute"
    headline: bool = False
    tell: str = "normal"
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One line of an incident's timeline."""

    index: int
    at: str = ""
    event: str = ""
    signal: str = ""


@dataclass(frozen=True, slots=True)
class Updates:
    """How stakeholders were kept informed: every how long, to whom, in which words."""

    every: str = ""
    to: tuple[str, ...] = ()
    message: str = ""


@dataclass(frozen=True, slots=True)
class Took:
    """Durations of an incident as text ("12 min"), where nobody remembers the stamps."""

    detect: str = ""
    mitigate: str = ""
    resolve: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """What a postmortem would hold; stamps are ISO 8601 text with a zone."""

    severity: str = ""
    started_at: str = ""
    detected_at: str = ""
    mitigated_at: str = ""
    resolved_at: str = ""
    took: Took = Took()
    root_cause: str = ""
    mitigation: str = ""
    timeline: tuple[TimelineEntry, ...] = ()
    updates: Updates | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A lasting fix: who owns it, until when, how anyone can tell it is done, and what it prevents."""

    index: int
    action: str = ""
    owner: str = ""
    due: str = ""
    status: str = ""
    acceptance: str = ""
    prevents: str = ""
    tell: str = "normal"


@dataclass(frozen=True, slots=True)
class Reflection:
    """What the teller learned, and would do with more time."""

    learned: str = ""
    with_more_time: str = ""


@dataclass(frozen=True, slots=True)
class Probe:
    """A follow-up question the writer expects; a private one is in no public build."""

    index: int
    id: str
    ask: str = ""
    answer: str = ""
    private: bool = False
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Angle:
    """The same events told another way."""

    index: int
    id: str
    name: str = ""
    outcome: str = ""
    competencies: tuple[str, ...] = ()
    opening: str = ""
    emphasise: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A page that backs the story."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An opener that is no story ("tell me about yourself"): what is asked, what to say, in how many seconds."""

    index: int
    id: str
    ask: str
    say: str = ""
    seconds: float = 60
    roles: tuple[str, ...] = ()


class Told(NamedTuple):
    """A piece of the told text: its section, where it stands, whether it is told when time is short, its Markdown.

    Sections are opening, context, actions, tradeoffs, result, follow-up, reflection.
    """

    section: str
    path: Path
    tell: str
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    """One story as its file tells it. `path` is relative to the project; `id` is stable (story-format: identity)."""

    id: str
    path: str
    title: str
    opening: str = ""
    summary: str = ""
    outcome: str = ""
    competencies: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    period: str = ""
    scope: str = ""
    visibility: str = "private"
    draft: bool = False
    formerly: tuple[str, ...] = ()
    context: Context = Context()
    actions: tuple[Action, ...] = ()
    tradeoffs: tuple[Tradeoff, ...] = ()
    metrics: tuple[Metric, ...] = ()
    incident: Incident | None = None
    result: str = ""
    proof: str = ""
    follow_up: tuple[FollowUp, ...] = ()
    reflection: Reflection = Reflection()
    probes: tuple[Probe, ...] = ()
    angles: tuple[Angle, ...] = ()
    links: tuple[Link, ...] = ()
    notes: str = ""
    rough: str = ""
    lint_ignore: tuple[str, ...] = ()

    def metric(self, id: str) -> Metric | None:
        """The metric with that id, or None."""
        return next((m for m in self.metrics if m.id == id), None)

    def headline(self) -> Metric | None:
        """The number to say out loud: the metric marked `headline`, else the first with both ends, else None."""
        marked = next((m for m in self.metrics if m.headline), None)
        return marked or next((m for m in self.metrics if m.before is not None and m.after is not None), None)

    def first_sentence(self) -> str:
        """The sentence to open with: `opening`, else `summary`."""
        return self.opening or self.summary

    def told(self) -> Iterator[Told]:
        """The told text in telling order, empty texts left out."""
        return (Told(*piece) for piece in self._all_told() if piece[-1])

    def _all_told(self) -> Iterator[tuple[str, Path, str, str]]:
        opening: Path = ("opening",) if self.opening else ("summary",)
        yield "opening", opening, "always", self.first_sentence()
        for name in ("situation", "task", "stakes"):
            yield "context", ("context", name), "normal", getattr(self.context, name)
        for a in self.actions:
            yield "actions", ("actions", a.index, "did"), a.tell, a.did
            yield "actions", ("actions", a.index, "evidence"), a.tell, a.evidence
        for t in self.tradeoffs:
            yield "tradeoffs", ("tradeoffs", t.index, "decision"), t.tell, t.decision
            for o in t.over:
                yield "tradeoffs", ("tradeoffs", t.index, "over", o.index, "option"), t.tell, o.option
            yield "tradeoffs", ("tradeoffs", t.index, "because"), t.tell, t.because
            yield "tradeoffs", ("tradeoffs", t.index, "cost"), t.tell, t.cost
        yield "result", ("result",), "normal", self.result
        for f in self.follow_up:
            yield "follow-up", ("follow_up", f.index, "action"), f.tell, f.action
        for name in ("learned", "with_more_time"):
            yield "reflection", ("reflection", name), "normal", getattr(self.reflection, name)
