"""answers.yaml: the openers that are no stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storygen.story.collection import read_answers
from storygen.story.model import Answer

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
- ask: Tell me about yourself.
  say: |
    I like the part that begins when the model is good.
  seconds: 60
  roles: [ml-engineer]
- {ask: "Why us?", say: Two reasons}
"""


def test_answers_are_read(tmp_path: Path) -> None:
    (tmp_path / "answers.yaml").write_text(TEXT)
    answers, findings = read_answers(tmp_path / "answers.yaml")
    assert findings == ()
    first, second = answers
    assert (first.id, first.ask, first.seconds, first.roles) == (
        "tell-me-about-yourself",
        "Tell me about yourself.",
        60,
        ("ml-engineer",),
    )
    assert second == Answer(1, "why-us", "Why us?", "Two reasons", 60, ())
    assert read_answers(tmp_path) == (answers, findings)


def test_no_file_no_answers(tmp_path: Path) -> None:
    assert read_answers(tmp_path / "answers.yaml") == ((), ())


WRONG = [
    ("title: A\n", "YML106", 1, 0),
    ("- ask: A\n  sya: B\n", "SCH101", 2, 1),
    ("- ask: A\n  seconds: a minute\n", "SCH102", 2, 1),
    ("- say: B\n- ask: A\n", "SCH106", 1, 1),
    ("- Tell me about yourself.\n- ask: A\n", "SCH102", 1, 1),
    ("- ask: Why us: really?\n  say: We were ranked #3\n", "YML202", 1, 1),
    ("- ask: A\n  say: We were ranked #3\n", "YML201", 2, 1),
]


@pytest.mark.parametrize(("text", "code", "line", "count"), WRONG)
def test_what_is_wrong_is_found_and_the_rest_is_read(
    tmp_path: Path, text: str, code: str, line: int, count: int
) -> None:
    (tmp_path / "answers.yaml").write_text(text)
    answers, findings = read_answers(tmp_path / "answers.yaml")
    assert (findings[0].code, findings[0].span.line) == (code, line)
    assert findings[0].path == "answers.yaml"
    assert len(answers) == count
