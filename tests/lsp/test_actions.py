"""What is offered to do, and what the story says afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lsprotocol import types

from storygen.lsp.actions import actions
from storygen.story.collection import read_collection, remember
from storygen.story.reading import read_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from storygen.lsp.opened import Opened

    Marked = tuple[Opened, types.Position]


def offered(opened: Opened, position: types.Position, only: list[str] | None = None) -> dict[str, types.CodeAction]:
    params = types.CodeActionParams(
        types.TextDocumentIdentifier(opened.uri),
        types.Range(position, position),
        types.CodeActionContext([], only=only),
    )
    return {action.title: action for action in actions(opened, params)}


def after(opened: Opened, action: types.CodeAction) -> str:
    """The text once an action's edits are made, as an editor makes them."""
    assert action.edit is not None
    assert action.edit.changes is not None
    content = opened.text.content
    edits = [
        (opened.text.offset(edit.range.start), opened.text.offset(edit.range.end), edit.new_text)
        for edit in action.edit.changes[opened.uri]
    ]
    for start, end, text in sorted(edits, key=lambda edit: edit[:2], reverse=True):
        content = content[:start] + text + content[end:]
    return content


def chosen(opened: Opened, position: types.Position, title: str) -> str:
    found = offered(opened, position)
    (action,) = [action for name, action in found.items() if title in name]
    return after(opened, action)


FIXED = [
    ("title: We were ranked #‸3 of 40\n", "title: We were ranked #3 of 40\n"),
    ("title: x\nfollow-‸up: [a]\n", "title: x\nfollow_up: [a]\n"),
    ("title: \N{HATCHING CHICK} ranked #‸3\n", "title: \N{HATCHING CHICK} ranked #3\n"),
]


@pytest.mark.parametrize(("content", "_kept"), FIXED, ids=[case[0] for case in FIXED])
def test_a_certain_repair_is_offered_and_mends(marked: Callable[[str], Marked], content: str, _kept: str) -> None:
    opened, position = marked(content)
    fixes = [action for action in offered(opened, position).values() if action.is_preferred]
    assert len(fixes) == 1
    (about,) = fixes[0].diagnostics or ()
    mended = read_text(after(opened, fixes[0]), opened.path)
    assert about.code not in {found.code for found in mended.findings}


def test_all_certain_repairs_at_once(marked: Callable[[str], Marked]) -> None:
    opened, position = marked("‸title: We were ranked #3 of 40\nfollow-up: [a]\nOutcome: Success\n")
    (action,) = offered(opened, position, ["source.fixAll"]).values()
    mended = read_text(after(opened, action), opened.path)
    assert mended.findings == ()
    assert mended.story is not None
    assert (mended.story.title, mended.story.outcome) == ("We were ranked #3 of 40", "success")


NOTED = [
    (
        "title: x\nsummary: We improved latency ‸significantly.\n",
        "title: x\nsummary: We improved latency significantly.  # noqa: QNT201 -- reason\n",
    ),
    (
        "title: x\nresult: |\n  It went well.\n  We improved latency ‸significantly.\n",
        "title: x\nresult: |  # noqa: QNT201 -- reason\n  It went well.\n  We improved latency significantly.\n",
    ),
    (
        "title: x\nsummary: We improved latency ‸significantly.  # noqa: OWN101 -- why\n",
        "title: x\nsummary: We improved latency significantly.  # noqa: OWN101, QNT201 -- why\n",
    ),
    (
        "title: x\nsummary: We improved latency ‸significantly.  # a remark\n",
        "title: x\nsummary: We improved latency significantly.  # a remark  # noqa: QNT201 -- reason\n",
    ),
    (
        'title: x\nsummary: "We improved latency ‸significantly.\n  It was good."\n',
        None,
    ),
]


