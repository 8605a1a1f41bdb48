"""A draft → the data of a story: each part to the field its label stands for, and what fits nowhere to `rough`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from storygen.importers.items import items, prose, words
from storygen.importers.lines import without_bullet
from storygen.importers.looks import bare_title
from storygen.story import arrow

if TYPE_CHECKING:
    from collections.abc import Callable

    from storygen.bank.reader import Bank
    from storygen.importers.draft import Draft, Part
    from storygen.story.model import Path

SUMMARY = 240
TITLE = 120
_SHORT = 60

_OUTCOMES = {
    "success": "success", "successful": "success", "failure": "failure", "failed": "failure", "mixed": "mixed"
}  # fmt: skip
_PERIOD = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?:\.\.\d{4}(?:-(?:0[1-9]|1[0-2]))?)?")
_ASKED = re.compile(r"^\W*(?P<ask>[^?]{3,300}\?)\W*?(?:[:–—-]\s+|\s+|$)(?P<answer>.*)$", re.DOTALL)
_METRIC = re.compile(r"^(?P<name>[^:=]{1,80}?)\s*[:=]\s*(?P<figures>.*(?:->|→|=>).*)$")
_LONG_UNIT = re.compile(r"\d|.{25}")
_LISTS = {"actions": "did", "tradeoffs": "decision", "follow_up": "action"}


@dataclass(slots=True)
class Filled:
    """A story's data in the long form, with the comments that stand in its file."""

    data: dict[str, Any] = field(default_factory=dict)
    comments: dict[Path, str] = field(default_factory=dict)

    def add_prose(self, name: str, text: str) -> None:
        """Put prose into a field given by its dotted path; a second text is a paragraph below the first."""
        holder, key = self.data, name
        if "." in name:
            section, key = name.split(".")
            holder = self.data.setdefault(section, {})
        holder[key] = f"{holder[key]}\n\n{text}" if holder.get(key) else text

    def add_item(self, name: str, item: Any) -> None:
        """Put one more item into a list given by its dotted path."""
        holder, key = self.data, name
        if "." in name:
            section, key = name.split(".")
            holder = self.data.setdefault(section, {})
        holder.setdefault(key, []).append(item)


def fill(draft: Draft, bank: Bank) -> Filled:
    """All that a draft says, as a story; the title is "" where the notes give none."""
    filled = Filled()
    title = bare_title(draft.title)
    if len(title) > TITLE:
        filled.add_prose("rough", title)
        title = title[:TITLE].rsplit(" ", 1)[0] + " …"
    filled.data["title"] = title
    for part in draft.parts:
        text = prose(part.text)
        if text:
            _SPECIAL.get(part.field, _plain)(filled, part, text, bank)
    return filled


def _plain(filled: Filled, part: Part, text: str, bank: Bank) -> None:  # noqa: ARG001 -- one shape for all fields
    filled.add_prose(part.field or "rough", text)


def _list(filled: Filled, part: Part, text: str, bank: Bank) -> None:  # noqa: ARG001
    lead, found = items(text)
    if lead.endswith(":"):
        filled.add_prose("rough", lead)
    elif lead:
        found.insert(0, lead)
    for item in found:
        filled.add_item(part.field, {_LISTS[part.field]: item})


def _texts(filled: Filled, part: Part, text: str, bank: Bank) -> None:  # noqa: ARG001
    lead, found = items(text)
    for item in [lead, *found]:
        if item:
            filled.add_item(part.field, item)


def _summary(filled: Filled, part: Part, text: str, bank: Bank) -> None:
    line = " ".join(text.split())
    if filled.data.get("summary") or len(line) > SUMMARY:
        _rough(filled, part, text, bank)
    else:
        filled.data["summary"] = line


def _outcome(filled: Filled, part: Part, text: str, bank: Bank) -> None:  # noqa: ARG001
    known = _OUTCOMES.get(text.strip(" .*_").casefold())
    if known and "outcome" not in filled.data:
        filled.data["outcome"] = known
        if known != text.strip().casefold():
            filled.comments["outcome",] = f"as written: {text}"
    else:
        filled.add_prose("result", text)


def _system(filled: Filled, part: Part, text: str, bank: Bank) -> None:  # noqa: ARG001
    free = not filled.data.get("context", {}).get("system")
    filled.add_prose(
        "context.system" if free and "\n" not in text and len(text) <= TITLE else "context.situation", text
    )


def _period(filled: Filled, part: Part, text: str, bank: Bank) -> None:
    if _PERIOD.fullmatch(text) and "period" not in filled.data:
        filled.data["period"] = text
    else:
        _rough(filled, part, text, bank)


def _competencies(filled: Filled, part: Part, text: str, bank: Bank) -> None:
    found = words(text)
    if any(len(word) > _SHORT for word in found):
        _rough(filled, part, text, bank)
        return
    for word in found:
        known = bank.resolve(word)
        if known is None:
            filled.add_item("tags", word)  # a free word is honest where the bank knows no such competency
        elif known not in filled.data.get("competencies", ()):
            filled.add_item("competencies", known)
    if any(re.sub(r"[\W_]+", "-", word.lower()) not in filled.data.get("competencies", ()) for word in found):
        filled.comments["competencies",] = f"as written: {', '.join(found)}"


def _words(filled: Filled, part: Part, text: str, bank: Bank) -> None:
    found = words(text)
    if any(len(word) > _SHORT for word in found):
        _rough(filled, part, text, bank)
    for word in found if all(len(word) <= _SHORT for word in found) else ():
        filled.add_item(part.field, word)


def _probes(filled: Filled, part: Part, text: str, bank: Bank) -> None:  # noqa: ARG001
    lead, found = items(text)
    for item in [lead, *found]:
        asked = _ASKED.match(item)
        if asked:
            filled.add_item("probes", {"ask": " ".join(asked["ask"].split()), "answer": asked["answer"].strip()})
        elif filled.data.get("probes") and item:
            last = filled.data["probes"][-1]
            last["answer"] = f"{last['answer']}\n\n{item}".strip()
        elif item:
            filled.add_prose("rough", item)


def _metrics(filled: Filled, part: Part, text: str, bank: Bank) -> None:  # noqa: ARG001
    rest = []
    for line in text.split("\n"):
        found = _METRIC.match(without_bullet(line).strip())
        ends = arrow.parse(found["figures"]) if found else None
        if found and ends and not _LONG_UNIT.search(ends.unit):
            before, after = ("unknown" if end.value is None else end.value for end in (ends.before, ends.after))
            filled.add_item(
                "metrics", {"name": found["name"].strip(" *_"), "unit": ends.unit, "before": before, "after": after}
            )
        else:
            rest.append(line)
    if any(line.strip() for line in rest):
        filled.add_prose("result", prose("\n".join(rest)))


def _rough(filled: Filled, part: Part, text: str, bank: Bank) -> None:  # noqa: ARG001
    label = part.field.rpartition(".")[2].replace("_", " ").capitalize()
    filled.add_prose("rough", text if part.field in ("", "rough") else f"{label}: {text}")


_SPECIAL: dict[str, Callable[[Filled, Part, str, Bank], None]] = {
    "actions": _list,
    "tradeoffs": _list,
    "follow_up": _list,
    "context.kpis": _words,
    "context.constraints": _texts,
    "context.clarify": _texts,
    "context.system": _system,
    "summary": _summary,
    "outcome": _outcome,
    "period": _period,
    "competencies": _competencies,
    "tags": _words,
    "roles": _words,
    "probes": _probes,
    "metrics": _metrics,
    "title": _rough,
    "rough": _rough,
}
