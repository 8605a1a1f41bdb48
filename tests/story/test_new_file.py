from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from storygen.story.new_file import create, ids

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_file_is_made_with_its_folder(tmp_path: Path) -> None:
    made = create(tmp_path, "my/tales", "a-day", "title: x\n", {})
    assert (made.path, made.in_the_way) == ("my/tales/a-day.yaml", "")
    assert (tmp_path / made.path).read_text() == "title: x\n"
    assert [p.name for p in (tmp_path / "my/tales").iterdir()] == ["a-day.yaml"]


@pytest.mark.parametrize("kind", ["file", "folder", "dangling link"])
def test_nothing_that_is_there_is_touched(tmp_path: Path, kind: str) -> None:
    (tmp_path / "stories").mkdir()
    there = tmp_path / "stories" / "a-day.yaml"
    if kind == "file":
        there.write_text("mine")
    elif kind == "folder":
        there.mkdir()
    else:
        there.symlink_to(tmp_path / "nowhere")
    assert create(tmp_path, "stories", "a-day", "title: x\n", {}).in_the_way == "stories/a-day.yaml"
    assert [p.name for p in there.parent.iterdir()] == ["a-day.yaml"]
    assert kind != "file" or there.read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()


def test_an_id_counts_whatever_its_case_and_whatever_the_file(tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "x.yaml").write_text("title: x\nid: A-Day\n")
    (tmp_path / "stories" / "broken.yaml").write_text("{")
    taken = ids(tmp_path, "stories")
    assert taken == {"a-day": "stories/x.yaml"}
    assert create(tmp_path, "stories", "a-day", "title: y\n", taken).in_the_way == "stories/x.yaml"


def test_where_files_cannot_be_linked_it_is_made_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert create(tmp_path, "stories", "a", "title: x\n", {}).in_the_way == ""
    assert create(tmp_path, "stories", "a", "title: y\n", {}).in_the_way == "stories/a.yaml"
    assert (tmp_path / "stories" / "a.yaml").read_text() == "title: x\n"
