"""CFG, storygen.toml: what its reader finds, and words of `[lint]` and `[target]` that name nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.finding import Severity
from storygen.lint.rule import Problem, collection_rule, declare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from storygen.lint.shelf import Shelf

ERROR = Severity.ERROR

declare(
    "CFG001",
    "no-toml",
    "a storygen.toml that TOML cannot read",
    rationale="Until it can be read the defaults hold.",
    bad='[project]\nid = "my-stories',
    good='[project]\nid = "my-stories"',
    severity=ERROR,
)
declare(
    "CFG002",
    "unknown-setting",
    "a setting that does not exist",
    rationale="A mistyped setting does nothing, silently in many programs; here it is said.",
    bad="[practice]\nminutes_per_day = 20",
    good="[practice]\nminutes_a_day = 20",
    severity=ERROR,
)
declare(
    "CFG003",
    "wrong-setting-type",
    "a setting of the wrong type",
    rationale="The default holds until it is mended.",
    bad="[practice]\ninterview = true",
    good="[practice]\ninterview = 2026-12-14",
    severity=ERROR,
)
declare(
    "CFG004",
    "wrong-setting",
    "a setting with a value that it does not take",
    rationale="The default holds until it is mended.",
    bad='[practice]\nlight_days = ["holiday"]',
    good='[practice]\nlight_days = ["sat"]',
    severity=ERROR,
)
declare(
    "CFG005",
    "unreadable-settings",
    "a storygen.toml that cannot be opened",
    rationale="Until it can be read the defaults hold.",
    bad="storygen.toml (saved as UTF-16)",
    good="storygen.toml (saved as UTF-8)",
    severity=ERROR,
)


@collection_rule(
    "CFG101",
    "unknown-rule",
    "a rule named in [lint] that does not exist",
    rationale="A mistyped code switches nothing on or off, and you would never know.",
    bad='[lint]\nignore = ["QNT999"]',
    good='[lint]\nignore = ["QNT111"]',
)
def unknown_rule(shelf: Shelf) -> Iterator[Problem]:
    """Each selector of `[lint]` that names no rule."""
    from storygen.lint.registry import codes_of, nearest_rule

    lint = shelf.project.lint
    named: list[Iterable[str]] = [
        lint.select,
        lint.ignore,
        lint.extend_select,
        lint.severity,
        *lint.per_file_ignores.values(),
    ]
    for word in dict.fromkeys(w for words in named for w in words):
        if not codes_of(word):
            near = nearest_rule(word)
            hint = f"did you mean {near}?" if near else "`storygen rule` lists them"
            yield Problem((), f"[lint] names the rule {word!r}, which does not exist; {hint}", quote=word)


@collection_rule(
    "CFG102",
    "pattern-matches-nothing",
    "a pattern of per-file-ignores that matches no story",
    rationale="A pattern that matches nothing was meant for a file that moved, or never worked.",
    bad='[lint.per-file-ignores]\n"drafts/*" = ["LEN"]',
    good='[lint.per-file-ignores]\n"stories/*" = ["LEN"]',
)
def pattern_matches_nothing(shelf: Shelf) -> Iterator[Problem]:
    """Each pattern of `per-file-ignores` that no story's path matches."""
    from storygen.lint.selection import matches

    for pattern in shelf.project.lint.per_file_ignores:
        if not any(matches(s.story.path, pattern) for s in shelf.subjects):
            yield Problem(
                (), f"the pattern {pattern!r} of per-file-ignores matches no story; mend or remove it", quote=pattern
            )


@collection_rule(
    "CFG103",
    "unknown-target",
    "a competency of your target that the bank does not know",
    rationale="Coverage of an unknown competency cannot be counted.",
    bad='[target]\ncompetencies = ["ownershp"]',
    good='[target]\ncompetencies = ["ownership", "conflict"]',
)
def unknown_target(shelf: Shelf) -> Iterator[Problem]:
    """Each competency of `[target]` that is no id, alias or name of the bank."""
    for word in shelf.project.competencies:
        if shelf.bank.resolve(word) is None:
            near = shelf.bank.nearest(word)
            hint = f"did you mean {near}?" if near else "bank/ may define your own"
            yield Problem(
                (), f"[target] names the competency {word!r}, which the bank does not know; {hint}", quote=word
            )
