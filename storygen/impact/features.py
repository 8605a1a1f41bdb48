"""Features of a trigger: what stands around it, as names that a reader can check and a model can weigh."""

from __future__ import annotations

from collections.abc import Sequence

from storygen.impact.arguments import arguments
from storygen.impact.clauses import Clause, clause
from storygen.impact.lexicon import BIT
from storygen.impact.mood import moods
from storygen.impact.triggers import ANY, Trigger
from storygen.impact.words import Words

_SIDES = ("MEASURE SOFT TARGET PERIOD DEGREE SIZE NOW PAST EVER PEOPLE EXTREME GOOD BAD SCARCE N_CHANGE RESULT EFFECT SEE BECOME MAKE ACT "
          "SAVE REACH ENSURE LESSON GENERIC FUTURE ADVICE").split()  # fmt: skip
_SIDE_BITS = [(name, BIT[name]) for name in _SIDES]
_SENTENCE = [(name, BIT[name]) for name in "NOW PAST RESULT EVER LESSON GENERIC FUTURE YOU FIRST ADVICE WANT GOAL IF HYPO SEE ACT EFFECT".split()]
_NEIGHBOUR = ("TO MODAL NOT HAVE BE DO FIRST THEY DET PREP AND DEGREE SIZE MEASURE SOFT WANT SEE BECOME MAKE EFFECT ACT RESULT REL "
              "PERIOD PEOPLE GOOD BAD EXTREME IMPLICATIVE TARGET").split()  # fmt: skip
_NEAR_BITS = [(name, BIT[name]) for name in _NEIGHBOUR]
_WORDY = frozenset("than to by for in of with as that which who and but the a is was were been being be has have had not never when "
                   "if after since before now once while because how what at from on it we i you they us me more less much many "
                   "some only just about around over under up down so or per each every".split())  # fmt: skip
_THEN = frozenset("before ever expected planned forecast previously usual last it they we i originally what when in at normal any".split())


def features(w: Words, bits: Sequence[int], span: range, t: Trigger, figures: Sequence[str]) -> list[str]:
    """The names of everything true of the trigger; `figures` are the roles of the numbers near it."""
    c = clause(w, bits, span, t.first)
    word = "_".join(w.words[t.first : t.last + 1])[:30]
    found = ["bias", f"k={t.kind}", f"c={t.kind}:{t.cls}", f"f={t.kind}:{t.cls}:{t.form}", f"kf={t.kind}:{t.form}"]
    if t.kind not in ("num", "pair"):
        found.append(f"w={word}")
    found += [f"o={c.opener}", f"t={c.tense}", f"u={c.subject}", f"tu={c.tense}:{c.subject}", f"kt={t.kind}:{t.form}:{c.tense}"]
    found += [f"m={name}" for name in moods(w, bits, span, c, t.first)]
    found += arguments(w, bits, span, c, t)
    found += _sides(bits, t, c)
    found += _neighbours(w, bits, span, t)
    found += _sentence(w, bits, span, t, c)
    found += [f"n={name}" for name in figures]
    found += _than(w, bits, span, t)
    return found


def _sides(bits: Sequence[int], t: Trigger, c: Clause) -> list[str]:
    """What the lexicon sees left and right in the clause, and closer by."""
    left = right = 0
    for b in bits[c.first : t.first]:
        left |= b
    for b in bits[t.last + 1 : max(c.stop, t.last + 1)]:
        right |= b
    close = 0
    for b in bits[max(c.first, t.first - 3) : t.first]:
        close |= b
    after = 0
    for b in bits[t.last + 1 : min(max(c.stop, t.last + 1), t.last + 5)]:
        after |= b
    found = []
    for name, bit in _SIDE_BITS:
        if left & bit:
            found.append(f"L={name}")
        if right & bit:
            found.append(f"R={name}")
        if close & bit:
            found.append(f"l={name}")
        if after & bit:
            found.append(f"r={name}")
    if t.kind in ("num", "pair"):
        if left & ANY:
            found.append("L=trigger")
        if right & ANY:
            found.append("R=trigger")
    return found


def _neighbours(w: Words, bits: Sequence[int], span: range, t: Trigger) -> list[str]:
    found = []
    for name, i in (("p1", t.first - 1), ("p2", t.first - 2), ("q1", t.last + 1)):
        if not span.start <= i < span.stop:
            found.append(f"{name}=edge")
            continue
        word = w.words[i]
        if word in _WORDY:
            found.append(f"{name}={word}")
        elif not word[0].isalnum():
            found.append(f"{name}=mark")
        elif word[0].isdigit():
            found.append(f"{name}=number")
        elif not bits[i]:
            found.append(f"{name}=" + _shape(word))
        if name != "p2":
            b = bits[i]
            found += [f"{name}:{tag}" for tag, bit in _NEAR_BITS if b & bit]
    return found


def _shape(word: str) -> str:
    for ending in ("ed", "ing", "ly", "s"):
        if word.endswith(ending) and len(word) > 4:
            return "-" + ending
    return "word"


def _sentence(w: Words, bits: Sequence[int], span: range, t: Trigger, c: Clause) -> list[str]:
    found = []
    whole = 0
    for b in bits[span.start : span.stop]:
        whole |= b
    found += [f"S={name}" for name, bit in _SENTENCE if whole & bit]
    if w.words[span.stop - 1] == "?":
        found.append("s=question")
    start = span.start
    while start < span.stop - 1 and not w.words[start][0].isalnum():
        start += 1
    if t.first == start:
        found.append(f"s=first:{t.kind}:{t.form}")
    elif t.first == c.first:
        found.append(f"s=clause:{t.kind}:{t.form}")
    head, word = bits[start], w.words[start]
    if head & (BIT["VBD"] | BIT["PASTV"]) or (not head and word.endswith("ed")):
        found.append("s=starts-past")
    elif head & BIT["VB"]:
        found.append("s=starts-base")
    elif head & BIT["VBG"] or word.endswith("ing"):
        found.append("s=starts-ing")
    elif word == "to":
        found.append("s=starts-to")
    if not whole & (BIT["VBD"] | BIT["PASTV"] | BIT["BE"] | BIT["HAVE"] | BIT["MODAL"] | BIT["PRESV"] | BIT["VBZ"]):
        found.append("s=verbless")
    length = span.stop - span.start
    found.append("s=short" if length < 9 else "s=long" if length > 28 else "s=middle")
    return found


def _than(w: Words, bits: Sequence[int], span: range, t: Trigger) -> list[str]:
    """What a comparative is compared with."""
    for j in range(t.last + 1, min(t.last + 7, span.stop)):
        if w.words[j] == "than" and j + 1 < span.stop:
            following = w.words[j + 1]
            if j == t.last + 1 and (following[0].isdigit() or following in ("a", "an", "one", "two", "half")):
                return ["than=number"]
            return [f"than={following}" if following in _THEN else "than=other"]
    return []
