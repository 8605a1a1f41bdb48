"""The interview of `storygen new --ask`: section by section, question by question, each of which may be skipped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storygen.impact.change import change, write_delta, write_pair, write_percent
from storygen.story import arrow, times

if TYPE_CHECKING:
    from storygen.scaffold.questions import Kind

Ask = Callable[[str], str]
"""A question -> the answer, "" where it was skipped."""

Tell = Callable[[str], None]
Save = Callable[[dict[str, Any]], None]

_UNKNOWN = ("unknown", "?")
_OUTCOMES = ("success", "failure", "mixed")
_CONFIDENCES = ("measured", "estimated", "anecdotal")


@dataclass(frozen=True, slots=True)
class Form:
    """A form that an answer must have, and an example of it."""

    example: str
    holds: Callable[[str], object]


_PERIOD = Form("2024-03 or 2024-02-12..2024-03-31", times.parse_range)
_DURATION = Form("12 min, 3 h or 1 h 30 min", lambda text: times.parse_duration(text) is not None)
_DAY = Form("2024-04-01", re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])").fullmatch)
_SEVERITY = Form("SEV2", re.compile(r"SEV\d").fullmatch)
_COUNTS = re.compile(r"\d[\d,_]*")


class Interview:
    """One interview. Whatever was answered stands in `data`, and `save` is called after every answer."""

    def __init__(self, data: dict[str, Any], kind: Kind, *, ask: Ask, tell: Tell, save: Save) -> None:
        self.data = {**data, "competencies": list(kind.competencies)}
        self.kind = kind
        self._ask, self._tell, self._save = ask, tell, save
        self.open: list[str] = list(self._all())
        """Questions that still lack an answer, in order."""

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

    # sections

    def _context(self) -> None:
        for key in ("situation", "task", "stakes"):
            self._prose(self.data.setdefault("context", {}), key, f"context.{key}")

    def _actions(self) -> None:
        actions: list[dict[str, Any]] = self.data.setdefault("actions", [])
        for question in self.kind.actions:
            self._add(actions, "did", question)
        while self._add(actions, "did", "And then? (Enter: that was all)"):
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
            question = "Another figure? (Enter: no)"

    def _figures(self, metric: dict[str, Any]) -> None:
        said = {key: self._figure(f"metrics.{key}") for key in ("before", "after")}
        ends = arrow.parse(" -> ".join(text or "unknown" for text in said.values()))
        if ends is not None:
            unit = ends.unit or self._answer(self.kind.ask("metrics.unit"))
            for key, end in (("before", ends.before), ("after", ends.after)):
                metric[key] = end.value
            metric["unit"] = unit
            self._tell(_moved(ends, unit))
        metric.update({key: "unknown" for key, text in said.items() if text.casefold() in _UNKNOWN})
        self._save(self.data)
        if "unknown" in metric.values():
            for key in ("because", "would_measure"):
                self._prose(metric.setdefault("unknown", {}), key, f"metrics.unknown.{key}")
        self._evidence(metric)

    def _evidence(self, metric: dict[str, Any]) -> None:
        counts = _COUNTS.findall(self._answer(self.kind.ask("metrics.n")))
        if counts:
            metric["n"] = {"before": _whole(counts[0]), "after": _whole(counts[-1])}
        for key in ("window", "source"):
            self._prose(metric, key, f"metrics.{key}")
        self._word(metric, "confidence", "metrics.confidence", _CONFIDENCES)

    def _incident(self) -> None:
        incident = self.data.setdefault("incident", {})
        self._matching(incident, "severity", "incident.severity", _SEVERITY)
        for key in ("detect", "mitigate", "resolve"):
            self._matching(incident.setdefault("took", {}), key, f"incident.took.{key}", _DURATION)
        for key in ("root_cause", "mitigation"):
            self._prose(incident, key, f"incident.{key}")
        updates = incident.setdefault("updates", {})
        self._matching(updates, "every", "incident.updates.every", _DURATION)
        self._prose(updates, "message", "incident.updates.message")

    def _result(self) -> None:
        self._prose(self.data, "result", "result")
        if self.kind.proof:
            self._prose(self.data, "proof", "proof")
        self._word(self.data, "outcome", "outcome", _OUTCOMES)
        self._matching(self.data, "period", "period", _PERIOD)

    def _follow_up(self) -> None:
        items: list[dict[str, Any]] = self.data.setdefault("follow_up", [])
        question = self.kind.ask("follow_up.action")
        while (item := self._add(items, "action", question)) is not None:
            self._prose(item, "owner", "follow_up.owner")
            self._matching(item, "due", "follow_up.due", _DAY)
            self._prose(item, "acceptance", "follow_up.acceptance")
            question = "Anything else that lasts? (Enter: no)"

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
        if answer and question in self.open:
            self.open.remove(question)
        return answer

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

    def _word(self, holder: dict[str, Any], key: str, field: str, words: tuple[str, ...]) -> None:
        answer = self._answer(self.kind.ask(field)).casefold()
        found = next((word for word in words if answer and word.startswith(answer)), "")
        if answer and not found:
            self._tell(f"  That is none of {', '.join(words)}; left open.")
        if found:
            holder[key] = found
            self._save(self.data)

    def _matching(self, holder: dict[str, Any], key: str, field: str, form: Form) -> None:
        answer = self._answer(self.kind.ask(field))
        if answer and not form.holds(answer):
            self._tell(f"  Write it like this: {form.example}; left open.")
        elif answer:
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
        fields += ["outcome", "period", "follow_up.action", "reflection.learned", "summary"]
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
