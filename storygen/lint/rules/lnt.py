"""LNT, the linter's own: suppressions that no longer suppress, yielded by the runner, which knows what was used."""

from __future__ import annotations

from storygen.lint.rule import declare

declare(
    "LNT101",
    "unused-suppression",
    "a noqa or an ignore that switches nothing off",
    rationale="A suppression that outlives its finding hides the next one.",
    bad="scope: team  # noqa: QNT102 -- no figure kept",
    good="scope: team",
)
declare(
    "LNT102",
    "unknown-suppression",
    "a noqa or an ignore that names no rule",
    rationale="A mistyped code switches nothing off.",
    bad="lint: {ignore: [QNT999]}",
    good="scope: team",
)
declare(
    "LNT103",
    "spoken-suppression",
    "a noqa inside a block of prose",
    rationale="Inside a block everything is text: such a noqa switches nothing off, and stands in the story.",
    bad="notes: |\n  Slow down here.  # noqa: LEN114 -- a long breath",
    good="notes: |\n  Slow down here.",
)
