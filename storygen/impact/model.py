"""The weights that decide whether a trigger makes a claim, and whether numbers back it: logistic, learned beforehand.

One weight a feature and question ("claim", "support"), so that every verdict can be taken apart; model.json holds them,
benchmarks/train_claims.py makes it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

Question = Literal["claim", "support"]


def score(question: Question, names: Iterable[str]) -> float:
    """The log odds of a yes for a trigger with these features."""
    get = _model()[question].get
    return sum(get(name, 0.0) for name in names)


def pooled(scores: Iterable[float]) -> float:
    """The log odds of a yes for any of several triggers (a soft maximum, as in training)."""
    values = list(scores)
    if not values:
        return -math.inf
    top = max(values)
    return top + math.log(sum(math.exp(v - top) for v in values))


def threshold(question: Question) -> float:
    """The log odds from which the answer is yes."""
    return _model()[question]["threshold"]


@cache
def _model() -> dict[str, dict[str, float]]:
    data: dict[str, dict[str, float]] = json.loads(Path(__file__).with_name("model.json").read_text(encoding="utf-8"))
    return data
