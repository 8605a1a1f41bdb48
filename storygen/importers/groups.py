"""The lines below one heading → drafts: parts at the labels, and a new story where the labels begin again."""

from __future__ import annotations

import re

from storygen.importers.draft import Draft, Part
from storygen.importers.lines import Kind, Line, is_title
from storygen.importers.looks import bare_title, stands_out

_SAYS = re.compile(r"[^\s|:=_*#`~.+>-]")
"""What is more than lines and marks."""

_OPENS = frozenset(["title", "context.situation"])
_CLOSES = frozenset(["actions", "result"])


def cut(title: str, lines: list[Line], under: tuple[str, ...]) -> list[Draft]:
    """The stories below a heading: mostly one; several where the labels repeat, each titled by the line before them."""
    runs = _runs(lines)
    told = [_draft("", under, run) for run in runs]
    for at, run in enumerate(runs):
        if not told[at].title and (len(runs) > 1 or not title):
            named, cleaned = _titled(run)
            told[at] = _draft(named, under, cleaned)
    if title and told[0].title:
        return [_below(title, draft) for draft in told]
    told[0].title = told[0].title or title
    return told


def _below(title: str, draft: Draft) -> Draft:
    return Draft(draft.title, (*draft.under, title), draft.parts)


def _runs(lines: list[Line]) -> list[list[Line]]:
    """The lines, one list a story: a story begins at its opening label, or at the title above that."""
    runs: list[list[Line]] = [[]]
    seen: list[str] = []
    for line in lines:
        if line.kind is Kind.LABEL and line.field != "rough":
            if _begins(line.field, seen):
                runs.append(_title_block(runs[-1]))
                seen = []
            seen.append(line.field)
        runs[-1].append(line)
    return runs


def _begins(field: str, seen: list[str]) -> bool:
    """Whether this label opens another story: a title, or the first label again once actions or a result were told."""
    if field == "title":
        return bool(seen)
    opening = field in _OPENS or (bool(seen) and field == seen[0])
    return opening and field in seen and not _CLOSES.isdisjoint(seen)


def _title_block(run: list[Line]) -> list[Line]:
    """Take from the end of a story the lines that belong to the next: all after a dividing line, or its title on."""
    start = max((at for at, line in enumerate(run) if line.kind is Kind.LABEL), default=-1) + 1
    rule = max((at for at in range(start, len(run)) if run[at].kind is Kind.RULE), default=-1)
    at = rule + 1 if rule >= 0 else _title_at(run, start)
    if at is None:
        return []
    taken = run[at:]
    del run[at:]
    return taken


def _title_at(run: list[Line], start: int) -> int | None:
    """Where the title of the next story stands below the last label of this one, or None."""
    spoken = next((at for at in range(start, len(run)) if run[at].kind is Kind.TEXT), len(run))
    if start and not run[start - 1].text:
        start = spoken + 1
    found = [at for at in range(start, len(run)) if _may_title(run, at)]
    return max((at for at in found if stands_out(run[at].raw)), default=max(found, default=None))


def _may_title(run: list[Line], at: int) -> bool:
    line = run[at]
    if line.kind is not Kind.TEXT or not (is_title(line.raw) or stands_out(line.raw)):
        return False
    last = all(other.kind is not Kind.TEXT for other in run[at + 1 :])
    before = (
        at == 0 or run[at - 1].kind is not Kind.TEXT or (last and run[at - 1].raw.rstrip().endswith((".", "!", "?")))
    )
    return before and (last or run[at + 1].kind is not Kind.TEXT)


def _titled(run: list[Line]) -> tuple[str, list[Line]]:
    """The title that stands before the first label, and the lines without it."""
    end = next((at for at, line in enumerate(run) if line.kind is Kind.LABEL and line.field != "rough"), 0)
    at = next((at for at in range(end) if _may_title(run[:end], at)), None)
    if at is None:
        return "", run
    return bare_title(run[at].raw), run[:at] + run[at + 1 :]


def _draft(title: str, under: tuple[str, ...], run: list[Line]) -> Draft:
    draft = Draft(title, under)
    field, text = "", [""]
    for line in run:
        if line.kind is Kind.LABEL:
            draft.parts.append(Part(field, tuple(text)))
            field, text = line.field, [line.raw if line.field == "rough" else line.text]
        elif line.kind is not Kind.RULE:
            text.append(line.raw)
    draft.parts.append(Part(field, tuple(text)))
    named = next((p for p in draft.parts if p.field == "title" and p.text.strip()), None)
    if named and not title:
        draft.title, _, rest = named.text.strip().partition("\n")
        draft.parts = [Part("", (rest,)) if p is named else p for p in draft.parts]
    draft.parts = [part for part in draft.parts if _SAYS.search(part.text)]
    return draft
