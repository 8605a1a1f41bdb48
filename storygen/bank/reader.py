"""The question bank: competencies, their questions and company frameworks, and a project's own additions.

The bank that ships is `questions.json` (JSON, since a hundred kilobytes of YAML would cost every start 20 ms). A
project adds to it with YAML files of the same shape in its `bank/` folder: new competencies, new questions for known
ones, and questions that were really asked.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storygen.error import CannotRunError
from storygen.finding import Finding, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `use` is opener (stands alone) or after-story (asked once a story is told).

    `asked` marks one that an interviewer really asked.
    """

    id: str
    competency: str
    text: str
    framing: str = "direct"
    use: str = "opener"
    roles: tuple[str, ...] = ("any",)
    probes: tuple[str, ...] = ()
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Competency:
    """What listeners look for under one name; `expects` holds of numbers, choice, remedy what they want to hear."""

    id: str
    name: str
    expects: frozenset[str] = frozenset()
    aliases: tuple[str, ...] = ()
    family: str = ""
    roles: tuple[str, ...] = ("any",)
    amazon_principles: tuple[str, ...] = ()
    definition: str = ""
    listens_for: tuple[str, ...] = ()
    red_flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bank:
    """All competencies and questions by id, in the bank's order, and the probes that fit any story."""

    competencies: Mapping[str, Competency]
    questions: Mapping[str, Question]
    generic_probes: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _names(self) -> dict[str, str]:
        names = {_slug(c.name): c.id for c in self.competencies.values()}
        names |= {_slug(alias): c.id for c in self.competencies.values() for alias in c.aliases}
        return names | {id: id for id in self.competencies}

    def resolve(self, word: str) -> str | None:
        """The id of the competency that goes by `word` (an id, an alias or a name), or None."""
        return self._names.get(_slug(word))

    def nearest(self, word: str) -> str | None:
        """The known name nearest to a word that is none, or None where nothing is near."""
        from storygen.nearest import nearest

        return nearest(_slug(word), self._names)

    @cached_property
    def frameworks(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Framework name -> principle -> the competencies that show it."""
        principles: dict[str, tuple[str, ...]] = {}
        for c in self.competencies.values():
            for principle in c.amazon_principles:
                principles[principle] = (*principles.get(principle, ()), c.id)
        return {"amazon": dict(sorted(principles.items()))}

    def framework(self, word: str) -> str:
        """The framework that goes by `word`, in whatever case.

        Raises:
            CannotRunError: there is none; the nearest known name is said, or all of them.
        """
        if (name := word.strip().lower()) in self.frameworks:
            return name
        from storygen.nearest import nearest

        near = nearest(name, self.frameworks)
        hint = f"did you mean {near}?" if near else f"there is {', '.join(self.frameworks)}"
        raise CannotRunError(f"there is no framework {word!r}; {hint}")

    @cached_property
    def _by_competency(self) -> dict[str, tuple[Question, ...]]:
        grouped: dict[str, tuple[Question, ...]] = {}
        for q in self.questions.values():
            grouped[q.competency] = (*grouped.get(q.competency, ()), q)
        return grouped

    def asked_for(self, competency: str) -> tuple[Question, ...]:
        """The questions that ask for one competency."""
        return self._by_competency.get(competency, ())

    def expects(self, words: tuple[str, ...]) -> frozenset[str]:
        """What listeners expect of a story with these competencies: the union; of unknown ones nothing."""
        known = (self.competencies[id] for id in map(self.resolve, words) if id)
        return frozenset().union(*(c.expects for c in known))


def _slug(word: str) -> str:
    return "-".join(word.strip().lower().replace("_", " ").replace("-", " ").split())


@cache
def shipped() -> Bank:
    """The bank that comes with storygen."""
    data = json.loads((HERE / "questions.json").read_text(encoding="utf-8"))
    competencies = {c["id"]: _competency(c) for c in data["competencies"]}
    questions = {q["id"]: _question(q, c["id"]) for c in data["competencies"] for q in c["questions"]}
    return Bank(competencies, questions, data["generic_probes"])


def _competency(data: Mapping[str, Any]) -> Competency:
    return Competency(
        id=data["id"],
        name=data.get("name") or data["id"].replace("-", " ").capitalize(),
        expects=frozenset(data.get("expects") or ()),
        family=data.get("family") or "",
        definition=data.get("definition") or "",
        **{
            key: tuple(data.get(key) or ())
            for key in ("aliases", "amazon_principles", "listens_for", "red_flags", "roles")
        },
    )


def _question(data: Mapping[str, Any], competency: str) -> Question:
    return Question(
        id=data["id"],
        competency=competency,
        text=data["text"],
        framing=data.get("framing", "direct"),
        use=data.get("use", "opener"),
        roles=tuple(data.get("roles") or ("any",)),
        probes=tuple(data.get("probes") or ()),
        asked=data.get("asked") is True,
    )


def load(root: Path) -> tuple[Bank, tuple[Finding, ...]]:
    """The shipped bank with the project's `bank/*.yaml` added; what cannot be read is a finding, the rest counts."""
    bank, findings = shipped(), []
    for file in sorted((root / "bank").glob("*.y*ml")):
        name = file.relative_to(root).as_posix()
        try:
            bank = _extended(bank, _yaml(file))
        except _BadBankError as error:
            findings.append(Finding("BNK001", str(error), name, Span(error.line), Severity.ERROR))
    return bank, tuple(findings)


class _BadBankError(Exception):
    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


def _yaml(file: Path) -> Any:
    """The file's data, read with the bounds and the scalar rules that stories have."""
    from storygen.story.source import load_data

    try:
        return load_data(file.read_bytes())
    except (OSError, ValueError) as error:
        raise _BadBankError(f"this bank file can't be read ({error}); mend it or take it out of bank/") from error


_TEXT = ("id", "name", "family", "definition", "text", "framing", "use")
_TEXTS = ("expects", "aliases", "amazon_principles", "listens_for", "red_flags", "roles", "probes")


def _sound(entry: Mapping[str, Any], what: str) -> dict[str, Any]:
    """What a project wrote, with texts where texts belong: a number is its digits, one text a list of one."""
    sound = {key: value for key, value in entry.items() if value is not None}
    for key, value in sound.items():
        if key in _TEXTS:
            listed = [value] if isinstance(value, str) else value
            if not (isinstance(listed, list) and all(isinstance(each, str) for each in listed)):
                raise _BadBankError(f"{key} of {what} takes a list of texts; write {key}: [first, second]")
            sound[key] = listed
        elif key in _TEXT:
            if not isinstance(value, (str, int, float)):
                raise _BadBankError(f"{key} of {what} takes a text; write {key}: <in one line>")
            sound[key] = str(value)
    return sound


def _extended(bank: Bank, data: Any) -> Bank:
    entries = data.get("competencies") if isinstance(data, dict) else data
    if not isinstance(entries, list):
        raise _BadBankError("a bank file holds a list; write competencies: and under it `- id: …`, `questions:`")
    competencies, questions = dict(bank.competencies), dict(bank.questions)
    for entry in entries:
        if not (isinstance(entry, dict) and isinstance(entry.get("id"), str) and _slug(entry["id"])):
            raise _BadBankError("every competency of a bank file needs an id; write - id: <letters and hyphens>")
        id = bank.resolve(entry["id"]) or _slug(entry["id"])
        if id not in competencies:
            competencies[id] = replace(_competency(_sound(entry, id)), id=id)
        for number, question in enumerate(_listed(entry.get("questions"), id), 1):
            if not (isinstance(question, dict) and isinstance(question.get("text"), str)):
                raise _BadBankError(f"question {number} of {id} has no text; write - text: <the question>")
            given = {"id": f"{id}-own-{number:02d}", **_sound(question, f"question {number} of {id}")}
            questions[given["id"]] = _question(given, id)
    return Bank(competencies, questions, bank.generic_probes)


def _listed(given: Any, id: str) -> list[Any]:
    """The questions of one competency; a text alone is one."""
    if not isinstance(given or [], list):
        raise _BadBankError(f"questions of {id} are a list; write questions: and under it `- <the question>`")
    return [{"text": each} if isinstance(each, str) else each for each in given or []]
