"""How figures and changes are written: digits, units, signs."""

from __future__ import annotations

import math

from storygen.impact.singular import singular
from storygen.impact.units import CURRENCY_SIGNS, is_share, symbol

MINUS = "−"


def number(value: float, decimals: int | None = None) -> str:
    """`value` with thousands separated and no float noise: "0.16", "4,210", "1.2e+30"; `decimals` fixes the places."""
    if not math.isfinite(value):
        return "unknown"
    if value != 0 and not 1e-6 <= abs(value) < 1e15:
        return f"{value:.6g}".replace("-", MINUS, 1) if value < 0 else f"{value:.6g}"
    if decimals is None:
        decimals = places(value)
    text = f"{abs(value):,.{decimals}f}"
    return (MINUS if value < 0 and float(text.replace(",", "")) else "") + text


def places(value: float) -> int:
    """How many decimal places `value` needs, float noise apart (twelve significant digits), at most nine."""
    if not math.isfinite(value) or value == 0:
        return 0
    text = f"{value:.12g}"
    mantissa, _, exponent = text.partition("e")
    fraction = len(mantissa.partition(".")[2])
    return max(0, min(9, fraction - int(exponent or 0)))


def write_value(value: float, unit: str) -> str:
    """A figure with its unit: "0.62" (a ratio), "900 ms", "78 %", "78 % of orders", "$3,000", "1 report"."""
    return _with_unit(_money_digits(value, unit), unit)


def pair_text(before: float, after: float, unit: str) -> str:
    """Both ends with the unit once, or at both where it stands in front: "0.62 → 0.78", "$18.40 → $22.10"."""
    if _sign(unit):
        return f"{write_value(before, unit)} → {write_value(after, unit)}"
    decimals = max(places(before), places(after)) if is_share(unit) else None
    return f"{number(before, decimals)} → {_with_unit(number(after, decimals), unit)}"


def delta_text(before: float, after: float, unit: str) -> str:
    """The difference with its sign: "+16 pp", "−660 ms", "+$3,000"."""
    delta = after - before
    decimals = max(places(before), places(after))
    head = unit.strip().lower()
    if is_share(unit):
        ratio = not head.startswith(("%", "percent", "pct", "per cent"))
        delta, decimals = (delta * 100, max(0, decimals - 2)) if ratio else (delta, decimals)
        unit = "pp"
    if not math.isfinite(delta):
        return "unknown"
    sign = "±" if round(delta, decimals) == 0 else "+" if delta > 0 else MINUS
    if _sign(unit) and decimals:
        decimals = max(decimals, 2)
    return sign + _with_unit(number(abs(delta), decimals), unit)


def percent_text(percent: float | None) -> str:
    """A relative change with its sign: "+25.8 %", "−73 %", "+1,230 %", "+0.04 %"; "" for None."""
    if percent is None or not math.isfinite(percent):
        return ""
    size = abs(percent)
    decimals = 0 if size >= 100 else 1 if size >= 1 or size == 0 else 2
    text = number(size, decimals)
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return ("±0 %" if text == "0" else f"+{text} %") if percent >= 0 else f"{MINUS}{text} %"


def _money_digits(value: float, unit: str) -> str:
    decimals = places(value)
    return number(value, 2 if _sign(unit) and decimals == 1 else None)


def _with_unit(digits: str, unit: str) -> str:
    unit = unit.strip()
    _head, _, rest = unit.partition("/")
    sign = _sign(unit)
    if sign:
        money = MINUS + sign + digits[1:] if digits.startswith(MINUS) else sign + digits
        return f"{money}/{rest}" if rest else money
    if unit in ("", "ratio"):
        return digits
    name, _, of = unit.partition(" ")
    if name.lower() in ("percent", "pct", "%"):
        unit = f"% {of}".strip()
    elif digits.lstrip(MINUS) == "1":
        unit = singular(unit)
    return f"{digits} {unit}"


def _sign(unit: str) -> str:
    return CURRENCY_SIGNS.get(symbol(unit.partition("/")[0]), "")
