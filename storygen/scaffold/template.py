"""A story to be written: every part in its place, above each the question that fills it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storygen.story import style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.scaffold.questions import Kind

SCHEMA_LINE = "# yaml-language-server: $schema={path}"
"""What tells an editor's YAML server where the schema is, `path` being relative to the story."""


def template(title: str, name: str, kind: Kind, schema: str = "") -> str:
    """The text of a new story with that title and id; `schema` is the schema's path from the story's folder, if any."""
    lines = [
        *([SCHEMA_LINE.format(path=schema)] if schema else []),
        *_head(title, name, kind),
        *_context(kind),
        *_actions(kind),
        *_tradeoffs(kind),
        *_metrics(kind),
        *(_incident(kind) if kind.incident else ()),
        *_ending(kind),
    ]
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).rstrip("\n") + "\n"


def _head(title: str, name: str, kind: Kind) -> Iterator[str]:
    yield f"title: {style.inline(title)}"
    yield f"# {kind.ask('summary')}"
    yield "summary:"
    yield f"# {kind.ask('outcome')}"
    yield f"outcome: {kind.outcome}".rstrip()
    yield "# What it shows, in words of the question bank: ownership, conflict, failure-growth, mentoring and more"
    yield f"competencies: [{', '.join(kind.competencies)}]"
    yield f"# {kind.ask('period')}"
    yield "period:"
    yield f"id: {style.inline(name)}"


def _context(kind: Kind) -> Iterator[str]:
    yield "\ncontext:"
    for key in ("situation", "task", "stakes"):
        yield from _prose(key, kind.ask(f"context.{key}"), 2)


def _actions(kind: Kind) -> Iterator[str]:
    yield '\n# One step each, and say "I" where it was you. A line `evidence: |` below `did` says what showed it.'
    yield "actions:"
    for question in kind.actions:
        yield f"  # {question}"
        yield "  - did: |\n"


def _tradeoffs(kind: Kind) -> Iterator[str]:
    yield "\ntradeoffs:"
    yield f"  # {kind.ask('tradeoffs.decision')}"
    yield "  - decision: |\n"
    yield f"    # {kind.ask('tradeoffs.over')}"
    yield "    over:"
    yield "      - option:"
    for key in ("because", "cost"):
        yield from _prose(key, kind.ask(f"tradeoffs.{key}"), 4)


def _metrics(kind: Kind) -> Iterator[str]:
    yield "\n# An honest gap is no shame: write unknown for a figure, or confidence: estimated."
    yield "metrics:"
    keys = ("name", "unit", "before", "after", "n", "window", "source", "confidence")
    yield from _item([(key, kind.ask(f"metrics.{key}")) for key in keys])


def _incident(kind: Kind) -> Iterator[str]:
    yield "\nincident:"
    yield f"  # {kind.ask('incident.severity')}"
    yield "  severity:"
    yield "  took:"
    for key in ("detect", "mitigate", "resolve"):
        yield f"    # {kind.ask(f'incident.took.{key}')}"
        yield f"    {key}:"
    for key in ("root_cause", "mitigation"):
        yield from _prose(key, kind.ask(f"incident.{key}"), 2)
    yield "  updates:"
    yield f"    # {kind.ask('incident.updates.every')}"
    yield "    every:"
    yield from _prose("message", kind.ask("incident.updates.message"), 4)


def _ending(kind: Kind) -> Iterator[str]:
    yield f"\n# {kind.ask('result')}"
    yield "result: |\n"
    if kind.proof:
        yield f"# {kind.ask('proof')}"
        yield "proof: |\n"
    yield "\nfollow_up:"
    yield f"  # {kind.ask('follow_up.action')}"
    yield "  - action: |\n"
    for key in ("owner", "due", "acceptance"):
        yield f"    # {kind.ask(f'follow_up.{key}')}"
        yield f"    {key}:"
    yield "\nreflection:"
    for key in ("learned", "with_more_time"):
        yield from _prose(key, kind.ask(f"reflection.{key}"), 2)


def _prose(key: str, question: str, indent: int) -> Iterator[str]:
    pad = " " * indent
    yield f"{pad}# {question}"
    yield f"{pad}{key}: |\n"


def _item(keys: list[tuple[str, str]]) -> Iterator[str]:
    """One item of a list, a line a key with its question above; the first key opens it."""
    for at, (key, question) in enumerate(keys):
        yield f"  {'  ' if at else ''}# {question}"
        yield f"  {'  ' if at else '- '}{key}:"
