"""A baseline knows old findings by fingerprint, forgets what is gone, and never takes a newer file for its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from storygen.error import CannotRunError
from storygen.finding import Finding, Span
from storygen.lint import baseline

if TYPE_CHECKING:
    from pathlib import Path

OLD = Finding("OWN101", "we", "stories/x.yaml", Span(4), field="actions.0.did", quote="we")
MOVED = Finding("OWN101", "we", "stories/x.yaml", Span(40), field="actions.5.did", quote="we")
NEW = Finding("TRD101", "no tradeoff", "stories/x.yaml")


def test_what_is_known_is_left_out_and_what_is_gone_is_forgotten() -> None:
    known = baseline.of([OLD])
    assert known.new([MOVED, NEW]) == (NEW,)
    assert known.left([MOVED, NEW]) == known
    assert known.left([NEW]).known == {}


def test_a_file_reads_back_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    assert baseline.read(file) is None
    for findings in ([], [OLD], [OLD, NEW]):
        known = baseline.of(findings)
        file.write_text(known.text(), encoding="utf-8")
        assert baseline.read(file) == known


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": "1"}', json.dumps({"version": 2, "findings": []})])
def test_what_is_no_baseline_of_ours_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CannotRunError):
        baseline.read(file)
