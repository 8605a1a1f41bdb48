"""Messages about figures show the line that was meant, and the right suspicion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from storygen.finding import Finding


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("metrics:\n  - latency 5 -> 3 ms", "SCH102", "write - latency: 5 -> 3 ms"),
        ("metrics:\n  - latency from 5 to 3 ms", "SCH102", "write - latency: 5 -> 3 ms"),
        ("metrics:\n  - latency fell", "SCH102", "in one line `name: 9 -> 3 d`"),
        ("metrics:\n  - p50: 900 to 210 ms", "SCH104", "write p50: 900 -> 210 ms"),
        ("metrics:\n  - p50: much better", "SCH104", "write it as in 9 -> 3 d"),
        ('result: "I did it', "YML204", 'the quote that opens this text never ends; close it: "I did it"'),
        ("metrics:\n  - {name: AUC, before: 0.71, after: 0.75}", "QNT104", "write unit: ratio"),
        ("metrics:\n  - {name: F1 score, before: 0.71, after: 0.75}", "QNT104", "write unit: ratio"),
        ("metrics:\n  - {name: precision, before: 71, after: 75}", "QNT104", "write unit: <ratio, percent"),
        ("metrics:\n  - {name: sent back, unit: '%', before: 2.4, after: 0, n: 4}", "QNT111", "no number of cases out of 4 is 2.4 %"),
        ("metrics:\n  - {name: sent back, unit: '%', before: 23.47, after: 0, n: 51}", "QNT111", "write before: 23 %"),
    ],
)  # fmt: skip
def test_the_repair_is_shown(text: str, code: str, says: str, check: Callable[..., list[Finding]]) -> None:
    (message,) = [f.message for f in check(f"title: A\n{text}\n") if f.code == code]
    assert says in message


@pytest.mark.parametrize(("name", "silent"), [("training time", True), ("review time", True), ("oven", False)])
def test_less_time_is_better(name: str, silent: bool, check: Callable[..., list[Finding]]) -> None:
    text = f"title: A\nmetrics:\n  - {{name: {name}, unit: h, before: 3, after: 1}}\n"
    assert ("QNT106" not in {f.code for f in check(text)}) is silent
