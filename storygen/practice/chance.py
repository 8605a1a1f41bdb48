"""Chance that can be repeated: the same seed gives the same draw here, in the browser, and after every restart."""

from __future__ import annotations

_ALL = 0xFFFFFFFF


def hash32(text: str) -> int:
    """A 32-bit hash of a text: FNV-1a over its UTF-16 units, then a mix so that near texts fall far apart."""
    h = 0x811C9DC5
    units = text.encode("utf-16-le", "surrogatepass")
    for low, high in zip(units[::2], units[1::2], strict=True):
        h = (h ^ (low | high << 8)) * 0x01000193 & _ALL
    h = (h ^ h >> 16) * 0x85EBCA6B & _ALL
    h = (h ^ h >> 13) * 0xC2B2AE35 & _ALL
    return h ^ h >> 16
