"""Loads what the first check needs before the first story is opened."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from storygen.lsp.opened import Opened
from storygen.lsp.text import Text

if TYPE_CHECKING:
    from storygen.lsp.projects import Projects

_STORY = """\
title: Cut the nightly build from 40 minutes to 8
actions:
  - I moved the slow tests to a queue, and two teams objected.
metrics:
  - build time: 40 -> 8 min
"""


def warm(projects: Projects) -> None:
    """Check a small story once, so that rules, bank, schema and lexicon are in memory."""
    from storygen.lsp import actions, completion, hover  # noqa: F401 -- in memory is what this is for

    for folder in projects.folders[:1]:
        home = projects.around(folder / "stories" / "x.yaml")
        file = home.root / home.project.stories / "x.yaml"
        _ = Opened("", file, Text(_STORY), home).findings
    gc.collect()
    gc.freeze()
