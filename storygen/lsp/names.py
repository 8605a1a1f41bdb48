"""Names to choose from that no schema lists: competencies, units, the story's figures, the codes of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from storygen.lsp.offer import Offer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.bank.reader import Bank, Competency
    from storygen.lsp.cursor import Cursor
    from storygen.lsp.opened import Opened
    from storygen.lsp.projects import Home

_PARTS = ("before", "after", "change", "percent", "say")


def competencies(bank: Bank, *, in_list: bool) -> Iterator[Offer]:
    """The competencies of the bank by id, then by their other names, which stand for the id."""
    for each in bank.competencies.values():
        yield _competency(each, each.id, in_list=in_list)
    for each in bank.competencies.values():
        for alias in each.aliases:
            yield _competency(each, alias, in_list=in_list)


def _competency(each: Competency, name: str, *, in_list: bool) -> Offer:
    detail = each.name if name == each.id else f"→ {each.id}"
    inserted = each.id if in_list else f"[{each.id}]"
    return Offer(name, inserted, types.CompletionItemKind.Constant, detail, competency(each))


def competency(each: Competency) -> str:
    """What a competency is and what listeners want to hear, in Markdown."""
    parts = [f"**{each.name}** (`{each.id}`)", each.definition]
    if each.expects:
        parts.append("Listeners expect: " + ", ".join(sorted(each.expects)) + ".")
    parts += [_bullets("They listen for", each.listens_for), _bullets("They mind", each.red_flags)]
    return "\n\n".join(part for part in parts if part)


def _bullets(head: str, lines: tuple[str, ...]) -> str:
    return f"{head}:\n" + "\n".join(f"- {line}" for line in lines) if lines else ""


def roles(home: Home, *, in_list: bool) -> Iterator[Offer]:
    """The roles that the project aims at, then those that questions of the bank are for."""
    known = dict.fromkeys((*home.project.roles, *sorted({r for q in home.bank.questions.values() for r in q.roles})))
    for role in known:
        if role != "any":
            yield Offer(role, role if in_list else f"[{role}]", types.CompletionItemKind.Value)


def units(typed: str | None = None) -> Iterator[Offer]:
    """The units that storygen converts; any count noun may stand there too."""
    from storygen.impact.units import kind, spellings

    for symbol in dict.fromkeys(spellings().values()):
        inserted = f'"{symbol}"' if symbol == "%" and typed is None else symbol
        yield Offer(symbol, inserted, types.CompletionItemKind.Unit, kind(symbol), typed=typed)


def figures(opened: Opened, at: Cursor, typed: str) -> Iterator[Offer]:
    """The story's metrics as references in prose: `{precision}`, `{precision.change}`."""
    from storygen.story.figures import figure

    if opened.story is None:
        return
    cursor = at.start + len(at.word)
    close = "" if opened.text.content[cursor : cursor + 1] == "}" else "}"
    for metric in opened.story.metrics:
        for part in ("", *_PARTS):
            name = f"{metric.id}.{part}" if part else metric.id
            yield Offer(
                name, name + close, types.CompletionItemKind.Variable, figure(metric, part), metric.name, typed=typed
            )


def rules(opened: Opened, at: Cursor, typed: str | None = None) -> Iterator[Offer]:
    """The codes of rules: first those found on the line, or anywhere in the story, then all others."""
    from storygen.lint.registry import rules as all_rules

    line = opened.text.line_of(at.start) + 1
    found = (*opened.silenced, *opened.findings)
    here = [each.code for each in found if each.span.line <= line <= each.span.end_line]
    order = {code: place for place, code in enumerate(dict.fromkeys([*here, *(each.code for each in found)]))}
    for rule in sorted(all_rules(), key=lambda rule: order.get(rule.code, len(order))):
        yield Offer(
            rule.code, rule.code, types.CompletionItemKind.Reference, rule.name, rule.summary, typed=typed,
            sought=f"{rule.code} {rule.name}",
        )  # fmt: skip