@pytest.mark.parametrize(("content", "expected"), NOTED, ids=[case[0] for case in NOTED])
def test_a_finding_is_switched_off_where_a_comment_can_stand(
    marked: Callable[[str], Marked], content: str, expected: str | None
) -> None:
    opened, position = marked(content)
    found = [action for title, action in offered(opened, position).items() if "QNT201 off on this line" in title]
    assert [after(opened, action) for action in found] == ([expected] if expected else [])


IGNORED = [
    ("title: x\nsummary: Much ‸faster.\n", "title: x\nsummary: Much faster.\n\nlint: {ignore: [QNT203]}\n"),
    ("lint: {ignore: [TRD101]}\nsummary: Much ‸faster.\ntitle: x\n", "ignore: [TRD101, QNT203]}"),
    ("lint:\n  ignore:\n    - TRD101  # no\nsummary: Much ‸faster.\ntitle: x\n", "- TRD101  # no\n    - QNT203\n"),
]


@pytest.mark.parametrize(("content", "expected"), IGNORED, ids=[case[0] for case in IGNORED])
def test_a_rule_is_switched_off_for_the_story(marked: Callable[[str], Marked], content: str, expected: str) -> None:
    opened, position = marked(content)
    found = {title: action for title, action in offered(opened, position).items() if title.endswith("for this story")}
    assert found
    code = next(iter(found)).split()[1]
    assert expected.replace("QNT203", code) in after(opened, next(iter(found.values())))


def test_only_what_is_asked_for(marked: Callable[[str], Marked]) -> None:
    opened, position = marked("title: x\ncontext: A ‸ward, much better.\n")
    titles = offered(opened, position, ["refactor"])
    assert list(titles) == ["Write the short form out"]


# ids that changed


def build(project: Path, name: str, text: str) -> None:
    (project / "stories" / name).write_text(text)
    remember(project, [reading.story for reading in read_collection(project) if reading.story])


@pytest.mark.parametrize(
    ("before", "now", "line"),
    [
        (
            "title: A story of letters\nid: letters\n",
            "title: A story of let‸ters\nid: letter-box\n",
            "formerly: [letters]\ntitle: A story of letters\nid: letter-box\n",
        ),
        (
            "title: A story of letters\nmetrics:\n  - name: days to letter\n    before: 9\n    after: 3\n",
            "title: A story of letters\nmetrics:\n  - name: days to a letter‸\n    before: 9\n    after: 3\n",
            "  - formerly: [days-to-letter]\n    name: days to a letter\n    before: 9\n",
        ),
        (
            "title: A story of letters\nid: letters\nformerly: [old]\n",
            "title: A story of let‸ters\nid: letter-box\nformerly: [old]\n",
            "formerly: [old, letters]\n",
        ),
    ],
)
def test_the_formerly_line_is_offered_when_an_id_changed(
    project: Path, marked: Callable[[str], Marked], before: str, now: str, line: str
) -> None:
    build(project, "x.yaml", before)
    opened, position = marked(now)
    assert line in chosen(opened, position, "Add formerly:")


def test_a_renamed_file_keeps_its_progress(project: Path, marked: Callable[[str], Marked]) -> None:
    build(project, "old-name.yaml", "title: A story of letters\nresult: They came on the day.\n")
    (project / "stories" / "old-name.yaml").unlink()
    opened, position = marked("title: A story of letters‸\nresult: They came on the day.\n")
    assert chosen(opened, position, "Add formerly:").startswith("formerly: [old-name]\ntitle: A story of letters\n")


def test_another_story_that_still_stands_there_is_not_taken_for_it(
    project: Path, marked: Callable[[str], Marked]
) -> None:
    build(project, "other.yaml", "title: A story of letters\n")
    opened, position = marked("title: A story of letters‸\n")
    assert not any("formerly" in title for title in offered(opened, position))


def test_it_is_offered_only_where_the_name_stands(project: Path, marked: Callable[[str], Marked]) -> None:
    build(project, "x.yaml", "title: A story of letters\nid: letters\n")
    opened, position = marked("title: A story of letters\nid: letter-box\noutcome: mi‸xed\n")
    assert not any("formerly" in title for title in offered(opened, position))
