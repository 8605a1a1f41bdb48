"""Hypotheses: two figures of a sentence taken as before and after, with everything that speaks for or against it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from storygen.impact.constructions import CHANGED, construction
from storygen.impact.contrast import Sides, contrast, is_no_contrast, may_be_parallel, sides, told
from storygen.impact.features import Around
from storygen.impact.lexicon import BIT
from storygen.impact.nouns import count_noun
from storygen.impact.pair import compatible

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from storygen.impact.clauses import Clauses
    from storygen.impact.numeral import Numeral
    from storygen.impact.stretch import Stretch

_FURTHEST = 4
_FURTHEST_TOKENS = {1: 60, 2: 34, 3: 34, 4: 34}
"""How many tokens two figures may stand apart, by how many figures further the second is."""
_MARKS = frozenset(", ; : . — – - ( ) | / and but to from by of in for with at than or".split())
_LEADS = frozenset(
    "to from by of in for with at than or and was were is are it's about around over under within after every per been "
    "at's has had have takes took another until first last just only down up".split()
)
_TELLING = frozenset(
    "it's it was were is are now then had when where since before after against compared last this we're i'm been and "
    "with under by first second that ; : / been down up".split()
)
_COMPARED = frozenset("than better worse more less fewer faster slower off short".split())
_SETTINGS = frozenset(
    (
        "limit limits timeout timeouts default defaults retries retry requests watchdog setting settings quota quotas "
        "cap replicas workers interval ttl pool buffer heap parameter flag threshold memory batch"
    ).split()
)
"""What people set rather than see change."""
_STEPS_NAMED = frozenset(("Grade", "Level", "Band", "Tier", "Stage", "Rank", "Place", "Position"))
_UPGRADED = frozenset(
    "upgraded upgrading migrated migrating moved moving ported porting switched switching bumped went".split()
)
_STEPS = frozenset((",", "then", "/", "→", "->", "and"))
_STEP_ENDS = frozenset((";", "(", "."))
_MOOD = {"goal": BIT["GOAL"], "want": BIT["WANT"], "future": BIT["FUTURE"], "modal": BIT["MODAL"], "if": BIT["IF"]}


@dataclass(slots=True)
class Hypothesis:
    """The figures at `a` and `b` of the ends; order +1 takes the first as the before.

    Its features are its `own` and what both orders have in `common`.
    """

    a: int
    b: int
    order: int
    how: str
    own: list[str]
    common: Around

    @property
    def names(self) -> set[str]:
        """Every feature by its name."""
        return {*self.own, *self.common.names}


class _Said(NamedTuple):
    """What is said of one figure: the kinds of cue on its side, its own features, the tense first."""

    cues: frozenset[str]
    own: list[str]


class _Seen:
    """What a sentence says beside its figures; each thing looked for when it is first asked for."""

    def __init__(
        self, s: Stretch, clauses: Callable[[], Clauses], ends: Sequence[Numeral], parts: Mapping[int, str]
    ) -> None:
        self.s, self.clauses, self.ends, self.parts = s, clauses, ends, parts
        self._own: dict[int, list[str]] = {}
        self._nouns: dict[int, str] = {}

    @cached_property
    def present(self) -> frozenset[str]:
        return told(self.s.joined(self.s.span.start, self.s.span.stop))

    @cached_property
    def about(self) -> tuple[int, list[str]]:
        return _mood(self.s, len(self.ends))

    def own(self, k: int) -> list[str]:
        """What stands at one figure."""
        if k not in self._own:
            self._own[k] = _own(self.s, self.clauses(), self.ends[k], self.parts)
        return self._own[k]

    def noun(self, k: int) -> str:
        """What one figure counts."""
        if k not in self._nouns:
            self._nouns[k] = count_noun(self.s, self.ends[k])
        return self._nouns[k]

    def order(self, k: int, reach: int) -> tuple[int, str, Sides] | None:
        """Which of two figures is the before by rule, and what is said of each; None where nothing speaks for it."""
        s, a, b = self.s, self.ends[k], self.ends[k + reach]
        if reach > 1 and (steps := _steps(s, self.ends, k, reach)):
            return 1, steps, sides(s, a, b, self.present)
        order, how = construction(s, a, b, reach)
        if not order and not self.present and not may_be_parallel(s, a, b):
            return None
        x = sides(s, a, b, self.present)
        if not order:
            order, how = contrast(s, a, b, x)
        if not order and max(_evidence(x.first, x.second), _evidence(x.second, x.first)) < 0:
            return None
        return order, how, x


def _steps(s: Stretch, ends: Sequence[Numeral], k: int, reach: int) -> str:
    """Like "312, 188 and 97", "3.1, then 3.4, and in my last season 4.6": steps one way, from the first to the last."""
    chain = ends[k : k + reach + 1]
    if (k and _follows(s, ends[k - 1], chain[0])) or (
        k + reach + 1 < len(ends) and _follows(s, chain[-1], ends[k + reach + 1])
    ):
        return ""
    values = [n.value for n in chain]
    if values not in (sorted(values), sorted(values, reverse=True)) or len(set(values)) < len(values):
        return ""
    return "series" if all(_follows(s, x, y) for x, y in pairwise(chain)) else ""


def _follows(s: Stretch, a: Numeral, b: Numeral) -> bool:
    """Whether one figure is the next step after another: the same measure, a comma or a "then" between."""
    gap = s.words[a.last + 1 : b.first]
    return len(gap) <= 6 and not _STEPS.isdisjoint(gap) and compatible(s, a, b) and _STEP_ENDS.isdisjoint(gap)


def hypotheses(
    s: Stretch,
    clauses: Callable[[], Clauses],
    ends: Sequence[Numeral],
    depths: Sequence[int],
    parts: Mapping[int, str],
) -> Iterator[Hypothesis]:
    """Every two figures that may measure the same, in both orders."""
    seen = _Seen(s, clauses, ends, parts)
    for reach in range(1, _FURTHEST + 1):
        for k in range(len(ends) - reach):
            a, b = ends[k], ends[k + reach]
            if (
                b.first - a.last > _FURTHEST_TOKENS[reach]
                or not compatible(s, a, b)
                or _equal(a, b)
                or _are_versions(s, a, b)
            ):
                continue
            ordered = seen.order(k, reach)
            if ordered is not None:
                order, how, x = ordered
                whole, about = seen.about
                shared = (
                    *about,
                    *_together(s, ends, k, reach),
                    _nouns(seen.noun(k), seen.noun(k + reach)),
                    f"depth={depths[k + reach] - depths[k]}",
                )
                a_says, b_says = _Said(x.first, seen.own(k)), _Said(x.second, seen.own(k + reach))
                between = _TELLING.intersection(s.words[a.last + 1 : b.first])
                common = Around(whole, shared, s.span.start)
                yield from _ways(k, reach, (order, how), (a_says, b_says, between), common)


def _ways(
    k: int, reach: int, ordered: tuple[int, str], sayings: tuple[_Said, _Said, Collection[str]], common: Around
) -> Iterator[Hypothesis]:
    """The two orders of a pair of figures."""
    order, how = ordered
    for way in (1, -1):
        said = how if order == way else f"not-{how}" if order else "none"
        names = [f"how={said}", f"way={way}", f"way={way}:how={said}", *_oriented((sayings[0], sayings[1]), way)]
        names += [f"way={way}:between={word}" for word in sayings[2]]
        name = how if order == way else "then-now" if way > 0 else "now-then"
        yield Hypothesis(k, k + reach, way, name, names, common)


def _mood(s: Stretch, ends: int) -> tuple[int, list[str]]:
    """What the lexicon sees in the whole sentence, and what of it speaks for or against any pair."""
    whole = 0
    for bits in s.bits[s.span.start : s.span.stop]:
        whole |= bits
    about = [f"s:{name}" for name, bit in _MOOD.items() if whole & bit]
    about += ["s:setting"] * (not _SETTINGS.isdisjoint(s.words[s.span.start : s.span.stop]))
    about += ["s:changed"] * bool(whole & CHANGED) + ["s:question"] * (s.words[s.span.stop - 1] == "?")
    return whole, [*about, "s:ends=" + str(min(ends, 5))]


def _equal(a: Numeral, b: Numeral) -> bool:
    return a.value == b.value and a.unit == b.unit and a.per == b.per


def _are_versions(s: Stretch, a: Numeral, b: Numeral) -> bool:
    """Like "from Python 3.8 to Python 3.11", "upgraded from Spark 2 to 3": a name right before bare figures."""
    i, j = a.first - 1, b.first - 1
    name = s.text.raw[i] if i >= s.span.start else ""
    if a.kind or b.kind or not (len(name) > 1 and name[0].isupper() and name.isalpha()) or name in _STEPS_NAMED:
        return False
    left = s.words[i - 1 : i] == ["from"] and not _UPGRADED.isdisjoint(s.words[s.span.start : i])
    return name == s.text.raw[j] or (left and s.words[a.last + 1 : b.first] == ["to"])


def _together(s: Stretch, ends: Sequence[Numeral], k: int, reach: int) -> list[str]:
    """What the two have in common, and what stands between them."""
    a, b = ends[k], ends[k + reach]
    gap = s.words[a.last + 1 : b.first]
    names = ["bias", f"kind={a.kind or 'bare'}:{b.kind or 'bare'}", f"reach={reach}"]
    names.append("gap=" + next((str(most) for most in (1, 2, 4, 8, 14, 22, 35) if len(gap) <= most), "far"))
    names += [f"gap:{mark}" for mark in _MARKS.intersection(gap)]
    if any(x.kind == b.kind for x in ends[k + 1 : k + reach]):
        names.append("between=same")
    if gap:
        names.append("gap1=" + (gap[0] if gap[0] in _MARKS or gap[0] in _LEADS else "word"))
    same = a.unit == b.unit and a.kind == b.kind
    names.append("unit=same" if same and a.unit else "unit=none" if same else "unit=other")
    ratio = max(abs(a.value), abs(b.value)) / (min(abs(a.value), abs(b.value)) or 1.0)
    names.append("ratio=" + ("near" if ratio < 1.1 else "some" if ratio < 10 else "much" if ratio < 100 else "huge"))
    names += [*_flags("a", a), *_flags("b", b)]
    names += ["whole=both"] * bool(a.whole and b.whole) + ["parts=both"] * bool(a.parts and b.parts)
    names += ["no-contrast"] * is_no_contrast(s, a, b, s.joined(a.last + 1, b.first))
    names += ["high=a"] * (a.high is not None) + ["high=b"] * (b.high is not None)
    return names


def _flags(side: str, n: Numeral) -> Iterator[str]:
    if n.article:
        yield side + ".article"
    if n.attributive:
        yield side + ".attributive"
    if n.vague:
        yield side + ".vague"
    if n.words:
        yield side + ".words"


def _nouns(first: str, second: str) -> str:
    """Whether the two count things, and the same ones."""
    if not first:
        return "noun=second" if second else "noun=none"
    return "noun=first" if not second else "noun=same" if first == second else "noun=other"


def _own(s: Stretch, clauses: Clauses, n: Numeral, parts: Mapping[int, str]) -> list[str]:
    c = clauses.at(n.first)
    word = s.words[n.first - 1] if n.first > s.span.start else "edge"
    if word in ("about", "around", "~", "nearly", "almost", "some", "just", "only", "roughly", "over", "a"):
        word = s.words[n.first - 2] if n.first - 1 > s.span.start else "edge"
    b = s.bits[n.first - 1] if n.first > s.span.start else 0
    names = [f"tense={c.tense}", f"part={parts.get(n.first, '')}", f"subject={c.subject}"]
    names.append("lead=" + (word if word in _LEADS or word in _MARKS else "verb" if b & _VERB else "word"))
    names += ["changed"] * s.any(c.first, n.first, CHANGED) + ["pronoun"] * s.any(n.first - 4, n.first, BIT["PRONOUN"])
    after = s.words[n.last + 1] if n.last + 1 < s.span.stop else "edge"
    names.append("next=" + (after if after in _MARKS or after in _LEADS or after == "edge" else "word"))
    names += ["compared"] * (not _COMPARED.isdisjoint(s.words[n.last + 1 : min(s.span.stop, n.last + 4)]))
    names += map(_LEADING.__getitem__, dict.fromkeys(s.words[max(s.span.start, n.first - 4) : n.first]))
    names += map(_BESIDE.__getitem__, dict.fromkeys(s.words[c.first : c.stop]))
    return names


_VERB = BIT["VBD"] | BIT["VBZ"] | BIT["PASTV"] | BIT["PRESV"] | BIT["VB"]


_MOST_NAMES = 50_000


class _Prefixed(dict[str, str]):
    """Names with a mark before each, remembered up to a bound."""

    def __init__(self, mark: str) -> None:
        self._mark = mark

    def __missing__(self, name: str) -> str:
        found = self._mark + name
        if len(self) < _MOST_NAMES:
            self[name] = found
        return found


_LEADING, _BESIDE = _Prefixed("l="), _Prefixed("c=")
"""The words right before a figure, and those of its clause."""


_ENDS = {way: (_Prefixed(f"B{n}:").__getitem__, _Prefixed(f"A{n}:").__getitem__) for way, n in ((1, 1), (-1, 2))}


def _oriented(seen: tuple[_Said, _Said], way: int) -> list[str]:
    before, after = seen if way > 0 else seen[::-1]
    as_before, as_after = _ENDS[way]
    weight = _evidence(before.cues, after.cues)
    tenses = f"{before.own[0]}>{after.own[0][6:]}".replace("tense", "tenses", 1)
    return [
        *map(as_before, before.cues),
        *map(as_before, before.own),
        *map(as_after, after.cues),
        *map(as_after, after.own),
        tenses,
        f"{tenses}:{way}",
        f"evidence={weight}",
        f"evidence={weight}:{way}",
    ]


def _evidence(before: Collection[str], after: Collection[str]) -> int:
    """Two points for a plain word of then or now on its side, one for a tense; as many less for one on the other's."""
    found = 2 * ("then" in before) + 2 * ("now" in after) - 2 * ("then" in after) - 2 * ("now" in before)
    found += ("then, weakly" in before) + ("now, weakly" in after)
    found -= ("then, weakly" in after) + ("now, weakly" in before)
    return max(-3, min(5, found))
