"""An open story as the server holds it, and the place in it that a test marks with ‸."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storygen.lsp.neighbours import Neighbours
from storygen.lsp.opened import Opened
from storygen.lsp.projects import Projects
from storygen.lsp.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lsprotocol import types

MARK = "‸"

Marked = tuple[Opened, "types.Position"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "storygen.toml").write_text('[project]\nid = "mine"\n')
    (tmp_path / "stories").mkdir()
    return tmp_path


@pytest.fixture
def story(project: Path) -> Callable[[str], Opened]:
    """Open a text as stories/x.yaml of a project."""

    def opened(content: str) -> Opened:
        file = project / "stories" / "x.yaml"
        home = Projects().around(file)
        return Opened(file.as_uri(), file, Text(content), home, others=Neighbours().ids(home))

    return opened


@pytest.fixture
def marked(story: Callable[[str], Opened]) -> Callable[[str], Marked]:
    """The same, and the position of the mark, which is taken out."""

    def opened(content: str) -> Marked:
        offset = content.index(MARK)
        made = story(content.replace(MARK, ""))
        return made, made.text.position(offset)

    return opened
