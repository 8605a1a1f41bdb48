"""Consistency of figures in prose: a stated change that its ends do not give, ends swapped, a metric contradicted.

Knows text and figures, no Story. What rounding excuses is in stated.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen.impact.analysis import Sentence
from storygen.impact.change import Change, change
from storygen.impact.lexicon import BIT
from storygen.impact.scan import Scan
from storygen.impact.stated import Stated, half_digit, verdict
from storygen.impact.units import convert, is_share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from storygen.impact.numeral import Numeral
    from storygen.impact.pair import Pair

_UP, _DOWN = BIT["UP"] | BIT["N_UP"], BIT["DOWN"] | BIT["N_DOWN"]
_VERB = BIT["VBD"] | BIT["VBN"] | BIT["VBG"] | BIT["VBZ"] | BIT["PASTV"]
_MOVING = BIT["MAKE"] | BIT["BECOME"]
_CHANGING = BIT["UP"] | BIT["DOWN"] | BIT["BETTER"] | BIT["WORSE"] | BIT["LOSE"]
_OF_ITS_OWN = BIT["VBG"] | BIT["VBD"] | BIT["PASTV"]
_UNREAL = BIT["IF"] | BIT["MODAL"] | BIT["HYPO"]
_HEDGED = frozenset(
    "about around roughly nearly almost some approximately ~ ≈ over more than circa ca close well under just "
    "good".split()
)
_STATING = frozenset(("a", "an", "of", "minus", "plus", "is", "=", "(", "−", "-", "+"))
_APART = frozenset("and while but whereas ; though although . ! ?".split())
_NO_NEIGHBOUR = frozenset(("date", "ordinal", "time", "version"))
_ROLES = {"relative": "percent", "points": "points", "multiplier": "multiple", "difference": "difference"}
_MULTIPLES = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "quintupl": 5.0, "halv": 0.5}
_TOLD_APART = frozenset(("then-now", "dates", "now-then", "parallel"))


@dataclass(frozen=True, slots=True)
class Slip:
    """A figure that its neighbours deny, at `start`..`end` in code points.

    `kind`: "percent" (the relative change is another one), "points" (percent stands where percentage points are meant,
    or points where per cent), "difference", "multiple", "direction" (the verb says up and the figures fall, or the ends
    are swapped). `stated` is the text as it stands; `change` what the ends give.
    """

    start: int
    end: int
    kind: str
    stated: str
    change: Change


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A figure in prose that is not the metric's: its place, which end it claims to be, what stands and what should."""

    start: int
    end: int
    part: str
    found: float
    expected: float


def slips(text: str) -> list[Slip]:
    """The arithmetic slips of a text, in reading order."""
    return slips_in(_sentences(text))


def slips_in(taken_apart: Iterable[Sentence]) -> list[Slip]:
    """The slips of sentences that `claims.read` has taken apart."""
    return [slip for s in taken_apart if s.pairs and not _is_unreal(s) for slip in _slips(s)]


def contradicts(  # noqa: PLR0913, PLR0917 -- the fields of a metric
    text: str,
    name: str,
    aliases: Iterable[str] = (),
    before: float | None = None,
    after: float | None = None,
    unit: str = "",
) -> list[Contradiction]:
    """The figures of the text that name the metric and give another end than `before` or `after` (in `unit`)."""
    pattern = _naming((name, *aliases))
    if pattern is None or not pattern.search(text):
        return []
    found: list[Contradiction] = []
    for s in _sentences(text):
        places = [m.span() for m in pattern.finditer(text, *s.place)]
        if places:
            found += _contradicted(s, places, before, after, unit)
    return found


def _sentences(text: str) -> Iterator[Sentence]:
    scan = Scan(text)
    return (Sentence(scan, span) for span in scan.sentences())


# -- slips ------------------------------------------------------------------------------------------------------------


def _is_unreal(s: Sentence) -> bool:
    """Whether the sentence tells of what might have been."""
    return s.stretch.any(s.span.start, s.span.stop, _UNREAL) or s.stretch.words[s.span.start] in ("had", "were")


def _slips(s: Sentence) -> Iterator[Slip]:
    changes = [(p, c) for p in s.pairs if (c := _change_of(s, p)) is not None]
    for p, c in changes:
        slip = _direction(s, p, c) or _multiplied(s, p, c)
        if slip is not None:
            yield slip
            return
    for n, role in zip(s.figures, s.roles, strict=True):
        if any(n is p.before or n is p.after for p in s.pairs) or n.high is not None:
            continue
        near = [c for p, c in changes if _is_beside(s, p, n)]
        stated = _stated(s, n, role.name, near[0]) if near else None
        if stated is not None and not any(verdict(stated, c) == "" for _, c in changes):
            yield _slip(s, n.first, n.last, verdict(stated, near[0]), near[0])


