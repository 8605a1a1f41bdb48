"""LEN, spoken length and balance of the told text, less what is told only if there is time."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from storygen.finding import Severity
from storygen.lint.rule import Problem, declare, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.lint.prose import Sentence
    from storygen.lint.subject import Subject
    from storygen.story.model import Path

_LEAST = 50
"""Words below which shares of the text mean nothing yet."""

_FILL = "We read the logs of that day side by side and wrote down for each hour what the buyers must have seen. "
_END = "By that evening 11 % of views went to new listings again, up from 4 %. "


@dataclass(slots=True)
class Telling:
    """The words of the told text by section and in all, how long they take, the longest piece of each section."""

    words: dict[str, int] = field(default_factory=dict)
    longest: dict[str, tuple[int, Path]] = field(default_factory=dict)
    pace: float = 140
    total: int = 0

    @property
    def seconds(self) -> float:
        """How long the telling takes at the teller's pace."""
        return self.total / self.pace * 60

    def share(self, *sections: str) -> float:
        """The part of the words that falls to some sections."""
        return sum(self.words.get(s, 0) for s in sections) / self.total if self.total else 0.0


def telling(subject: Subject) -> Telling | None:
    """The telling of a sorted story that has actions, computed once; None where there is nothing to weigh yet."""
    if subject.is_unsorted or not subject.story.actions:
        return None
    kept: Telling | None = subject.kept.get("telling")
    if kept is None:
        kept = subject.kept["telling"] = _measure(subject)
    return kept


def _measure(subject: Subject) -> Telling:
    t = Telling(pace=max(1.0, subject.project.lint.words_a_minute))
    for piece, n in subject.told:
        section, path, tell, _ = piece
        if tell == "if-time":
            continue
        if section not in t.words:
            t.words[section], t.longest[section] = n, (n, path)
            continue
        t.words[section] += n
        if n > t.longest[section][0]:
            t.longest[section] = (n, path)
    t.total = sum(t.words.values())
    return t


@rule(
    "LEN101",
    "too-long",
    "longer to tell than a listener listens",
    rationale="After three minutes a listener waits for the end. `tell: if-time` keeps a part for when it is asked "
    "for.",
    bad=f"actions:\n  - I saw it on the morning after and decided to roll back. {_FILL * 14}\nresult: {_END * 7}",
    good=f"actions:\n  - I saw it on the morning after and decided to roll back. {_FILL * 4}",
    options=("words_a_minute", "target_seconds"),
)
def too_long(subject: Subject) -> Iterator[Problem]:
    """A story whose telling takes longer than the target, three minutes unless the project says otherwise."""
    t = telling(subject)
    limit = subject.project.lint.target_seconds
    if t is None or t.seconds <= limit:
        return
    section, (words, path) = max(t.longest.items(), key=lambda item: item[1][0])
    over = round((t.seconds - limit) / 60 * t.pace)
    yield Problem(
        ("title",),
        f"this takes {_spoken(t.seconds)} to tell, {_spoken(limit)} is the most; cut about {over} words, or mark "
        "parts with "
        f"tell: if-time (the longest, {words} words, is {_dotted(path)} in the {section})",
        "which part could you leave out and still be understood?",
        quote=subject.story.title,
    )


@rule(
    "LEN102",
    "heavy-context",
    "more context than a listener needs",
    rationale="Context is there so that your actions make sense. Past a third of the time, listeners wonder when you "
    "come in.",
    bad=f"context:\n  situation: {_FILL * 4}\n  task: I answered for that model after its release.\n"
    "actions: [On the morning after the release I saw it and decided to roll back the model at once.]\n"
    f"result: {_END * 3}",
    good="context: Our marketplace orders its search results with a model, and sellers live from those views.",
)  # fmt: skip
def heavy_context(subject: Subject) -> Iterator[Problem]:
    """Context over 30 % of the telling, or longer than the actions."""
    t = telling(subject)
    if t is None or t.total < _LEAST:
        return
    share, longer = t.share("context"), t.words.get("context", 0) > t.words.get("actions", 0)
    if share > 0.3 or longer:
        what = "longer than the actions" if longer else f"{share:.0%} of the telling".replace("%", " %")
        yield Problem(
            ("context",),
            f"the context is {what}; keep which system, who was affected and what was yours to do, and cut the rest",
            "what of the context would a listener not miss?",
            missing=True,
        )


@rule(
    "LEN103",
    "thin-ending",
    "hardly an ending",
    rationale="The result is what the listener came for, and the reflection what stays. A story that stops at the "
    "action leaves "
    "both to guessing.",
    bad="result: ''\nreflection: {}",
    good=f"result: {_END * 4}",
)
def thin_ending(subject: Subject) -> Iterator[Problem]:
    """Result and reflection under a tenth of the telling."""
    t = telling(subject)
    if t is None or (t.total < _LEAST and subject.story.result):
        return
    share = t.share("result", "reflection")
    if share >= 0.1:
        return
    if not subject.story.result:
        message = "nothing says how it ended; write result: <what came of it, in figures>, and reflection: <what stays>"
    else:
        message = f"result and reflection are {share:.0%} of the telling".replace("%", " %")
        message += "; say what came of it and what you do differently since"
    yield Problem(("result",), message, "how did it end?", missing=True)


