"""The worker and the manifest of a site on a host."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

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
    first = (root / "site" / "sw.js").read_text(encoding="utf-8").split("\n", 1)[0]
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


def test_the_manifest_names_everything_below_itself(site: Path) -> None:
    _files(site)
    manifest = json.loads((site / "site" / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert (manifest["name"], manifest["lang"]) == ("Früher · 以前", "de")
    assert (manifest["start_url"], manifest["scope"]) == ("index.html", "./")
    assert (site / "site" / manifest["icons"][0]["src"]).is_file()
