"""What is no YAML because of one sentence: which one, the certain fix, and the rest of the file read as if mended.

A repair is only believed when the parser gets past the place with it.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from storygen.story.compose import Composed, TooDeepError, compose
from storygen.story.decode import OLD_BREAKS, printable
from storygen.story.lines import line_end
from storygen.story.revision import Revision
from storygen.story.trouble import Trouble

MAX_REPAIRS = 40
MAX_READ = 4_000_000
"""Code points that trying repairs may read in all."""


@dataclass(frozen=True, slots=True)
class Mended:
    """The text as read, what it holds, and what had to be mended or could not be; offsets into the file."""

    revision: Revision
    composed: Composed
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of parsing one text: what it holds, or the error and how far the parser came."""

    composed: Composed | None
    error: yaml.YAMLError | None
    reached: int


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A text with some repairs, and how far the parser came with them."""

    revision: Revision
    outcome: _Outcome
    troubles: tuple[Trouble, ...]

    def after(self, trouble: Trouble) -> _Attempt:
        """The same with one repair more."""
        revision = self.revision.revised(trouble.edits)
        return _Attempt(revision, _parse(revision.text), (*self.troubles, self.revision.back(trouble)))


def mend(text: str) -> Mended:
    """Read a text, with certain repairs where it is no YAML."""
    odd = text.startswith("\ufeff") or any(sign in text for sign in OLD_BREAKS)
    revision, troubles = printable(text) if odd else (Revision(text), [])
    budget = [max(MAX_READ, 2 * len(text))]
    try:
        outcome = _parse(revision.text)
        if isinstance(outcome.error, yaml.reader.ReaderError):
            revision, found = printable(text)
            troubles += found
            outcome = _parse(revision.text)
        while outcome.error is not None and len(troubles) < MAX_REPAIRS:
            step = _step(_Attempt(revision, outcome, ()), budget)
            if step is None:
                break
            revision, outcome = step.revision, step.outcome
            troubles += step.troubles
    except TooDeepError as error:
        return Mended(revision, Composed(), (*troubles, revision.back(error.trouble)))
    if outcome.error is not None or outcome.composed is None:
        wrong = _wrong(outcome.error, revision.text) if outcome.error else Trouble("YML107", "this is no YAML", 0, 0)
        return Mended(revision, Composed(), (*troubles, revision.back(wrong)))
    return Mended(revision, outcome.composed, tuple(troubles))


def _parse(text: str) -> _Outcome:
    try:
        return _Outcome(compose(text), None, len(text))
    except UnicodeEncodeError:
        return _Outcome(None, yaml.reader.ReaderError("", 0, 0, "utf-8", "half a surrogate pair"), 0)
    except yaml.YAMLError as error:
        return _Outcome(None, error, _reached(error))


def _reached(error: yaml.YAMLError) -> int:
    """How far the parser came: for a quote without end, no further than the quote."""
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    doing = str(getattr(error, "context", ""))
    if context is not None and ("quoted scalar" in doing or "simple key" in doing):
        return int(context.index)
    mark = problem or context
    return int(mark.index) if mark is not None else 0


def _step(attempt: _Attempt, budget: list[int], depth: int = 2) -> _Attempt | None:
    """The first repair with which the parser comes past the line where it stopped.

    An unclosed quote takes the line after it along, which may need a repair of its own; hence two at once.
    """
    text, reached = attempt.revision.text, attempt.outcome.reached
    line, stop = text.rfind("\n", 0, reached) + 1, line_end(text, reached)
    above: list[_Attempt] = []
    from storygen.story.candidates import candidates

    for trouble in candidates(text, reached):
        if budget[0] < 0:
            break
        if not trouble.edits:
            continue
        tried = attempt.after(trouble)
        budget[0] -= len(text)
        grown = len(tried.revision.text) - len(text)
        if tried.outcome.error is None or tried.outcome.reached > stop + max(grown, 0):
            return tried
        if trouble.edits[0].start < line <= tried.outcome.reached:
            above.append(tried)
    # Only where no repair is enough: else one that does nothing would be taken along with the one that does.
    further = (_step(tried, budget, depth - 1) for tried in above) if depth > 1 else ()
    return next((found for found in further if found is not None), None)


def _wrong(error: yaml.YAMLError, text: str) -> Trouble:
    from storygen.story.syntax import syntax

    return syntax(error, text)
