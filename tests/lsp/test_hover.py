"""What is shown where the pointer rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storygen.lsp.hover import hover

if TYPE_CHECKING:
    from collections.abc import Callable

    from lsprotocol import types

    from storygen.lsp.opened import Opened

    Marked = tuple[Opened, types.Position]

METRIC = """\
title: Raised precision
metrics:
  - name: precision
    unit: ratio
    before: 0.62
    after: 0.78
    target: 0.75
    stat: rate
    n: {before: 4210, after: 3987}
result: |
  Review went to {precision} in two weeks.
"""

SHOWN = [
    ("    before: 0.6‸2", ["0.62 → 0.78", "Δ +16 pp (+25.8 %)", "95 % CI +", "n 4,210 / 3,987"]),
    ("  - name: preci‸sion", ["on each side to be seen", "One to the target of 0.75"]),
    ("    un‸it: ratio", ["**unit**", "0.62 → 0.78"]),
    ("  Review went to {prec‸ision}", ["0.62 → 0.78"]),
    ("tit‸le: Raised", ["**title**", "Between this story and *written*", "1. "]),
]


@pytest.mark.parametrize(("line", "words"), SHOWN, ids=[case[0].strip() for case in SHOWN])
def test_what_is_shown(marked: Callable[[str], Marked], line: str, words: list[str]) -> None:
    plain = line.replace("‸", "")
    assert plain in METRIC
    shown = hover(*marked(METRIC.replace(plain, line, 1)))
    assert shown is not None
    for word in words:
        assert word in shown.contents.value  # type: ignore[union-attr]


ONE_LINE = [
    ("title: x\nmetrics:\n  - days to let‸ter: 9 -> 3 d\n", "Δ −6 d (−66.7 %)"),
    ("title: x\nmetrics:\n  - days to letter: 9 -> 3‸ d\n", "Δ −6 d"),
    ("title: x\nmetrics:\n  - error rate: 4 -> 2 %‸\n", "An interval would take n on both sides."),
    ("title: x\nmetrics:\n  - error rate: 4 -> 2 %‸\n", "A change of this size takes about 1,14"),
    ("title: x\nmetrics:\n  - error rate: 4 -> ?‸\n", "No Δ yet: after is not known."),
    ("title: x\nmetrics:\n  - {name: p95, stat: p95, unit: ms, before: 900, after: 24‸0}\n", "Δ −660 ms"),
    ("title: x  # noqa: QNT1‸01 -- later\n", "**QNT101 "),
    ("title: x  # noqa: no-met‸rics -- later\n", "**QNT101 "),
    ("title: x\nlint:\n  ignore: [QNT2‸01]\n", "**QNT201 "),
    ("title: x\ncompetencies: [owner‸ship]\n", "(`ownership`)"),
    ("title: x\nout‸come: success\n", "one of success, failure, mixed"),
    ("title: x\nactions:\n  - did: I did it.\n    te‸ll: always\n", "**tell**"),
]


@pytest.mark.parametrize(("content", "words"), ONE_LINE, ids=[repr(case[0]) for case in ONE_LINE])
def test_what_is_shown_of_a_line(marked: Callable[[str], Marked], content: str, words: str) -> None:
    shown = hover(*marked(content))
    assert shown is not None
    assert words in shown.contents.value  # type: ignore[union-attr]


@pytest.mark.parametrize("content", ["title: x\n‸\nsummary: y\n", "title: x\nsummary: I cut ‸it.\n", "‸", "- a\n- b‸"])
def test_where_there_is_nothing_to_say(marked: Callable[[str], Marked], content: str) -> None:
    assert hover(*marked(content)) is None


def test_the_range_is_that_of_the_value_in_the_editors_units(marked: Callable[[str], Marked]) -> None:
    shown = hover(*marked("title: x\nmetrics: [{name: \N{HATCHING CHICK}, unit: s, before: 1‸2, after: 3}]\n"))
    assert shown is not None
    assert shown.range is not None
    assert (shown.range.start.character, shown.range.end.character) == (38, 40)


def test_a_written_story_says_so(marked: Callable[[str], Marked]) -> None:
    from pathlib import Path

    text = (Path(__file__).parents[2] / "storygen" / "lint" / "clean.yaml").read_text()
    shown = hover(*marked(text.replace("title: ", "title: ‸", 1)))
    assert shown is not None
    assert "Written: no errors or warnings." in shown.contents.value  # type: ignore[union-attr]
