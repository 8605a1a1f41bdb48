"""Ids of stories and parts, and what a rename carries over."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from storygen.finding import Severity
from storygen.story.collection import read_collection, remember, renames
from storygen.story.identity import part_ids, slug, story_id
from storygen.story.reading import Reading, read_text
from storygen.story.renames import carried

if TYPE_CHECKING:
    from pathlib import Path

SLUGS = [
    ("Why not X?", "why-not-x"),
    ("p95 latency", "p95-latency"),
    ("false-decline rate", "false-decline-rate"),
    ("  Déjà vu… ", "deja-vu"),
    ("Straße", "strasse"),
    ("don't do it", "dont-do-it"),
    ("日本語 テスト", "日本語-テスト"),
    ("snake_case and CamelCase", "snake-case-and-camelcase"),
    ("?!", ""),
    ("word " * 40, "word-" * 15 + "word"),
]


@pytest.mark.parametrize(("text", "id"), SLUGS)
def test_slugs(text: str, id: str) -> None:
    assert slug(text) == id


PATHS = [
    ("stories/fraud-rollback.yaml", "stories", "fraud-rollback"),
    ("stories/2024/Fraud rollback.yml", "stories", "2024-fraud-rollback"),
    ("my/stories/a.yaml", "my/stories", "a"),
    ("stories/index.yaml", "stories", "index-story"),
    ("stories/!!.yaml", "stories", "story"),
]


@pytest.mark.parametrize(("path", "root", "id"), PATHS)
def test_a_story_is_named_by_its_path(path: str, root: str, id: str) -> None:
    assert story_id(path, root) == id


def test_one_name_composed_or_not_is_one_id() -> None:
    assert slug("café") == slug("cafe\u0301")


PARTS = [
    ([("", "Cost"), ("", "cost"), ("", "COST?")], ["cost", "cost-2", "cost-3"]),
    ([("", "cost"), ("cost", "price")], ["cost-2", "cost"]),
    ([("", "a"), ("", "a"), ("a-2", "b")], ["a", "a-3", "a-2"]),
    ([("", "?"), ("", "!")], ["metric", "metric-2"]),
    ([("x", "a"), ("x", "b")], ["x", "x-2"]),
]


@pytest.mark.parametrize(("parts", "ids"), PARTS)
def test_parts_are_named_by_what_names_them(parts: list[tuple[str, str]], ids: list[str]) -> None:
    assert list(part_ids(parts, "metric")) == ids


def test_editing_an_answer_changes_no_id() -> None:
    one = read_text("title: A\nprobes:\n  - Why not X?: because\n", "stories/a.yaml").story
    two = read_text("title: B\nprobes:\n  - Why not X?: for another reason\n", "stories/a.yaml").story
    assert one is not None
    assert two is not None
    assert (one.id, one.probes[0].id) == (two.id, two.probes[0].id) == ("a", "why-not-x")


# renames

STORY = """\
title: Rolled back a fraud model
metrics:
  - name: precision
    unit: ratio
    before: 0.62
    after: 0.78
  - {name: p95 latency, unit: ms, before: 900, after: 240}
tradeoffs:
  - decision: Roll back
    because: Customers were being declined.
probes:
  - Why not keep it in shadow?: It does not help the customer.
  - Alone?
angles:
  - {name: as a risky success, opening: I took a launch back.}
