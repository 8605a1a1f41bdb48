"""Arguments: what a trigger changes and what brings it about, as names for the model ("a=obj=measure")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.impact.clauses import HARD, Clause
from storygen.impact.lexicon import BIT
from storygen.impact.roles import HEDGES

if TYPE_CHECKING:
    from storygen.impact.numeral import Numeral
    from storygen.impact.stretch import Stretch
    from storygen.impact.triggers import Trigger

_ADVERB = BIT["DEGREE"] | BIT["EVER"] | BIT["NOW"] | BIT["OFTEN"]
_AUXILIARY = BIT["HAVE"] | BIT["BE"] | BIT["DO"] | BIT["MODAL"] | BIT["NOT"] | _ADVERB
_FINITE_PAST = BIT["VBD"] | BIT["PASTV"]
_NP_INSIDE = (
    BIT["DET"]
    | BIT["SIZE"]
    | BIT["GOOD"]
    | BIT["BAD"]
    | BIT["EXTREME"]
    | BIT["A_BETTER"]
    | BIT["A_WORSE"]
    | BIT["A_UP"]
    | BIT["A_DOWN"]
)
_BEFORE_ADJECTIVE = _ADVERB | BIT["DET"] | BIT["SIZE"] | BIT["NOT"]
_STOP = BIT["PREP"] | BIT["AND"] | BIT["BECAUSE"] | BIT["REL"] | BIT["TO"] | BIT["MODAL"] | BIT["SUB"]
_MEASURE, _PAST, _DET, _PREP = BIT["MEASURE"], BIT["VBD"], BIT["DET"], BIT["PREP"]
_VERBAL = BIT["VBD"] | BIT["PASTV"] | BIT["BE"] | BIT["HAVE"] | BIT["MODAL"] | BIT["DO"]


def arguments(s: Stretch, c: Clause, t: Trigger) -> list[str]:
    """The names of what the trigger is about and of what governs it."""
    if t.kind in ("verb", "particle", "phrase"):
        head = _head(s, c, t)
        return [f"a={head}", f"a={t.kind}:{t.cls}:{head}"]
    if t.kind == "noun":
        governor, about = _governor(s, t), _about(s, t)
        return [f"g={governor}", f"ng={about}", f"g={governor}:{about}"]
    if t.kind == "adj":
        use, about = _use(s, c, t)
        return [f"j={use}", f"ja={about}", f"j={use}:{about}", f"jc={t.cls}:{use}"]
    return []


_LEADS = frozenset(
    (
        "by to at of up down off only just under over below above with about in for within after than from until till "
        "is was at's are were + - −"
    ).split()
)
_VERBS = (
    ("ZERO", "zero"),
    ("UP", "change"),
    ("DOWN", "change"),
    ("BETTER", "change"),
    ("WORSE", "change"),
    ("REACH", "reach"),
    ("SAVE", "save"),
    ("LOSE", "lose"),
    ("WAS", "was"),
    ("IS", "is"),
    ("BECOME", "become"),
    ("MAKE", "make"),
    ("HAVE", "have"),
    ("EFFECT", "effect"),
    ("SEE", "see"),
    ("ACT", "act"),
    ("ENSURE", "keep"),
    ("WANT", "want"),
)
_VERB_BITS = tuple((BIT[tag], name) for tag, name in _VERBS)
_ANY_VERB = sum(bit for bit, _ in _VERB_BITS)
_NOW = frozenset(("now", "today", "since", "nowadays", "currently", "these"))
_RECORD = frozenset(("first", "record", "ever", "best", "highest", "lowest"))
_ONLY = frozenset(("only", "just", "barely", "single", "tops", "most"))


def figure(s: Stretch, c: Clause, n: Numeral, role: str) -> list[str]:
    """What a number hangs on: the word before it, the verb before that, its kind, what it is a part of."""
    i = n.first - 1
    while i >= s.span.start and s.words[i] in HEDGES:
        i -= 1
    word = s.words[i] if i >= s.span.start else "edge"
    lead = word if word in _LEADS else "mark" if word in HARD else "measure" if s.bits[max(i, 0)] & _MEASURE else "word"
    verb = _verb_before(s, c, i)
    kind = n.kind or "bare"
    found = [
        f"x={lead}",
        f"xk={kind}",
        f"xr={role}:{kind}",
        f"xv={verb}",
        f"xvr={verb}:{role}",
        f"xlv={lead}:{verb}",
    ]
    after = s.words[n.last + 1 : n.last + 5]
    if after[:1] == ["of"] and any(s.bits[k] & BIT["TARGET"] for k in range(n.last + 2, min(n.last + 5, s.span.stop))):
        found.append("x=of-target")
    clause = s.words[c.first : c.stop]
    if not _NOW.isdisjoint(clause):
        found += ["x=now", f"x=now:{verb}"]
    if not _RECORD.isdisjoint(clause):
        found.append("x=record")
    found.append(f"xt={c.tense}:{role}")
    if not _ONLY.isdisjoint(s.words[max(c.first, i - 1) : n.last + 3]):
        found.append("x=only")
    if n.parts or n.whole:
        found.append("x=parts")
    if n.value == 0:
        found.append("x=zero")
    if n.article:
        found.append("x=article")
    if n.attributive:
        found.append("x=attributive")
    return found


def _verb_before(s: Stretch, c: Clause, i: int) -> str:
    """The class of the last verb of the clause up to token `i`; "none" where it has none."""
    for j in range(i, c.first - 1, -1):
        b = s.bits[j]
        if b & _ANY_VERB and not (b & _MEASURE and not b & _PAST):
            return next(name for bit, name in _VERB_BITS if b & bit)
    return "none"


def _head(s: Stretch, c: Clause, t: Trigger) -> str:
    """The class of the object, or of the subject where no object follows."""
    found = _phrase_right(s, t.last + 1, s.span.stop)
    if found:
        return f"obj={found}"
    if t.kind == "particle" and t.last - t.first > 1:
        inside = _class_of(s, range(t.first + 1, t.last))
        return f"obj={inside}"
    return f"subj={_phrase_left(s, c.first, t.first)}"


def _phrase_right(s: Stretch, i: int, stop: int) -> str:
    """The class of the noun phrase that begins at `i`; "" where none does."""
    begun = i
    while i < stop and i - begun < 7:
        word, b = s.words[i], s.bits[i]
        if word in HARD or (b & _STOP and word != "that") or (b & _VERBAL and i > begun):
            break
        if b & _ADVERB and i == begun and not b & _MEASURE:
            begun += 1
        i += 1
    if i == begun:
        return ""
    return (
        _class_of(s, range(begun, i))
        if any(s.words[k][0].isalpha() and not s.bits[k] & _DET for k in range(begun, i))
        else ("pron" if s.bits[begun] & BIT["PRONOUN"] else "number" if s.words[begun][0].isdecimal() else "")
    )


def _phrase_left(s: Stretch, first: int, i: int) -> str:
    j = i - 1
    while j >= first and s.bits[j] & _AUXILIARY:
        j -= 1
    last = j
    while j >= first and last - j < 8 and not s.bits[j] & _FINITE_PAST and s.words[j] not in HARD:
        j -= 1
    if last == j:
        return "none"
    found = _class_of(s, range(j + 1, last + 1))
    return "pron" if found == "other" and s.bits[last] & BIT["PRONOUN"] else found


_NOUNS = tuple((BIT[name], name.lower()) for name in ("MEASURE", "SOFT", "TARGET", "PEOPLE"))


def _class_of(s: Stretch, where: range) -> str:
    whole = 0
    for b in s.bits[where.start : where.stop]:
        whole |= b
    return next((name for bit, name in _NOUNS if whole & bit), "other")


_GOVERNORS = tuple(
    (BIT[name], name.lower()) for name in ("RESULT", "EFFECT", "SEE", "HAVE", "WANT", "BE", "MAKE", "BECOME")
)
_GOVERNING = sum(bit for bit, _ in _GOVERNORS)
_CHANGE, _FINITE = BIT["N_CHANGE"], BIT["VBD"] | BIT["PASTV"] | BIT["VBZ"]


def _governor(s: Stretch, t: Trigger) -> str:
    """The verb that a noun of change hangs on: effect, see, have, result, none, or another."""
    for j in range(t.first - 1, max(s.span.start, t.first - 9) - 1, -1):
        b, word = s.bits[j], s.words[j]
        if word in HARD:
            return "none"
        if b & _GOVERNING and not b & _CHANGE:
            return next(name for bit, name in _GOVERNORS if b & bit)
        if b & _FINITE:
            return "verb"
        if b & BIT["TO"]:
            return "to"
    return "none"


def _about(s: Stretch, t: Trigger) -> str:
    """What a noun of change is a change of: "in latency", "latency improvement"."""
    left = _class_of(s, range(max(s.span.start, t.first - 2), t.first))
    if left == "measure":
        return "measure"
    if t.last + 2 < s.span.stop and s.words[t.last + 1] in ("in", "of", "to", "on", "for"):
        return _class_of(s, range(t.last + 2, min(t.last + 7, s.span.stop)))
    return "none"


def _use(s: Stretch, c: Clause, t: Trigger) -> tuple[str, str]:
    """How a comparative stands: predicate of a change ("got faster"), of being, attribute ("fewer errors"), adverb."""
    following = _phrase_right(s, t.last + 1, s.span.stop)
    noun = following if following and not (t.last + 1 < s.span.stop and s.words[t.last + 1] in ("than", "now")) else ""
    j = t.first - 1
    while j >= c.first and s.bits[j] & _BEFORE_ADJECTIVE:
        j -= 1
    if j < c.first:
        return ("fragment-attr" if noun else "fragment"), noun or "none"
    b = s.bits[j]
    if noun:
        return f"attr-{_verb_class(s, c, j)}", noun
    left = _phrase_left(s, c.first, t.first)
    for name in ("BECOME", "MAKE", "BE"):
        if b & BIT[name]:
            return f"pred-{name.lower()}", left
    if any(s.bits[k] & BIT["MAKE"] for k in range(max(c.first, j - 5), j)):
        return "pred-make-far", _class_of(s, range(max(c.first, j - 3), j + 1))
    if b & BIT["PREP"]:
        return "after-prep", left
    return "adverb", left


_VERBS_OVER = tuple(
    (BIT[name], name.lower())
    for name in ("RESULT", "EFFECT", "SEE", "HAVE", "WANT", "MAKE", "BECOME", "BE", "MODAL", "TO")
)
_OVER = sum(bit for bit, _ in _VERBS_OVER)
_DONE = BIT["VBD"] | BIT["PASTV"] | BIT["ACT"]


def _verb_class(s: Stretch, c: Clause, j: int) -> str:
    for k in range(j, max(c.first, j - 5) - 1, -1):
        b = s.bits[k]
        if b & _OVER:
            return next(name for bit, name in _VERBS_OVER if b & bit)
        if b & _PREP and k == j:
            return "prep"
        if b & _DONE:
            return "verb"
    return "none"
