"""The roles that questions are for: what they are called, and which of them a project aims at."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storygen.bank.reader import Bank
    from storygen.project import Project

ANY = "any"


@cache
def _names() -> dict[str, list[str]]:
    """Role -> what it is called, the name to show first."""
    read: dict[str, list[str]] = json.loads(files(__package__).joinpath("roles.json").read_text(encoding="utf-8"))
    return read


def name(role: str) -> str:
    """A role in words."""
    return _names().get(role, [role.replace("-", " ")])[0]


def known(bank: Bank) -> list[str]:
    """The roles that some question of the bank is for alone."""
    return sorted({role for q in bank.questions.values() for role in q.roles} - {ANY})


def aimed_at(project: Project, bank: Bank) -> str:
    """The first of `[target] roles` that the bank has questions for, by its id or by what it is called; "" for none."""
    called = {_plain(word): role for role in known(bank) for word in (role, *_names().get(role, ()))}
    return next((called[word] for word in map(_plain, project.roles) if word in called), "")


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("-", " ").replace("_", " ").split())
