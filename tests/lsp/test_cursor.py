"""Where a cursor stands, also in text that is no YAML (yet)."""

from __future__ import annotations

from typing import Any

import pytest

from storygen.lsp.cursor import cursor
from storygen.lsp.text import Text

CASES: list[tuple[str, tuple[Any, ...], str, str]] = [
    ("‸", (), "key", ""),
    ("tit‸", (), "key", "tit"),
    ("title: x\nmet‸\nsummary: y", (), "key", "met"),
    ("out‸come: success", (), "key", "out"),
    ("outcome: suc‸", ("outcome",), "value", "suc"),
    ("outcome: ‸", ("outcome",), "value", ""),
    ("outcome: suc‸cess  # why", ("outcome",), "value", "suc"),
    ("context:\n  ‸", ("context",), "key", ""),
    ("context:\n  situation: a\n  st‸\nactions: []", ("context",), "key", "st"),
    ("context:\n  situation: |\n    a word: of\n    ‸\n", ("context", "situation"), "prose", "    "),
    ("context:\n  situation: |\n    a\n\n  ‸\n", ("context",), "key", ""),
    ("metrics:\n- na‸", ("metrics", 0), "item", "na"),
    ("metrics:\n- name: a\n- na‸", ("metrics", 1), "item", "na"),
    ("metrics:\n- name: a\n  ‸", ("metrics", 0), "key", ""),
    ("metrics:\n- name: a\n‸", (), "key", ""),
    ("metrics:\n  - name: p\n    un‸\n    before: 3\n  - name: q", ("metrics", 0), "key", "un"),
    ("metrics:\n  - name: p\n    unit: m‸s", ("metrics", 0, "unit"), "value", "m"),
    ("metrics:\n  - days to letter: 9 -> 3 d‸", ("metrics", 0, "days to letter"), "value", "9 -> 3 d"),
    ("actions:\n  - phase: de‸", ("actions", 0, "phase"), "value", "de"),
    ("actions:\n  - I cut\n    the w‸", ("actions", 0), "prose", "the w"),
    ("actions:\n  - did: |\n      foo {pre‸", ("actions", 0, "did"), "prose", "      foo {pre"),
    ("summary: I cut {pre‸", ("summary",), "value", "I cut {pre"),
    ("tradeoffs:\n  - decision: d\n    over:\n      - ‸", ("tradeoffs", 0, "over", 0), "item", ""),
    ("tradeoffs:\n  - over: [{option: x, ga‸", ("tradeoffs", 0, "over", 0), "key", "ga"),
    ("tradeoffs:\n  - over: [a, {option: x‸", ("tradeoffs", 0, "over", 1, "option"), "value", "x"),
    ("competencies: [ownership, acc‸]", ("competencies", 1), "value", "acc"),
    ("competencies: [‸", ("competencies", 0), "value", ""),
    ("competencies:\n  - own‸", ("competencies", 0), "item", "own"),
    ("lint: {ignore: [Q‸]}", ("lint", "ignore", 0), "value", "Q"),
    ("title: x  # noqa: Q‸", (), "comment", "# noqa: Q"),
    ("# a remark‸", (), "comment", "# a remark"),
    ('title: "a # b‸"', ("title",), "value", '"a # b'),
    ("result: |  # noqa: ‸", (), "comment", "# noqa: "),
]


@pytest.mark.parametrize(("content", "path", "kind", "word"), CASES, ids=[repr(case[0]) for case in CASES])
def test_the_place_of_a_cursor(content: str, path: tuple[Any, ...], kind: str, word: str) -> None:
    found = cursor(Text(content.replace("‸", "")), content.index("‸"))
    assert (found.kind, found.word) == (kind, word)
    assert kind == "comment" or found.path == path


@pytest.mark.parametrize(
    ("content", "keys"),
    [
        ("title: x\n‸\nsummary: y", {"title", "summary"}),
        ("metrics:\n  - name: p\n    ‸\n    before: 3\n  - name: q\n    unit: ms", {"name", "before"}),
        ("metrics:\n  - ‸\n    before: 3\n", {"before"}),
        ("context:\n  task: |\n    title: x\n  ‸\n", {"task"}),
        ("over: [{option: x, ‸", {"option"}),
    ],
)
def test_the_keys_that_stand_there_already(content: str, keys: set[str]) -> None:
    assert set(cursor(Text(content.replace("‸", "")), content.index("‸")).keys) == keys
