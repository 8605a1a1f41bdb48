"""The forms that some answers of an interview must have: what is read from an answer, and what to say where none is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from storygen.story import times

if TYPE_CHECKING:
    from collections.abc import Callable

    from storygen.bank.reader import Bank


class Form(Protocol):
    """A form of an answer."""

    def read(self, answer: str) -> str:
        """What the answer says, in the words of the format; "" where it is no such thing."""

    def hint(self, answer: str) -> str:
        """What to say to an answer that is none."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few words, or the beginning of one."""

    words: tuple[str, ...]

    def read(self, answer: str) -> str:
        """The word that begins with the answer."""
        return next((word for word in self.words if word.startswith(answer.casefold())), "")

    def hint(self, answer: str) -> str:
        """The words, and the nearest of them."""
        from difflib import get_close_matches

        near = get_close_matches(answer.casefold(), self.words, n=1, cutoff=0.5)
        return f"That is none of {', '.join(self.words)}" + (f"; did you mean {near[0]}?" if near else ".")


@dataclass(frozen=True, slots=True)
class Like:
    """A text of one shape; `example` shows it, `better` may write a near answer in it."""

    example: str
    holds: Callable[[str], object]
    better: Callable[[str], str] = str

    def read(self, answer: str) -> str:
        """The answer as it stands, where it has the shape, else as `better` writes it."""
        return next((text for text in (answer, self.better(answer)) if self.holds(text)), "")

    def hint(self, answer: str) -> str:
        """The shape; of a month its last day, where a day is wanted."""
        month = times.parse_range(answer) if self is DAY else None
        return f"Write it like this: {month[1].isoformat() if month else self.example}"


@dataclass(frozen=True, slots=True)
class Competencies:
    """Words of the question bank, with commas between them."""

    bank: Bank

    def read(self, answer: str) -> str:
        """The ids of the words; "" where one of them is not known."""
        found = [self.bank.resolve(word) or "" for word in _words(answer)]
        return ", ".join(dict.fromkeys(found)) if found and all(found) else ""

    def hint(self, answer: str) -> str:
        """The first word that the bank does not know, and the nearest that it does."""
        unknown = next((word for word in _words(answer) if not self.bank.resolve(word)), answer)
        near = self.bank.nearest(unknown)
        return f"The bank knows no {unknown}" + (f"; did you mean {near}?" if near else "; it knows " + self._some())

    def _some(self) -> str:
        return ", ".join(list(self.bank.competencies)[:8]) + " and more."


def _words(answer: str) -> list[str]:
    return [word.strip() for word in re.split(r"[,;]", answer) if word.strip()]


def _severity(answer: str) -> str:
    digit = re.fullmatch(r"(?:sev|p|s)?[\s-]*(\d)", answer.strip().casefold())
    return f"SEV{digit[1]}" if digit else answer


OUTCOME = OneOf(("success", "failure", "mixed"))
CONFIDENCE = OneOf(("measured", "estimated", "anecdotal"))
PERIOD = Like("2024-03 or 2024-02-12..2024-03-31", times.parse_range)
DURATION = Like("12 min, 3 h or 1 h 30 min", lambda text: times.parse_duration(text) is not None)
DAY = Like("2024-04-01", re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])").fullmatch)
SEVERITY = Like("SEV2", re.compile(r"SEV\d").fullmatch, _severity)
COUNT = Like("4,210 and 3,987", re.compile(r"\d").search)
