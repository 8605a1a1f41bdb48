"""What a period certainly means that is written as people write two dates: 2023-03 to 2023-06 is 2023-03..2023-06."""

from __future__ import annotations

import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = (
    "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|"
    "aug|sept?|oct|nov|dec"
)
_TIME = rf"\d{{4}}(?:[-/.]\d{{1,2}}){{0,2}}|(?:{_NAMES})\.?,? \d{{4}}"
_BETWEEN = r"\s*(?:\.{2,3}|…|[-‐‑‒–—−]+>?|→|/)\s*|\s+(?:to|until|till|through|thru|and)\s+"
_TWO = re.compile(rf"(?:from\s+|between\s+)?({_TIME})(?:{_BETWEEN})({_TIME})", re.IGNORECASE | re.ASCII)
_ONE = re.compile(_TIME, re.IGNORECASE | re.ASCII)


def period(text: str) -> str:
    """The period as stories write it, A or A..B with A no later than B; "" where the text is no such thing.

    Days and months are not looked up in a calendar: that is for the schema to say.
    """
    two = _TWO.fullmatch(text)
    ends = (two[1], two[2]) if two else (text,) if _ONE.fullmatch(text) else ()
    written = [_time(end) for end in ends]
    return "..".join(written) if written == sorted(written) else ""


def _time(text: str) -> str:
    if text[0].isdecimal():
        year, *rest = re.split(r"[-/.]", text)
        return "-".join((year, *(f"{int(part):02d}" for part in rest)))
    return f"{text[-4:]}-{_MONTHS.index(text[:3].lower()) + 1:02d}"
