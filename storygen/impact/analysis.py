"""One sentence taken apart: figures and their roles, changes whose ends it states, triggers and what they weigh."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storygen.impact.arguments import figure
from storygen.impact.clauses import Clauses
from storygen.impact.features import Features, around, features
from storygen.impact.lexicon import BIT
from storygen.impact.numerals import numerals
from storygen.impact.pairs import across, pairs
from storygen.impact.roles import Role, roles
from storygen.impact.triggers import Trigger, triggers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storygen.impact.numeral import Numeral
    from storygen.impact.pair import Pair
    from storygen.impact.scan import Scan
    from storygen.impact.stretch import Stretch
    from storygen.impact.words import Words

MOST_TRIGGERS = 20
"""No sentence that a person wrote holds more; a text made to be slow is weighed by its beginnings."""
_ENDS = frozenset(("after", "share", "money", "duration", "rate", "count", "bound"))
_CHANGES = frozenset(("relative", "multiplier", "points", "difference"))
_REACHABLE = frozenset(("share", "bound", "rank"))
_REACHED = BIT["NOW"] | BIT["EVER"] | BIT["REACH"] | BIT["SAVE"] | BIT["LOSE"] | BIT["TARGET"]
_MARKS = frozenset("first record since after now extra already today worth total".split())
_NOT_A_FIGURE = frozenset(("", "version", "date", "ordinal", "time"))


@dataclass(slots=True)
class Sentence:
    """A sentence of `words` at the tokens of `span`, and everything found in it.

    `silent` are the figures that make no claim by themselves, yet may back one.
    """

    stretch: Stretch
    figures: list[Numeral]
    roles: list[Role]
    pairs: list[Pair]
    triggers: list[Trigger]
    silent: list[Trigger]
    _clauses: Clauses | None = None

    @property
    def words(self) -> Words:
        """The words of the whole text."""
        return self.stretch.text

    @property
    def bits(self) -> Sequence[int]:
        """What the lexicon says of each of them."""
        return self.stretch.bits

    @property
    def span(self) -> range:
        """The tokens of the sentence."""
        return self.stretch.span

    @property
    def clauses(self) -> Clauses:
        """Its clauses; found when first asked for."""
        if self._clauses is None:
            self._clauses = Clauses(self.stretch)
        return self._clauses

    @property
    def place(self) -> tuple[int, int]:
        """Where the sentence stands in the text, in code points."""
        return self.words.start(self.span.start), self.words.end(self.span.stop - 1)

    def free_ends(self) -> list[Numeral]:
        """The figures that could be one end of a change whose other end another sentence states."""
        taken = {id(n) for p in self.pairs for n in (p.before, p.after)}
        return [
            n
            for n, r in zip(self.figures, self.roles, strict=True)
            if r.name in _ENDS and id(n) not in taken and not n.article
        ]

    def features(self, triggers: Sequence[Trigger]) -> list[Features]:
        """What is true of each of these triggers of the sentence."""
        clauses, whole = self.clauses, around(self.stretch)
        named = [(n.first, n.last, r.name) for n, r in zip(self.figures, self.roles, strict=True) if r.name]
        paired = [f"n=pair:{p.how}" for p in self.pairs] + ["n=pair"] * bool(self.pairs)
        found = []
        for t in triggers:
            figures = {
                ("n=near:" if last >= t.first - 8 and first <= t.last + 10 else "n=far:") + name
                for first, last, name in named
            }
            c = clauses.at(t.first)
            f = features(self.stretch, t, c, whole, (*paired, *figures))
            if t.kind == "num":
                n = next(n for n in self.figures if n.first == t.first)
                f.names += figure(self.stretch, c, n, t.cls)
            found.append(f)
        return found


def analyse(scan: Scan, span: range) -> Sentence:
    """Take the sentence at `span` apart."""
    stretch = scan.stretch(span)
    figures = numerals(scan.words, scan.numbers_in(span), span.stop)
    parts = roles(stretch, figures)
    both = pairs(stretch, figures, [r.name for r in parts])
    found = list(triggers(stretch, scan.spots_in(span)))
    silent: list[Trigger] = []
    if figures:
        for n, r in zip(figures, parts, strict=True):
            if r.name not in _NOT_A_FIGURE:
                speaks = r.name in _CHANGES or (r.name in _REACHABLE and _is_reached(stretch))
                (found if speaks else silent).append(Trigger(n.first, n.last, "num", r.name, "", ""))
    found += [Trigger(p.first, p.last, "pair", p.how, "", "") for p in both]
    return Sentence(stretch, figures, parts, both, found[:MOST_TRIGGERS], silent[:MOST_TRIGGERS])


def _is_reached(s: Stretch) -> bool:
    """Whether something in the sentence says that a figure was reached ("now", "first", "hit")."""
    return s.any(s.span.start, s.span.stop, _REACHED) or not _MARKS.isdisjoint(s.words[s.span.start : s.span.stop])


def join(first: Sentence, second: Sentence) -> None:
    """Give `first` the change whose one end it states, and the other one its neighbour."""
    if first.pairs or second.pairs or not first.figures or not second.figures:
        return
    a, b = first.free_ends(), second.free_ends()
    if len(a) != 1 or len(b) != 1:
        return
    pair = across(first.stretch, second.stretch, a[0], b[0])
    if pair is not None:
        first.pairs.append(pair)
