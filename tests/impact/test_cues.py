"""Cues sorted by their first letters are found where the lists say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from storygen.impact import cues
from storygen.impact.claims import read

DATA = Path(__file__).parents[1] / "data" / "claims.jsonl"
LISTS = json.loads(Path(cues.__file__).with_name("cues.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", LISTS)
def test_a_cue_is_found_wherever_its_list_finds_it(name: str) -> None:
    rows = map(json.loads, DATA.read_text(encoding="utf-8").splitlines()[::3])
    for s in (s for row in rows for s in read(row["sentence"])):
        text = s.stretch.joined(s.span.start, s.span.stop)
        assert (cues.standing(name).search(text) is None) == (cues.cue(name).search(text) is None), text
