"""The questions that make a story, and how each kind of story puts them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of story: what it is about, what it usually shows, and its questions by field.

    `incident` and `proof` say whether those sections belong to it; `actions` are the questions that lead through it.
    """

    name: str
    about: str
    competencies: tuple[str, ...]
    questions: Mapping[str, str]
    actions: tuple[str, ...]
    outcome: str = ""
    incident: bool = False
    proof: bool = False

    def ask(self, field: str) -> str:
        """The question for a field, given by its dotted path ("follow_up.owner")."""
        return self.questions[field]


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by name; `story` is the one for any story."""
    data = json.loads((Path(__file__).parent / "questions.json").read_text(encoding="utf-8"))
    return {name: _kind(name, data["ask"], own) for name, own in data["kinds"].items()}


def _kind(name: str, common: Mapping[str, str | list[str]], own: Mapping[str, object]) -> Kind:
    asked = {**common, **own["ask"]}  # type: ignore[dict-item]  # the file beside holds what it says
    actions = asked.pop("actions")
    return Kind(
        name=name,
        about=str(own["about"]),
        competencies=tuple(own["competencies"]),  # type: ignore[arg-type]
        questions={field: str(question) for field, question in asked.items()},
        actions=tuple(actions),
        outcome=str(own.get("outcome", "")),
        incident=bool(own.get("incident")),
        proof=bool(own.get("proof")),
    )
