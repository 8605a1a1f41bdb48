"""The interview of `storygen new --ask`: section by section, question by question, each of which may be skipped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from storygen.impact.change import change, write_delta, write_pair, write_percent
from storygen.scaffold import forms
from storygen.story import arrow

if TYPE_CHECKING:
    from storygen.bank.reader import Bank
    from storygen.scaffold.questions import Kind

Ask = Callable[[str], str]
"""A question -> the answer, "" where it was skipped."""

Tell = Callable[[str], None]
Save = Callable[[dict[str, Any]], None]

_UNKNOWN = ("unknown", "?")
_MORE_ACTIONS = "And then? (Enter: that was all)"
_MORE_FIGURES = "Another figure? (Enter: no)"
_MORE_FIXES = "Anything else that lasts? (Enter: no)"
_OPTIONAL = (_MORE_ACTIONS, _MORE_FIGURES, _MORE_FIXES)
"""What needs no answer."""

_COUNTS = re.compile(r"\d[\d,_]*")


class Interview:
    """One interview. Whatever was answered stands in `data`, and `save` is called after every answer."""

    def __init__(  # noqa: PLR0913 -- what it asks, with what it reads the answers, and the three ways to the writer
        self, data: dict[str, Any], kind: Kind, bank: Bank, *, ask: Ask, tell: Tell, save: Save
    ) -> None:
        self.data = {**data, "competencies": list(kind.competencies)}
        self.kind = kind
        self.bank = bank
        self._ask, self._tell, self._save = ask, tell, save
        self._skipped: dict[str, str] = {}
        """Each question asked and not answered, and what was said that could not be taken."""
        self._answered: set[str] = set()

    @property
    def open(self) -> list[str]:
        """Questions that still lack an answer, in order, each with what was said to it that could not be taken."""
        told = [f"{question}  You said: {said}" if said else question for question, said in self._skipped.items()]
        return told + [q for q in self._all() if q not in self._answered and q not in self._skipped]

    def run(self) -> None:
        """Ask everything; may be ended at any question by what `ask` raises, and then holds what was said till then."""
        self._tell("Press Enter to skip a question. Ctrl-C ends; what you have said is kept.")
        self._section("Context", self._context)
        self._section("Actions", self._actions)
        self._section("A choice", self._choice)
        self._section("Numbers", self._numbers)
        if self.kind.incident:
            self._section("The incident", self._incident)
        self._section("Result", self._result)
        self._section("Follow-up", self._follow_up)
        self._section("Looking back", self._looking_back)
        if self._answered or any(self._skipped.values()):
            self._save(self.data)

    # sections

    def _context(self) -> None:
        for key in ("situation", "task", "stakes"):
            self._prose(self.data.setdefault("context", {}), key, f"context.{key}")

    def _actions(self) -> None:
        actions: list[dict[str, Any]] = self.data.setdefault("actions", [])
        for question in self.kind.actions:
            self._add(actions, "did", question)
        while self._add(actions, "did", _MORE_ACTIONS):
            pass

    def _choice(self) -> None:
        choice = self._add(self.data.setdefault("tradeoffs", []), "decision", self.kind.ask("tradeoffs.decision"))
        if choice is None:
            return
        if option := self._answer(self.kind.ask("tradeoffs.over")):
            choice["over"] = [{"option": option}]
        for key in ("because", "cost"):
            self._prose(choice, key, f"tradeoffs.{key}")

    def _numbers(self) -> None:
        metrics: list[dict[str, Any]] = self.data.setdefault("metrics", [])
        question = self.kind.ask("metrics.name")
        while (metric := self._add(metrics, "name", question)) is not None:
            self._figures(metric)
            question = _MORE_FIGURES

    def _figures(self, metric: dict[str, Any]) -> None:
        said = {key: self._figure(f"metrics.{key}") for key in ("before", "after")}
        ends = arrow.parse(" -> ".join(text or "unknown" for text in said.values()))
        if ends is not None:
            unit = ends.unit or self._answer(self.kind.ask("metrics.unit"))
            for key, end in (("before", ends.before), ("after", ends.after)):
                metric[key] = end.value
            metric["unit"] = unit
            self._tell(_moved(ends, unit))
        else:
            self._apart(said)
        metric.update({key: "unknown" for key, text in said.items() if text.casefold() in _UNKNOWN})
        self._save(self.data)
        if "unknown" in metric.values():
            for key in ("because", "would_measure"):
                self._prose(metric.setdefault("unknown", {}), key, f"metrics.unknown.{key}")
        self._evidence(metric)

    def _apart(self, said: dict[str, str]) -> None:
        """Keep two figures that do not measure the same thing beside their questions."""
        self._tell("  These two are in units that do not fit together; both are kept as remarks.")
        for key, text in said.items():
            if text and text.casefold() not in _UNKNOWN:
                self._remark(self.kind.ask(f"metrics.{key}"), text)

    def _evidence(self, metric: dict[str, Any]) -> None:
        counts = _COUNTS.findall(self._formed("metrics.n", forms.COUNT))
        if counts:
            metric["n"] = {"before": _whole(counts[0]), "after": _whole(counts[-1])}
        for key in ("window", "source"):
            self._prose(metric, key, f"metrics.{key}")
        self._matching(metric, "confidence", "metrics.confidence", forms.CONFIDENCE)

    def _incident(self) -> None:
        incident = self.data.setdefault("incident", {})
        self._matching(incident, "severity", "incident.severity", forms.SEVERITY)
        for key in ("detect", "mitigate", "resolve"):
            self._matching(incident.setdefault("took", {}), key, f"incident.took.{key}", forms.DURATION)
        for key in ("root_cause", "mitigation"):
            self._prose(incident, key, f"incident.{key}")
        updates = incident.setdefault("updates", {})
        self._matching(updates, "every", "incident.updates.every", forms.DURATION)
        self._prose(updates, "message", "incident.updates.message")

    def _result(self) -> None:
        self._prose(self.data, "result", "result")
        if self.kind.proof:
            self._prose(self.data, "proof", "proof")
        self._matching(self.data, "outcome", "outcome", forms.OUTCOME)
        if not self.kind.competencies and (shown := self._formed("competencies", forms.Competencies(self.bank))):
            self.data["competencies"] = shown.split(", ")
            self._save(self.data)
        self._matching(self.data, "period", "period", forms.PERIOD)

    def _follow_up(self) -> None:
        items: list[dict[str, Any]] = self.data.setdefault("follow_up", [])
        question = self.kind.ask("follow_up.action")
        while (item := self._add(items, "action", question)) is not None:
            self._prose(item, "owner", "follow_up.owner")
            self._matching(item, "due", "follow_up.due", forms.DAY)
            self._prose(item, "acceptance", "follow_up.acceptance")
            question = _MORE_FIXES

    def _looking_back(self) -> None:
        for key in ("learned", "with_more_time"):
            self._prose(self.data.setdefault("reflection", {}), key, f"reflection.{key}")
        self._prose(self.data, "summary", "summary")

    # one question

    def _section(self, name: str, questions: Callable[[], None]) -> None:
        self._tell(f"\n{name}")
        questions()

    def _answer(self, question: str) -> str:
        answer = self._ask(question).strip()
        if answer:
            self._answered.add(question)
            self._skipped.pop(question, None)
        elif question not in _OPTIONAL and question not in self._answered:
            self._skipped.setdefault(question, "")
        return answer

    def _remark(self, question: str, said: str) -> None:
        """Keep what could not be taken beside its question, which stays open."""
        self._answered.discard(question)
        self._skipped[question] = " ".join(said.split())

    def _formed(self, field: str, form: forms.Form) -> str:
        """An answer of one form, asked for again once; one that is still none is kept as a remark."""
        question = self.kind.ask(field)
        first = answer = self._answer(question)
        if answer and not form.read(answer):
            self._tell(f"  {form.hint(answer)}")
            answer = self._answer(question) or first
        if not answer:
            return ""
        if not (found := form.read(answer)):
            self._remark(question, answer)
            self._tell("  Left open; what you said is kept as a remark.")
            self._save(self.data)
        return found

    def _prose(self, holder: dict[str, Any], key: str, field: str) -> None:
        if answer := self._answer(self.kind.ask(field)):
            holder[key] = answer
            self._save(self.data)

    def _add(self, items: list[dict[str, Any]], key: str, question: str) -> dict[str, Any] | None:
        answer = self._answer(question)
        if not answer:
            return None
        items.append({key: answer})
        self._save(self.data)
        return items[-1]

    def _matching(self, holder: dict[str, Any], key: str, field: str, form: forms.Form) -> None:
        if answer := self._formed(field, form):
            holder[key] = answer
            self._save(self.data)

    def _figure(self, field: str) -> str:
        while answer := self._answer(self.kind.ask(field)):
            if arrow.parse(f"{answer} -> {answer}") or answer.casefold() in _UNKNOWN:
                return answer
            self._tell("  A figure, such as 0.62, 62 %, $3k or 2 h, or the word unknown.")
        return ""

    def _all(self) -> Iterator[str]:
        fields = [f"context.{key}" for key in ("situation", "task", "stakes")]
        yield from map(self.kind.ask, fields)
        yield from self.kind.actions
        fields = ["tradeoffs.decision", "metrics.name"]
        fields += ["incident.root_cause"] * self.kind.incident + ["result"] + ["proof"] * self.kind.proof
        fields += [
            "outcome",
            *["competencies"] * (not self.kind.competencies),
            "period",
            "follow_up.action",
            "reflection.learned",
            "summary",
        ]
        yield from map(self.kind.ask, fields)


def _moved(ends: arrow.Arrow, unit: str) -> str:
    """What became of a figure, in a line: `0.62 → 0.78   +16 pp (+25.8 %)`."""
    if ends.before.value is None or ends.after.value is None:
        return "  One end is unknown. Said openly, that is an honest answer."
    found = change(ends.before.value, ends.after.value, unit)
    percent = write_percent(found)
    pair = write_pair(found.before, found.after, unit)
    return f"  {pair}   Δ {write_delta(found)}" + (f"   %Δ {percent}" if percent else "   no %Δ: it began at 0")


def _whole(text: str) -> int:
    return int(re.sub(r"\D", "", text))
