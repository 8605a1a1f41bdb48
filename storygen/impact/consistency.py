"""Consistency of figures in prose: a stated change that its ends do not give, ends swapped, a metric contradicted.

Knows text and figures, no Story. Rounding is allowed for: ends by half of their last digit, a stated change by half of
its own and a twentieth of its size, one that is "about" or "nearly" by an eighth.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen.impact.analysis import Sentence
from storygen.impact.change import Change, change
from storygen.impact.lexicon import BIT
from storygen.impact.scan import Scan
from storygen.impact.units import convert, is_share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from storygen.impact.numeral import Numeral
    from storygen.impact.pair import Pair

_UP = BIT["UP"] | BIT["N_UP"]
_DOWN = BIT["DOWN"] | BIT["N_DOWN"]
_VERB = BIT["VBD"] | BIT["VBN"] | BIT["VBG"] | BIT["VBZ"] | BIT["PASTV"]
_HEDGED = frozenset(
    (
        "about around roughly nearly almost some approximately ~ ≈ over more than circa ca close or so well under just"
    ).split()
)
_BETWEEN = frozenset(
    (
        ", ( ) – — - : ; = a an the that is was or so i.e ie thus which means meaning about around roughly nearly "
        "almost over some ~ ≈ up down + − by to of more than gain rise increase drop fall reduction decrease cut "
        "improvement decline saving jump growth boost uplift lift an percent change better worse lower higher faster "
        "slower less nothing like just only well under close on average total . this equals making giving it's that's "
        "an overall relative net full improvement"
    ).split()
)
_MULTIPLES = {"double": 2.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0, "quintuple": 5.0, "halve": 0.5}


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
    found: list[Slip] = []
    for s in taken_apart:
        for p in s.pairs:
            found += _slips(s, p)
    return found


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
        places = [m.span() for m in pattern.finditer(text, s.words.start(s.span.start), s.words.end(s.span.stop - 1))]
        if places:
            found += _contradicted(s, places, before, after, unit)
    return found


def _sentences(text: str) -> Iterator[Sentence]:
    scan = Scan(text)
    return (Sentence(scan, span) for span in scan.sentences())


# -- slips ------------------------------------------------------------------------------------------------------------


def _slips(s: Sentence, p: Pair) -> Iterator[Slip]:
    ends = _ends(p)
    if ends is None or p.before.high is not None or p.after.high is not None:
        return
    c = change(*ends)
    direction = _direction(s, p, c)
    if direction is not None:
        yield direction
        return
    for n in s.figures:
        if any(n is q.before or n is q.after for q in s.pairs) or n.high is not None or not _beside(s, p, n):
            continue
        kind = _wrong(s, c, n)
        if kind:
            yield _slip(s, n.first, n.last, kind, c)


def _slip(s: Sentence, first: int, last: int, kind: str, c: Change) -> Slip:
    start, end = s.words.start(first), s.words.end(last)
    return Slip(start, end, kind, s.words.text[start:end], c)


def _ends(p: Pair) -> tuple[float, float, str] | None:
    """Both ends in one unit; a bare share between 0 and 1 is a ratio."""
    unit, to = p.before_unit, p.after_unit
    value: float | None = p.before.value
    if unit != to:
        value = convert(p.before.value, unit.partition("/")[0], to.partition("/")[0])
        if value is None or unit.partition("/")[2] != to.partition("/")[2]:
            return None
    after = p.after.value
    if (
        not p.before.kind
        and not p.after.kind
        and min(value or 0, after) >= 0
        and max(value or 0, after) <= 1
        and (value or 0) % 1
        and after % 1
    ):
        to = "ratio"
    return (value, after, to) if value is not None else None


def _direction(s: Sentence, p: Pair, c: Change) -> Slip | None:  # noqa: PLR0911 -- a ladder of cases, one a line
    """A verb or noun of rising before figures that fall, or the reverse."""
    if c.delta == 0 or p.how in ("then-now", "dates", "then", "now-then"):
        return None
    w = s.words
    for i in range(p.first - 1, max(s.span.start, p.first - 7) - 1, -1):
        word, b = w.words[i], s.bits[i]
        if word in (",", ";", ":", "(", "and", "but", "which", "while", "to", "—", "–"):
            return None
        if b & BIT["NOT"] or (i - 1 >= s.span.start and s.bits[i - 1] & BIT["NOT"]):
            return None
        up, down = bool(b & _UP), bool(b & _DOWN)
        if up != down and not (b & BIT["MEASURE"] and not b & (BIT["VBD"] | BIT["N_UP"] | BIT["N_DOWN"])):
            if (up and c.delta < 0) or (down and c.delta > 0):
                return _slip(s, i, p.last, "direction", c)
            return _multiplied(s, p, c, i)
        if b & _VERB and not b & (BIT["BE"] | BIT["HAVE"]):
            return None
    return None


def _multiplied(s: Sentence, p: Pair, c: Change, i: int) -> Slip | None:
    """Like "doubled from 200 to 300": the verb names another multiple."""
    if not s.bits[i] & BIT["MULTIPLY"] or c.before == 0:
        return None
    factor = next((f for stem, f in _MULTIPLES.items() if s.words.words[i].startswith(stem[:-1])), None)
    hedged = s.words.words[i - 1] in _HEDGED or s.words.words[i - 1] in ("more", "than") if i > s.span.start else False
    room = 0.3 if hedged else 0.12
    if factor is None or abs(c.after / c.before / factor - 1) <= room:
        return None
    return _slip(s, i, p.last, "multiple", c)


def _beside(s: Sentence, p: Pair, n: Numeral) -> bool:
    """Whether the number stands by the pair with nothing of its own between: ", a 16% gain", "by 40 %, from … to …"."""
    w = s.words
    if n.first > p.last:
        gap = w.words[p.last + 1 : n.first]
        unit = _counted(p)
        gap = [g for g in gap if g not in unit]
        return len(gap) <= 9 and all(g in _BETWEEN for g in gap)
    if n.last >= p.first:
        return False
    gap = w.words[n.last + 1 : p.first]
    return (
        len(gap) <= 7
        and all(
            g in _BETWEEN or g in ("from", "in", "the") or s.bits[n.last + 1 + k] & BIT["MEASURE"]
            for k, g in enumerate(gap)
        )
        and "and" not in gap
    )


def _counted(p: Pair) -> set[str]:
    """The words of the pair's own unit that may follow its last figure."""
    return set(re.findall(r"[a-z]+", f"{p.before_unit} {p.after_unit}".lower())) | {
        "per",
        "month",
        "week",
        "day",
        "a",
        "year",
    }