def _slip(s: Sentence, first: int, last: int, kind: str, c: Change) -> Slip:
    start, end = s.words.start(first), s.words.end(last)
    return Slip(start, end, kind, s.words.text[start:end], c)


def _change_of(s: Sentence, p: Pair) -> Change | None:
    """The change between both ends in one unit; None for ranges and for ends that do not compare."""
    if (
        p.before.high is not None
        or p.after.high is not None
        or len({p.before.per, p.after.per} - {""}) > 1
        or _goes_on(s, p)
    ):
        return None
    value, to = p.before.value, p.after_unit
    if p.before_unit != to:
        converted = convert(value, p.before_unit.partition("/")[0], to.partition("/")[0])
        if converted is None:
            return None
        value = converted
    bare = not p.before.kind and not p.after.kind
    if bare and min(value, p.after.value) >= 0 and max(value, p.after.value) <= 1 and (value % 1 or p.after.value % 1):
        to = "ratio"
    return change(value, p.after.value, to)


def _goes_on(s: Sentence, p: Pair) -> bool:
    """Like "from 5 to 6 hours down to 2 to 3": a range, not the ends."""
    after = s.stretch.words[p.last + 1 : min(p.last + 4, s.span.stop)]
    return "to" in after and ("down" in after or "up" in after)


def _direction(s: Sentence, p: Pair, c: Change) -> Slip | None:
    """A verb or noun of rising before figures that fall, or the reverse."""
    if c.delta == 0 or p.how in _TOLD_APART:
        return None
    w = s.stretch
    for i in range(p.first - 1, max(s.span.start, p.first - 8) - 1, -1):
        word, b = w.words[i], w.bits[i]
        if word in _APART or word in (",", ":", "(", "which", "to", "—", "–"):
            return None
        if word in ("up", "down") and w.any(i - 5, i, _MOVING):
            risen = word == "up"
        elif bool(b & _UP) != bool(b & _DOWN) and (
            not b & BIT["MEASURE"] or b & (BIT["VBD"] | BIT["N_UP"] | BIT["N_DOWN"])
        ):
            risen = bool(b & _UP)
        elif b & _VERB and not b & (BIT["BE"] | BIT["HAVE"] | _MOVING):
            return None
        else:
            continue
        wrong = risen == (c.delta < 0) and not w.any(i - 2, i + 1, BIT["NOT"]) and not b & BIT["MULTIPLY"]
        return _slip(s, i, p.last, "direction", c) if wrong else None
    return None


def _multiplied(s: Sentence, p: Pair, c: Change) -> Slip | None:
    """Like "doubled from 200 to 300", "more than doubled, from …": the verb names another multiple."""
    if c.before == 0 or c.after == 0:
        return None
    words = s.stretch.words
    for i in range(p.first - 1, max(s.span.start, p.first - 9) - 1, -1):
        if words[i] in _APART:
            return None
        factor = next((f for stem, f in _MULTIPLES.items() if words[i].startswith(stem)), None)
        if factor is None or not s.bits[i] & BIT["MULTIPLY"]:
            continue
        times, before = c.after / c.before, words[max(s.span.start, i - 3) : i]
        low, high = (
            (0.97, 1.5)
            if "more" in before
            else (0.72, 1.06)
            if "nearly" in before or "almost" in before
            else (0.88, 1.12)
        )
        size, wanted = (times, factor) if factor > 1 else (1 / times, 1 / factor)
        return None if low <= size / wanted <= high else _slip(s, i, p.last, "multiple", c)
    return None


def _is_beside(s: Sentence, p: Pair, n: Numeral) -> bool:
    """Whether the number speaks of the pair: in its sentence, with no figure and no clause of its own between."""
    if p.first <= n.first <= p.last:
        return False
    first, stop = (p.last + 1, n.first) if n.first > p.last else (n.last + 1, p.first)
    if stop - first > (15 if n.first > p.last else 10) or not _APART.isdisjoint(s.stretch.words[first:stop]):
        return False
    if s.stretch.words[max(s.span.start, n.first - 3) : n.first].count("not"):
        return False
    between = (
        m for m, r in zip(s.figures, s.roles, strict=True) if first <= m.first < stop and r.name not in _NO_NEIGHBOUR
    )
    if any(True for m in between if m.kind != "time"):
        return False
    return not any(
        b & _OF_ITS_OWN and b & (_CHANGING | _MOVING | BIT["ACT"]) and not b & BIT["BE"]
        for b in _gap_verbs(s, first, stop)
    )


