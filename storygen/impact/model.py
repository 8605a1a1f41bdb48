"""The weights that decide whether a trigger makes a claim: logistic, one weight a feature, learned at development time."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path


def score(names: Iterable[str]) -> float:
    """The log odds that a trigger with these features makes a claim."""
    get = _weights().get
    return sum(get(name, 0.0) for name in set(names))


def pooled(scores: Iterable[float]) -> float:
    """The log odds that any of several triggers makes one (a soft maximum, as in training)."""
    values = list(scores)
    if not values:
        return -math.inf
    top = max(values)
    return top + math.log(sum(math.exp(v - top) for v in values))


def threshold() -> float:
    """The log odds from which a sentence counts as holding a claim."""
    return float(_model()["threshold"])


@cache
def _model() -> dict[str, object]:
    data: dict[str, object] = json.loads(Path(__file__).with_name("model.json").read_text(encoding="utf-8"))
    return data


@cache
def _weights() -> dict[str, float]:
    weights = _model()["weights"]
    assert isinstance(weights, dict)
    return weights
