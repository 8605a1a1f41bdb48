"""One sentence taken apart: its figures and their roles, the changes whose ends it states, its triggers and their weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storygen.impact.arguments import figure
from storygen.impact.clauses import clause
from storygen.impact.features import features
from storygen.impact.numerals import NUMBER_WORDS, Numeral, numerals
from storygen.impact.pairs import Pair, across, pairs
from storygen.impact.roles import Role, roles
from storygen.impact.triggers import Trigger, triggers
from storygen.impact.words import Words

_ENDS = frozenset(("after", "share", "money", "duration", "rate", "count", "bound"))
_NOT_A_FIGURE = frozenset(("", "version", "date", "ordinal", "time"))


@dataclass(slots=True)
class Sentence:
    """A sentence of `words` at the tokens of `span`, and everything found in it."""

    words: Words
    bits: Sequence[int]
    span: range
    figures: list[Numeral]
    roles: list[Role]
    pairs: list[Pair]
    triggers: list[Trigger]

    @property
    def place(self) -> tuple[int, int]:
        """Where the sentence stands in the text, in code points."""
        return self.words.start(self.span.start), self.words.end(self.span.stop - 1)

    def free_ends(self) -> list[Numeral]:
        """The figures that could be one end of a change whose other end another sentence states."""
        taken = {id(n) for p in self.pairs for n in (p.before, p.after)}
        return [n for n, r in zip(self.figures, self.roles, strict=True) if r.name in _ENDS and id(n) not in taken and not n.article]

    def named_figures(self, t: Trigger) -> list[str]:
        """The roles of the numbers, near the trigger (same clause) or far."""
        names = {f"far:{r.name}" if n.last < t.first - 8 or n.first > t.last + 10 else f"near:{r.name}" for n, r in zip(self.figures, self.roles, strict=True) if r.name}
        names |= {f"pair:{p.how}" for p in self.pairs}
        if self.pairs:
            names.add("pair")
        return sorted(names)

    def features(self, t: Trigger) -> set[str]:
        """The names of all that is true of one of its triggers."""
        found = features(self.words, self.bits, self.span, t, self.named_figures(t))
        if t.kind == "num":
            n = next(n for n in self.figures if n.first == t.first)
            found += figure(self.words, self.bits, self.span, clause(self.words, self.bits, self.span, t.first), n, t.cls)
        return set(found)


def analyse(words: Words, bits: Sequence[int], span: range) -> Sentence:
    """Take the sentence at `span` apart."""
    figures = numerals(words, span.start, span.stop) if _may_count(words, span) else []
    parts = roles(words, bits, span, figures)
    both = pairs(words, bits, span, figures, [r.name for r in parts])
    found = list(triggers(words, bits, span))
    found += [Trigger(n.first, n.last, "num", r.name, "", "") for n, r in zip(figures, parts, strict=True) if r.name not in _NOT_A_FIGURE]
    found += [Trigger(p.first, p.last, "pair", p.how, "", "") for p in both]
    return Sentence(words, bits, span, figures, parts, both, found)


def join(first: Sentence, second: Sentence) -> None:
    """Give `first` the change whose one end it states, and the other one its neighbour."""
    a, b = first.free_ends(), second.free_ends()
    if len(a) != 1 or len(b) != 1 or first.pairs or second.pairs:
        return
    pair = across(first.words, first.bits, first.span, second.span, a[0], b[0])
    if pair is not None:
        first.pairs.append(pair)


def _may_count(words: Words, span: range) -> bool:
    return any(w[0].isdigit() or w in NUMBER_WORDS or not w.isalpha() or w in ("a", "an", "every", "daily", "weekly", "monthly") or w.endswith("fold") for w in words.words[span.start : span.stop])
