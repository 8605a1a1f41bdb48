"""Arguments: what a trigger changes and what brings it about, as names for the model ("obj=measure", "adj=pred-become")."""

from __future__ import annotations

from collections.abc import Sequence

from storygen.impact.clauses import HARD, Clause
from storygen.impact.lexicon import BIT
from storygen.impact.numerals import Numeral
from storygen.impact.roles import HEDGES
from storygen.impact.triggers import Trigger
from storygen.impact.words import Words

_ADVERB = BIT["DEGREE"] | BIT["EVER"] | BIT["NOW"] | BIT["OFTEN"]
_AUXILIARY = BIT["HAVE"] | BIT["BE"] | BIT["DO"] | BIT["MODAL"] | BIT["NOT"] | _ADVERB
_NP_INSIDE = BIT["DET"] | BIT["SIZE"] | BIT["GOOD"] | BIT["BAD"] | BIT["EXTREME"] | BIT["A_BETTER"] | BIT["A_WORSE"] | BIT["A_UP"] | BIT["A_DOWN"]
_STOP = BIT["PREP"] | BIT["AND"] | BIT["BECAUSE"] | BIT["REL"] | BIT["TO"] | BIT["MODAL"] | BIT["SUB"]
_VERBAL = BIT["VBD"] | BIT["PASTV"] | BIT["BE"] | BIT["HAVE"] | BIT["MODAL"] | BIT["DO"]


def arguments(w: Words, bits: Sequence[int], span: range, c: Clause, t: Trigger) -> list[str]:
    """The names of what the trigger is about and of what governs it."""
    if t.kind in ("verb", "particle", "phrase"):
        head = _head(w, bits, span, c, t)
        return [f"a={head}", f"a={t.kind}:{t.cls}:{head}"]
    if t.kind == "noun":
        governor, about = _governor(w, bits, span, t), _about(w, bits, span, t)
        return [f"g={governor}", f"ng={about}", f"g={governor}:{about}"]
    if t.kind == "adj":
        use, about = _use(w, bits, span, c, t)
        return [f"j={use}", f"ja={about}", f"j={use}:{about}", f"jc={t.cls}:{use}"]
    return []


_LEADS = frozenset("by to at of up down off only just under over below above with about in for within after than from until till is was at's are were + - −".split())
_VERBS = (("ZERO", "zero"), ("UP", "change"), ("DOWN", "change"), ("BETTER", "change"), ("WORSE", "change"), ("REACH", "reach"), ("SAVE", "save"), ("LOSE", "lose"),
          ("WAS", "was"), ("IS", "is"), ("BECOME", "become"), ("MAKE", "make"), ("HAVE", "have"), ("EFFECT", "effect"), ("SEE", "see"), ("ACT", "act"),
          ("ENSURE", "keep"), ("WANT", "want"))  # fmt: skip


def figure(w: Words, bits: Sequence[int], span: range, c: Clause, n: Numeral, role: str) -> list[str]:
    """What a number hangs on: the word before it, the verb before that, its kind, what it is a part of."""
    i = n.first - 1
    while i >= span.start and w.words[i] in HEDGES:
        i -= 1
    word = w.words[i] if i >= span.start else "edge"
    lead = word if word in _LEADS else "mark" if word in HARD else "measure" if bits[max(i, 0)] & BIT["MEASURE"] else "word"
    verb = "none"
    for j in range(i, c.first - 1, -1):
        verb = next((name for tag, name in _VERBS if bits[j] & BIT[tag] and not (bits[j] & BIT["MEASURE"] and not bits[j] & BIT["VBD"])), "")
        if verb:
            break
    kind = n.kind or "bare"
    found = [f"x={lead}", f"xk={kind}", f"xr={role}:{kind}", f"xv={verb or 'none'}", f"xvr={verb or 'none'}:{role}", f"xlv={lead}:{verb or 'none'}"]
    after = w.words[n.last + 1 : n.last + 5]
    if after[:1] == ["of"] and any(bits[k] & BIT["TARGET"] for k in range(n.last + 2, min(n.last + 5, span.stop))):
        found.append("x=of-target")
    if any(x in ("now", "today", "since", "nowadays", "currently", "these") for x in w.words[c.first : c.stop]):
        found += ["x=now", f"x=now:{verb or 'none'}"]
    if any(x in ("first", "record", "ever", "best", "highest", "lowest") for x in w.words[c.first : c.stop]):
        found.append("x=record")
    if n.value == 0:
        found.append("x=zero")
    if n.article:
        found.append("x=article")
    if n.attributive:
        found.append("x=attributive")
    return found


def _head(w: Words, bits: Sequence[int], span: range, c: Clause, t: Trigger) -> str:
    """The class of the object, or of the subject where no object follows."""
    found = _phrase_right(w, bits, t.last + 1, span.stop)
    if found:
        return f"obj={found}"
    if t.kind == "particle" and t.last - t.first > 1:
        inside = _class_of(bits, range(t.first + 1, t.last))
        return f"obj={inside}"
    return f"subj={_phrase_left(w, bits, c.first, t.first)}"