@rule(
    "LEN111",
    "rather-long",
    "over two minutes to tell",
    rationale="Two minutes leave room for questions. Notes may be longer than what you say; they need not be a script.",
    bad=f"actions:\n  - I saw it on the morning after and decided to roll back. {_FILL * 9}\nresult: {_END * 5}",
    good=f"actions:\n  - I saw it on the morning after and decided to roll back. {_FILL * 4}",
    severity=Severity.INFO,
    options=("words_a_minute",),
)
def rather_long(subject: Subject) -> Iterator[Problem]:
    """A telling of over two minutes that LEN101 lets pass."""
    t = telling(subject)
    if t is not None and 120 < t.seconds <= subject.project.lint.target_seconds:
        yield Problem(
            ("title",),
            f"this takes {_spoken(t.seconds)} to tell; two minutes leave room for questions, so mark parts with tell: "
            "if-time",
            "which part could wait for a question?",
            quote=subject.story.title,
        )


@rule(
    "LEN112",
    "rather-short",
    "under three quarters of a minute to tell",
    rationale="Most stories that short leave out the steps, and listeners ask for them one by one.",
    bad="summary: Views of new listings, 4 % back to 11 %.\ncontext: {}\n"
    "actions: ['I saw the views fall that morning, looked, and decided to roll back.']\ntradeoffs:\n"
    "  - {decision: Roll back, over: [Patch], because: Hours count., cost: We lost data.}\nresult: Back at 11 % that "
    "evening.",
    good=f"result: {_END * 4}",
    severity=Severity.INFO,
    options=("words_a_minute",),
)  # fmt: skip
def rather_short(subject: Subject) -> Iterator[Problem]:
    """A telling of under 45 seconds."""
    t = telling(subject)
    if t is not None and t.seconds < 45:
        yield Problem(
            ("title",),
            f"this takes {_spoken(t.seconds)} to tell; add what you saw, chose and checked, step by step",
            "which steps did you leave out?",
            quote=subject.story.title,
        )


@rule(
    "LEN113",
    "light-ending",
    "result and reflection under a fifth",
    rationale="A fifth of the time for what came of it and what stays is a good measure; listeners note the end best.",
    bad=f"result: {_END}Two sellers left us all the same.\nreflection: I release in the morning since then.",
    good=f"result: {_END * 4}",
    severity=Severity.INFO,
)
def light_ending(subject: Subject) -> Iterator[Problem]:
    """Result and reflection between a tenth and a fifth of the telling."""
    t = telling(subject)
    if t is None or t.total < _LEAST:
        return
    share = t.share("result", "reflection")
    if 0.1 <= share < 0.2:
        yield Problem(
            ("result",),
            f"result and reflection are {share:.0%} of the telling".replace("%", " %") + "; a fifth is a good measure",
            "what else came of it?",
            missing=True,
        )


@rule(
    "LEN114",
    "long-sentence",
    "a sentence too long to say",
    rationale="Past 35 words you run out of breath and the listener out of memory.",
    bad="result: By that evening 11 % of views went to new listings again, up from 4 % under the new model, "
    f"{_FILL.strip('. ')} and then we all went "
    "home and slept.",
    good=f"result: {_END * 4}",
    severity=Severity.INFO,
)  # fmt: skip
def long_sentence(subject: Subject) -> Iterator[Problem]:
    """Each told sentence of over 35 words."""
    if subject.is_unsorted:
        return
    told = {piece.path for piece, n in subject.told if n > 35}
    for sentence in _sentences(subject, told) if told else ():
        n = len(subject.prose.text[sentence.start : sentence.end].split())
        if n > 35:
            yield subject.prose.problem(
                sentence.start, sentence.end, f"this sentence has {n} words; say it in two", "where would you breathe?"
            )


def _sentences(subject: Subject, paths: set[Path]) -> Iterator[Sentence]:
    """The sentences of some values, in order; those beside the judged prose are cut only where one is asked for."""
    said = subject.said
    all_judged = all(p.start < subject.prose.judged_end for p in subject.prose.passages if p.path in paths)
    return (s for s in (said.judged if all_judged else said.sentences) if s.passage.path in paths)


declare(
    "LEN121",
    "long-answer",
    "an opener of answers.yaml that takes longer to say than it may",
    rationale="“Tell me about yourself” is asked to be brief. A minute leaves room for the question that follows.",
    bad="- ask: Tell me about yourself.\n  seconds: 1\n  say: I keep the ranking of a marketplace honest, and have "
    "for four years.",
    good="- ask: Tell me about yourself.\n  seconds: 10\n  say: I keep the ranking of a marketplace honest, and have "
    "for four years.",
)


_NESTED = re.compile(r"\([^()\n]*\([^()\n]*\)")


@rule(
    "LEN115",
    "nested-brackets",
    "brackets in brackets",
    rationale="Nobody can say them. They mark a thought that wants a sentence of its own, or none.",
    bad="summary: I took back a model (a ranker (of search)) and brought new listings from 4 % of views back to 11 %.",
    good="summary: I took back a model (a ranker) and brought new listings from 4 % of views back to 11 %.",
    severity=Severity.INFO,
)
def nested_brackets(subject: Subject) -> Iterator[Problem]:
    """Each bracket in a bracket of the told text."""
    if subject.is_unsorted:
        return
    told: set[Path] | None = None
    for match in _NESTED.finditer(subject.prose.text) if "(" in subject.prose.text else ():
        told = told if told is not None else {piece.path for piece, _ in subject.told}
        if subject.prose.at(match.start()).path in told:
            yield subject.prose.problem(
                match.start(), match.end(), "nobody can say brackets in brackets; make it a sentence"
            )


def _spoken(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return f"{rest} s"
    return f"{minutes} min {rest:02d} s" if rest else f"{minutes} min"


def _dotted(path: Path) -> str:
    return ".".join(map(str, path))
