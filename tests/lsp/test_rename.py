"""Another id for a story or a part of it: the old one is kept, and the figures in prose follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storygen.lsp.rename import CannotRenameError, named, renamed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lsprotocol import types

    from storygen.lsp.opened import Opened

    Marked = tuple[Opened, types.Position]

CASES = [
    ("title: x\nid: lett‸ers\n", "letters", "title: x\nid: post\nformerly: [letters]\n"),
    ("title: x\nid: 'lett‸ers'  # short\n", "letters", "title: x\nid: post  # short\nformerly: [letters]\n"),
    ("title: x\nid: lett‸ers\nformerly: [a]\n", "letters", "title: x\nid: post\nformerly: [a, letters]\n"),
    ("id: lett‸ers\nformerly:\n  - a\ntitle: x\n", "letters", "id: post\nformerly:\n  - a\n  - letters\ntitle: x\n"),
    ("title: Some‸thing\noutcome: mixed\n", "x", "title: Something\nid: post\nformerly: [x]\noutcome: mixed\n"),
    (
        "title: x\nmetrics:\n  - name: p‸95\n    after: 3\nresult: Now {p95} and {p95.change}, not {p}.\n",
        "p95",
        "title: x\nmetrics:\n  - name: p95\n    id: post\n    formerly: [p95]\n    after: 3\n"
        "result: Now {post} and {post.change}, not {p}.\n",
    ),
    (
        "title: x\nmetrics:\n  - {name: p95, id: t‸ail, after: 3}\nresult: Now {tail}.\n",
        "tail",
        "title: x\nmetrics:\n  - {name: p95, id: post, formerly: [tail], after: 3}\nresult: Now {post}.\n",
    ),
    (
        "title: x\nprobes:\n  - ask: Why ‸not?\n    answer: No.\n",
        "why-not",
        "title: x\nprobes:\n  - ask: Why not?\n    id: post\n    formerly: [why-not]\n    answer: No.\n",
    ),
]


def after(opened: Opened, position: types.Position, new: str) -> tuple[str, str]:
    what = named(opened, opened.text.offset(position))
    assert what is not None
    return what.id, opened.text.applied(renamed(opened, what, new))


@pytest.mark.parametrize(("content", "old", "expected"), CASES, ids=[case[0] for case in CASES])
def test_the_old_id_is_kept(marked: Callable[[str], Marked], content: str, old: str, expected: str) -> None:
    assert after(*marked(content), "post") == (old, expected)


@pytest.mark.parametrize(
    ("content", "new", "words"),
    [
        ("title: x\nid: a‸b\n", "not an id!", "letters, digits and hyphens"),
        ("title: x\nid: a‸b\n", "other", "is the id of another"),
        ("title: x\nmetrics:\n  - name: p‸95\n  - name: p99\n", "p99", "is the id of another"),
        ("title: x\nmetrics:\n  - p‸95: 9 -> 3 ms\n", "tail", "write the short form out first"),
    ],
)
def test_why_not(marked: Callable[[str], Marked], project: Path, content: str, new: str, words: str) -> None:
    (project / "stories" / "other.yaml").write_text("title: y\n")
    with pytest.raises(CannotRenameError, match=words):
        after(*marked(content), new)


@pytest.mark.parametrize(
    "content", ["title: x‸\nid: a\n", "title: x\nsumm‸ary: y\n", "title: x\nactions:\n  - did: I d‸id.\n", "titl‸e"]
)
def test_what_has_no_id_there(marked: Callable[[str], Marked], content: str) -> None:
    opened, position = marked(content)
    assert named(opened, opened.text.offset(position)) is None