def _phrase_right(w: Words, bits: Sequence[int], i: int, stop: int) -> str:
    """The class of the noun phrase that begins at `i`; "" where none does."""
    begun = i
    while i < stop and i - begun < 7:
        word, b = w.words[i], bits[i]
        if word in HARD or (b & _STOP and word not in ("that",)) or (b & _VERBAL and i > begun):
            break
        if b & _ADVERB and i == begun and not b & BIT["MEASURE"]:
            begun += 1
        i += 1
    if i == begun:
        return ""
    return _class_of(bits, range(begun, i)) if any(w.words[k][0].isalpha() and not bits[k] & BIT["DET"] for k in range(begun, i)) else (
        "pron" if bits[begun] & BIT["PRONOUN"] else "number" if w.words[begun][0].isdigit() else "")


def _phrase_left(w: Words, bits: Sequence[int], first: int, i: int) -> str:
    j = i - 1
    while j >= first and bits[j] & _AUXILIARY:
        j -= 1
    last = j
    while j >= first and last - j < 8 and not bits[j] & (BIT["VBD"] | BIT["PASTV"]) and w.words[j] not in HARD:
        j -= 1
    if last == j:
        return "none"
    found = _class_of(bits, range(j + 1, last + 1))
    return "pron" if found == "other" and bits[last] & BIT["PRONOUN"] else found


def _class_of(bits: Sequence[int], where: range) -> str:
    whole = 0
    for k in where:
        whole |= bits[k]
    for name in ("MEASURE", "SOFT", "TARGET", "PEOPLE"):
        if whole & BIT[name]:
            return name.lower()
    return "other"


def _governor(w: Words, bits: Sequence[int], span: range, t: Trigger) -> str:
    """The verb that a noun of change hangs on: effect, see, have, result, none, or another."""
    for j in range(t.first - 1, max(span.start, t.first - 9) - 1, -1):
        b, word = bits[j], w.words[j]
        if word in HARD:
            return "none"
        for name in ("RESULT", "EFFECT", "SEE", "HAVE", "WANT", "BE", "MAKE", "BECOME"):
            if b & BIT[name] and not b & BIT["N_CHANGE"]:
                return name.lower()
        if b & (BIT["VBD"] | BIT["PASTV"] | BIT["VBZ"]):
            return "verb"
        if b & BIT["TO"]:
            return "to"
    return "none"


def _about(w: Words, bits: Sequence[int], span: range, t: Trigger) -> str:
    """What a noun of change is a change of: "in latency", "latency improvement"."""
    left = _class_of(bits, range(max(span.start, t.first - 2), t.first))
    if left == "measure":
        return "measure"
    if t.last + 2 < span.stop and w.words[t.last + 1] in ("in", "of", "to", "on", "for"):
        return _class_of(bits, range(t.last + 2, min(t.last + 7, span.stop)))
    return "none"


def _use(w: Words, bits: Sequence[int], span: range, c: Clause, t: Trigger) -> tuple[str, str]:
    """How a comparative stands: predicate of a change ("got faster"), of being, attribute ("fewer errors"), adverb."""
    following = _phrase_right(w, bits, t.last + 1, span.stop)
    noun = following if following and not (t.last + 1 < span.stop and w.words[t.last + 1] in ("than", "now")) else ""
    j = t.first - 1
    while j >= c.first and bits[j] & (_ADVERB | BIT["DET"] | BIT["SIZE"] | BIT["NOT"]):
        j -= 1
    if j < c.first:
        return ("fragment-attr" if noun else "fragment"), noun or "none"
    b = bits[j]
    if noun:
        return f"attr-{_verb_class(w, bits, c, j)}", noun
    left = _phrase_left(w, bits, c.first, t.first)
    for name in ("BECOME", "MAKE", "BE"):
        if b & BIT[name]:
            return f"pred-{name.lower()}", left
    if any(bits[k] & BIT["MAKE"] for k in range(max(c.first, j - 5), j)):
        return "pred-make-far", _class_of(bits, range(max(c.first, j - 3), j + 1))
    if b & BIT["PREP"]:
        return "after-prep", left
    return "adverb", left


def _verb_class(w: Words, bits: Sequence[int], c: Clause, j: int) -> str:
    for k in range(j, max(c.first, j - 5) - 1, -1):
        b = bits[k]
        for name in ("RESULT", "EFFECT", "SEE", "HAVE", "WANT", "MAKE", "BECOME", "BE", "MODAL", "TO"):
            if b & BIT[name]:
                return name.lower()
        if b & BIT["PREP"] and k == j:
            return "prep"
        if b & (BIT["VBD"] | BIT["PASTV"] | BIT["ACT"]):
            return "verb"
    return "none"
