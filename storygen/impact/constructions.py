"""Constructions that say which of two figures is the before: "from A to B", "A → B", "B instead of A", "A became B"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen.impact.cues import cue
from storygen.impact.lexicon import BIT
from storygen.impact.pair import compatible

if TYPE_CHECKING:
    from collections.abc import Callable

    from storygen.impact.numeral import Numeral
    from storygen.impact.stretch import Stretch

CHANGED = sum(BIT[n] for n in ("UP", "DOWN", "BETTER", "WORSE", "MULTIPLY"))
BREAKS = frozenset(
    (",", ";", ":", "—", "–", "-", "(", ")", ".", "!", "?", "but", "while", "whereas", "where", "which", "and", "|")
)
_PARTED = BREAKS | {"to", "from", "by"}
_PAST_FORM = BIT["VBD"] | BIT["VBN"]
_FURTHEST = 18
_SAYING = frozenset(
    (
        "to from instead rather place down up compared versus vs against became become becomes turned now not after "
        "afterwards then at → -> --> => ==> –> —> ⇒ ➔ ➜ ⟶ ➝ › » > ➡ ( used opposed reached"
    ).split()
)
_ARROW = re.compile(r" (?:→|-+>|=+>|–>|—>|⇒|➔|➜|⟶|➝|›|»|>|➡(?: \ufe0f)?) ")
_IN_BRACKETS = re.compile(r" \([^()]*\) ")
_BECAME = re.compile(r" (?:became|become|becomes|turned into|(?:is|are) now) ")
_STANDS = re.compile(r" (?:stands at|is now|now at|now stands|ended (?:up )?at|finished (?:up )?at|reached) ")
_ROUGHLY = r"(?: (?:about|around|some|nearly|almost|over|roughly|the|a|an|our|usual|~))* $"
_STRAIGHT = (" instead of ", " rather than ")
_INSTEAD = re.compile(" (?:instead of|rather than)" + _ROUGHLY)
_BEFORE, _AFTER = re.compile(r" before(?: [:=~≈])*(?: was)? $"), re.compile(r" after(?:wards?)?(?: [:=~≈])* $")
_THEN = re.compile(r" (?:,|and|;) then" + _ROUGHLY)
_VERSIONS = re.compile(
    r"(?:^ +from| (?:i|we|you|people|everyone) (?:\w+ )?from|"
    r"(?:going|moving|upgrading|upgrade|switching|coming|migrating) from) "
)
_NOW_AT = re.compile(r" (?:(?<!used )to|at|is|now|under|above|below)(?= )")


@dataclass(frozen=True, slots=True)
class View:
    """Two figures of a sentence, `a` before `b`: the words between them (`gap`) and before the first (`lead`).

    `reach` is how many figures further `b` is than `a`.
    """

    s: Stretch
    a: Numeral
    b: Numeral
    reach: int
    gap: str
    lead: str


def construction(s: Stretch, a: Numeral, b: Numeral, reach: int) -> tuple[int, str]:
    """+1 where `a` is the before, -1 where it is the after, 0 where nothing says so; and the construction's name."""
    between = s.words[a.last + 1 : b.first]
    if len(between) >= _FURTHEST or (_SAYING.isdisjoint(between) and s.words[a.first - 1] not in ("of", "than")):
        return 0, ""
    if not compatible(s, a, b):
        return 0, ""
    v = View(s, a, b, reach, s.joined(a.last + 1, b.first), s.joined(max(s.span.start, a.first - 8), a.first))
    for name, holds, order in _CONSTRUCTIONS:
        if holds(v):
            return order, name
    return 0, ""


def opens(stretch: str, word: str, reach: int = 6) -> bool:
    """Whether `word` stands shortly before the end of `stretch`, with nothing between that starts another part."""
    last = stretch.rfind(f" {word} ")
    return last >= 0 and _goes_on(stretch[last + len(word) + 1 :], reach)


def _goes_on(rest: str, reach: int) -> bool:
    tail = rest.split()
    return len(tail) <= reach and _PARTED.isdisjoint(tail)


def _is_arrow(v: View) -> bool:
    gap = _IN_BRACKETS.sub(" ", v.gap)
    arrow = _ARROW.search(gap)
    if arrow is None or gap.count(arrow.group()) > 1:
        return False
    if gap.startswith(" )") or " ( " in gap:  # "70 min (4 of 17.5) → 20 min (3 of 6.6)": bracket goes with bracket
        return gap.startswith(" )") and " ( " in gap and v.s.words[v.b.last + 1 : v.b.last + 2] == [")"]
    return (v.reach <= 2 or "(" in v.gap) and len(gap.split()) <= 5


def _is_none(v: View) -> bool:
    """Places that are not "from 31st to 12th", versions, ranges: no change, whatever else stands there."""
    if "ordinal" in (v.a.kind, v.b.kind) and not (
        v.a.kind == v.b.kind and opens(v.gap, "to", 2) and opens(v.lead, "from", 2)
    ):
        return True
    return opens(v.gap, "to") and (_are_versions(v) or cue("ranging").search(v.lead) is not None)


