"""A draft → the data of a story: each part to the field its label stands for, and what fits nowhere to `rough`."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from storygen.importers import table
from storygen.importers.filled import Filled
from storygen.importers.items import items, prose, words
from storygen.importers.lines import without_bullet
from storygen.importers.looks import bare_title
from storygen.story import arrow

if TYPE_CHECKING:
    from collections.abc import Callable

    from storygen.bank.reader import Bank
    from storygen.importers.draft import Draft

SUMMARY = 240
"""Characters that a summary may have; a longer one is left in `rough`."""

TITLE = 120
"""Characters of a heading that become the title; a longer one stands in `rough` as a whole."""

_WORD = 60
_ITEM = {"actions": "did", "tradeoffs": "decision", "follow_up": "action"}
_OUTCOMES = {"success": "success", "successful": "success", "failure": "failure", "failed": "failure", "mixed": "mixed"}
_DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d))?)?"
_PERIOD = re.compile(rf"{_DAY}(?:\.\.{_DAY})?")
_ASKED = re.compile(r"^\W*(?P<ask>[^?]{3,300}\?)\W*?(?:[:–—-]\s+|\s+|$)(?P<answer>.*)$", re.DOTALL)
_FIGURES = re.compile(r"^(?P<name>[^:=|]{1,80}?)\s*[:=]\s*(?P<figures>.*(?:->|→|=>).*)$")
_STEP = re.compile(r"^\d{1,2}[.)][ \t]+\S", re.MULTILINE)
_NO_UNIT = re.compile(r"\d|.{25}")
_ASIDE = re.compile(r"(?P<title>.+?)\s*[(\[](?P<words>[^()\[\]]+)[)\]]")


def fill(draft: Draft, bank: Bank) -> Filled:
    """All that a draft says, as a story; the title is "" where the notes give none."""
    filling = _Filling(bank)
    filling.title(bare_title(draft.title))
    for part in draft.parts:
        if text := prose(part.text):
            filling.part(part.field, text)
    for heading in draft.under:
        if known := bank.resolve(heading):
            filling.filled.add_item("competencies", known)
    return filling.filled


def _in_table(line: str) -> bool:
    return line.lstrip().startswith("|")


class _Filling:
    """One story being filled; each kind of field has its way to take a text."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        self.filled = Filled()
        self._ways: dict[str, Callable[[str, str], None]] = {
            **dict.fromkeys(_ITEM, self._list),
            **dict.fromkeys(("context.constraints", "context.clarify"), self._texts),
            **dict.fromkeys(("tags", "roles", "context.kpis"), self._words),
            "context.system": self._system,
            "summary": self._summary,
            "outcome": self._outcome,
            "period": self._period,
            "competencies": self._competencies,
            "probes": self._probes,
            "metrics": self._metrics,
            "title": self._rough,
        }

    def title(self, text: str) -> None:
        """Take the heading as the title; competencies in brackets after it become those of the story."""
        aside = _ASIDE.fullmatch(text)
        if aside and all(map(self.bank.resolve, words(aside["words"]))):
            text = aside["title"]
            self._competencies("competencies", aside["words"])
        if len(text) > TITLE:
            self.filled.add_prose("rough", text)
            text = text[:TITLE].rsplit(" ", 1)[0] + " …"
        self.filled.data["title"] = text

    def part(self, field: str, text: str) -> None:
        """Take the text of one part, without a field to `rough`; tables of figures in it are metrics."""
        if field not in self._ways:
            text = self._without_steps(self._without_tables(text), field)
        if text:
            self._ways.get(field, self.filled.add_prose)(field or "rough", text)

    def _without_tables(self, text: str) -> str:
        """Take each table with a before and an after as metrics; the rest of the text."""
        if "|" not in text:
            return text
        kept: list[str] = []
        for in_table, group in groupby(text.split("\n"), key=_in_table):
            lines = list(group)
            rows = table.metrics(lines) if in_table else None
            if rows is None:
                kept += lines
            for row in rows or ():
                self.filled.add_item("metrics", row)
        return prose("\n".join(kept))

    def _without_steps(self, text: str, field: str) -> str:
        """Take numbered steps told in the first person, in text without a label, as actions; the rest of the text."""
        if field or not _STEP.search(text):
            return text
        lead, found = items(text)
        numbers = _STEP.findall(text)
        told = sum(item.startswith(("I ", "I'", "I’")) for item in found)
        if len(found) != len(numbers) or len(found) < 2 or 2 * told < len(found):
            return text
        for item in found:
            self.filled.add_item("actions", {"did": item})
        return lead

    def _list(self, field: str, text: str) -> None:
        lead, found = items(text)
        if lead.endswith(":"):
            self.filled.add_prose("rough", lead)
        elif lead:
            found.insert(0, lead)
        for item in found:
            self.filled.add_item(field, {_ITEM[field]: item})

    def _texts(self, field: str, text: str) -> None:
        lead, found = items(text)
        for item in filter(None, [lead, *found]):
            self.filled.add_item(field, item)

    def _words(self, field: str, text: str) -> None:
        found = words(text)
        if any(len(word) > _WORD for word in found):
            self._rough(field, text)
            return
        for word in found:
            self.filled.add_item(field, word)

    def _competencies(self, field: str, text: str) -> None:
        found = words(text)
        if any(len(word) > _WORD for word in found):
            self._rough(field, text)
            return
        for word in found:
            known = self.bank.resolve(word)
            self.filled.add_item("competencies" if known else "tags", known or word)
        kept = self.filled.data.get("competencies", ())
        if kept and any(re.sub(r"[\W_]+", "-", word.lower()) not in kept for word in found):
            told = self.filled.comments.get(("competencies",), "")
            self.filled.comments["competencies",] = f"{told + ', ' if told else 'as written: '}{', '.join(found)}"

    def _summary(self, field: str, text: str) -> None:
        line = " ".join(text.split())
        if self.filled.has(field) or len(line) > SUMMARY:
            self._rough(field, text)
        else:
            self.filled.data[field] = line

    def _outcome(self, field: str, text: str) -> None:
        known = _OUTCOMES.get(text.strip(" .*_").casefold())
        if not known or self.filled.has(field):
            self.filled.add_prose("result", text)
            return
        self.filled.data[field] = known
        if known != text.strip().casefold():
            self.filled.comments[field,] = f"as written: {text}"

    def _system(self, field: str, text: str) -> None:
        fits = not self.filled.has(field) and "\n" not in text and len(text) <= TITLE
        self.filled.add_prose(field if fits else "context.situation", text)

    def _period(self, field: str, text: str) -> None:
        if _PERIOD.fullmatch(text) and not self.filled.has(field):
            self.filled.data[field] = text
        else:
            self._rough(field, text)

    def _probes(self, field: str, text: str) -> None:
        lead, found = items(text)
        for item in filter(None, [lead, *found]):
            asked = _ASKED.match(item)
            if asked:
                ask = " ".join(asked["ask"].split())
                self.filled.add_item(field, {"ask": ask, "answer": asked["answer"].strip()})
            elif self.filled.has(field):
                last = self.filled.data[field][-1]
                last["answer"] = f"{last['answer']}\n\n{item}".strip()
            else:
                self.filled.add_prose("rough", item)

    def _metrics(self, field: str, text: str) -> None:
        """Rows of a table, and lines like `precision: 0.62 -> 0.78`, are metrics; what is neither tells the result."""
        rest: list[str] = []
        for in_table, group in groupby(text.split("\n"), key=_in_table):
            lines = list(group)
            rows = table.metrics(lines) if in_table else None
            if rows is not None:
                for row in rows:
                    self.filled.add_item(field, row)
            else:
                rest += [line for line in lines if not self._one_metric(field, line)]
        if any(line.strip() for line in rest):
            self.filled.add_prose("result", prose("\n".join(rest)))

    def _one_metric(self, field: str, line: str) -> bool:
        found = _FIGURES.match(without_bullet(line).strip())
        ends = arrow.parse(found["figures"]) if found else None
        if not found or ends is None or _NO_UNIT.search(ends.unit):
            return False
        before, after = ("unknown" if end.value is None else end.value for end in (ends.before, ends.after))
        metric = {"name": found["name"].strip(" *_"), "unit": ends.unit, "before": before, "after": after}
        self.filled.add_item(field, metric)
        return True

    def _rough(self, field: str, text: str) -> None:
        label = field.rpartition(".")[2].replace("_", " ").capitalize()
        self.filled.add_prose("rough", text if field == "rough" else f"{label}: {text}")
