"""Mood: what keeps a change from having happened: a purpose, a wish, a condition, a negation, a habit, advice."""

from __future__ import annotations

from collections.abc import Sequence

from storygen.impact.clauses import Clause
from storygen.impact.lexicon import BIT
from storygen.impact.words import Words

_SKIP = BIT["DEGREE"] | BIT["NOT"] | BIT["EVER"] | BIT["OFTEN"] | BIT["NOW"]
_PREP_BEFORE_ING = frozenset("of for in at about like on with towards toward into from without than despite".split())
_MODALS = {"would": "would", "'d": "would", "i'd": "would", "we'd": "would", "they'd": "would", "it'd": "would", "could": "could", "couldn't": "could",
           "can": "can", "can't": "can", "cannot": "can", "will": "will", "won't": "will", "'ll": "will", "gonna": "will", "should": "should",
           "ought": "should", "must": "should", "shall": "will", "may": "may", "might": "may"}  # fmt: skip
_TO_WORDS = frozenset("used able order as way ways going meant designed supposed due about likely hard enough how ready chance trying time needed "
                      "need helped managed started began had has have".split())  # fmt: skip


def moods(w: Words, bits: Sequence[int], span: range, c: Clause, i: int) -> list[str]:
    """The names of the moods that reach token `i`."""
    found = _governed(w, bits, span, c, i)
    found += _negated(w, bits, c, i)
    found += _modal(w, bits, c, i)
    if c.opener in ("if", "unless", "whether"):
        found.append("if-clause")
    elif any(bits[j] & BIT["IF"] for j in range(span.start, c.first)):
        found.append("after-if")
    elif any(bits[j] & BIT["IF"] for j in range(c.stop, span.stop)):
        found.append("before-if")
    if w.words[span.start] in ("had", "were"):
        found.append("inverted")
    if any(bits[j] & BIT["GOAL"] for j in range(c.first, i)):
        found.append("goal-noun")
    if any(bits[j] & BIT["FUTURE"] and not bits[j] & BIT["MODAL"] for j in range(c.first, c.stop)):
        found.append("future-word")
    want = next((j for j in range(i - 1, c.first - 1, -1) if bits[j] & BIT["WANT"]), -1)
    if want >= 0:
        found.append("want-near" if i - want <= 4 else "want-far")
    return found


def _modal(w: Words, bits: Sequence[int], c: Clause, i: int) -> list[str]:
    """A modal of the clause, before or after the token: it holds for the whole clause."""
    for j in range(c.first, c.stop):
        if bits[j] & BIT["MODAL"]:
            side = "modal" if j < i else "modal-after"
            kind = _MODALS.get(w.words[j], "will")
            perfect = any(w.words[k] in ("have", "'ve") for k in range(j + 1, min(j + 4, c.stop)))
            return [side, f"{side}:{kind}"] + (["modal:perfect"] if perfect else [])
    return []


def _governed(w: Words, bits: Sequence[int], span: range, c: Clause, i: int) -> list[str]:
    """What the verb at `i` hangs on: "to" and what stands before it, a preposition."""
    b = bits[i]
    if b & BIT["VBG"] and not b & BIT["VBD"]:
        return [_gerund(w, bits, span, i)]
    if b & (BIT["VBD"] | BIT["VBN"]) and not b & BIT["VB"]:
        return []  # "improved" is nobody's infinitive
    start = span.start if b & BIT["VB"] else c.first
    for j in range(i - 1, max(start, i - 12) - 1, -1):
        word = w.words[j]
        if bits[j] & BIT["TO"]:
            if j + 1 < len(w) and (bits[j + 1] & (BIT["DET"] | BIT["VBG"]) or w.words[j + 1][0].isdigit()):
                return []
            return _to(w, bits, span, j, i)
        if bits[j] & (BIT["VBD"] | BIT["PASTV"] | BIT["VBZ"] | BIT["WAS"]) and not bits[j] & BIT["VB"] or word in (";", ".", ":", "which", "but", "because"):
            return []
    return []


def _gerund(w: Words, bits: Sequence[int], span: range, i: int) -> str:
    j = i - 1
    while j > span.start and bits[j] & _SKIP:
        j -= 1
    if j < span.start:
        return "ing-start"
    word = w.words[j]
    if word in _PREP_BEFORE_ING:
        return "gerund"
    if word == "by":
        return "by-ing"
    if word in (",", "thus", "thereby", ";", "—", "–"):
        return "ing-mark"
    if word == "and":
        return "ing-and"
    if bits[j] & BIT["BE"]:
        return "ing-be"
    return "ing"


def _to(w: Words, bits: Sequence[int], span: range, j: int, i: int) -> list[str]:
    """The kind of an infinitive by what precedes its "to"."""
    k = j - 1
    while k >= span.start and (bits[k] & _SKIP or (bits[k] & BIT["PRONOUN"] and not bits[k] & BIT["VB"])):
        k -= 1
    near = "to" if i - j <= 3 else "to-far"
    if k < span.start:
        return [near, f"{near}:start"]
    b, word = bits[k], w.words[k]
    if word in _TO_WORDS:
        return [near, f"to:{word}"]
    for name in ("WANT", "IMPLICATIVE", "GOAL", "SEE", "BE"):
        if b & BIT[name]:
            return [near, f"to:{name}"]
    return [near, "to:purpose"]


def _negated(w: Words, bits: Sequence[int], c: Clause, i: int) -> list[str]:
    for j in range(i - 1, max(c.first, i - 7) - 1, -1):
        if bits[j] & BIT["NOT"]:
            word = w.words[j]
            if word == "not" and j + 1 < len(w) and w.words[j + 1] in ("only", "just", "unlike"):
                continue
            if word in ("no", "without"):
                return ["no-before" if i - j <= 3 else "no-far"]
            return ["not-near" if i - j <= 3 else "not-far"]
    return []
