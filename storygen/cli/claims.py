"""`storygen claims`: the claims in any text, and how well numbers back them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from storygen.cli.terminal import Terminal, common
from storygen.error import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storygen.impact.claims import Claim, End
    from storygen.impact.quantities import Quantity

MARK = {"unquantified": "no number", "partial": "half its numbers", "quantified": "backed by numbers"}


@click.command(epilog="Example: storygen claims draft.txt    or: pbpaste | storygen claims --format json")
@click.argument("file", default="-")
@click.option(
    "--format", "kind", type=click.Choice(["text", "json"]), default="text", help="For people or for programs."
)
@click.option("--lines", is_flag=True, help="Take each line as a text of its own.")
@common
def command(terminal: Terminal, *, file: str, kind: str, lines: bool) -> None:
    """Find what a text says has changed, and grade each claim by the numbers beside it.

    Reads FILE, or standard input where FILE is - or left out. JSON gives a list of claims (schemas/claims.schema.json),
    with --lines one such list a line; places are counted in code points.
    """
    text = _read(terminal, file)
    if kind == "json":
        _as_json(terminal, text, lines=lines)
    else:
        _as_text(terminal, text, lines=lines)


def _read(terminal: Terminal, file: str) -> str:
    name = "standard input" if file == "-" else file
    try:
        if file == "-":
            if sys.stdin.isatty():
                terminal.say("Type or paste your text, then end it with Ctrl-D.")
            data = sys.stdin.buffer.read()
        else:
            from pathlib import Path

            data = Path(file).read_bytes()
    except IsADirectoryError:
        raise CannotRunError(f"{name} is a folder; name a text file, or pipe the text in.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it cannot be read"
        raise CannotRunError(f"{name}: {reason}.") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotRunError(
            f"{name} is not text in UTF-8 (byte {error.object[error.start]:#04x} at offset {error.start}); "
            "save it as UTF-8 and try again."
        ) from None
    if "\0" in text:
        raise CannotRunError(f"{name} is not text (it holds NUL bytes); give a plain text file.")
    return text


# -- JSON -------------------------------------------------------------------------------------------------------------


def _as_json(terminal: Terminal, text: str, *, lines: bool) -> None:
    import json

    from storygen.impact.claims import claims

    if not lines:
        terminal.result(json.dumps([as_object(c) for c in claims(text)], ensure_ascii=False, indent=2))
        return
    for line in _lines(text):
        terminal.result(json.dumps([as_object(c) for c in claims(line)], ensure_ascii=False))


def as_object(c: Claim) -> dict[str, Any]:
    """A claim as schemas/claims.schema.json describes it."""
    return {
        "text": c.text, "start": c.start, "end": c.end, "grade": c.grade, "subject": c.subject,
        "direction": c.direction, "before": _end(c.before), "after": _end(c.after),
        "change": None if c.change is None else _quantity(c.change), "quantities": [_quantity(q) for q in c.quantities],
    }  # fmt: skip


def _end(end: End | None) -> dict[str, Any] | None:
    return None if end is None else {"value": _number(end.value), "unit": end.unit}


def _quantity(q: Quantity) -> dict[str, Any]:
    return {
        "text": q.text, "start": q.start, "end": q.end, "value": _number(q.value),
        "high": None if q.high is None else _number(q.high), "unit": q.unit, "role": q.role,
    }  # fmt: skip


def _number(value: float) -> float | int:
    """Whole numbers without ".0", the rest without the noise of binary fractions."""
    return int(value) if value == int(value) and abs(value) < 1e15 else float(f"{value:.12g}")


# -- text -------------------------------------------------------------------------------------------------------------


def _as_text(terminal: Terminal, text: str, *, lines: bool) -> None:
    from storygen.impact.claims import claims

    counts = dict.fromkeys(MARK, 0)
    for offset, piece in _pieces(text, lines=lines):
        for group in _by_sentence(claims(piece)):
            for c in group:
                counts[c.grade] += 1
            terminal.result(_shown(terminal, text, piece, offset, group))
    total = sum(counts.values())
    said = ", ".join(f"{n} {grade}" for grade, n in counts.items() if n)
    terminal.say(f"{total} claim{'' if total == 1 else 's'}{': ' + said if said else ''}.")


def _pieces(text: str, *, lines: bool) -> list[tuple[int, str]]:
    if not lines:
        return [(0, text)]
    found, offset = [], 0
    for line in text.split("\n"):
        found.append((offset, line))
        offset += len(line) + 1
    return found


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    return [line.rstrip("\r") for line in (lines[:-1] if lines[-1] == "" else lines)]


def _by_sentence(found: Sequence[Claim]) -> list[list[Claim]]:
    groups: list[list[Claim]] = []
    for c in found:
        if groups and groups[-1][0].sentence == c.sentence:
            groups[-1].append(c)
        else:
            groups.append([c])
    return groups


def _shown(terminal: Terminal, text: str, piece: str, offset: int, group: Sequence[Claim]) -> str:
    """The sentence, its claims underlined, and a line for each grade."""
    start, end = group[0].sentence
    line = text.count("\n", 0, offset + start) + 1
    sentence = _printable(piece[start:end])
    rows = [f"{line}: {_underlined(terminal, sentence, start, group)}"]
    if not terminal.colored(sys.stdout):
        marks = "".join("~" if any(c.start <= i < c.end for c in group) else " " for i in range(start, end))
        rows.append(" " * (len(str(line)) + 2) + marks.rstrip())
    for c in group:
        subject = f" ({c.subject})" if c.subject else ""
        rows.append(f"   {click.style(c.grade, bold=True)}{subject}: {_why(c)}")
    return "\n".join(rows)


def _underlined(terminal: Terminal, sentence: str, start: int, group: Sequence[Claim]) -> str:
    if not terminal.colored(sys.stdout):
        return sentence
    parts, at = [], start
    for c in sorted(group, key=lambda c: c.start):
        if c.start >= at:
            parts += [
                sentence[at - start : c.start - start],
                click.style(sentence[c.start - start : c.end - start], underline=True),
            ]
            at = c.end
    return "".join((*parts, sentence[at - start :]))


def _why(c: Claim) -> str:
    if c.before is not None and c.after is not None:
        from storygen.impact.change import change_between, write_percent, write_value

        both = f"{write_value(c.before.value, c.before.unit)} → {write_value(c.after.value, c.after.unit)}"
        change = change_between(c.before.value, c.before.unit, c.after.value, c.after.unit)
        return f"{both}, {write_percent(change)}" if change and change.percent is not None else both
    if c.grade == "unquantified":
        return f"“{c.words}” has no number beside it; from what, to what?"
    given = (
        c.change.text
        if c.change is not None
        else f"to {c.after.value:g} {c.after.unit}".strip()
        if c.after is not None
        else c.words
    )
    return f"“{given}” is half of it; from what, to what?" if c.grade == "partial" else f"“{given}”"


def _printable(text: str) -> str:
    """The sentence on one line, as many characters long as it was; nothing that would steer the terminal."""
    return "".join(ch if ch.isprintable() else " " for ch in text)
