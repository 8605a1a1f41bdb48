"""Features of a trigger: what stands around it, as names that a reader can check and a model can weigh.

A feature is a name ("t=past", "m=to:purpose"), or one of a group whose members are the classes of the lexicon seen in a
stretch of words ("L" and the bits left of the trigger): `Features` keeps the two apart, so that a stretch is weighed at
one stroke.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from storygen.impact.arguments import arguments
from storygen.impact.lexicon import BIT
from storygen.impact.mood import moods
from storygen.impact.triggers import ANY, Trigger

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from storygen.impact.clauses import Clause
    from storygen.impact.stretch import Stretch


def _names(text: str) -> tuple[tuple[str, int], ...]:
    return tuple((name, BIT[name]) for name in text.split())


_SIDES = _names(
    "MEASURE SOFT TARGET PERIOD DEGREE SIZE NOW PAST EVER PEOPLE EXTREME GOOD BAD SCARCE N_CHANGE RESULT EFFECT SEE "
    "BECOME MAKE ACT SAVE REACH ENSURE LESSON GENERIC FUTURE ADVICE SETTING"
)
_WHOLE = _names("NOW PAST RESULT EVER LESSON GENERIC FUTURE YOU FIRST ADVICE WANT GOAL IF HYPO SEE ACT EFFECT SETTING")
_NEAR = _names(
    "TO MODAL NOT HAVE BE DO FIRST THEY DET PREP AND DEGREE SIZE MEASURE SOFT WANT SEE BECOME MAKE EFFECT ACT RESULT "
    "REL PERIOD PEOPLE GOOD BAD EXTREME IMPLICATIVE TARGET"
)
GROUPS: dict[str, tuple[tuple[str, int], ...]] = {
    "L=": _SIDES,
    "R=": _SIDES,
    "l=": _SIDES,
    "r=": _SIDES,
    "S=": _WHOLE,
    "p1:": _NEAR,
    "q1:": _NEAR,
}
RELEVANT = {group: sum(bit for _, bit in members) for group, members in GROUPS.items()}
_WORDY = frozenset(
    (
        "than to by for in of with as that which who and but the a is was were been being be has have had not never "
        "when if after since before now once while because how what at from on it we i you they us me more less much "
        "many some only just about around over under up down so or per each every"
    ).split()
)
_THEN = frozenset(
    (
        "before ever expected planned forecast previously usual last it they we i originally what when in at normal any"
    ).split()
)
_VERBAL = sum(BIT[n] for n in ("VBD", "PASTV", "BE", "HAVE", "MODAL", "PRESV", "VBZ"))
_PAST = BIT["VBD"] | BIT["PASTV"]


@dataclass(slots=True)
class Features:
    """What is true of a trigger: names, for each group of GROUPS the bits seen, and what all of its sentence share."""

    names: list[str]
    groups: list[tuple[str, int]] = field(default_factory=list)
    around: Around | None = None
    standing: Standing | None = None

    def all(self) -> set[str]:
        """Every feature by its name."""
        found = set(self.names)
        if self.standing is not None:
            found.update(self.standing.names)
        if self.around is not None:
            found.update(self.around.names)
            found.update("b=" + word for word in self.around.words if len(word) > 2 and word.isalpha())
        for group, seen in self.groups:
            found.update(group + name for name, bit in GROUPS[group] if seen & bit)
        return found


@dataclass(slots=True)
class Standing:
    """Names that come together; `weights` remembers what they weigh to each model."""

    names: tuple[str, ...]
    weights: dict[int, float] = field(default_factory=dict)


@dataclass(slots=True)
class Around:
    """What is true of a sentence, whichever trigger is looked at; `weights` remembers what it weighs to each model."""

    bits: int
    names: tuple[str, ...]
    start: int
    words: Sequence[str] = ()
    weights: dict[int, float] = field(default_factory=dict)


def around(s: Stretch) -> Around:
    """The sentence as its triggers see it."""
    whole = 0
    for b in s.bits[s.span.start : s.span.stop]:
        whole |= b
    start = s.span.start
    while start < s.span.stop - 1 and not s.words[start][0].isalnum():
        start += 1
    names = [_beginning(s.bits[start], s.words[start])]
    if s.words[s.span.stop - 1] == "?":
        names.append("s=question")
    if not whole & _VERBAL:
        names.append("s=verbless")
    length = len(s.span)
    names.append("s=short" if length < 9 else "s=long" if length > 28 else "s=middle")
    return Around(whole, tuple(names), start, s.words[s.span.start : s.span.stop])


def _beginning(head: int, word: str) -> str:
    if head & _PAST or (not head and word.endswith("ed")):
        return "s=starts-past"
    if head & BIT["VB"]:
        return "s=starts-base"
    if head & BIT["VBG"] or word.endswith("ing"):
        return "s=starts-ing"
    return "s=starts-to" if word == "to" else "s=starts-other"


def features(s: Stretch, t: Trigger, c: Clause, whole: Around, figures: Iterable[str]) -> Features:
    """Everything true of the trigger; `figures` are the names of the numbers near it."""
    kind, form = t.kind, t.form
    names = [*figures]
    left, here, right = _seen_around(s, t, c)
    if kind not in ("num", "pair"):
        names.append("w=" + "_".join(s.words[t.first : t.last + 1])[:30])
    mood = moods(s, c, t.first, (left, left | here | right, whole.bits))
    names += mood
    if kind == "pair":
        names += ["pair|" + name for name in mood]
    names += arguments(s, c, t)
    names += _than(s, t)
    if t.first == whole.start:
        names.append(f"s=first:{kind}:{form}")
    elif t.first == c.first:
        names.append(f"s=clause:{kind}:{form}")
    if kind in ("num", "pair"):
        names += ["L=trigger"] * bool(left & ANY) + ["R=trigger"] * bool(right & ANY)
    groups = [("S=", whole.bits), ("L=", left), ("R=", right), *_close_by(s, t, c)]
    found = Features(names, groups, whole, _standing(kind, t.cls, form, c.opener, c.tense, c.subject))
    _neighbours(s, t, found)
    return found


@lru_cache(maxsize=8192)
def _standing(kind: str, cls: str, form: str, opener: str, tense: str, subject: str) -> Standing:  # noqa: PLR0913, PLR0917 -- a key
    """What follows from the class of a trigger and from its clause; few of these are ever met, and each is kept."""
    names = (
        "bias",
        f"k={kind}",
        f"c={kind}:{cls}",
        f"f={kind}:{cls}:{form}",
        f"kf={kind}:{form}",
        f"o={opener}",
        f"t={tense}",
        f"u={subject}",
        f"tu={tense}:{subject}",
        f"kt={kind}:{form}:{tense}",
    )
    return Standing(names)


def _seen_around(s: Stretch, t: Trigger, c: Clause) -> tuple[int, int, int]:
    """What the lexicon sees in the clause left of a trigger, in it and right of it."""
    left = here = right = 0
    for b in s.bits[c.first : t.first]:
        left |= b
    for b in s.bits[t.first : min(t.last + 1, c.stop)]:
        here |= b
    for b in s.bits[t.last + 1 : c.stop]:
        right |= b
    return left, here, right


def _close_by(s: Stretch, t: Trigger, c: Clause) -> tuple[tuple[str, int], tuple[str, int]]:
    """The same of the three words before it and the four behind."""
    close = soon = 0
    for b in s.bits[max(c.first, t.first - 3) : t.first]:
        close |= b
    for b in s.bits[t.last + 1 : min(c.stop, t.last + 5)]:
        soon |= b
    return ("l=", close), ("r=", soon)


def _neighbours(s: Stretch, t: Trigger, found: Features) -> None:
    for place, i in (("p1", t.first - 1), ("p2", t.first - 2), ("q1", t.last + 1)):
        if not s.span.start <= i < s.span.stop:
            found.names.append(place + "=edge")
            continue
        word = s.words[i]
        if word in _WORDY:
            found.names.append(f"{place}={word}")
        elif not word[0].isalnum():
            found.names.append(place + "=mark")
        elif word[0].isdecimal():
            found.names.append(place + "=number")
        elif not s.bits[i]:
            found.names.append(place + _shape(word))
        if place != "p2":
            found.groups.append((place + ":", s.bits[i]))


def _shape(word: str) -> str:
    for ending in ("ed", "ing", "ly", "s"):
        if word.endswith(ending) and len(word) > 4:
            return "=-" + ending
    return "=word"


def _than(s: Stretch, t: Trigger) -> list[str]:
    """What a comparative is compared with."""
    for j in range(t.last + 1, min(t.last + 7, s.span.stop - 1)):
        if s.words[j] == "than":
            following = s.words[j + 1]
            if j == t.last + 1 and (following[0].isdecimal() or following in ("a", "an", "one", "two", "half")):
                return ["than=number"]
            return [f"than={following}" if following in _THEN else "than=other"]
    return []
