"""What goes on from a change already told: "1.6 points or 16 % more", and the next sentence's "The gain of 31 points".

A second measure of one change must fit it as the first one does, and a sentence that opens with the change itself
speaks of the ends that stand in the sentence before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from storygen.impact.beside import is_condition
from storygen.impact.hedges import before_hedges, listed
from storygen.impact.lexicon import BIT
from storygen.impact.stated import Stated, verdict
from storygen.impact.statements import Statement, statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storygen.impact.analysis import Sentence
    from storygen.impact.ends import Ends

_NOUN = (
    BIT["N_UP"]
    | BIT["N_DOWN"]
    | BIT["N_BETTER"]
    | BIT["N_WORSE"]
    | BIT["BETTER"]
    | BIT["WORSE"]
    | BIT["UP"]
    | BIT["DOWN"]
    | BIT["SAVE"]
)
_TAKING_UP = frozenset(("that", "this", "which"))
_CONTRACTED = frozenset(("that's", "that’s"))
_EQUAL = frozenset(("is", "was", "makes", "made", "means", "meant"))
_ARTICLES = frozenset(("a", "an", "the", "this", "that"))
_OR = frozenset(("or", ",", "that", "is", "i", ".", "e", "which", "means", "(", "=", "so"))
_MOST_BETWEEN = 5
_OTHERWISE = frozenset(
    "before earlier last previous next expected planned promised forecast year ago other had plan goal aim hope "
    "promise".split()
)


def measured_again(s: Sentence, told: Sequence[tuple[Statement, Ends]]) -> Iterator[tuple[Statement, Ends]]:
    """Further measures of changes that a sentence has told rightly: "24 fewer, or 63 % less"."""
    said = statements(s) if told else []
    for first, e in told:
        for x in said:
            if x.first > first.last and _is_joined(s, first.last + 1, x.first) and _ends_there(s, x):
                yield x, e


def alternatives(s: Sentence, found: Sequence[Ends]) -> Iterator[tuple[Statement, Ends]]:
    """A difference and its per cent, which read as one range: "which is 300 or 20 % more"."""
    for n in s.figures:
        if n.high is None or n.kind != "share" or n.high > n.value:
            continue
        e = next((e for e in found if 0 < n.first - e.last <= _MOST_BETWEEN and n.value == abs(e.change.delta)), None)
        if e is not None:
            yield Statement(n.first, n.last, Stated("percent", n.high)), e


def plain_differences(s: Sentence, found: Sequence[Ends]) -> Iterator[tuple[Statement, Ends]]:
    """A figure right behind the ends that is their difference and says no more: "400 to 260 sheets: 140 sheets"."""
    for n in s.figures:
        if n.kind in ("share", "fraction") or n.high is not None:
            continue
        e = next((e for e in found if 0 < n.first - e.last <= _MOST_BETWEEN and n.value == abs(e.change.delta)), None)
        if e is not None:
            yield Statement(n.first, n.last, Stated("difference", n.value)), e


def _is_joined(s: Sentence, first: int, stop: int) -> bool:
    """Whether nothing but "or", "that is" stands between two measures."""
    gap = s.stretch.words[first : before_hedges(s, stop) + 1]
    while gap and (gap[0] in listed("difference") or (gap[0].isalpha() and "or" in gap and gap[0] not in _OR)):
        gap = gap[1:]  # "24 children fewer, or"
    return 0 < len(gap) <= _MOST_BETWEEN and _OR.issuperset(gap) and "or" in gap


def _ends_there(s: Sentence, x: Statement) -> bool:
    """Whether a share counts nothing of its own: "or 60 % of them gone", not "or 5 % of the quarter"."""
    tail = s.stretch.words[x.last + 1 : min(x.last + 6, s.span.stop)]
    if not tail or not tail[0][0].isalnum() or tail[0] in listed("difference") | listed("gone"):
        return True
    return tail[0] == "of" and not listed("gone").isdisjoint(tail)


def opening_with_change(s: Sentence) -> Statement | None:
    """What a sentence that opens with a change says of it: "That is a saving of 43 %", "The drop of 11 points …"."""
    words, first = s.stretch.words, s.span.start
    if words[first] not in _TAKING_UP | _CONTRACTED and words[first] not in ("a", "an", "the", "so"):
        return None
    said = next(iter(statements(s)), None)
    if said is None or said.first - first > _MOST_BETWEEN + 1 or said.stated.kind == "multiple":
        return None
    if _is_bare(s, said):
        return replace(said, stated=replace(said.stated, left="maybe"))
    if not _is_the_change(s, said) or _is_of_something(s, said):
        return None
    return said


def _is_bare(s: Sentence, said: Statement) -> bool:
    """Like "That is half.": of what went, or of what is left."""
    words, first = s.stretch.words, s.span.start
    lead = first + (words[first] in _TAKING_UP and words[first + 1] in _EQUAL)
    opens = lead > first or words[first] in _CONTRACTED
    tail = words[said.last + 1 : s.span.stop]
    return (
        opens and said.stated.kind == "fraction" and before_hedges(s, said.first) == lead and tail in ([], ["."], ["!"])
    )


def _is_the_change(s: Sentence, said: Statement) -> bool:
    words, first = s.stretch.words, s.span.start
    lead = before_hedges(s, said.first)
    if (words[first] in _TAKING_UP and words[first + 1] in _EQUAL and lead == first + 1) or (
        words[first] in _CONTRACTED and lead == first
    ):
        return words[said.last + 1 : said.last + 2] != [] and words[said.last + 1] in listed("difference")
    if words[first] == "so":
        return lead == first and not listed("gone").isdisjoint(words[said.last + 1 : min(said.last + 6, s.span.stop)])
    if words[lead] != "of" or not s.bits[lead - 1] & _NOUN:
        return False
    head = words[first : lead - 1]
    if head[:1] and head[0] in _CONTRACTED:
        head = head[1:]
    if head[1:] and head[0] in _TAKING_UP and head[1] in _EQUAL:
        head = head[2:]
    return len(head) <= 2 and (not head or head[0] in _ARTICLES)


def _is_of_something(s: Sentence, said: Statement) -> bool:
    """Like "the increase of 12 % in sales", "a drop of 5 % the year before", "despite a fall of 3 %"."""
    tail = s.stretch.words[said.last + 1 : min(said.last + 5, s.span.stop)]
    if s.stretch.words[s.span.start] == "so":
        return False
    return bool(tail and tail[0] in listed("behind a part")) or not _OTHERWISE.isdisjoint(tail) or is_condition(s, said)


def denied(said: Statement, found: Sequence[Ends]) -> tuple[Ends, str] | None:
    """The one change told before that a statement denies, and how."""
    wrong = [(e, verdict(said.stated, e.change)) for e in found]
    return wrong[0] if len(wrong) == 1 and wrong[0][1] else None
