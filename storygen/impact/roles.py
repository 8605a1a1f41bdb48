"""Which part a number plays in its sentence: an end, a relative change, a difference, or nothing that was changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen.impact.clauses import HARD
from storygen.impact.lexicon import BIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storygen.impact.numeral import Numeral
    from storygen.impact.stretch import Stretch

_CHANGE_VERB = sum(BIT[n] for n in ("UP", "DOWN", "BETTER", "WORSE", "ZERO", "MULTIPLY"))
_COMPARATIVE = sum(BIT[n] for n in ("A_BETTER", "A_WORSE", "A_UP", "A_DOWN"))
_CHANGE_NOUN = sum(BIT[n] for n in ("N_UP", "N_DOWN", "N_BETTER", "N_WORSE"))
_MOVERS = BIT["BECOME"] | BIT["MAKE"] | BIT["REACH"]
_EVALUATION = BIT["A_BETTER"] | BIT["A_WORSE"]
_ZERO, _REACH = BIT["ZERO"], BIT["REACH"]
_TOTALS = frozenset(("upwards", "total", "average", "mean", "median"))
_SAVERS = BIT["SAVE"] | BIT["LOSE"]
_BEFORE_BY = (
    _CHANGE_VERB
    | _COMPARATIVE
    | _CHANGE_NOUN
    | _SAVERS
    | _MOVERS
    | BIT["BE"]
    | BIT["ACT"]
    | BIT["PARTICLE_UP"]
    | BIT["PARTICLE_DOWN"]
)
HEDGES = frozenset(
    (
        "about around roughly nearly almost some approximately over under just ~ ≈ more less than at least most as "
        "much a an another further full only well close extra like probably maybe the whole good estimated > < ≥ ≤ ( "
        "~= circa ca average barely even upwards something total additional my our their his her its your fully i "
        "think say call it"
    ).split()
)
_TEAM = frozenset(
    (
        "people engineers nurses teachers staff developers analysts reps colleagues managers volunteers members "
        "designers technicians employees us person man crew advisers agents"
    ).split()
)
_LATE = frozenset(("ahead", "late", "early", "behind", "sooner", "earlier", "later", "back", "extra", "left", "gone"))
_MASS = frozenset(("time", "money", "share", "fraction", "data", "mass", "length", "energy", "volume"))
TAKERS = frozenset(
    (
        "saved saving saves save freed freeing frees free lost losing lose delayed delaying cost costing costs "
        "trimmed shaved recovered recouped gained reclaimed cutting cut slipped removed deleted eliminated took "
        "dropped shed wasted wasting added adding clawed brought landed gave worth"
    ).split()
)
_COMPARED = frozenset(
    (
        "as",
        "what",
        "the",
        "more",
        "faster",
        "higher",
        "lower",
        "less",
        "its",
        "their",
        "our",
        "better",
        "slower",
        "cheaper",
        "fewer",
        "quicker",
        "longer",
        "bigger",
        "smaller",
        "than",
    )
)


@dataclass(frozen=True, slots=True)
class Role:
    """The part a number plays, and the unit that its context gives it ("reports"); "" for a number that is none."""

    name: str
    unit: str = ""


def roles(s: Stretch, figures: Sequence[Numeral]) -> list[Role]:
    """The role of each of the figures of one sentence, ends of a change apart (pairs.py finds those)."""
    return [Role(_role(s, n)) for n in figures]


def _role(s: Stretch, n: Numeral) -> str:
    if n.kind in ("version", "date", "ordinal"):
        return n.kind
    if n.kind == "clock":
        return "time"
    if n.kind == "pronoun":
        return ""
    return _changing(s, n) or _resting(s, n)


def _changing(s: Stretch, n: Numeral) -> str:
    """relative, multiplier, points, difference, after — where the words around the number make it one; else ""."""
    i = _lead(s, n)
    word = s.words[i] if i >= s.span.start else ""
    following = s.words[n.last + 1] if n.last + 1 < s.span.stop else ""
    if n.kind == "multiplier":
        return "multiplier"
    if n.kind == "times":
        return "multiplier" if following in _COMPARED and not n.per else ""
    if n.kind == "every":
        return "after" if word == "to" and _verb(s, i, _CHANGE_VERB | _MOVERS, 8) else ""
    if word == "of" and i > s.span.start and s.words[i - 1] == "factor":
        return "multiplier"
    change = (
        "relative"
        if n.kind in ("share", "fraction")
        else "points"
        if n.kind == "points" or following in ("points", "point")
        else "difference"
    )
    return (
        _by_what_follows(s, n, change)
        or _by_what_leads(s, n, i, change)
        or _by_taking(s, n, i, change)
        or ("after" if n.value == 0 and n.kind in ("", "share") and not following.isdecimal() else "")
    )


def _by_what_follows(s: Stretch, n: Numeral, change: str) -> str:
    """Like "40% faster", "2 h less", "15 % rise", "3 weeks ahead", "14 errors fewer", "90 minutes off"."""
    after = n.last + 1
    if after >= s.span.stop or n.article:
        return ""
    if s.bits[after] & _COMPARATIVE and not (n.kind == "" and s.bits[after] & _EVALUATION):
        return change
    if n.kind and any(
        s.bits[j] & (_COMPARATIVE | _CHANGE_NOUN) and s.words[j] not in HARD
        for j in range(after, min(after + 2, s.span.stop))
        if not _marks(s, after, j)
    ):
        return change
    if n.kind == "" and after + 1 < s.span.stop and s.bits[after + 1] & _COMPARATIVE and s.words[after].isalpha():
        return change
    if (s.words[after] in _LATE and n.kind == "time") or (
        s.words[after] in ("off", "up", "down", "extra") and n.kind in _MASS
    ):
        return change
    return change if s.words[after] == "extra" else ""


def _marks(s: Stretch, first: int, stop: int) -> bool:
    return any(s.words[k] in HARD or s.words[k] in ("and", "from", "to", "in", "with") for k in range(first, stop + 1))


def _by_what_leads(s: Stretch, n: Numeral, i: int, change: str) -> str:  # noqa: PLR0911 -- a ladder of cases, one a line
    """Like "by 40%", "up 9 points", "down to 200 ms", "a reduction of 30%", "rose 33%", "reached 95%", "−40 %"."""
    word, b = (s.words[i], s.bits[i]) if i >= s.span.start else ("", 0)
    if word == "by":
        return (
            change
            if _verb(
                s,
                i,
                _BEFORE_BY,
                14,
            )
            else ""
        )
    if word == "of" and i > s.span.start and s.bits[i - 1] & _CHANGE_NOUN:
        return change
    if (
        word in ("+", "-", "−", "–")
        and change != "difference"
        and not (i > s.span.start and s.words[i - 1][0].isdecimal())
    ):
        return change
    if word in ("up", "down", "off"):
        return change
    if word == "from":
        return "before" if _verb(s, i, _CHANGE_VERB | _MOVERS, 8) else ""
    if word == "to" and not (i + 1 < len(s.words) and n.kind == "date"):
        moved = _verb(s, i, _CHANGE_VERB | _MOVERS, 9) or (
            i > s.span.start and s.words[i - 1] in ("up", "down", "back")
        )
        return "after" if moved else ""
    if word in ("under", "below", "above", "past") and b:
        return ""
    if b & _CHANGE_VERB and not b & _ZERO and (change != "difference" or n.kind in _MASS):
        return change
    if b & _REACH and n.kind in ("share", "money", "rank", "time", "data", ""):
        return "after"
    return ""


def _by_taking(s: Stretch, n: Numeral, i: int, change: str) -> str:
    """Like "saved us $2m a year", "freed up 6 hours", "delayed us 3 weeks": an amount that went or came."""
    if n.kind not in _MASS or n.article:
        return ""
    for j in range(i, max(s.span.start, i - 5) - 1, -1):
        if s.words[j] in HARD or s.words[j] in ("in", "for", "within", "after", "over", "at", "from", "and", "than"):
            return ""
        if s.words[j] in ("took", "taken", "takes", "taking") and not any(
            x in ("off", "out", "away") for x in s.words[n.last + 1 : n.last + 5]
        ):
            return ""
        if s.words[j] in TAKERS:
            return change
        if s.words[j] == "away" or s.bits[j] & _SAVERS:
            return change
    return ""


def _resting(s: Stretch, n: Numeral) -> str:  # noqa: PLR0911 -- a ladder of cases, one a line
    word = s.words[n.first - 1] if n.first > s.span.start else ""
    if n.kind == "rank":
        return "rank"
    if n.high is not None:
        return "range"
    if word in ("<", ">", "≤", "≥", "under", "over", "below", "above", "than"):
        return "bound"
    if n.kind in ("share", "money", "fraction"):
        return "share" if n.kind == "fraction" else n.kind
    if n.kind in ("time", "every"):
        return "duration"
    if n.per:
        return "rate"
    if n.kind:
        return "count"
    after = s.words[n.last + 1] if n.last + 1 < s.span.stop else ""
    of = word == "of" and n.first - 2 >= s.span.start and s.words[n.first - 2] in ("team", "crew", "group")
    return "team" if after in _TEAM or of else "count"


def _lead(s: Stretch, n: Numeral) -> int:
    """The token before the number once hedges are stepped over."""
    i = n.first - 1
    while i >= s.span.start and n.first - i <= 5 and (s.words[i] in HEDGES or _is_total_of(s, i)):
        i -= 1
    return i


def _is_total_of(s: Stretch, i: int) -> bool:
    """The "of" in "upwards of", "a total of"."""
    return s.words[i] == "of" and i > s.span.start and s.words[i - 1] in _TOTALS


def _verb(s: Stretch, i: int, kinds: int, reach: int) -> bool:
    return s.any(i - reach, i + 1, kinds)
