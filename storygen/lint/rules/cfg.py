"""CFG, storygen.toml: what its reader finds, and words of `[lint]` and `[target]` that name nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.bank import roles
from storygen.finding import Severity
from storygen.lint.rule import Problem, collection_rule, declare
from storygen.nearest import folded, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from storygen.lint.shelf import Shelf
    from storygen.project import LintConfig

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

    seen: set[str] = set()
    for path, words in _named_rules(shelf.project.lint):
        for word in words:
            if word in seen or codes_of(word):
                continue
            seen.add(word)
            near = nearest_rule(word)
            hint = f"did you mean {near}?" if near else "`storygen rule` lists them"
            yield Problem(path, f"[lint] names the rule {word!r}, which does not exist; {hint}", quote=word)


def _named_rules(lint: LintConfig) -> Iterator[tuple[tuple[str, ...], Iterable[str]]]:
    """The keys of `[lint]` that name rules, and what they name."""
    yield ("lint", "select"), lint.select
    yield ("lint", "ignore"), lint.ignore
    yield ("lint", "extend-select"), lint.extend_select
    yield ("lint", "severity"), lint.severity
    for pattern, words in lint.per_file_ignores.items():
        yield ("lint", "per-file-ignores", pattern), words


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
                ("lint", "per-file-ignores"),
                f"the pattern {pattern!r} of per-file-ignores matches no story; mend or remove it",
                quote=pattern,
            )


@collection_rule(
    "CFG103",
    "unknown-target",
    "a competency, framework or role of your target that nothing knows",
    rationale="Coverage of an unknown competency cannot be counted, an unknown framework sorts nothing, and for an "
    "unknown role nothing is chosen.",
    bad='[target]\ncompetencies = ["ownershp"]',
    good='[target]\ncompetencies = ["ownership", "conflict"]',
)
def unknown_target(shelf: Shelf) -> Iterator[Problem]:
    """Each word of `[target]` that is no competency, no framework of the bank, and no role of a question or story."""
    project, bank = shelf.project, shelf.bank
    for word in project.competencies:
        if bank.resolve(word) is None:
            near = bank.nearest(word)
            yield _unknown("competencies", "competency", word, near, "bank/ may define your own")
    frameworks = sorted(bank.frameworks)
    for word in project.frameworks:
        if folded(word) not in map(folded, frameworks):
            known = f"it knows {', '.join(frameworks)}"
            yield _unknown("frameworks", "framework", word, nearest(word, frameworks), known)
    named = _roles(shelf) if project.roles else []
    for word in project.roles:
        if not roles.meant(word, bank) and folded(word) not in map(folded, named):
            near = nearest(word, named)
            yield _unknown("roles", "role", word, near, "give it to the stories it is for, under roles:")


def _unknown(key: str, kind: str, word: str, near: str | None, else_: str) -> Problem:
    knows = "which neither a question nor a story has" if key == "roles" else "which the bank does not know"
    hint = f"did you mean {near}?" if near else else_
    return Problem(("target", key), f"[target] names the {kind} {word!r}, {knows}; {hint}", quote=word)


def _roles(shelf: Shelf) -> list[str]:
    """What the roles are called that stories, the bank's competencies and its questions are for, in this order."""
    found = [role for subject in shelf.subjects for role in subject.story.roles]
    found += [role for competency in shelf.bank.competencies.values() for role in competency.roles]
    found += [word for role in roles.known(shelf.bank) for word in roles.called(role)]
    return [role for role in dict.fromkeys(found) if role != roles.ANY]
