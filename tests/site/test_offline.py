"""The worker and the manifest of a site on a host."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from storygen.site import offline, theme

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of one story, built."""
    root = tmp_path_factory.mktemp("project")
    (root / "stories").mkdir()
    (root / "storygen.toml").write_text(
        '[project]\nid = "one"\ntitle = "Früher · 以前"\nlanguage = "de"\n', encoding="utf-8"
    )
    _write(root, "One")
    return root


def _write(root: Path, title: str) -> None:
    (root / "stories" / "one.yaml").write_text(f"title: {title}\n", encoding="utf-8")


def _files(root: Path) -> dict[str, str]:
    subprocess.run([sys.executable, "-m", "storygen", "build"], cwd=root, capture_output=True, check=False)
    first, shell, _ = (root / "site" / "sw.js").read_text(encoding="utf-8").split("\n", 2)
    assert shell == "self.storygenShell=null;", "a small site is kept as a whole"
    listed = re.fullmatch(r"self\.storygenFiles=(\{.*\});", first)
    assert listed is not None
    files: dict[str, str] = json.loads(listed[1])
    return files


def test_the_worker_lists_every_file_and_changes_with_what_they_hold(site: Path) -> None:
    once = _files(site)
    there = {p.relative_to(site / "site").as_posix() for p in (site / "site").rglob("*") if p.is_file()}
    assert there - set(once) == {"sw.js", "manifest.webmanifest", ".storygen-site.json"}
    assert _files(site) == once
    _write(site, "Another")
    changed = {path for path, digest in _files(site).items() if once.get(path) != digest}
    assert "stories/one.html" in changed
    assert not [path for path in changed if path.startswith("assets/")]
    assert not [path for path in changed if path.startswith("rules/")]


def test_one_edited_story_leaves_the_pages_of_the_others_as_they_were(site: Path) -> None:
    for id in ("two", "three", "four"):
        (site / "stories" / f"{id}.yaml").write_text(f"title: {id}\nopening: It was {id}.\n", encoding="utf-8")
    _write(site, "One\nopening: A word.")
    once = _files(site)
    _write(site, "One\nopening: A new word, and only that.")
    now = _files(site)
    changed = {path for path in {*once, *now} if once.get(path) != now.get(path)}
    data = {path for path in changed if path.startswith("data/")}
    assert {re.sub(r"\.[0-9a-f]{10}\.", ".", path) for path in data} == {
        "data/deck.js",
        "data/names.js",
        "data/search-index.js",
    }
    assert "stories/one.html" in changed
    assert not [path for path in changed if re.fullmatch(r"stories/(two|three|four)\.html", path)]
    assert not [path for path in changed if path.startswith(("rules/R", "assets/"))]


def test_a_large_site_brings_in_its_shell_alone() -> None:
    look = theme.find("default")
    files = {
        "index.html": "a" * 32,
        "assets/desk.1.js": "b" * 32,
        "data/names.js": "c" * 32,
        "stories/one.html": "d" * 32,
    }
    for digests, size in (
        (files, offline.MOST_BYTES + 1),
        ({**files, **{f"stories/{n}.html": "e" * 32 for n in range(offline.MOST_PAGES)}}, 1000),
    ):
        listed, shell, _ = offline.worker(look, digests, size).decode().split("\n", 2)
        assert json.loads(shell.partition("=")[2].rstrip(";")) == ["assets/desk.1.js", "data/names.js", "index.html"]
        assert set(json.loads(listed.partition("=")[2].rstrip(";"))) == set(digests), "what is read later is known too"


def test_the_manifest_names_everything_below_itself(site: Path) -> None:
    _files(site)
    manifest = json.loads((site / "site" / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert (manifest["name"], manifest["lang"]) == ("Früher · 以前", "de")
    assert (manifest["start_url"], manifest["scope"]) == ("index.html", "./")
    assert (site / "site" / manifest["icons"][0]["src"]).is_file()
