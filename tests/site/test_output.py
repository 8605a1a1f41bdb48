"""Writing a site: never half of it, never a stranger's file lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from storygen.error import CannotRunError
from storygen.site import swap
from storygen.site.output import MANIFEST, Output

if TYPE_CHECKING:
    from pathlib import Path


def _build(folder: Path, **files: str) -> Output:
    with Output(folder) as out:
        for name, text in files.items():
            out.write(name.replace("__", "/").replace("_", "."), text.encode())
    return out


def _tree(folder: Path) -> dict[str, str]:
    found = (p for p in folder.rglob("*") if p.is_file() and p.name != MANIFEST)
    return {p.relative_to(folder).as_posix(): p.read_text() for p in found}


def _beside(folder: Path) -> list[str]:
    return [p.name for p in folder.parent.iterdir() if p != folder]


def test_a_first_build_makes_the_folder(tmp_path: Path) -> None:
    _build(tmp_path / "deep/site", index_html="a", stories__x_html="b")
    assert _tree(tmp_path / "deep/site") == {"index.html": "a", "stories/x.html": "b"}
    assert _beside(tmp_path / "deep/site") == []


def test_what_the_new_site_lacks_goes(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _build(site, index_html="a", stories__x_html="b")
    _build(site, index_html="c")
    assert _tree(site) == {"index.html": "c"}
    assert not (site / "stories").exists()


def test_an_unchanged_file_is_not_written_again(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _build(site, index_html="a", other_html="b")
    before = (site / "index.html").stat()
    second = _build(site, index_html="a", other_html="new")
    after = (site / "index.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert second.written == ["other.html"]


def test_a_file_changed_by_hand_is_put_right(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _build(site, index_html="a")
    (site / "index.html").write_text("scribble")
    _build(site, index_html="a")
    assert _tree(site) == {"index.html": "a"}


def test_a_strangers_file_stays(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _build(site, index_html="a", stories__x_html="b", stories__y_html="c")
    (site / "CNAME").write_text("stories.example.org")
    (site / "stories/mine.txt").write_text("mine")
    _build(site, index_html="new", stories__y_html="c")
    assert _tree(site) == {
        "CNAME": "stories.example.org",
        "index.html": "new",
        "stories/mine.txt": "mine",
        "stories/y.html": "c",
    }
    assert [p.name for p in site.iterdir() if p.name.startswith(".")] == [MANIFEST]


def test_a_strangers_file_that_comes_during_the_build_stays(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _build(site, index_html="a")
    with Output(site) as out:
        out.write("index.html", b"new")
        (site / "late.txt").write_text("late")
    assert _tree(site) == {"index.html": "new", "late.txt": "late"}


def test_a_failed_build_changes_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _build(site, index_html="a")
    with pytest.raises(CannotRunError):
        _build(site, index_html="half", **{"..__out": "outside"})
    assert _tree(site) == {"index.html": "a"}
    assert _beside(site) == []


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(CannotRunError, match="holds files that storygen did not write"), Output(tmp_path):
        pass
    assert _tree(tmp_path) == {"thesis.txt": "years of work"}


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(CannotRunError, match="is a file"), Output(tmp_path / "site"):
        pass


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    _build(tmp_path, index_html="a")
    assert _tree(tmp_path) == {"index.html": "a"}


@pytest.mark.parametrize("path", ["../out.html", "/etc/passwd", "a/../../b"])
def test_nothing_is_written_outside(tmp_path: Path, path: str) -> None:
    with pytest.raises(CannotRunError, match="no room"), Output(tmp_path / "site") as out:
        out.write(path, b"")


def test_staging_lies_in_the_projects_own_folder(tmp_path: Path) -> None:
    (tmp_path / ".storygen").mkdir()
    with Output(tmp_path / "site") as out:
        out.write("index.html", b"a")
        assert [p.parent.name for p in tmp_path.rglob("index.html")] == [
            f".site.storygen-next-{os.getpid()}",
        ]
        assert not list(tmp_path.glob(".site.*"))


_KILLED = """
import sys, pathlib
from storygen.site.output import Output
with Output(pathlib.Path(sys.argv[1])) as out:
    print("began", flush=True)
    for i in range(100000):
        out.write(f"{i}.html", b"new")
"""


def test_a_killed_build_leaves_the_last_site_and_the_next_one_works(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _build(site, index_html="good")
    build = subprocess.Popen([sys.executable, "-c", _KILLED, str(site)], stdout=subprocess.PIPE, text=True)
    assert build.stdout is not None
    assert build.stdout.readline() == "began\n"
    while not any(p.glob("*.html") for p in tmp_path.glob(".site.*")):
        time.sleep(0.01)
    build.send_signal(signal.SIGKILL)
    build.wait()
    build.stdout.close()
    assert _tree(site) == {"index.html": "good"}
    assert len(_beside(site)) == 1
    _build(site, index_html="next")
    assert _tree(site) == {"index.html": "next"}
    assert _beside(site) == []


def test_the_two_step_way_is_mended_when_it_was_cut_in_the_middle(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _build(site, index_html="good")
    site.rename(swap.aside(site))
    _build(site, other_html="new")
    assert _tree(site) == {"other.html": "new"}
    assert _beside(site) == []


def test_the_two_step_way_swaps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_in_one_step", lambda *_: False)
    site = tmp_path / "site"
    _build(site, index_html="a")
    _build(site, index_html="b")
    assert _tree(site) == {"index.html": "b"}
    assert _beside(site) == []


def test_a_manifest_that_is_damaged_is_not_trusted(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _build(site, index_html="a", old_html="b")
    (site / MANIFEST).write_text(json.dumps({"files": 3}))
    _build(site, index_html="new")
    assert _tree(site) == {"index.html": "new", "old.html": "b"}
