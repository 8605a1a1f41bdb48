"""Mood: what keeps a change from having happened: a purpose, a wish, a condition, a negation, a habit, advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.impact.lexicon import BIT

if TYPE_CHECKING:
    from storygen.impact.clauses import Clause
    from storygen.impact.stretch import Stretch

_IF, _GOAL, _WANT, _MODAL, _FUTURE, _NOT = BIT["IF"], BIT["GOAL"], BIT["WANT"], BIT["MODAL"], BIT["FUTURE"], BIT["NOT"]
_TO, _BASE, _ING, _BE = BIT["TO"], BIT["VB"], BIT["VBG"], BIT["BE"]
_PAST_FORM = BIT["VBD"] | BIT["VBN"]
_NOT_INFINITIVE = BIT["DET"] | _ING
_FINITE = BIT["VBD"] | BIT["PASTV"] | BIT["VBZ"] | BIT["WAS"]
_PRONOUN = BIT["PRONOUN"]
_SKIP = BIT["DEGREE"] | _NOT | BIT["EVER"] | BIT["OFTEN"] | BIT["NOW"]
_HEADS = tuple((BIT[name], f"m=to:{name}") for name in ("WANT", "IMPLICATIVE", "GOAL", "SEE", "BE"))
_PREP_BEFORE_ING = frozenset("of for in at about like on with towards toward into from without than despite".split())
_MODALS = {
    "would": "would",
    "'d": "would",
    "i'd": "would",
    "we'd": "would",
    "they'd": "would",
    "it'd": "would",
    "could": "could",
    "couldn't": "could",
    "can": "can",
    "can't": "can",
    "cannot": "can",
    "will": "will",
    "won't": "will",
    "'ll": "will",
    "gonna": "will",
    "should": "should",
    "ought": "should",
    "must": "should",
    "shall": "will",
    "may": "may",
    "might": "may",
}
_TO_WORDS = frozenset(
    (
        "used able order as way ways going meant designed supposed due about likely hard enough how ready chance "
        "trying time needed need helped managed started began had has have"
    ).split()
)
_ENDS = frozenset((";", ".", ":", "which", "but", "because"))


def moods(s: Stretch, c: Clause, i: int, seen: tuple[int, int, int]) -> list[str]:
    """The names of the moods that reach token `i`.

    `seen` is what the lexicon sees in its clause before it, in the whole of the clause and in the sentence.
    """
    before, within, whole = seen
    found = _governed(s, c, i)
    if before & _NOT:
        found += _negated(s, c, i)
    if within & _MODAL:
        found += _modal(s, c, i)
    if whole & _IF:
        found += _conditional(s, c)
    if s.words[s.span.start] in ("had", "were"):
        found.append("m=inverted")
    if before & _GOAL:
        found.append("m=goal-noun")
    if within & _FUTURE and any(b & _FUTURE and not b & _MODAL for b in s.bits[c.first : c.stop]):
        found.append("m=future-word")
    if before & _WANT:
        want = next(j for j in range(i - 1, c.first - 1, -1) if s.bits[j] & _WANT)
        found.append("m=want-near" if i - want <= 4 else "m=want-far")
    return found


def _conditional(s: Stretch, c: Clause) -> list[str]:
    if c.opener in ("if", "unless", "whether"):
        return ["m=if-clause"]
    if s.any(s.span.start, c.first, _IF):
        return ["m=after-if"]
    return ["m=before-if"] if s.any(c.stop, s.span.stop, _IF) else []


def _modal(s: Stretch, c: Clause, i: int) -> list[str]:
    """A modal of the clause, before or after the token: it holds for the whole clause."""
    j = next(j for j in range(c.first, c.stop) if s.bits[j] & _MODAL)
    side = "m=modal" if j < i else "m=modal-after"
    found = [side, f"{side}:{_MODALS.get(s.words[j], 'will')}"]
    if any(x in ("have", "'ve") for x in s.words[j + 1 : min(j + 4, c.stop)]):
        found.append("m=modal:perfect")
    return found


def _governed(s: Stretch, c: Clause, i: int) -> list[str]:
    """What the verb at `i` hangs on: "to" and what stands before it, a preposition."""
    b = s.bits[i]
    if b & _ING and not b & BIT["VBD"]:
        return [_gerund(s, i)]
    if b & _PAST_FORM and not b & _BASE:
        return []  # "improved" is nobody's infinitive
    start = s.span.start if b & _BASE else c.first
    for j in range(i - 1, max(start, i - 12) - 1, -1):
        before = s.bits[j]
        if before & _TO:
            if j + 1 < len(s.words) and (s.bits[j + 1] & _NOT_INFINITIVE or s.words[j + 1][0].isdecimal()):
                return []
            return _to(s, j, i)
        if (before & _FINITE and not before & _BASE) or s.words[j] in _ENDS:
            return []
    return []


def _gerund(s: Stretch, i: int) -> str:
    j = i - 1
    while j > s.span.start and s.bits[j] & _SKIP:
        j -= 1
    if j < s.span.start:
        return "m=ing-start"
    word = s.words[j]
    if word in _PREP_BEFORE_ING:
        return "m=gerund"
    if word == "by":
        return "m=by-ing"
    if word in (",", "thus", "thereby", ";", "—", "–"):
        return "m=ing-mark"
    if word == "and":
        return "m=ing-and"
    return "m=ing-be" if s.bits[j] & _BE else "m=ing"


def _to(s: Stretch, j: int, i: int) -> list[str]:
    """The kind of an infinitive by what precedes its "to"."""
    k = j - 1
    while k >= s.span.start and (s.bits[k] & _SKIP or (s.bits[k] & _PRONOUN and not s.bits[k] & _BASE)):
        k -= 1
    near = "m=to" if i - j <= 3 else "m=to-far"
    if k < s.span.start:
        return [near, f"{near}:start"]
    if s.words[k] in _TO_WORDS:
        return [near, f"m=to:{s.words[k]}"]
    b = s.bits[k]
    return [near, next((name for bit, name in _HEADS if b & bit), "m=to:purpose")]


def _negated(s: Stretch, c: Clause, i: int) -> list[str]:
    for j in range(i - 1, max(c.first, i - 7) - 1, -1):
        if s.bits[j] & _NOT:
            word = s.words[j]
            if word == "not" and j + 1 < len(s.words) and s.words[j + 1] in ("only", "just", "unlike"):
                continue
            if word in ("no", "without"):
                return ["m=no-before" if i - j <= 3 else "m=no-far"]
            return ["m=not-near" if i - j <= 3 else "m=not-far"]
    return []
