"""A rule's page as text, and the list of all rules."""

from __future__ import annotations

import json
import textwrap
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from storygen.lint.rule import Rule

_WIDTH = 88
_HOW_OFF = (
    "Switch it off for one line with `# noqa: {code} -- reason`, for one story with `lint: {{ignore: [{code}]}}`, "
    "for a project with `ignore = ['{code}']` under [lint]."
)


def page(rule: Rule) -> str:
    """What a rule looks for, why, and its examples."""
    parts = [f"{rule.code} {rule.name}", _filled(f"{rule.summary}."), _weight(rule), _filled(rule.rationale)]
    if rule.given:
        parts.append("Under these settings:\n\n" + _indented("\n".join(f"{k} = {v!r}" for k, v in rule.given.items())))
    parts.append("Instead of\n\n" + _indented(rule.bad))
    parts.append("write\n\n" + _indented(rule.good))
    parts += map(_filled, _measured(rule))
    if rule.options:
        parts.append("Settings: " + ", ".join(rule.options))
    parts.append(_filled(_HOW_OFF.format(code=rule.code)))
    return "\n\n".join(parts) + "\n"


def listing(rules: Iterable[Rule]) -> str:
    """One line a rule: code, name, severity, summary."""
    listed = list(rules)
    width = max(len(r.name) for r in listed)
    return "".join(f"{r.code}  {r.name:<{width}}  {r.severity.value:<7}  {r.summary}\n" for r in listed)


def _weight(rule: Rule) -> str:
    off = ", off until selected" if not rule.on else ""
    read = "" if rule.check or rule.over_all else "; found while reading"
    return f"Severity: {rule.severity.value}{off}{read}."


def _measured(rule: Rule) -> Iterator[str]:
    """What the rule and its family did on the labelled corpus (tests/data), in sentences."""
    figures = _corpus()
    if rule.code in figures["sentences"]:
        yield _rates("On labelled sentences this rule", figures["sentences"][rule.code])
    if rule.family in figures["stories"]:
        yield _rates(f"On labelled stories its family {rule.family}", figures["stories"][rule.family])


def _rates(who: str, counted: dict[str, int]) -> str:
    caught, missed, wrong = (counted.get(kind, 0) for kind in ("caught", "missed", "false"))
    precision = f"{caught / (caught + wrong):.2f}" if caught + wrong else "–"
    recall = f"{caught / (caught + missed):.2f}" if caught + missed else "–"
    return f"{who} has precision {precision} and recall {recall} ({caught + missed} defects)."


@cache
def _corpus() -> dict[str, dict[str, dict[str, int]]]:
    loaded: dict[str, dict[str, dict[str, int]]] = json.loads(
        Path(__file__).with_name("corpus.json").read_text(encoding="utf-8")
    )
    return loaded


def _filled(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return textwrap.fill(text, _WIDTH, break_on_hyphens=False, break_long_words=False)


def _indented(text: str) -> str:
    return textwrap.indent(text.strip("\n"), "    ")
