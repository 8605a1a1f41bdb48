"""The weights that decide what makes a claim, whether numbers back it, and which of them are a pair: logistic.

One weight a feature and question ("claim", "support", "pair"), so that every verdict can be taken apart; model.json
holds them, benchmarks/train_claims.py learns them beforehand.
"""

from __future__ import annotations

import json
import math
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from storygen.impact.features import GROUPS, RELEVANT, Around, Features, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

Question = Literal["claim", "support", "pair"]
_MOST_STRETCHES = 20_000


class Model:
    """The weights for one question; what a stretch of words weighs is remembered."""

    def __init__(self, weights: dict[str, float]) -> None:
        """`weights` holds the threshold under its own name."""
        self.threshold = weights["threshold"]
        self._get = weights.get
        self._word = {name[2:]: weight for name, weight in weights.items() if name.startswith("b=")}.get
        self._stretches: dict[tuple[str, int], float] = {}

    def score(self, features: Features) -> float:
        """The log odds of a yes for a trigger with these features."""
        total = sum(map(self._get, features.names, repeat(0.0)))
        if features.standing is not None:
            total += self._standing(features.standing)
        if features.around is not None:
            total += self._around(features.around)
        stretches = self._stretches
        for group, seen in features.groups:
            key = (group, seen & RELEVANT[group])
            weight = stretches.get(key)
            total += self._stretch(key) if weight is None else weight
        return total

    def _standing(self, standing: Standing) -> float:
        weight = standing.weights.get(id(self))
        if weight is None:
            weight = standing.weights[id(self)] = sum(map(self._get, standing.names, repeat(0.0)))
        return weight

    def _around(self, around: Around) -> float:
        weight = around.weights.get(id(self))
        if weight is None:
            weight = around.weights[id(self)] = sum(map(self._get, around.names, repeat(0.0)))
            if around.words:
                weight += sum(map(self._word, dict.fromkeys(around.words), repeat(0.0)))
                around.weights[id(self)] = weight
        return weight

    def _stretch(self, key: tuple[str, int]) -> float:
        if len(self._stretches) > _MOST_STRETCHES:
            self._stretches.clear()
        group, seen = key
        weight = sum(self._get(group + name, 0.0) for name, bit in GROUPS[group] if seen & bit)
        self._stretches[key] = weight
        return weight


def pooled(scores: Iterable[float]) -> float:
    """The log odds of a yes for any of several triggers (a soft maximum, as in training)."""
    values = list(scores)
    if not values:
        return -math.inf
    top = max(values)
    return top + math.log(sum(math.exp(v - top) for v in values))


@cache
def model(question: Question) -> Model:
    """The model for a question."""
    return Model(_weights()[question])


@cache
def _weights() -> dict[str, dict[str, float]]:
    data: dict[str, dict[str, float]] = json.loads(Path(__file__).with_name("model.json").read_text(encoding="utf-8"))
    return data
