"""Short forms written out: the same story, every comment and quote where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storygen.story.reading import read_text
from tests.lsp.test_actions import after, chosen, offered

if TYPE_CHECKING:
    from collections.abc import Callable

    from lsprotocol import types

    from storygen.lsp.opened import Opened

    Marked = tuple[Opened, types.Position]

CASES = [
    ("context: A ‸ward.  # the one upstairs\n", "context:\n  situation: A ward.  # the one upstairs\n"),
    ("context: |\n  A ‸ward.\n\n  It was full.\n", "context:\n  situation: |\n    A ward.\n\n    It was full.\n"),
    ("context: A ward\n  with ‸beds.\n", "context:\n  situation: A ward\n    with beds.\n"),
    ("reflection: I ‸ask first.\n", "reflection:\n  learned: I ask first.\n"),
    (
        "actions:\n  - I timed ‸letters.  # forty\n  - did: b\n",
        "actions:\n  - did: I timed letters.  # forty\n  - did: b\n",
    ),
    ("actions:\n- 'It''s ‸mine'\n", "actions:\n- did: 'It''s mine'\n"),
    ("actions:\n  - I timed\n    ‸letters.\n", "actions:\n  - did: I timed\n      letters.\n"),
    ("actions:\n  - |\n    I ‸timed: all.\n  - b\n", "actions:\n  - did: |\n      I timed: all.\n  - b\n"),
    ("actions: [I ‸asked, I waited]\n", "actions: [{did: I asked}, I waited]\n"),
    (
        "metrics:\n  - days to letter: 9 ‸-> 3 d  # the log\n",
        "metrics:\n  - name: days to letter\n    unit: d\n    before: 9\n    after: 3  # the log\n",
    ),
    (
        "metrics:\n- '95th: wait': 2 h ‸-> 20 min\n",
        "metrics:\n- name: '95th: wait'\n  unit: min\n  before: 120\n  after: 20\n",
    ),
    (
        "metrics:\n  - cost: $3k ‸-> ?\n",
        "metrics:\n  - name: cost\n    unit: USD\n    before: 3000\n    after: unknown\n",
    ),
    ("metrics: [{p95: 900 ‸-> 240 ms}]\n", "metrics: [{name: p95, unit: ms, before: 900, after: 240}]\n"),
    ("metrics: [p95: 900 ‸-> 240 ms]\n", "metrics: [{name: p95, unit: ms, before: 900, after: 240}]\n"),
    (
        "metrics:\n  - name: a\n    before: 1\n    n: ‸30  # each\n",
        "metrics:\n  - name: a\n    before: 1\n    n: {before: 30, after: 30}  # each\n",
    ),
    (
        "metrics:\n  - name: a\n    window: two weeks, ‸then two\n",
        'metrics:\n  - name: a\n    window: {before: "two weeks, then two", after: "two weeks, then two"}\n',
    ),
    (
        "follow_up:\n  - Write the ‸test\n",
        "follow_up:\n  - action: Write the test\n    owner: me\n    status: open\n",
    ),
    (
        "probes:\n  - Why not ‸X?: It was late.  # true\n",
        "probes:\n  - ask: Why not X?\n    answer: It was late.  # true\n",
    ),
    (
        "probes:\n  - Why not ‸X?: |\n      It was late.\n  - And Y?\n",
        "probes:\n  - ask: Why not X?\n    answer: |\n      It was late.\n  - And Y?\n",
    ),
    ("probes:\n  - Why not ‸X?\n", "probes:\n  - ask: Why not X?\n"),
    (
        "tradeoffs:\n  - decision: d\n    over:\n      - Do ‸nothing\n",
        "tradeoffs:\n  - decision: d\n    over:\n      - option: Do nothing\n",
    ),
    ("measured: {window: two ‸weeks}\n", "measured: {window: {before: two weeks, after: two weeks}}\n"),
]


@pytest.mark.parametrize(("content", "expected"), CASES, ids=[case[0] for case in CASES])
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_short_form_is_written_out(marked: Callable[[str], Marked], content: str, expected: str, ends: str) -> None:
    opened, position = marked(("title: x\n" + content).replace("\n", ends))
    written = chosen(opened, position, "Write the short form out")
    assert written.replace("\r\n", "\n") == "title: x\n" + expected
    before, now = opened.reading, read_text(written, opened.path)
    assert before.source is not None
    assert now.source is not None
    assert now.source.data == before.source.data
    assert now.story == before.story


LONG = ["context:\n  situation: A ‸ward.\n", "actions:\n  - did: I ‸timed.\n", "metrics:\n  - {name: ‸a, before: 1}\n"]


@pytest.mark.parametrize("content", [*LONG, "‸summary: y\ncontext: A ward.\n", "actions:\n  - I ‸asked: no.\n"])
def test_nothing_is_offered_elsewhere(marked: Callable[[str], Marked], content: str) -> None:
    assert not any("short form" in title for title in offered(*marked("title: x\n" + content)))


def test_all_short_forms_at_once(marked: Callable[[str], Marked]) -> None:
    text = "title: x\ncontext: A ‸ward.\nactions:\n  - I timed.\n  - I asked.\nmetrics:\n  - days: 9 -> 3 d\n"
    opened, position = marked(text)
    (action,) = [action for title, action in offered(opened, position).items() if "all 4 short forms" in title]
    written = after(opened, action)
    assert written.count("did: ") == 2
    assert read_text(written, opened.path).story == opened.story
