from __future__ import annotations

from typing import Any

import pytest

from storygen.importers.table import metrics

P95 = {"name": "p95", "unit": "ms", "before": 900, "after": 240}


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("| metric | before | after |\n|---|---|---|\n| p95 | 900 ms | 240 ms |", [P95]),
        ("| Metric | Before | After |\n|:--|--:|--:|\n| p95 (ms) | 900 | 240 |", [P95]),
        ("|  | baseline | result | unit |\n|--|--|--|--|\n| **p95** | 900 | 240 | ms |", [P95]),
        ("|metric|before|after|n|\n|-|-|-|-|\n|p95|900 ms|240 ms|1,200|", [{**P95, "n": 1200}]),
        (
            "|metric|before|after|\n|-|-|-|\n|errors||0.4%|",
            [{"name": "errors", "unit": "%", "before": "unknown", "after": 0.4}],
        ),
        ("| metric | before | after | owner |\n|---|---|---|---|\n| p95 | 900 ms | 240 ms | me |", None),
        ("| metric | before | after |\n|---|---|---|\n| p95 | slow | fast |", None),
        ("| metric | before |\n|---|---|\n| p95 | 900 |", None),
        ("| metric | before | after |", None),
    ],
)
def test_rows_with_both_ends_are_metrics_and_other_tables_stay_text(
    table: str, rows: list[dict[str, Any]] | None
) -> None:
    assert metrics(table.split("\n")) == rows
