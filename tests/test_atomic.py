"""A file is written whole or not at all, and what it was beside its content it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storygen import atomic

if TYPE_CHECKING:
    from pathlib import Path


def test_folders_are_made_and_the_mode_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "a.yaml"
    atomic.write(file, "one")
    file.chmod(0o600)
    atomic.write(file, "two")
    assert file.read_text(encoding="utf-8") == "two"
    assert file.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in file.parent.iterdir()] == ["a.yaml"]


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    kept, link = tmp_path / "elsewhere" / "a.yaml", tmp_path / "stories" / "a.yaml"
    for folder in (kept.parent, link.parent):
        folder.mkdir()
    kept.write_text("one", encoding="utf-8")
    link.symlink_to(kept)
    atomic.write(link, "two")
    assert link.is_symlink()
    assert kept.read_text(encoding="utf-8") == "two"


def test_what_fails_leaves_the_old_content_and_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    with pytest.raises(OSError, match=r"a\.yaml"):
        atomic.write(tmp_path / "a.yaml", "two")
    assert [p.name for p in tmp_path.iterdir()] == ["a.yaml"]


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    assert atomic.create(tmp_path / "a.yaml", "one")
    assert not atomic.create(tmp_path / "a.yaml", "two")
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == "one"
