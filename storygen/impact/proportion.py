"""Whether a metric is a proportion: so many of n cases, and not a score that merely lies between 0 and 1."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path

from storygen.impact.units import is_share

_SUPERSCRIPT = str.maketrans({"²": "2", "β": "beta", "κ": "kappa"})
_MAP = re.compile(r"\bm?AP\b|\bMAP\b|^map(?=@|$)")  # "map tiles loaded" is no mean average precision


@lru_cache(maxsize=4096)
def is_proportion(name: str, unit: str, stat: str = "") -> bool:
    """Whether figures of `name` in `unit` count cases, so that n alone gives an interval and "six in ten" is true.

    An AUC, an NDCG, an F1, a MAPE or a utilisation is written as a ratio or in percent, and is none. `stat: rate` is
    the writer's word that it is one; "% of orders" says it too.
    """
    if not is_share(unit):
        return False
    if stat.strip().lower() == "rate" or " of " in f" {unit.strip().lower()} ":
        return True
    words = " ".join(re.findall(r"[a-z]+[0-9]*|[0-9]+", _plain(name)))
    never, unless_rate, rate = _lists()
    if never.search(words):
        return False
    return not unless_rate.search(words) or rate.search(words) is not None


def is_ratio_name(name: str) -> bool:
    """Whether a metric of that name is usually written as a figure between 0 and 1: an AUC, an F1, a precision."""
    words = " ".join(re.findall(r"[a-z]+[0-9]*|[0-9]+", _plain(name)))
    never, _, rate = _lists()
    found = never.search(words)
    return found[0] not in _ERRORS if found else rate.search(words) is not None


_ERRORS = frozenset("mae mse rmse rmspe logloss perplexity psi dcg".split()) | {"log loss", "cross entropy"}
"""Figures that may be any size."""


def _plain(name: str) -> str:
    return _MAP.sub("mean average precision", name.strip().translate(_SUPERSCRIPT)).lower()


@cache
def _lists() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The word lists as one pattern each: never a proportion, none unless a rate is named, names of rates."""
    lists = json.loads(Path(__file__).with_name("proportions.json").read_text(encoding="utf-8"))
    never, unless_rate, rate = (
        re.compile(rf"\b(?:{'|'.join(map(re.escape, lists[key]))})s?\b") for key in ("never", "unless_rate", "rate")
    )
    return never, unless_rate, rate
