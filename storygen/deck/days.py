"""Days, months and periods as people write them: "5 March 2024", "8 to 14 June 2024"."""

from __future__ import annotations

import re
from functools import lru_cache

MONTHS = ("", "Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
STAMP = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:[T ](\d\d:\d\d).*)?$")
"""Year, month, day, clock; of a month only the first two, of a day the first three."""

_GLUE = "\u00a0"


@lru_cache(maxsize=4096)
def day(text: str) -> str:
    """A date or month as people write it ("5 March 2024", in one piece, "March 2024"); other text stays as it is."""
    found = STAMP.match(text)
    if not found or not 1 <= int(found[2]) <= 12:
        return text
    month = f"{MONTHS[int(found[2])]}{_GLUE}{found[1]}"
    return f"{int(found[3])}{_GLUE}{month}" if found[3] else month


def period(text: str) -> str:
    """A period, what both ends share said once: "March 2024", "8 to 14 June 2024", "11 March 2024, 08:10 to 09:40".

    Prose stays as it is: dots divide where a date stands beside them, and three of them never.
    """
    ends = [part.strip() for part in text.split("..")]
    if len(ends) != 2 or "..." in text or not any(map(STAMP.match, ends)):
        return day(text)
    first, last = map(day, ends)
    if not first or not last:
        return f"from {first}" if first else f"until {last}"
    if first == last:
        return last + _clocks(*ends)
    return f"{_without_shared_end(first, last)} to {last}"


def _clocks(*ends: str) -> str:
    """The hours of a period inside one day, "" where it has none."""
    first, last = (found[4] if (found := STAMP.match(end)) else None for end in ends)
    return f", {first} to {last}" if first and last and first != last else ""


def _without_shared_end(first: str, last: str) -> str:
    words, others = first.split(_GLUE), last.split(_GLUE)
    while len(words) > 1 and len(others) > 1 and words[-1] == others[-1]:
        words.pop()
        others.pop()
    return _GLUE.join(words)
