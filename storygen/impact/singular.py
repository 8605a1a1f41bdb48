"""A counted thing in the singular: "1 morning", "1 job failed", "1 person"."""

from __future__ import annotations

import re
from functools import lru_cache

_IRREGULAR = {
    "people": "person", "children": "child", "men": "man", "women": "woman", "inches": "inch", "leaves": "leaf",
    "analyses": "analysis", "crises": "crisis", "theses": "thesis", "hypotheses": "hypothesis", "lives": "life",
    "halves": "half", "shelves": "shelf", "movies": "movie", "cookies": "cookie", "pence": "penny",
    "buses": "bus", "statuses": "status", "viruses": "virus", "potatoes": "potato",
}  # fmt: skip
_ALIKE = frozenset("series species news means iops celsius lens canvas basis always sales".split())
_ENDS = frozenset("of per in for with without from to on at by a an and that which above below over under".split())
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4096)
def singular(unit: str) -> str:
    """The unit for one of it: the counted noun of a free unit without its plural ending, signs and symbols as is."""
    things, slash, per = unit.partition("/")
    words = things.split(" ")
    end = next((at for at, word in enumerate(words) if word.lower() in _ENDS), len(words))
    plural = [at for at in range(end) if _one(words[at]) != words[at]]
    if plural:
        at = end - 1 if end - 1 in plural else plural[0]
        words[at] = _one(words[at])
    return " ".join(words) + slash + per


def _one(word: str) -> str:
    low = word.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if not _WORD.fullmatch(word) or len(word) < 4 or low in _ALIKE or word.isupper() or not re.search("[aeiouy]", low):
        return word
    if low.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word if not low.endswith("s") or low.endswith(("ss", "us", "is")) else word[:-1]
