"""What is offered at a place, and what the text is when it is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storygen.lsp.completion import completion
from storygen.lsp.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from lsprotocol import types

    from storygen.lsp.opened import Opened

    Marked = tuple[Opened, types.Position]


def taken(opened: Opened, item: types.CompletionItem) -> str:
    """The text after a choice, with ‸ where the inserted text ends."""
    edit = item.text_edit
    assert edit is not None
    start, end = opened.text.offset(edit.range.start), opened.text.offset(edit.range.end)  # type: ignore[union-attr]
    return opened.text.content[:start] + edit.new_text + "‸" + opened.text.content[end:]


OFFERED = [
    ("‸", ["title", "summary", "outcome", "context", "metrics", "lint"], ["did", "option"]),
    ("title: x\n‸\noutcome: mixed\n", ["summary"], ["title", "outcome"]),
    ("title: x\nmetrics:\n  - ‸", ["name", "unit", "before"], ["did", "title"]),
    ("title: x\nactions:\n  - did: I cut it.\n    ‸", ["phase", "evidence", "tell"], ["did", "name"]),
    ("title: x\ntradeoffs:\n  - over: [{‸", ["option", "gain", "cost"], ["decision"]),
    ("outcome: ‸", ["success", "failure", "mixed"], ["null", "None"]),
    ("actions:\n  - phase: ‸", ["detect", "prevent"], ["always"]),
    ("draft: ‸", ["true", "false"], []),
    ("competencies: [‸]", ["ownership", "mentoring"], ["QNT101"]),
    ("competencies:\n  - ‸", ["ownership"], []),
    ("roles: [‸]", ["mle"], ["any"]),
    ("metrics:\n  - unit: ‸", ["ms", "%", "USD", "ratio"], ["success"]),
    ("metrics:\n  - p95: 900 -> 240 ‸", ["ms", "s"], ["name"]),
    ("metrics:\n  - stat: ‸", ["p95", "median"], []),
    ("metrics:\n  - before: ‸", ["unknown"], []),
    ("lint: {ignore: [‸]}", ["QNT201", "SPC101"], []),
    ("title: x  # noqa: ‸", ["QNT201"], []),
    ("result: It just ‸", [], ["success", "title"]),
    ("result: |\n  It just ‸", [], ["success", "title"]),
    ("nothing: [‸]", [], ["title"]),
]


@pytest.mark.parametrize(("content", "among", "never"), OFFERED, ids=[repr(case[0]) for case in OFFERED])
def test_what_is_offered(marked: Callable[[str], Marked], content: str, among: list[str], never: list[str]) -> None:
    labels = [item.label for item in completion(*marked(content)).items]
    assert set(among) <= set(labels)
    assert not set(never) & set(labels)
    assert among or not labels


TAKEN = [
    ("sum‸", "summary", "summary: ‸"),
    ("con‸", "context", "context:\n  ‸"),
    ("act‸", "actions", "actions:\n  - ‸"),
    ("comp‸", "competencies", "competencies: ‸"),
    ("res‸", "result", "result: |\n  ‸"),
    ("title: x\nout‸ome: mixed", "outcome", "title: x\noutcome‸: mixed"),
    ("metrics:\n  - name: p\n    n‸", "n", "metrics:\n  - name: p\n    n:\n      ‸"),
    ("actions:\n  - d‸", "did", "actions:\n  - did: |\n      ‸"),
    ("over: x\ntradeoffs:\n  - over: [{opt‸", "option", "over: x\ntradeoffs:\n  - over: [{option: ‸"),
    ("outcome: su‸xx  # kept", "success", "outcome: success‸  # kept"),
    ("competencies: [a, own‸]", "ownership", "competencies: [a, ownership‸]"),
    ("competencies: ‸", "ownership", "competencies: [ownership]‸"),
    ("metrics:\n  - unit: ‸", "%", 'metrics:\n  - unit: "%"‸'),
    ("metrics:\n  - p95: 900 -> 240 m‸", "ms", "metrics:\n  - p95: 900 -> 240 ms‸"),
    ("title: x  # noqa: QNT201, TR‸", "TRD101", "title: x  # noqa: QNT201, TRD101‸"),
    (
        "title: x\nmetrics:\n  - days to letter: 9 -> 3 d\nresult: |\n  It went {da‸.",
        "days-to-letter.change",
        "title: x\nmetrics:\n  - days to letter: 9 -> 3 d\nresult: |\n  It went {days-to-letter.change}‸.",
    ),
]


@pytest.mark.parametrize(("content", "label", "after"), TAKEN, ids=[repr(case[0]) for case in TAKEN])
def test_what_a_choice_makes_of_the_text(marked: Callable[[str], Marked], content: str, label: str, after: str) -> None:
    opened, position = marked(content)
    (item,) = [item for item in completion(opened, position).items if item.label == label]
    assert taken(opened, item) == after


def test_an_alias_stands_for_its_competency(marked: Callable[[str], Marked]) -> None:
    opened, position = marked("competencies: [‸]")
    bank = opened.home.bank
    alias, id = next((alias, each.id) for each in bank.competencies.values() for alias in each.aliases)
    (item,) = [item for item in completion(opened, position).items if item.label == alias]
    assert taken(opened, item) == f"competencies: [{id}‸]"
    assert item.detail == f"→ {id}"


def test_a_code_found_on_the_line_is_offered_first(marked: Callable[[str], Marked]) -> None:
    text = "title: x\nsummary: We improved latency significantly.  # noqa: ‸\n"
    opened, position = marked(text)
    assert "QNT201" in {found.code for found in opened.silenced}
    assert completion(opened, position).items[0].label in {found.code for found in opened.silenced}


def test_a_figure_is_shown_beside_its_name(marked: Callable[[str], Marked]) -> None:
    opened, position = marked("title: x\nmetrics:\n  - p95: 900 -> 240 ms\nresult: Now {‸")
    details = {item.label: item.detail for item in completion(opened, position).items}
    assert details["p95"] == "900 → 240 ms"
    assert details["p95.change"] == "−660 ms"


def test_the_edit_counts_in_the_editors_units(marked: Callable[[str], Marked]) -> None:
    opened, position = marked("roles: [\N{HATCHING CHICK}]\ntags: [\N{HATCHING CHICK}, x]\ncompetencies: [own‸")
    (item,) = [item for item in completion(opened, position).items if item.label == "ownership"]
    assert taken(opened, item).endswith("competencies: [ownership‸")
    wide = Text("competencies: [\N{HATCHING CHICK}, own")
    assert wide.position(len(wide.content)).character == len(wide.content) + 1
