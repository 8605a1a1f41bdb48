"""The roles that questions are for: what they are called, and which of them a word means."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from storygen.nearest import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storygen.bank.reader import Bank

ANY = "any"


@cache
def _names() -> dict[str, list[str]]:
    """Role -> what it is called, the name to show first."""
    read: dict[str, list[str]] = json.loads((Path(__file__).parent / "roles.json").read_text(encoding="utf-8"))
    return read


def name(role: str) -> str:
    """A role in words."""
    return _names().get(role, [role.replace("-", " ")])[0]


def called(role: str) -> tuple[str, ...]:
    """All that a role goes by, its id first."""
    return (role, *_names().get(role, ()))


def known(bank: Bank) -> list[str]:
    """The roles that some question of the bank is for alone."""
    return sorted({role for q in bank.questions.values() for role in q.roles} - {ANY})


def meant(word: str, bank: Bank) -> str:
    """The role of the bank that goes by this id or name, however it is spaced; "" where none does."""
    said = folded(word)
    return next((role for role in known(bank) if said in map(folded, called(role))), "")


def aimed_at(words: Iterable[str], bank: Bank) -> str:
    """The first role of `[target] roles` that the bank has questions for; "" for none."""
    return next((role for word in words if (role := meant(word, bank))), "")
