"""What an editor offers to do at a place: mend, switch off, write out, keep the old id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from storygen.lsp import silence
from storygen.lsp.diagnostics import of_findings, span_offsets
from storygen.lsp.long_form import ShortForm, short_forms
from storygen.lsp.tried import says_the_same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from storygen.finding import Edit, Finding
    from storygen.lsp.opened import Opened

FIX_ALL = "source.fixAll.storygen"
KINDS = (types.CodeActionKind.QuickFix, types.CodeActionKind.RefactorRewrite, types.CodeActionKind.SourceFixAll)
PLACE = 5
"""Lines of a range up to which its findings can be switched off one by one."""


def actions(opened: Opened, params: types.CodeActionParams) -> list[types.CodeAction]:
    """The actions at a range, of the kinds that are asked for."""
    start, end = opened.text.offset(params.range.start), opened.text.offset(params.range.end)
    only = params.context.only
    found: list[types.CodeAction] = []
    if _asked(types.CodeActionKind.QuickFix, only):
        here = [each for each in opened.findings if _meets(opened, each, start, end)]
        found += _fixes(opened, here)
        found += _silences(opened, here) if _is_place(opened, start, end) else ()
        found += _formerly(opened, start, end)
    if _asked(types.CodeActionKind.RefactorRewrite, only):
        found += _long_forms(opened, start, end)
    if _asked(FIX_ALL, only):
        found += _fix_all(opened)
    return found


def _asked(kind: str, only: Iterable[str] | None) -> bool:
    return only is None or any(kind == asked or kind.startswith(f"{asked}.") for asked in only)


def _meets(opened: Opened, finding: Finding, start: int, end: int) -> bool:
    first, last = span_offsets(finding.span, opened.text)
    return first <= end and start <= last


def _is_place(opened: Opened, start: int, end: int) -> bool:
    """Whether a range is a place and no selection of many lines, for which each action would be tried out in vain."""
    return opened.text.line_of(end) - opened.text.line_of(start) < PLACE


def _fixes(opened: Opened, findings: Iterable[Finding]) -> Iterator[types.CodeAction]:
    """The certain repairs of findings."""
    for finding in findings:
        if finding.fix is not None:
            title = finding.fix.title[:1].upper() + finding.fix.title[1:]
            yield _action(opened, title, finding.fix.edits, about=finding, preferred=True)


def _silences(opened: Opened, findings: Iterable[Finding]) -> Iterator[types.CodeAction]:
    """Each code once: off on its line, off for the story."""
    first = {finding.code: finding for finding in reversed(list(findings))}
    for code, finding in first.items():
        if (edits := silence.noqa(opened, finding)) is not None:
            yield _action(opened, f"Switch {code} off on this line (# noqa, with your reason)", edits, about=finding)
        if (edits := silence.ignored(opened, code)) is not None:
            yield _action(opened, f"Switch {code} off for this story", edits, about=finding)


def _formerly(opened: Opened, start: int, end: int) -> Iterator[types.CodeAction]:
    """The line that keeps progress, at what has another id than in the last build."""
    from storygen.story.offers import offers

    for finding in offers(opened.home.root, [opened.reading] if opened.whole else []).get(opened.path, ()):
        if finding.fix is not None and _on_lines(opened, finding, start, end):
            yield _action(opened, f"Add formerly: [{finding.quote}], so that progress follows", finding.fix.edits)


def _on_lines(opened: Opened, finding: Finding, start: int, end: int) -> bool:
    first, last = (opened.text.line_of(offset) + 1 for offset in (start, end))
    return first <= finding.span.end_line and finding.span.line <= last


def _long_forms(opened: Opened, start: int, end: int) -> Iterator[types.CodeAction]:
    """The short form at the cursor, and all of the story at once."""
    rewrite = types.CodeActionKind.RefactorRewrite
    forms = list(short_forms(opened.source)) if opened.source is not None and opened.whole else []
    here = [form for form in forms if form.start <= end and start <= _line_end(opened, form)]
    for form in here[:1]:
        if says_the_same(opened, form.edits):
            yield _action(opened, "Write the short form out", form.edits, rewrite)
    every = tuple(edit for form in forms for edit in form.edits)
    if here and len(forms) > 1 and says_the_same(opened, every):
        yield _action(opened, f"Write all {len(forms)} short forms of this story out", every, rewrite)


def _line_end(opened: Opened, form: ShortForm) -> int:
    return opened.text.end_of(opened.text.line_of(form.end))


def _fix_all(opened: Opened) -> Iterator[types.CodeAction]:
    """All certain repairs that do not get in each other's way."""
    taken: list[Edit] = []
    for finding in opened.findings:
        edits = finding.fix.edits if finding.fix is not None else ()
        if not any(_clash(edit, other) for edit in edits for other in taken):
            taken += edits
    if taken:
        yield _action(opened, "Make all certain repairs", taken, FIX_ALL)


def _clash(edit: Edit, other: Edit) -> bool:
    """Whether two edits touch the same letters, or put something in at the same place."""
    return edit.start == other.start or (edit.start < other.end and other.start < edit.end)


def _action(  # noqa: PLR0913 -- an action is this much
    opened: Opened,
    title: str,
    edits: Iterable[Edit],
    kind: str = types.CodeActionKind.QuickFix,
    *,
    about: Finding | None = None,
    preferred: bool = False,
) -> types.CodeAction:
    changes = {opened.uri: opened.text.edits(edits)}
    shown = of_findings([about], opened.text, opened.home.project) if about is not None else None
    return types.CodeAction(
        title, kind=kind, diagnostics=shown, is_preferred=preferred or None, edit=types.WorkspaceEdit(changes=changes)
    )
