"""Triggers: the words at which a claim may begin, by kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from storygen.impact.lexicon import BIT
from storygen.impact.number_tables import NUMBER_WORDS
from storygen.impact.phrases import phrase_at, phrases
from storygen.impact.units import convert, spellings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storygen.impact.stretch import Stretch

VERBS = {
    "MULTIPLY": "up",
    "UP": "up",
    "DOWN": "down",
    "BETTER": "better",
    "WORSE": "worse",
    "ZERO": "down",
    "REACH": "up",
    "SAVE": "down",
    "LOSE": "worse",
    "STOP": "down",
}
NOUNS = {"N_UP": "up", "N_DOWN": "down", "N_BETTER": "better", "N_WORSE": "worse"}
ADJECTIVES = {"A_BETTER": "better", "A_WORSE": "worse", "A_UP": "up", "A_DOWN": "down"}
VERB = sum(BIT[n] for n in VERBS)
NOUN = sum(BIT[n] for n in NOUNS)
ADJECTIVE = sum(BIT[n] for n in ADJECTIVES)
ANY = VERB | NOUN | ADJECTIVE
_FORM = {"VBD": "past", "VBN": "past", "VBG": "ing", "VBZ": "s", "VB": "base"}
_DETERMINERS = frozenset("a an the this that its our their my his her any some no each every much".split())


@dataclass(slots=True)
class Trigger:
    """A place where a claim may be made: tokens `first`..`last`, and the direction it gives.

    `kind` is verb, noun, adj, particle, phrase, state, num or pair; `cls` its class ("DOWN"), `form` that of a verb.
    """

    first: int
    last: int
    kind: str
    cls: str
    form: str
    direction: str


_PARTICLES = {"up": "up", "down": "down", "off": "down"}
_PARTICLE_VERB = BIT["BECOME"] | BIT["MAKE"] | BIT["BE"] | BIT["DOWN"] | BIT["UP"]
_EXTREME_HEAD = BIT["PERIOD"] | BIT["MEASURE"]
_GOOD, _EXTREME, _DET = BIT["GOOD"], BIT["EXTREME"], BIT["DET"]
_STATE = _GOOD | BIT["BAD"]
_SKIPPED = BIT["DEGREE"] | BIT["DET"]
_SUCH = frozenset(("as", "that", "too", "very", "stupid", "crazy", "super"))
TURNED = frozenset(
    "become became becoming becomes get got gotten gets getting grew grown growing turned turning gone".split()
)
_MOVERS = BIT["BECOME"] | BIT["MAKE"]


def triggers(s: Stretch, spots: Sequence[int]) -> Iterator[Trigger]:
    """Every trigger that begins at one of the tokens `spots` of the sentence; one word can be one only."""
    skip, known, words, bits = s.span.start, phrases(), s.words, s.bits
    for i in spots:
        if i < skip:
            continue
        word = words[i]
        if word in known and may_begin_phrase(words, i) and (phrase := phrase_at(s, i)) is not None:
            first, last, cls, direction = phrase
            yield Trigger(first, last, "phrase", cls, "", direction)
            skip = last + 1
            continue
        found = _word(s, i) if bits[i] & ANY else _other(s, i)
        if found is not None:
            yield found
        elif word in TURNED and (state := _turned(s, i)):
            yield Trigger(state, state, "state", "ANY", "", "")


@dataclass(slots=True)
class Company:
    """What may stand left or right of a word that begins the search for a phrase; `alone` where it is one itself."""

    left: set[str]
    right: set[str]
    alone: bool = False


def may_begin_phrase(words: Sequence[str], i: int) -> bool:
    """Whether the neighbours of a word by which phrases are looked up leave it any: cheap, and never wrong in a no."""
    known = company()[words[i]]
    return known.alone or words[i - 1] in known.left or (i + 1 < len(words) and words[i + 1] in known.right)


@cache
def company() -> dict[str, Company]:
    """The company of every word that phrases are looked up by: most of these words stand in none of their phrases."""
    found: dict[str, Company] = {}
    for word, entries in phrases().items():
        known = found[word] = Company(set(), set())
        for offset, tokens, _, _ in entries:
            if offset:
                known.left.add(tokens[offset - 1])
            elif len(tokens) > 1:
                known.right.add(tokens[1])
            else:
                known.alone = True
    return found


def _other(s: Stretch, i: int) -> Trigger | None:
    """Particles, superlatives, "no outages", "from weeks to days", states."""
    word, b = s.words[i], s.bits[i]
    if word in _PARTICLES and (verb := _particle_verb(s, i)) is not None:
        form = "be" if s.bits[verb] & BIT["BE"] else next((_FORM[f] for f in _FORM if s.bits[verb] & BIT[f]), "")
        gap = "near" if i - verb == 1 else "apart"
        return Trigger(verb, i, "particle", f"{word}:{gap}", form, _PARTICLES[word])
    if b & _EXTREME and any(s.bits[j] & _EXTREME_HEAD for j in range(i + 1, min(i + 4, s.span.stop))):
        return Trigger(i, i, "adj", "EXTREME", "", "")
    if word in ("no", "zero", "not") and (last := _none(s, i)):
        return Trigger(i, last, "phrase", "none", "", "down")
    if word == "from" and (last := _from_to(s, i)) and (_are_units(s, i, last) or not _is_move(s, i)):
        return Trigger(i, last, "phrase", "from-to", "units" if _are_units(s, i, last) else "", _vague_way(s, i, last))
    if b & _STATE and any(s.bits[j] & _MOVERS for j in range(max(s.span.start, i - 4), i)):
        good = bool(b & _GOOD)
        return Trigger(i, i, "state", "GOOD" if good else "BAD", "", "better" if good else "worse")
    return None


def _turned(s: Stretch, i: int) -> int:
    """Like "had got so busy", "became routine": the word that something has become, 0 where no unknown word follows."""
    noun_too = s.words[i].startswith("bec") or (i > s.span.start and s.words[i - 1].startswith("bec"))
    for j in range(i + 1, min(i + 5, s.span.stop)):
        b, word = s.bits[j], s.words[j]
        if not b:
            return j if word.isalpha() else 0
        if (b & _DET and not noun_too) or (not b & _SKIPPED and word not in _SUCH):
            return 0
    return 0


def _particle_verb(s: Stretch, i: int) -> int | None:
    """The verb that "up", "down" or "off" belongs to: "went up", "got the waste down", "is down"."""
    for j in range(i - 1, max(s.span.start, i - 7) - 1, -1):
        if s.bits[j] & _PARTICLE_VERB:
            return j
        if not s.words[j][0].isalnum():
            return None
    return None


_BY_BIT = {
    "verb": tuple((BIT[n], n, d) for n, d in VERBS.items()),
    "noun": tuple((BIT[n], n, d) for n, d in NOUNS.items()),
    "adj": tuple((BIT[n], n, d) for n, d in ADJECTIVES.items()),
}
_FORM_BITS = tuple((BIT[f], name) for f, name in _FORM.items())
_BASE, _PAST, _PARTICIPLE, _ING, _DOWN = BIT["VB"], BIT["VBD"], BIT["VBN"], BIT["VBG"], BIT["DOWN"]
_QUANTITY = BIT["A_UP"] | BIT["A_DOWN"]


def _class(kind: str, b: int) -> tuple[str, str]:
    return next((name, direction) for bit, name, direction in _BY_BIT[kind] if b & bit)


def _word(s: Stretch, i: int) -> Trigger | None:  # noqa: PLR0911 -- a ladder of cases, one a line
    b = s.bits[i]
    if (b & _QUANTITY and _counts(s, i)) or (s.words[i] == "harder" and _is_effort(s, i)):
        return None
    if b & NOUN and _is_noun(s, i):
        return Trigger(i, i, "noun", _class("noun", b)[0], "", _class("noun", b)[1])
    if b & VERB and not (b & ADJECTIVE and not b & _PAST) and (_is_firm(b) or _is_verb(s, i)):
        cls, direction = _class("verb", b)
        if cls == "REACH" and s.words[i] not in _SURPASS and not _reaches(s, i):
            return None
        form = "pastbase" if b & _BASE and b & _PAST else next(name for bit, name in _FORM_BITS if b & bit)
        return Trigger(i, i, "verb", cls, form, "down" if cls == "MULTIPLY" and b & _DOWN else direction)
    if b & ADJECTIVE:
        return Trigger(i, i, "adj", _class("adj", b)[0], "", _class("adj", b)[1])
    if not b & NOUN:
        return None
    return Trigger(i, i, "noun", _class("noun", b)[0], "", _class("noun", b)[1])


_EFFORT = frozenset("work worked working works try tried trying push pushed pushing fight fought".split())


def _is_effort(s: Stretch, i: int) -> bool:
    """Like "worked much harder": effort, which measures nothing."""
    return not _EFFORT.isdisjoint(s.words[max(s.span.start, i - 4) : i])


def _is_firm(b: int) -> bool:
    """Whether a verb form can be nothing else: an -ing, or a past that is not also the base ("cut")."""
    return bool(b & _ING) or (bool(b & (_PAST | _PARTICIPLE)) and not b & _BASE)


def _none(s: Stretch, i: int) -> int:
    """Like "no outages", "not one complaint": the token of the measured noun, 0 where none follows."""
    if s.words[i] == "not" and s.words[i + 1 : i + 2] not in (["a"], ["an"], ["one"], ["any"]):
        return 0  # "did not improve accuracy" denies a verb
    for j in range(i + 1, min(i + 4, s.span.stop)):
        if s.bits[j] & BIT["MEASURE"]:
            return j
        if s.bits[j] & (BIT["PREP"] | BIT["AND"] | BIT["BE"] | BIT["HAVE"] | BIT["TO"]) or not s.words[j].isalpha():
            return 0
    return 0


def _are_units(s: Stretch, first: int, last: int) -> bool:
    """Vague ends that are amounts all the same: "from weeks to days", "from overnight to minutes"."""
    return any(s.words[k] in spellings() for k in range(first + 1, last)) and s.words[last] in spellings()


def _is_move(s: Stretch, i: int) -> bool:
    """Like "migrated 40 models from one registry to another": a place or a form left, and no degree."""
    return not _MOVED.isdisjoint(s.words[max(s.span.start, i - 8) : i])


def _vague_way(s: Stretch, first: int, last: int) -> str:
    """Down "from hours to minutes", up "from gigabytes to terabytes"; "" where the ends are no units of one thing."""
    before = next((s.words[k] for k in range(first + 1, last) if s.words[k] in spellings()), "")
    size = convert(1, before, s.words[last]) if before and s.words[last] in spellings() else None
    return "" if size is None or size == 1 else "down" if size > 1 else "up"


def _from_to(s: Stretch, i: int) -> int:
    """Like "from weeks to days", "from dreaded to routine": the last token of vague ends, 0 where there are none."""
    for j in range(i + 1, min(i + 7, s.span.stop - 1)):
        word = s.words[j]
        if word[0].isdecimal() or not word[0].isalpha() or word in ("and", "which", "that"):
            return 0
        if word == "to" and j > i + 1:
            return j + 1 if s.words[j + 1][0].isalpha() and not s.bits[j + 1] & BIT["VB"] else 0
    return 0


_MOVED = frozenset(
    "migrated migrating ported porting moved moving switched switching transferred transferring copied imported "
    "converted converting translated rewrote rewritten transitioned upgraded relocated".split()
)
_SURPASS = frozenset(
    "exceeded exceeding exceeds exceed surpassed surpassing outperformed outperforming overtook outpaced "
    "smashed".split()
)


def _reaches(s: Stretch, i: int) -> bool:
    """Like "hit 95 %", "beat the target", "passed 20,000 members": a figure or a mark follows."""
    for j in range(i + 1, min(i + 8, s.span.stop)):
        word = s.words[j]
        if (
            s.bits[j] & (BIT["TARGET"] | BIT["EXTREME"])
            or word[0].isdecimal()
            or word in NUMBER_WORDS
            or word[0] in "$€£#"
        ):
            return True
        if word in (",", ";", ":", "—", "by", "when", "because"):
            return False
    return False


def _counts(s: Stretch, i: int) -> bool:
    """Like "more than 100 staff", "less than a week": a bound of a number, no comparison."""
    if i + 2 >= s.span.stop or s.words[i + 1] != "than":
        return False
    following = s.words[i + 2]
    return (
        following[0].isdecimal()
        or following[0] in "$€£~"
        or following in NUMBER_WORDS
        or following in ("a", "an", "half")
    )


def _is_verb(s: Stretch, i: int) -> bool:
    """Whether a form that may be a noun or an adjective ("slow", "contracts", "hit") stands as a verb."""
    if i == s.span.start:
        return True
    b, before = s.bits[i - 1], s.words[i - 1]
    if b & (BIT["TO"] | BIT["MODAL"] | BIT["DO"] | BIT["PRONOUN"] | BIT["AND"]) and not b & BIT["DET"]:
        return True
    if (
        b & (BIT["DET"] | BIT["SIZE"] | BIT["PREP"] | BIT["BE"] | BIT["GOOD"] | BIT["BAD"] | BIT["BECOME"])
        or before[0].isdecimal()
    ):
        return False
    following = s.words[i + 1] if i + 1 < s.span.stop else ""
    return following not in ("rate", "rates", "of", "ratio", "points", "range")


def _is_noun(s: Stretch, i: int) -> bool:
    """Whether a word that may be noun or verb ("drop", "rise", "gains") stands as a noun."""
    if not s.bits[i] & VERB:
        return True
    before = s.words[i - 1] if i > s.span.start else ""
    if (
        before in ("to", "we", "i", "they", "it", "not", "and")
        or s.bits[i - 1 if i > s.span.start else i] & BIT["MODAL"]
    ):
        return False
    if i > s.span.start and (before in _DETERMINERS or s.bits[i - 1] & BIT["SIZE"] or before in ("%", "percent", "x")):
        return True
    return i + 1 < s.span.stop and s.words[i + 1] in ("in", "of") and not s.bits[i] & BIT["VBD"]