def _wrong(s: Sentence, c: Change, n: Numeral) -> str:  # noqa: PLR0911 -- a ladder of cases, one a line
    """The kind of slip that the stated change makes, "" where the ends give it."""
    w = s.words
    hedged = any(x in _HEDGED for x in w.words[max(s.span.start, n.first - 3) : n.first]) or w.words[
        n.last + 1 : n.last + 3
    ] == ["or", "so"]
    low, high = _room(c)
    points = c.delta * (100 if c.unit == "ratio" else 1)
    if n.kind == "points" or w.words[n.last + 1 : n.last + 2] == ["points"]:
        return "" if not c.points or _near(n.value, points, hedged=hedged) else "points"
    if n.kind in ("share", "fraction"):
        stated = n.value * 100 if n.kind == "fraction" else n.value
        if c.percent is None:
            return "percent" if n.kind == "share" else ""
        if _within(stated, low, high, hedged=hedged) or _share_left(s, n, c, stated, hedged=hedged):
            return ""
        return "points" if c.points and _near(stated, points, hedged=hedged) else "percent"
    if n.kind in ("multiplier", "times"):
        return "" if c.before == 0 or c.after == 0 or _multiple(n.value, c) else "multiple"
    role = next(r.name for m, r in zip(s.figures, s.roles, strict=True) if m is n)
    if role == "difference" and n.unit == c.unit.partition("/")[0] and not _near(n.value, c.delta, hedged=hedged):
        return "difference"
    return ""


def _share_left(s: Sentence, n: Numeral, c: Change, stated: float, *, hedged: bool) -> bool:
    """Like "to a third of", "40 % of what it was": what is left, not what went."""
    following = s.words.words[n.last + 1 : n.last + 3]
    return following[:1] == ["of"] and c.before != 0 and _near(stated, c.after / c.before * 100, hedged=hedged)


def _room(c: Change) -> tuple[float, float]:
    """The least and the greatest relative change, in per cent, that ends rounded to their last digit allow."""
    half_before, half_after = _half(c.before), _half(c.after)
    values = [
        abs((a - b) / b * 100)
        for b in (c.before - half_before, c.before + half_before)
        for a in (c.after - half_after, c.after + half_after)
        if b != 0 and (b > 0) == (c.before > 0)
    ]
    return (min(values), max(values)) if values else (0.0, 0.0)


def _half(value: float) -> float:
    text = f"{value:.9g}"
    decimals = len(text.partition(".")[2]) if "e" not in text else 0
    return 0.5 * 10.0**-decimals if decimals else 0.25 if value != 0 and abs(value) < 100 else abs(value) * 0.004


def _within(stated: float, low: float, high: float, *, hedged: bool) -> bool:
    slack = max(2.0, 0.125 * stated) if hedged else max(0.6, 0.05 * stated)
    return low - slack <= stated <= high + slack


def _near(stated: float, exact: float, *, hedged: bool) -> bool:
    exact = abs(exact)
    return abs(stated - exact) <= (
        max(0.125 * exact, 1.0) if hedged else max(0.05 * exact, 10.0 ** -_decimals(stated) * 0.6)
    )


def _decimals(value: float) -> int:
    return len(f"{value:.9g}".partition(".")[2])


def _multiple(stated: float, c: Change) -> bool:
    ratio = max(c.after / c.before, c.before / c.after)
    return any(abs(stated - r) <= max(0.15 * r, 0.5 if stated >= 3 else 0.15) for r in (ratio, ratio - 1))


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
        _half(n.value) * (abs(value / n.value) if n.value else 1.0),
        _half(expected),
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
