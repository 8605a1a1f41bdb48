"""Whether a statement of a change speaks of the two ends that stand beside it, rather than of something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.impact.hedges import before_hedges, listed
from storygen.impact.lexicon import BIT

if TYPE_CHECKING:
    from storygen.impact.analysis import Sentence
    from storygen.impact.ends import Ends
    from storygen.impact.statements import Statement

_FURTHEST_BEHIND, _FURTHEST_BEFORE = 15, 10
_OF_ITS_OWN = BIT["VBG"] | BIT["VBD"] | BIT["PASTV"]
_CHANGING = sum(BIT[name] for name in ("UP", "DOWN", "BETTER", "WORSE", "LOSE", "MAKE", "BECOME", "ACT"))
_NO_NEIGHBOUR = frozenset(("date", "ordinal", "time", "version"))
_PRONOUNS = frozenset(("we", "it", "they", "i"))
_RELATIVES = frozenset(("that", "which"))
_SUMMING_UP = (["that", "is"], ["that", "makes"], ["that", "was"], ["that's", "a"], ["this", "is"])
_SUMS = frozenset("this change difference rise fall drop gain cut reduction increase improvement saving".split())
_PARTS = frozenset(("on", "in", "for", "at", "from", "per", "of"))


def is_beside(s: Sentence, e: Ends, said: Statement) -> bool:
    """Whether no figure and no clause of its own stands between the statement and the ends."""
    behind = said.first > e.last
    if e.pair.how == "from" and e.first < said.first < e.last:
        return s.stretch.words[before_hedges(s, said.first)] in ("up", "down", "by")
    if not behind and said.last >= e.first:
        return False
    first, stop = (e.last + 1, said.first) if behind else (said.last + 1, e.first)
    if stop - first > (_FURTHEST_BEHIND if behind else _FURTHEST_BEFORE) or _is_parted(s, first, stop, behind=behind):
        return False
    if _is_denied(s, said.first) or is_condition(s, said) or _has_figure(s, first, stop):
        return False
    if (
        (_is_of_part(s, said) or _has_subject(s, said) or _stands_of_another(s, e, said))
        if behind
        else _is_of_another(s, said)
    ):
        return False
    return not _has_clause(s, first, stop)


def _is_parted(s: Sentence, first: int, stop: int, *, behind: bool) -> bool:
    words = s.stretch.words
    for i in range(first, stop):
        if behind and words[i] == ";" and (stop - first <= 2 or words[i + 1 : i + 3] in _SUMMING_UP):
            continue  # "20 before, 14 after; 43 % fewer", "; that makes 6 fewer"
        if words[i] in listed("apart") and not (words[i] == "." and words[i - 1] in ("i", "e")):
            return True
    return False


def _is_denied(s: Sentence, first: int) -> bool:
    return s.stretch.any(first - 3, first, BIT["NOT"])


def is_condition(s: Sentence, said: Statement) -> bool:
    """Like "With 10 % fewer vans", "despite a 5 % rise": another change beside."""
    lead = before_hedges(s, said.first)
    return any(i >= s.span.start and s.stretch.words[i] in listed("conditions") for i in (lead, lead - 1))


def _is_of_part(s: Sentence, said: Statement) -> bool:
    """Like "12 fewer on the first and 6 on the second": the change told by its parts."""
    tail = s.stretch.words[said.last + 1 : min(said.last + 9, s.span.stop)]
    return "and" in tail and any(w in _PARTS for w in tail[: tail.index("and")]) and said.stated.kind == "difference"


def _has_subject(s: Sentence, said: Statement) -> bool:
    """Like "at a cost 20 % lower per TB": a noun right before the figure has changed by it."""
    lead = before_hedges(s, said.first)
    word, b = s.stretch.words[lead], s.bits[lead]
    if lead <= s.span.start or not word.isalpha() or len(word) <= 3 or word in ("plus", "words"):
        return False
    return b == 0 or (
        b & BIT["MEASURE"] > 0 and (b == BIT["MEASURE"] or s.stretch.words[lead - 1] in ("a", "the", "our"))
    )


def _stands_of_another(s: Sentence, e: Ends, said: Statement) -> bool:
    """Like "so the pass rate is 73 %": a noun of its own stands at the figure, and no "that is", "it was"."""
    words, lead = s.stretch.words, before_hedges(s, said.first)
    if not s.bits[lead] & BIT["BE"] or lead - 1 <= e.last:
        return False
    return words[lead - 1].isalpha() and words[lead - 1] not in _PRONOUNS | _RELATIVES | _SUMS


def _is_of_another(s: Sentence, said: Statement) -> bool:
    """Like "2 more nurses" before the ends: it counts something of its own."""
    tail = s.stretch.words[said.last + 1 : min(said.last + 3, s.span.stop)]
    return tail[:1] in (["more"], ["fewer"], ["less"]) and tail[-1][0].isalpha() and tail[-1] not in ("than", "from")


def _has_figure(s: Sentence, first: int, stop: int) -> bool:
    return any(
        first <= n.first < stop
        and n.kind not in ("time", "date")
        and r.name not in _NO_NEIGHBOUR
        and s.stretch.words[n.first - 1] != "per"
        for n, r in zip(s.figures, s.roles, strict=True)
    )


def _has_clause(s: Sentence, first: int, stop: int) -> bool:
    """Whether a verb between carries a clause of its own; "we lost", "it rose" still speak of the ends."""
    return any(
        b & _OF_ITS_OWN and b & _CHANGING and not b & BIT["BE"] and not _goes_on(s, i)
        for i, b in enumerate(s.bits[first:stop], first)
    )


def _goes_on(s: Sentence, verb: int) -> bool:
    """Whether the verb still speaks of the ends: "we lost", ", which cut"; not "a market that grew"."""
    words = s.stretch.words
    if words[verb] in ("going", "coming"):
        return True
    return words[verb - 1] in _PRONOUNS or (words[verb - 1] in _RELATIVES and not words[verb - 2][0].isalnum())
