"""One value against what the schema wants there: what it is worth, what to say of it, and what to write instead."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from storygen.finding import Severity
from storygen.nearest import folded, nearest
from storygen.story import scalar
from storygen.story.identity import slug
from storygen.story.period import period
from storygen.story.shape import Shape, missing_day
from storygen.story.wanted import got, listed

_LOOSE_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NO_ZONE = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{1,2}:\d{2}(?::\d{2})?")
_DECIMAL_COMMA = re.compile(r"[-+]?\d+,\d+")
_BARE_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_DATED = ("date", "time", "moment", "period")
_FORMS = {"moment": "time", "duration": "length of time", "period": "period", "figure": "number"}


CAREFUL = {"draft": (True, "true"), "private": (True, "true"), "share": ("hidden", "hidden")}
"""Keys that keep something from others: where what they say cannot be read, nothing is let out."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a value counts as (None: nothing), and where something is wrong with it its code and sentence.

    `instead` is what certainly was meant, as it would stand in the file; "" where nobody can know.
    """

    value: Any
    code: str = ""
    message: str = ""
    instead: str = ""
    severity: Severity = Severity.ERROR


def judge(value: Any, written: str, shape: Shape, name: str) -> Verdict:
    """Judge a value that failed the quick check. `written` is its text in the file, `name` its key."""
    verdict = _judged(value, written, shape, name)
    if name in CAREFUL and verdict.value is None and verdict.code:
        careful, said = CAREFUL[name]
        return replace(verdict, value=careful, message=f"{verdict.message}; until then it counts as {said}")
    return verdict


def _judged(value: Any, written: str, shape: Shape, name: str) -> Verdict:
    if shape.kind == "text":
        return _text(value, written, shape, name)
    if shape.kind == "number":
        return _number(value, shape, name)
    if shape.kind == "enum":
        return _word(value, shape, name)
    return Verdict(None, "SCH102", f"{name} is true or false, and {got(value)} stands there")


def _text(value: Any, written: str, shape: Shape, name: str) -> Verdict:
    if isinstance(value, bool):
        return Verdict(written, "SCH102", f'{name} takes a text; write "{written}" in quotes', f'"{written}"')
    if isinstance(value, (int, float)):
        value = written
    if not isinstance(value, str):
        return Verdict(None, "SCH102", f"{name} takes a text, and {got(value)} stands there; write it as a sentence")
    return Verdict(value) if shape.ok(value) else _malformed(value, shape, name)


def _malformed(value: str, shape: Shape, name: str) -> Verdict:
    text, longest = value.strip(), shape.limits.get("maxLength", 0)
    if not text:
        return Verdict(None)
    if text != value and shape.ok(text):
        return Verdict(text)
    if shape.name == "id":
        return _id(text, name)
    if longest and len(value) > longest:
        much = f"{name} has {len(value)} characters and takes {longest:g} at most"
        return Verdict(value, "SCH107", f"{much}; keep what a colleague would repeat", severity=Severity.WARNING)
    day = missing_day(text) if shape.name in _DATED else ""
    if day:
        return Verdict(None, "SCH105", f"there is no {day} in any calendar; write the day it was")
    return Verdict(None, "SCH104", *_advice(text, shape))


def _id(text: str, name: str) -> Verdict:
    better = slug(text)
    if not better:
        return Verdict(None, "SCH104", f"{name} takes letters, digits and hyphens, and {text[:40]!r} has none")
    much = "at most 100 characters" if len(text) > 100 else "letters, digits and hyphens"
    return Verdict(better, "SCH104", f"{name} takes {much}; write {better}", better)


def _advice(text: str, shape: Shape) -> tuple[str, str]:
    """The sentence for a text of the wrong form, and what certainly was meant."""
    if shape.name == "period" and shape.ok(better := period(text)):
        return f"{text} is no period as stories write them; write {better}", better
    loose = _LOOSE_DATE.fullmatch(text)
    if loose and shape.name == "date":
        better = f"{loose[1]}-{int(loose[2]):02d}-{int(loose[3]):02d}"
        if shape.ok(better):
            return f"{text} is no date as stories write them; write {better}", better
    if _NO_ZONE.fullmatch(text) and shape.name in ("time", "moment"):
        better = text.replace(" ", "T")
        return f"{text} has no zone; write {better}Z for UTC, or its distance, as in {better}+01:00", ""
    if _BARE_NUMBER.fullmatch(text) and shape.name == "duration":
        return f"{text} of what? write {text} min, {text} h or {text} d", ""
    form = _FORMS.get(shape.name, shape.name or "such text")
    examples = shape.examples if shape.name == "period" else shape.examples[:1]
    example = f"; write it as in {listed(examples, 'or')}" if examples else ""
    return f"{text[:40]!r} is no {form}{example}", ""


def _number(value: Any, shape: Shape, name: str) -> Verdict:
    if isinstance(value, str):
        text = value.strip()
        if (found := scalar.grouped(text)) is not None and shape.ok(found):
            return Verdict(found)
        if (found := scalar.number(text)) is not None and shape.ok(found):
            return Verdict(found, "SCH102", f"{name} takes a number; write {text} without quotes", text)
        value = found if found is not None else value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Verdict(None, "SCH108", f"{name} is {_range(shape)}, and {value} stands there")
    if isinstance(value, str) and shape.name == "figure" and folded(value) in ("unknown", "notknown", "?"):
        return Verdict("unknown", "SCH103", f"{name} is a number or the word unknown; write unknown", "unknown")
    if isinstance(value, str) and _DECIMAL_COMMA.fullmatch(value.strip()):
        better = value.strip().replace(",", ".")
        return Verdict(None, "SCH102", f"{name} takes a number with a point; write {better}")
    wanted = "a number or the word unknown" if shape.name == "figure" else "a number"
    return Verdict(None, "SCH102", f"{name} takes {wanted}, and {got(value)} stands there{_unit(value)}")


def _unit(value: Any) -> str:
    """A hint where a figure carries its unit."""
    if isinstance(value, str) and re.match(r"\s*[$€£]?\s*[-+]?[\d.,_]+\s*\D+$", value):
        return "; write the figure alone, and its unit in unit:"
    return ""


def _range(shape: Shape) -> str:
    low, high = shape.limits.get("minimum"), shape.limits.get("maximum")
    if low is not None and high is not None:
        return f"a number from {low:g} to {high:g}"
    return "a number above zero" if "exclusiveMinimum" in shape.limits else "a number"


def _word(value: Any, shape: Shape, name: str) -> Verdict:
    words = listed(shape.words, "or")
    if not isinstance(value, str):
        return Verdict(None, "SCH103", f"{name} is {words}, and {got(value)} stands there")
    text = value.strip()
    near = nearest(text, [str(word) for word in shape.words])
    if near is not None and folded(near) == folded(text):
        return Verdict(near, "SCH103", f"{name} knows no {text!r}; write {near}", near)
    hint = f"did you mean {near}? It is {words}" if near else f"write {words}"
    return Verdict(None, "SCH103", f"{name} knows no {text[:40]!r}; {hint}")
