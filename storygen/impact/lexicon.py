"""The lexicon: what a word can be, as bits; read from lexicon.json, inflected once."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

# Verb forms come first, so that a form test is a cheap small mask.
_NAMES = (
    "VB VBD VBN VBG VBZ UP DOWN BETTER WORSE ZERO MULTIPLY REACH SAVE LOSE BECOME MAKE EFFECT SEE HAVE WANT "
    "NEGATIVE ENSURE IMPLICATIVE ACT N_UP N_DOWN N_BETTER N_WORSE N_CHANGE MEASURE PEOPLE SOFT TARGET GOAL PERIOD "
    "A_BETTER A_WORSE A_UP A_DOWN EXTREME GOOD BAD DEGREE SIZE MODAL NOT SCARCE IF BECAUSE REL AND TO BE WAS IS "
    "DO FIRST YOU THEY DET PREP NOW PAST RESULT PARTICLE_UP PARTICLE_DOWN OFTEN ADVICE GENERIC FUTURE LESSON "
    "QUESTION EVER HYPO STOP PASTV SUB PRONOUN PRESV SETTING"
).split()
BIT: dict[str, int] = {name: 1 << i for i, name in enumerate(_NAMES)}

_GROUPS = {
    "verbs": {
        "up": "UP",
        "down": "DOWN",
        "better": "BETTER",
        "worse": "WORSE",
        "zero": "ZERO",
        "multiply": "MULTIPLY",
        "reach": "REACH",
        "save": "SAVE",
        "stop": "STOP",
        "lose": "LOSE",
        "become": "BECOME",
        "make": "MAKE",
        "effect": "EFFECT",
        "see": "SEE",
        "have": "HAVE",
        "want": "WANT",
        "negative": "NEGATIVE",
        "ensure": "ENSURE",
        "implicative": "IMPLICATIVE",
        "act": "ACT",
    },
    "nouns": {
        "change_up": "N_UP",
        "change_down": "N_DOWN",
        "change_better": "N_BETTER",
        "change_worse": "N_WORSE",
        "change": "N_CHANGE",
        "measure": "MEASURE",
        "people": "PEOPLE",
        "soft": "SOFT",
        "target": "TARGET",
        "goal": "GOAL",
        "period": "PERIOD",
        "setting": "SETTING",
    },
    "adjectives": {
        "better": "A_BETTER",
        "worse": "A_WORSE",
        "up": "A_UP",
        "down": "A_DOWN",
        "extreme": "EXTREME",
        "good": "GOOD",
        "bad": "BAD",
        "degree": "DEGREE",
        "size": "SIZE",
    },
    "function": {
        "modal": "MODAL",
        "not": "NOT",
        "scarce": "SCARCE",
        "if": "IF",
        "because": "BECAUSE",
        "rel": "REL",
        "and": "AND",
        "to": "TO",
        "be": "BE",
        "was": "WAS",
        "is": "IS",
        "have": "HAVE",
        "do": "DO",
        "i": "FIRST",
        "you": "YOU",
        "they": "THEY",
        "det": "DET",
        "prep": "PREP",
        "now": "NOW",
        "past": "PAST",
        "result": "RESULT",
        "up_particle": "PARTICLE_UP",
        "down_particle": "PARTICLE_DOWN",
        "often": "OFTEN",
        "advice": "ADVICE",
        "generic": "GENERIC",
        "future": "FUTURE",
        "lesson": "LESSON",
        "question": "QUESTION",
        "ever": "EVER",
        "hypo": "HYPO",
        "past_forms": "PASTV",
        "subordinate": "SUB",
        "pronoun": "PRONOUN",
        "present_forms": "PRESV",
    },
}
_DOUBLING = frozenset(("stop", "plan", "commit", "ship", "swap", "drop", "cut", "trim", "slip", "dip", "cap", "pin"))
_VOWELS = "aeiou"


@cache
def lexicon() -> dict[str, int]:
    """Every known word form with its bits."""
    data = json.loads(Path(__file__).with_name("lexicon.json").read_text(encoding="utf-8"))
    found: dict[str, int] = {}
    for section, groups in _GROUPS.items():
        for group, name in groups.items():
            for entry in data[section][group].split():
                for form, form_bits in _forms(section, entry):
                    found[form] = found.get(form, 0) | BIT[name] | form_bits
    return found


def _forms(section: str, entry: str) -> list[tuple[str, int]]:
    if section == "verbs":
        return _inflected(entry)
    return [(form.replace("_", " "), 0) for form in entry.split("/")]


def _inflected(entry: str) -> list[tuple[str, int]]:
    base, *given = entry.split("/")
    past, participle, ing = given or (_past(base), _past(base), _ing(base))
    return [
        (base, BIT["VB"]),
        (_third(base), BIT["VBZ"]),
        (past, BIT["VBD"]),
        (participle, BIT["VBN"]),
        (ing, BIT["VBG"]),
    ]


def _third(base: str) -> str:
    if base == "have":
        return "has"
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in _VOWELS else base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return (base + base[-1] if base in _DOUBLING else base) + "ed"


def _ing(base: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return (base + base[-1] if base in _DOUBLING else base) + "ing"