def _are_versions(v: View) -> bool:
    """Bare decimals that a person moved between: "when I went from 0.11 to 0.12"."""
    bare = not (v.a.kind or v.b.kind) and v.a.value % 1 != 0 and v.b.value % 1 != 0
    return bare and _VERSIONS.search(v.lead) is not None


def _is_from_to(v: View) -> bool:
    return opens(v.gap, "to") and opens(v.lead, "from", 5)


def _is_plain_to(v: View) -> bool:
    """Without "from" something must have moved: "$28k to $12k", "a 40-minute build to 6", "33.8% down to 30.9"."""
    if v.reach > 1 or not opens(v.gap, "to"):
        return False
    tokens = v.gap.split()
    if _is_headed(v) and tokens[0] == "to":
        return True
    if tokens[:2] == ["down", "to"] and not v.a.article and " by " not in v.lead[-5:]:
        return True
    listed = "and" in tokens or ("," in tokens and "down" not in tokens)
    if v.a.article or len(tokens) > 6 or listed or cue("work", after=_LEADING).search(v.lead):
        return False
    return "down" in tokens or _has_moved(v, len(tokens))


def _is_headed(v: View) -> bool:
    """Like "MTTD – 41 h to 3 h.", "Gas, £170 to £455": a name, a mark, and two figures with units."""
    first = v.s.span.start
    marked = first < v.a.first - 1 <= first + 6 and v.s.words[v.a.first - 1] in (":", "–", "—", "-", ",")
    after = v.s.words[v.b.last + 1] if v.b.last + 1 < v.s.span.stop else "."
    return (
        marked
        and not after[0].isalnum()
        and bool(v.a.kind)
        and v.a.kind == v.b.kind
        and v.a.high is None
        and v.a.value > 0
    )


_LEADING = (
    r" (?:the |about |around |just |only |under |less than |my |our |past |last |first |next |over |nearly |almost )*$"
)


def _has_moved(v: View, between: int) -> bool:
    s, a = v.s, v.a
    if s.words[a.first - 1] in ("went", "gone", "moved", "going") or s.any(a.first - 10, a.first, CHANGED):
        return True
    if any(b & BIT["MAKE"] and b & _PAST_FORM for b in s.bits[max(s.span.start, a.first - 10) : a.first]):
        return True
    told = any(b & CHANGED and b & _PAST_FORM for b in s.bits[a.last + 1 : a.last + 1 + between])
    return told or "before and after" in s.joined(s.span.start, a.first)


def _is_instead(v: View) -> bool:
    found = (
        cue("instead").search(v.gap)
        if v.reach == 1 and v.a.high is None and len(v.gap) < 90 and (not v.a.article or v.gap.startswith(_STRAIGHT))
        else None
    )
    return found is not None and cue("hedges", before="(?: ", after=")* $").match(v.gap[found.end() - 1 :]) is not None


def _is_from_after(v: View) -> bool:
    after = v.s.words[v.b.last + 1 : v.b.last + 3]
    return v.reach <= 2 and "to" not in after[:1] and opens(v.gap, "from") and _is_led_now(v.lead)


def _is_led_now(lead: str) -> bool:
    found = [m.end() for m in _NOW_AT.finditer(lead)]
    return bool(found) and _goes_on(lead[found[-1] :], 4)


def _is_against(v: View) -> bool:
    if v.reach > 1 or len(v.gap) >= 40 or not opens(v.gap, "against", 2):
        return False
    return cue("then").search(v.s.joined(v.b.first, min(v.b.last + 6, v.s.span.stop))) is not None


def _is_before_after(v: View) -> bool:
    return v.reach == 1 and _BEFORE.search(v.lead) is not None and _AFTER.search(v.gap) is not None


def _is_not(v: View) -> bool:
    return v.reach == 1 and v.gap in (" , not ", " not ") and " now " in v.s.joined(v.s.span.start, v.a.first)


def _is_then(v: View) -> bool:
    """Like "1,190, then 240", "twelve in Q1, then seven"."""
    return v.reach == 1 and len(v.gap) < 50 and _THEN.search(v.gap) is not None


def _is_led_by_instead(v: View) -> bool:
    return v.reach == 1 and v.a.first > v.s.span.start and _INSTEAD.search(v.lead) is not None


def _is_became(v: View) -> bool:
    return len(v.gap) < 60 and _BECAME.search(v.gap) is not None


def _is_from_and_stands(v: View) -> bool:
    return opens(v.lead, "from", 5) and _STANDS.search(v.gap) is not None


_CONSTRUCTIONS: tuple[tuple[str, Callable[[View], bool], int], ...] = (
    ("arrow", _is_arrow, 1),
    ("", _is_none, 0),
    ("from-to", _is_from_to, 1),
    ("to", _is_plain_to, 1),
    ("instead", _is_instead, -1),
    ("from", _is_from_after, -1),
    ("against", _is_against, -1),
    ("before-after", _is_before_after, 1),
    ("not", _is_not, -1),
    ("then", _is_then, 1),
    ("instead", _is_led_by_instead, 1),
    ("became", _is_became, 1),
    ("from-stands", _is_from_and_stands, 1),
)