"""


def project(root: Path, **stories: str) -> tuple[Reading, ...]:
    folder = root / "stories"
    folder.mkdir(exist_ok=True)
    for file in folder.iterdir():
        file.unlink()
    for name, text in stories.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return read_collection(root, "stories")


def built(root: Path, **stories: str) -> tuple[Reading, ...]:
    readings = project(root, **stories)
    remember(root, [reading.story for reading in readings if reading.story])
    return readings


RENAMES = [
    # what changed in the file, the card before, the card after
    (STORY.replace("name: precision", "name: weekly precision"), "fraud/numbers/precision", "fraud/numbers/weekly-precision"),
    (STORY.replace("name: p95 latency", "name: latency at the 95th"), "fraud/numbers/p95-latency", "fraud/numbers/latency-at-the-95th"),
    (STORY.replace("Roll back\n", "Rolling back\n"), "fraud/tradeoff/roll-back", "fraud/tradeoff/rolling-back"),
    (STORY.replace("Why not keep it in", "Why did you not keep it in"), "fraud/probe/why-not-keep-it-in-shadow", "fraud/probe/why-did-you-not-keep-it-in-shadow"),
    (STORY.replace("Alone?", "All alone?"), "fraud/probe/alone", "fraud/probe/all-alone"),
    (STORY.replace("as a risky success", "as a bold success"), "fraud/reframe/as-a-risky-success", "fraud/reframe/as-a-bold-success"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "old", "new"), RENAMES)
def test_progress_follows_a_reworded_part_and_the_line_is_offered(
    tmp_path: Path, text: str, old: str, new: str
) -> None:
    built(tmp_path, fraud=STORY)
    (reading,) = project(tmp_path, fraud=text)
    assert carried(old, renames(tmp_path, [reading])) == new
    (finding,) = reading.findings
    assert (finding.code, finding.severity) == ("SCH112", Severity.INFO)
    assert f"formerly: [{old.rpartition('/')[2]}]" in finding.message


@pytest.mark.parametrize(("text", "old", "new"), RENAMES[:3])
def test_the_offered_line_keeps_it_for_good(tmp_path: Path, text: str, old: str, new: str) -> None:
    built(tmp_path, fraud=STORY)
    (reading,) = project(tmp_path, fraud=text)
    fix = reading.findings[0].fix
    assert fix is not None
    (edit,) = fix.edits
    mended = text[: edit.start] + edit.text + text[edit.end :]
    (again,) = project(tmp_path, fraud=mended)
    assert again.findings == ()
    (tmp_path / ".storygen" / "ids.json").unlink()
    assert carried(old, renames(tmp_path, [again])) == new


def test_progress_follows_a_renamed_file(tmp_path: Path) -> None:
    built(tmp_path, fraud=STORY)
    (reading,) = project(tmp_path, rollback=STORY)
    found = renames(tmp_path, [reading])
    assert carried("fraud/numbers/precision", found) == "rollback/numbers/precision"
    assert carried("fraud/open/opening", found) == "rollback/open/opening"
    (finding,) = reading.findings
    assert "formerly: [fraud]" in finding.message
    assert finding.span.line == 1


def test_progress_follows_an_id_that_is_written_later(tmp_path: Path) -> None:
    built(tmp_path, fraud=STORY)
    (reading,) = project(tmp_path, fraud="id: fraud-rollback\n" + STORY)
    assert carried("fraud/open/opening", renames(tmp_path, [reading])) == "fraud-rollback/open/opening"


def test_progress_follows_a_renamed_file_with_a_reworded_part(tmp_path: Path) -> None:
    built(tmp_path, fraud=STORY)
    readings = project(tmp_path, rollback=STORY.replace("name: precision", "name: weekly precision"))
    assert carried("fraud/numbers/precision", renames(tmp_path, readings)) == "rollback/numbers/weekly-precision"


def test_progress_follows_through_several_builds(tmp_path: Path) -> None:
    built(tmp_path, one=STORY)
    built(tmp_path, two=STORY)
    readings = built(tmp_path, three=STORY)
    assert carried("one/open/opening", renames(tmp_path, readings)) == "three/open/opening"
    assert carried("two/open/opening", renames(tmp_path, readings)) == "three/open/opening"


def test_formerly_alone_carries_progress(tmp_path: Path) -> None:
    text = "title: A\nid: new\nformerly: [old, older]\nmetrics:\n  - {name: b, formerly: [a], before: 1}\n"
    found = renames(tmp_path, project(tmp_path, x=text))
    assert carried("older/numbers/a", found) == "new/numbers/b"
    assert carried("new/numbers/a", found) == "new/numbers/b"
    assert carried("old/numbers/c", found) == "new/numbers/c"


def test_what_is_not_alike_inherits_nothing(tmp_path: Path) -> None:
    built(tmp_path, fraud=STORY)
    readings = project(tmp_path, night="title: Falls at night\nmetrics:\n  - falls: 9 -> 3\n")
    assert renames(tmp_path, readings) == {}
    assert readings[0].findings == ()


def test_a_new_story_beside_the_old_one_inherits_nothing(tmp_path: Path) -> None:
    built(tmp_path, fraud=STORY)
    readings = project(tmp_path, fraud=STORY, copy=STORY)
    assert renames(tmp_path, readings) == {}


def test_swapped_parts_keep_their_own(tmp_path: Path) -> None:
    built(tmp_path, a="title: A\nprobes: [Why one?, Why two?]\n")
    readings = project(tmp_path, a="title: A\nprobes: [Why two?, Why one?]\n")
    assert renames(tmp_path, readings) == {}


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"v": 2}',
        '{"v": 1, "stories": {"a": 3}}',
        "\x00",
        "null",
        '{"v": 1, "stories": {}, "carried": {"a": 3}}',
        '{"v": 1, "stories": {}, "carried": {"c": "c/x", "d": "d"}}',
    ],
)
def test_a_broken_memory_is_no_memory(tmp_path: Path, content: str) -> None:
    (tmp_path / ".storygen").mkdir()
    (tmp_path / ".storygen" / "ids.json").write_text(content)
    readings = built(tmp_path, fraud=STORY)
    assert renames(tmp_path, readings) == {}
    memory = json.loads((tmp_path / ".storygen" / "ids.json").read_text())
    assert set(memory["stories"]) == {"fraud"}


def test_a_folder_that_cannot_be_written_stops_no_build(tmp_path: Path) -> None:
    (tmp_path / ".storygen").write_text("a file stands where the folder should be")
    built(tmp_path, fraud=STORY)


def test_a_story_that_cannot_be_read_today_is_remembered(tmp_path: Path) -> None:
    built(tmp_path, fraud=STORY)
    built(tmp_path, fraud="- no story\n")
    readings = project(tmp_path, rollback=STORY)
    assert carried("fraud/open/opening", renames(tmp_path, readings)) == "rollback/open/opening"


def test_a_story_that_cannot_be_read_today_loses_nothing_to_a_copy_of_it(tmp_path: Path) -> None:
    built(tmp_path, fraud=STORY)
    readings = built(tmp_path, fraud="- no story\n", copy=STORY)
    assert renames(tmp_path, readings) == {}
    readings = built(tmp_path, fraud=STORY, copy=STORY)
    assert renames(tmp_path, readings) == {}
