"""STA102 asks a rate for its n, and no score that merely lies between 0 and 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from storygen.finding import Finding

_STORY = "title: A ranker\nmetrics:\n  - name: {name}\n    unit: ratio\n    before: 0.41\n    after: 0.47\n"


@pytest.mark.parametrize(("name", "codes"), [("NDCG@10", []), ("AUC", []), ("MAPE", []), ("recall@10", ["STA102"])])
def test_only_a_rate_is_asked_for_its_n(name: str, codes: list[str], check: Callable[..., list[Finding]]) -> None:
    assert [f.code for f in check(_STORY.format(name=name)) if f.code.startswith("STA")] == codes
