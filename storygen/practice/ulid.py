"""ULIDs: names of events that sort by when they were made, also within a millisecond or when the clock is set back."""

from __future__ import annotations

import secrets

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RANDOM_BITS = 80


def ulid(ms: int, last: str = "") -> str:
    """A new ULID for a moment in milliseconds, greater than `last` whatever the clock says."""
    fresh = _text(ms << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS))
    return fresh if fresh > last else _text(_number(last) + 1)


def _text(number: int) -> str:
    return "".join(_DIGITS[number >> 5 * place & 31] for place in range(25, -1, -1))


def _number(text: str) -> int:
    number = 0
    for digit in text:
        number = number << 5 | _DIGITS.index(digit)
    return number