def _gap_verbs(s: Sentence, first: int, stop: int) -> Iterator[int]:
    """The words between that could carry a clause of their own; "we lost", "it rose" still speak of the pair."""
    for i in range(first, stop):
        if s.stretch.words[i - 1] not in ("we", "it", "they", "i", "that", "which"):
            yield s.bits[i]


def _stated(s: Sentence, n: Numeral, role: str, c: Change) -> Stated | None:
    """What the number says of the change; None where it says nothing of it."""
    words = s.stretch.words
    lead, tail = words[max(s.span.start, n.first - 3) : n.first], words[n.last + 1 : min(n.last + 3, s.span.stop)]
    hedged = not _HEDGED.isdisjoint(lead) or tail == ["or", "so"]
    if n.unit == "bps":
        return Stated("points", n.value / 100, hedged)
    if n.kind == "points" or tail[:1] in (["points"], ["point"]):
        whole = c.points or "percentage" in words[n.first : n.last + 1]
        return Stated("points", n.value, hedged) if whole else None
    if n.kind in ("share", "fraction") and (role == "relative" or not _STATING.isdisjoint(lead[-1:])):
        kind = "fraction" if n.kind == "fraction" else "percent"
        return Stated(kind, n.value, hedged, left=tail[:1] == ["of"] or tail[:1] == ["what"])
    if n.kind in ("multiplier", "times") and role == "multiplier":
        return Stated("multiple", n.value, hedged)
    if role == "difference" and (n.unit == c.unit.partition("/")[0] or (n.kind == "" and not n.unit)):
        return Stated("difference", n.value, hedged)
    return None


# -- contradictions ---------------------------------------------------------------------------------------------------


def _naming(names: Iterable[str]) -> re.Pattern[str] | None:
    parts = [r"[\s_-]+".join(map(re.escape, re.findall(r"\w+", n))) for n in names if re.search(r"\w", n)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?:e?s)?(?!\w)", re.IGNORECASE) if parts else None


def _contradicted(
    s: Sentence, places: Sequence[tuple[int, int]], before: float | None, after: float | None, unit: str
) -> Iterator[Contradiction]:
    """Pairs right behind the metric's name, and single ends that a verb of change leads to."""
    in_pairs = {id(n) for p in s.pairs for n in (p.before, p.after)}
    for p in s.pairs:
        if _named(s, places, p.first):
            yield from _compared(s, (p.before, p.before_unit), "before", before, unit)
            yield from _compared(s, (p.after, p.after_unit), "after", after, unit)
    for n, r in zip(s.figures, s.roles, strict=True):
        if r.name == "after" and id(n) not in in_pairs and _named(s, places, n.first):
            yield from _compared(s, (n, n.unit), "after", after, unit)


def _named(s: Sentence, places: Sequence[tuple[int, int]], first: int) -> bool:
    """Whether the metric's name stands shortly before the figure with no other clause between."""
    start = s.words.start(first)
    for _, end in places:
        between = s.words.text[end:start] if end <= start else ";"
        if len(between) < 60 and not re.search(r"[;:,.!?()]|\band\b|\bbut\b|\bwhile\b|\bwhich\b", between):
            return True
    return False


def _compared(
    s: Sentence, end: tuple[Numeral, str], part: str, expected: float | None, unit: str
) -> Iterator[Contradiction]:
    n, n_unit = end
    if expected is None or n.high is not None:
        return
    value = _in_unit(n, n_unit, unit)
    if value is None:
        return
    hedged = any(x in _HEDGED for x in s.words.words[max(s.span.start, n.first - 3) : n.first])
    room = max(
        half_digit(n.value) * (abs(value / n.value) if n.value else 1.0),
        half_digit(expected),
        (0.12 if hedged else 0.01) * abs(expected),
    )
    if abs(value - expected) > room:
        yield Contradiction(s.words.start(n.first), s.words.end(n.last), part, value, expected)


def _in_unit(n: Numeral, n_unit: str, unit: str) -> float | None:
    """The figure in the metric's unit; None where it measures something else."""
    if is_share(unit):
        ratio = unit.strip().lower().startswith(("ratio", "share", "proportion", "fraction"))
        if n.kind == "share":
            return n.value / 100 if ratio else n.value
        return n.value if n.kind == "" and (n.value <= 1) == ratio else None
    head = n_unit.partition("/")[0]
    target = unit.partition("/")[0]
    if n.kind in ("", "times") or head == target:
        return n.value if n.kind == "" or head == target else None
    return convert(n.value, head, target)
