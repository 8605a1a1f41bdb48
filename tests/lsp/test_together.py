"""What stories show together: read a little at a time, so that a keystroke does not wait for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.lsp import together
from storygen.lsp.projects import Projects
from storygen.story.reading import read_file

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from storygen.story.reading import Reading


def test_the_stories_are_read_a_little_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stories").mkdir()
    (tmp_path / "storygen.toml").write_text("[project]\n")
    for number in range(4):
        (tmp_path / "stories" / f"{number}.yaml").write_text(f"title: {number}\n")
    home = Projects().around(tmp_path / "stories" / "0.yaml")
    monkeypatch.setattr(together, "SLICE", -1)
    read: list[str] = []

    def counted(file: Path, path: str, stories: str) -> Reading:
        read.append(file.name)
        return read_file(file, path, stories)

    monkeypatch.setattr("storygen.lsp.together.read_file", counted)
    all_of_them = together.Together()
    steps = 1
    while not all_of_them.read_on(home, {}):
        steps += 1
        assert steps < 20
    assert steps > 3
    all_of_them.findings(home, {})
    assert sorted(read) == ["0.yaml", "1.yaml", "2.yaml", "3.yaml"], "each once"
