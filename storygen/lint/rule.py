"""What a rule is: one declaration and one generator, and the decorators that register it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NotRequired, TypeAlias, TypedDict, Unpack

from storygen.finding import Fix, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from storygen.lint.shelf import Shelf
    from storygen.lint.subject import Subject
    from storygen.story.model import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule yields: where in the story, what to say, what to ask.

    With `start` and `end` (offsets into the value's text) the finding marks that slice; with `missing` it points at
    what lacks the value: the first line of the list item, the key of the mapping, else the title. `about` is the
    story it speaks of, for rules over the whole collection.
    """

    path: Path
    message: str
    question: str = ""
    quote: str = ""
    start: int | None = None
    end: int | None = None
    missing: bool = False
    fix: Fix | None = None
    about: Subject | None = None


Check: TypeAlias = "Callable[[Subject], Iterator[Problem]]"
CollectionCheck: TypeAlias = "Callable[[Shelf], Iterator[Problem]]"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its declaration, and the generator that looks for it.

    `bad` and `good` are YAML fragments: set into a clean story (their keys take the place of the story's own), the bad
    one fires exactly this rule and the good one none. For a rule over the collection, `---` divides stories. `given`
    holds the settings of the project ("privacy.terms") under which the examples speak. `options` names the settings
    of `[lint]` that the rule reads. `check` and `over_all` are both None where reading itself yields the finding.
    """

    code: str
    name: str
    summary: str
    rationale: str
    bad: str
    good: str
    severity: Severity = Severity.WARNING
    options: tuple[str, ...] = ()
    given: Mapping[str, Any] | None = None
    check: Check | None = None
    over_all: CollectionCheck | None = None

    @property
    def family(self) -> str:
        """The letters of the code: QNT, CON, …"""
        return self.code.rstrip("0123456789")

    @property
    def on(self) -> bool:
        """Whether the rule runs when the project selects nothing: infos are off until selected."""
        return self.severity is not Severity.INFO


REGISTRY: dict[str, Rule] = {}
_NAMES: set[str] = set()


class Declaration(TypedDict):
    """What a rule declares besides its code, name and summary."""

    rationale: str
    bad: str
    good: str
    severity: NotRequired[Severity]
    options: NotRequired[tuple[str, ...]]
    given: NotRequired[Mapping[str, Any]]


def declare(code: str, name: str, summary: str, **declared: Unpack[Declaration]) -> Rule:
    """Register a rule whose findings come from reading: it has a page, and no check of its own."""
    return _register(Rule(code, name, summary, **declared))


def rule(code: str, name: str, summary: str, **declared: Unpack[Declaration]) -> Callable[[Check], Check]:
    """Register the decorated generator as a rule over one story."""

    def register(check: Check) -> Check:
        _register(Rule(code, name, summary, check=check, **declared))
        return check

    return register


def collection_rule(
    code: str, name: str, summary: str, **declared: Unpack[Declaration]
) -> Callable[[CollectionCheck], CollectionCheck]:
    """Register the decorated generator as a rule over the whole collection."""

    def register(check: CollectionCheck) -> CollectionCheck:
        _register(Rule(code, name, summary, over_all=check, **declared))
        return check

    return register


def _register(declared: Rule) -> Rule:
    if declared.code in REGISTRY or declared.name in _NAMES:
        raise ValueError(f"two rules are called {declared.code} or {declared.name}")
    _NAMES.add(declared.name)
    REGISTRY[declared.code] = declared
    return declared
