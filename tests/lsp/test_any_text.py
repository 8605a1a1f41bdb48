"""Whatever text stands in the editor and wherever the cursor is, every question has an answer and nothing falls over."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types

from storygen.lsp.actions import actions
from storygen.lsp.completion import completion
from storygen.lsp.diagnostics import diagnostics
from storygen.lsp.hover import hover
from storygen.lsp.next_step import lens
from storygen.lsp.opened import Opened
from storygen.lsp.projects import Projects
from storygen.lsp.rename import named
from storygen.lsp.text import Text

ROOT = Path(__file__).parents[2]
FILE = ROOT / "stories" / "any.yaml"
HOME = Projects().around(FILE)
SHORT = """\
title: x
context: A ward.
actions:
  - I timed letters.
  - |
    I asked.
metrics:
  - days to letter: 9 -> 3 d
  - {p95: 900 -> 240 ms}
probes:
  - Why?: so
lint: {ignore: [QNT201]}
"""
STORIES = [SHORT, *(file.read_text(encoding="utf-8") for file in sorted((ROOT / "stories").glob("*.yaml"))[:3])]
PIECES = st.sampled_from(
    ["", " ", "\n", "  - ", ": ", "#", "{", "[", "'", '"', "|", "\t", "&a", "*a", "\u2028", "🐣", "noqa"]
)


@st.composite
def typed(draw: st.DrawFn) -> tuple[str, int]:
    """A story cut off or cut into somewhere, with something typed there, and a place in it."""
    story = draw(st.sampled_from(STORIES))
    start = draw(st.integers(0, len(story)))
    end = draw(st.one_of(st.just(len(story)), st.integers(start, min(start + 40, len(story)))))
    text = story[:start] + draw(PIECES) + story[end:]
    return text, draw(st.one_of(st.integers(0, len(text)), st.just(min(start + 1, len(text)))))


@settings(max_examples=60, deadline=None)
@given(st.one_of(typed(), st.text(max_size=80).map(lambda text: (text, len(text) // 2))))
def test_any_text_is_answered(case: tuple[str, int]) -> None:
    content, offset = case
    opened = Opened(FILE.as_uri(), FILE, Text(content), HOME)
    position = opened.text.position(offset)
    place = types.Range(position, position)
    params = types.CodeActionParams(types.TextDocumentIdentifier(opened.uri), place, types.CodeActionContext([]))
    for found in diagnostics(opened):
        assert (found.range.start.line, found.range.start.character) <= (
            found.range.end.line,
            found.range.end.character,
        )
    completion(opened, position)
    hover(opened, position)
    actions(opened, params)
    lens(opened, "")
    named(opened, offset)
