"""What is shown where the pointer rests: a metric's figures, a rule, a competency, a key, what is next to write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol import types

from storygen.lsp import places
from storygen.lsp.spot import Spot, spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.lint.rule import Rule
    from storygen.lsp.opened import Opened

_WORD = re.compile(r"[A-Za-z][\w-]*")
_NOQA = re.compile(r"(?<!\S)#[ \t]*noqa\b", re.IGNORECASE)
_REFERENCE = re.compile(r"\{([\w-]+)(?:\.\w+)?\}")


def hover(opened: Opened, position: types.Position) -> types.Hover | None:
    """What to show at a position, None where there is nothing to say."""
    offset = opened.text.offset(position)
    noted = _noted(opened, offset)
    if noted is not None:
        return noted
    found = spot(opened.source, offset) if opened.source is not None else None
    if found is None:
        return None
    said = [part for part in _said(opened, found, offset) if part]
    return _shown(said, opened.text.range(found.start, found.end)) if said else None


def _noted(opened: Opened, offset: int) -> types.Hover | None:
    """The rule that a `# noqa` names."""
    line = opened.text.line_of(offset)
    start = opened.text.start_of(line)
    comment = _NOQA.search(opened.text.line(line))
    if comment is None or offset < start + comment.start():
        return None
    for word in _WORD.finditer(opened.text.line(line), comment.end()):
        if start + word.start() <= offset <= start + word.end():
            return _rule(word[0], opened.text.range(start + word.start(), start + word.end()))
    return None


def _rule(word: str, range_: types.Range) -> types.Hover | None:
    from storygen.lint.registry import find

    rule = find(word)
    return _shown([rule_page(rule)], range_) if rule else None


def _said(opened: Opened, found: Spot, offset: int) -> Iterator[str]:
    from storygen.lint.registry import find
    from storygen.lsp.figures import figures
    from storygen.lsp.names import competency

    path, story = found.path, opened.story
    shape = places.shape_at(path)
    if found.on_key and shape is not None and isinstance(path[-1], str):
        yield places.describe(path[-1], shape)
    word = opened.text.content[found.start : found.end].strip("\"'")
    if path[:2] == ("lint", "ignore") and (rule := find(word)):
        yield rule_page(rule)
    if "competencies" in path and (id := opened.home.bank.resolve(word)):
        yield competency(opened.home.bank.competencies[id])
    if story is None:
        return
    if path == ("title",):
        yield to_write(opened)
    if path[0] == "metrics" and len(path) > 1:
        yield from (figures(metric) for metric in story.metrics if metric.index == path[1])
    named = _reference(opened, offset)
    yield from (figures(metric) for metric in story.metrics if metric.id == named)


def _reference(opened: Opened, offset: int) -> str:
    """The metric that the text names in braces at an offset."""
    line = opened.text.line_of(offset)
    at = offset - opened.text.start_of(line)
    found = (match for match in _REFERENCE.finditer(opened.text.line(line)) if match.start() <= at <= match.end())
    return next((match[1] for match in found), "")


def to_write(opened: Opened) -> str:
    """What stands between the story and *written*, in the order to mend it."""
    from storygen.lint.written import in_order

    ordered = in_order(opened.findings)
    if not ordered:
        return "Written: no errors or warnings."
    lines = [f"{n}. {f.question or f.message} (line {f.span.line}, {f.code})" for n, f in enumerate(ordered, 1)]
    return "Between this story and *written*:\n\n" + "\n".join(lines)


def rule_page(rule: Rule) -> str:
    """A rule in Markdown."""
    code = "```yaml\n{}\n```"
    off = f"Severity: {rule.severity.value}" + ("" if rule.on else ", off until selected") + "."
    return "\n\n".join((
        f"**{rule.code} {rule.name}** — {rule.summary}", rule.rationale, off,
        "Instead of\n" + code.format(rule.bad.strip("\n")), "write\n" + code.format(rule.good.strip("\n")),
    ))  # fmt: skip


def _shown(parts: list[str], range_: types.Range) -> types.Hover:
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(parts)), range_)
