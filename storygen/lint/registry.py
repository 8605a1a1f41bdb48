"""Every rule there is, by code and by name."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from storygen.lint.rule import REGISTRY, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

FAMILIES = ("YML", "SCH", "CFG", "QNT", "CON", "STA", "SPC", "OWN", "TRD", "FUP", "INC", "LEN", "PRV", "BNK", "LNT")
"""The families in the order in which rules are listed."""


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, by family and code. Every module of `storygen.lint.rules` is read for its declarations."""
    import storygen.lint.rules as home

    _import_below(home.__name__, home.__path__)
    return tuple(sorted(REGISTRY.values(), key=lambda r: (FAMILIES.index(r.family), r.code)))


def find(word: str) -> Rule | None:
    """The rule of that code or name, in any case, or None."""
    return _by_word().get(word.upper()) or _by_word().get(word.lower())


def nearest_rule(word: str) -> str | None:
    """The code or name that a mistyped word most likely meant."""
    from storygen.nearest import nearest

    return nearest(word.upper(), [r.code for r in rules()]) or nearest(word.lower(), [r.name for r in rules()])


def matching(selectors: Iterable[str]) -> frozenset[str]:
    """The codes that selectors name: a code, a name, the beginning of codes ("QNT", "QNT1"), or ALL."""
    return frozenset(code for selector in selectors for code in codes_of(selector))


@cache
def codes_of(selector: str) -> tuple[str, ...]:
    """The codes that one selector names, none where nothing is called so."""
    word = selector.strip().upper()
    if word == "ALL":
        return tuple(r.code for r in rules())
    named = find(selector.strip())
    if named is not None:
        return (named.code,)
    return tuple(r.code for r in rules() if word and r.code.startswith(word))


@cache
def _by_word() -> dict[str, Rule]:
    return {r.code: r for r in rules()} | {r.name: r for r in rules()}


def _import_below(package: str, path: Iterable[str]) -> None:
    for module in iter_modules(path):
        name = f"{package}.{module.name}"
        loaded = import_module(name)
        if module.ispkg:
            _import_below(name, loaded.__path__)
