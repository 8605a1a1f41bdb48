"""The noun of a number: what it counts ("3,085 children"), or what the sentence measures ("reports went from …")."""

from __future__ import annotations

from collections.abc import Sequence

from storygen.impact.lexicon import BIT
from storygen.impact.numerals import PERIODS, Numeral
from storygen.impact.words import Words

_NO_NOUN = sum(BIT[n] for n in ("PREP", "AND", "BECAUSE", "REL", "TO", "BE", "HAVE", "DO", "MODAL", "NOT", "NOW", "PAST", "IF", "THEY", "FIRST", "YOU"))
_ADJECTIVE = sum(BIT[n] for n in ("SIZE", "GOOD", "A_BETTER", "A_WORSE", "DEGREE"))
_STOP = frozenset(
    "or percent proficient points a the to in on at by from of off per each every more less fewer later earlier late ago left total "
    "average median overall altogether daily weekly monthly times time there here one ones ish odd".split()
)
_METRICS = frozenset("auc f1 bleu nps map ndcg mrr r2 rmse mae".split())
_SCORES = frozenset("satisfaction csat score scores rating ratings stars nps survey mystery engagement happiness review reviews".split())


def count_noun(w: Words, bits: Sequence[int], n: Numeral) -> str:
    """The noun that follows a bare number, as written in lower case; "" where none does."""
    if n.kind in ("rank",):
        return "rank"
    i = n.last + 1
    for _ in range(2):
        if i >= len(w) or not w.words[i][0].isalpha():
            return ""
        word = w.words[i]
        if word in _STOP or bits[i] & _NO_NOUN:
            return ""
        if word.endswith(("ly",)) or (bits[i] & _ADJECTIVE and not bits[i] & BIT["MEASURE"]):
            i += 1
            continue
        following = w.words[i + 1] if i + 1 < len(w) else ""
        if not word.endswith("s") and following.endswith("s") and following.isalpha() and len(following) > 3 and not bits[i + 1] & _NO_NOUN:
            return following
        if word.endswith("s") or bits[i] & (BIT["MEASURE"] | BIT["PEOPLE"]) or word in ("people", "children", "staff", "auc", "f1"):
            return word
        if n.value == 1 and n.words and word.isalpha() and len(word) > 2 and not word.endswith(("ed", "ing")):
            return word + "s"
        return ""
    return ""


def noun_rate(w: Words, n: Numeral, noun: str) -> str:
    """The period after a counted noun: "changeovers a week" gives "week"."""
    stretch = w.words[n.last + 1 : n.last + 6]
    for i, word in enumerate(stretch[:-2]):
        if word == noun and stretch[i + 1] in ("a", "per", "each", "every", "an"):
            return PERIODS.get(stretch[i + 2], "")
    return ""


def metric_noun(w: Words, span: range) -> str:
    """The name that stands for a unit where a sentence gives bare scores: AUC, F1, score; "" where it names none."""
    for word in w.words[span.start : span.stop]:
        if word in _METRICS:
            return word.upper()
        if word in _SCORES:
            return "score"
    return ""


def subject_noun(w: Words, bits: Sequence[int], span: range, before: int) -> str:
    """The noun that a bare pair counts: the last plural noun of the subject, else ""."""
    for i in range(before - 1, span.start - 1, -1):
        word = w.words[i]
        if word in ("count", "number", "total", "tally") and i > span.start and w.words[i - 1].isalpha() and not bits[i - 1] & (_NO_NOUN | BIT["DET"]):
            return w.words[i - 1].rstrip("s") + "s"
        if word.isalpha() and len(word) > 3 and word.endswith("s") and not word.endswith("ss") and not bits[i] & (_NO_NOUN | BIT["DEGREE"] | BIT["PERIOD"]) and word not in _STOP:
            return word
    return ""
