"""Contrast: the before and after of two figures by what is said of each, "used to" against "now", date against date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen.impact.constructions import BREAKS, CHANGED, opens
from storygen.impact.cues import cue, standing
from storygen.impact.lexicon import BIT
from storygen.impact.nouns import count_noun
from storygen.impact.pair import compatible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storygen.impact.numeral import Numeral
    from storygen.impact.stretch import Stretch

Order = tuple[int, str]
"""+1 where the first figure is the before, -1 where it is the after, 0 where nothing tells; and by what."""

TOLD_BY = ("then", "now", "then, weakly", "now, weakly", "times")
_NONE: Order = (0, "")
_FURTHEST = 28
_PAST_TENSE = BIT["VBD"] | BIT["PASTV"]
_ENDS = frozenset((";", ".", "!", "?"))
_ANOTHER = frozenset(("another", "other", "extra", "further"))
_YEAR = re.compile(r" ((?:19|20)\d\d)(?= )")
_WHERE = re.compile(r" where (?:\w+ ){0,4}?(?:had|'d|\w+'d|was|were|before|used)(?: \w+)* ")
_STRONG = re.compile(
    r" (?:used to|where (?:\w+ ){0,4}(?:had|'d)|now|previously|originally|initially|to begin with|at the start|before) "
)
_BY = re.compile(
    r" (?:by|up|down|saved|lost)(?: (?:about|around|some|nearly|almost|over|roughly|a|an|another|more|than|~))* $"
)
_LEADING = (
    r" (?:the |about |around |just |only |under |less than |my |our |past |last |first |next |over |nearly |almost )*$"
)
_NEWER = re.compile(
    r" (?:(?:last|this) (?:year|month|week|quarter|season|term|spring|summer|autumn|winter)|today|now) "
)
_LABEL = re.compile(r" \( (?:in )?((?:19|20)\d\d) \) ")
_OPEN_BRACKET = re.compile(r" \((?: [~≈])? ")
_CIRCUMSTANCES = frozenset(
    "at in under with without on by before after when then now today for last this during around since from "
    "until".split()
)
_BESIDE = frozenset((",", ";", "—", "–", "where"))
_COUNTED_AFTER = frozenset((":", "—", "–", "was", "were"))


@dataclass(frozen=True, slots=True)
class Sides:
    """What is said on the side of the first figure and on that of the second; the kinds of cue in each."""

    left: str
    right: str
    first: frozenset[str]
    second: frozenset[str]
    bare: bool
    alike: bool
    told: bool


def told(text: str, among: Iterable[str] = TOLD_BY) -> frozenset[str]:
    """Which kinds of cue stand in a text; a side can hold none that its whole sentence does not."""
    return frozenset(name for name in among if standing(name).search(text))


def contrast(s: Stretch, a: Numeral, b: Numeral, x: Sides) -> Order:  # noqa: PLR0911 -- a ladder of cases, one a line
    """The order of two figures by what is said of each."""
    if b.first - a.last > _FURTHEST or (a.article and b.article) or "ordinal" in (a.kind, b.kind):
        return _NONE
    if not compatible(s, a, b):
        return _NONE
    lead = s.joined(a.last + 1, b.first)
    if "(" in s.words[a.last + 1 : b.first]:
        return (-1, "brackets") if _is_bracketed(s, lead, b) else _by_labels(s, a, b)
    if is_no_contrast(s, a, b, lead):
        return _NONE
    if _leads_to(s, a, b, lead):
        return 1, "then-to"
    if (
        standing("unreal").search(x.right)
        or cue("benchmark", after=r"(?: \w+){0,3} $").search(lead)
        or b.attributive > a.attributive
    ):
        return _NONE
    return (1, "parallel") if _is_parallel(s, a, b) else _told_apart(x)


def contrast_between(first: Stretch, second: Stretch, b: Numeral) -> Order:
    """The order of two figures that two neighbouring sentences state, the second of them `b`."""
    left, right = (x.joined(x.span.start, x.span.stop) for x in (first, second))
    return _told_apart(
        Sides(
            left,
            right,
            told(left),
            told(right),
            bare=b.kind == "" and not count_noun(second, b),
            alike=False,
            told=False,
        )
    )


def sides(s: Stretch, a: Numeral, b: Numeral, present: frozenset[str]) -> Sides:
    """What is said on the side of each of two figures: the words around it up to the break between them."""
    cut = next((i for i in range(b.first - 1, a.last, -1) if s.words[i] in BREAKS or s.words[i] == "now"), a.last + 1)
    start, stop = a.first, b.last + 1
    while start > s.span.start and a.first - start < 14 and s.words[start - 1] not in _ENDS:
        start -= 1
    while stop < s.span.stop and stop - b.last < 9 and s.words[stop] not in _ENDS:
        stop += 1
    left, right = s.joined(start, cut), s.joined(cut, stop)
    return Sides(
        left,
        right,
        told(left, present),
        told(right, present),
        bare=b.kind == "" and not count_noun(s, b),
        alike=a.kind not in ("", "times") and b.kind in (a.kind, "") and a.high is None,
        told=s.any(start, cut, _PAST_TENSE),
    )


def is_no_contrast(s: Stretch, a: Numeral, b: Numeral, lead: str) -> bool:
    """A duration of the work, another thing of the kind, an amount of change: no end."""
    lead_a = s.joined(max(s.span.start, a.first - 6), a.first)
    if s.words[b.first - 1] in _ANOTHER or _BY.search(lead_a) or _BY.search(lead):
        return True
    work, done = cue("work", after=_LEADING), cue("done", after=" (?:in|within|under|inside) ")
    if a.kind in ("time", "", "every") and work.search(lead_a) and not done.search(lead_a):
        used = " used to " in s.joined(max(s.span.start, a.first - 12), a.first)
        return not (used or (a.kind == b.kind == "time" and _WHERE.search(lead)))
    if " used to " in s.joined(max(s.span.start, a.first - 12), a.first):
        return False
    return (
        b.kind in ("time", "every") and bool(work.search(lead)) and not done.search(lead) and not _STRONG.search(lead)
    )


def _leads_to(s: Stretch, a: Numeral, b: Numeral, lead: str) -> bool:
    """Like "takes 4.5 min, and we reduce it to 2": the first is a level that something has since moved."""
    if a.attributive or a.article or not opens(lead, "to", 4) or s.any(a.first - 3, a.first, CHANGED):
        return False
    counted = a.kind != "" or (b.first - a.last < 9 and not count_noun(s, b))
    return counted and s.any(a.last + 1, b.first, CHANGED)


def _is_bracketed(s: Stretch, lead: str, b: Numeral) -> bool:
    """Like "92 % (up from 70 %)", "0.4 s (1.8 s previously)": what it was, in brackets."""
    if cue("in brackets", before=r" \( (?:it |this |that |they )?", after=r" (?:\S+ ){0,3}$").search(lead):
        return True
    inside = lead.rpartition(" ( ")[2]
    if " ) " not in inside and len(inside) < 40 and cue("then").search(f" {inside}"):
        return True
    if not _OPEN_BRACKET.fullmatch(lead):
        return False
    rest = s.joined(b.last + 1, min(b.last + 5, s.span.stop))
    return cue("then").search(rest.split(" ) ")[0] + " ") is not None


def _by_labels(s: Stretch, a: Numeral, b: Numeral) -> Order:
    """Like "94 min (2020) / 17 min (2022)": each figure with its year in brackets behind it."""
    years = [_LABEL.match(s.joined(n.last + 1, min(n.last + 5, s.span.stop))) for n in (a, b)]
    if None in years:
        return _NONE
    first, second = (m.group(1) for m in years if m)
    return (0 if first == second else 1 if first < second else -1), "dates"


def may_be_parallel(s: Stretch, a: Numeral, b: Numeral) -> bool:
    """Whether two figures stand beside each other, so that places or dates alone may tell them apart."""
    return b.first - a.last <= 10 and not _BESIDE.isdisjoint(s.words[a.last + 1 : b.first])


def _is_parallel(s: Stretch, a: Numeral, b: Numeral) -> bool:
    """Like "48 seconds at alpha, 9 at gold": two figures, each with its own time or circumstance."""
    gap = s.words[a.last + 1 : b.first]
    if (
        not 2 <= len(gap) <= 9
        or _ENDS.union((",", "and", "—", "–")).isdisjoint(gap)
        or gap[0] in ("of", "per")
        or gap[1] in ("of", "per")
    ):
        return False
    counts = not a.kind and not b.kind and not (a.value % 1 and b.value % 1)
    if counts and gap[0] in _CIRCUMSTANCES and s.words[a.first - 1] not in _COUNTED_AFTER:
        return False
    after = s.words[b.last + 1 : min(b.last + 3, s.span.stop)]
    return not (_CIRCUMSTANCES.isdisjoint(gap[:4]) or _CIRCUMSTANCES.isdisjoint(after))


def _told_apart(x: Sides) -> Order:
    years = [_YEAR.findall(side) for side in (x.left, x.right)]
    if all(years) and years[0][-1] != years[1][-1]:
        return (1 if years[0][-1] < years[1][-1] else -1), "dates"
    if bool(years[0]) != bool(years[1]) and _NEWER.search(x.right if years[0] else x.left):
        return (1 if years[0] else -1), "dates"
    if _WHERE.search(x.right):
        return -1, "where"
    return _by_weight(x) or _by_dates(x)


def _by_weight(x: Sides) -> Order | None:
    """Two points for a plain word of then or now, one for a tense; the order that outweighs the other."""
    first, second = x.first, x.second
    then_left, then_right, now_left, now_right = "then" in first, "then" in second, "now" in first, "now" in second
    used = [" used to " in side for side in (x.left, x.right)]
    if used[0] != used[1]:
        return (1, "then-now") if used[0] else (-1, "now-then")
    was, is_ = "then, weakly", "now, weakly"
    forward = 2 * then_left + 2 * now_right + (x.told or was in first) + (is_ in second)
    backward = 2 * then_right + 2 * now_left + (was in second) + (is_ in first)
    if forward > backward and ((then_left and forward >= 3) or forward >= 4):
        return 1, "then-now"
    if not now_left and not then_right:
        if now_right and x.alike and forward >= 3:
            return 1, "then-now"
        if then_left and (x.bare or " used to " in x.left):
            return 1, "then-now"
    if x.alike and abs(forward - backward) >= 2 and (forward > backward or backward >= 3):
        return (1, "then-now") if forward > backward else (-1, "now-then")
    return (-1, "now-then") if then_right and backward >= 2 and backward > forward else None


def _by_dates(x: Sides) -> Order:
    if "times" not in x.first or "times" not in x.second:
        return _NONE
    left, right = (
        cue("times", before=" (?:in |by |for |at |during |last |this |the )*").search(x.left),
        cue("times", before=" (?:in |by |for |at |during |last |this |the )*").search(x.right),
    )
    if left is None or right is None or left.group() == right.group():
        return _NONE
    later_first = "this" in left.group().split() and "last" in right.group().split()
    return (-1 if later_first else 1), "dates"
