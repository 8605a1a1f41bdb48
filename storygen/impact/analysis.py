"""One sentence taken apart: figures and their roles, changes whose ends it states, triggers and what they weigh."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from storygen.impact.arguments import figure
from storygen.impact.clauses import Clauses
from storygen.impact.features import Around, Features, around, features
from storygen.impact.lexicon import BIT
from storygen.impact.numerals import numerals
from storygen.impact.pairs import MOST_JOINED, TAKES_UP, Possible, across, pairs
from storygen.impact.roles import TAKERS, Role, roles
from storygen.impact.triggers import Trigger, triggers
from storygen.impact.units import spellings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storygen.impact.numeral import Numeral
    from storygen.impact.pair import Pair
    from storygen.impact.scan import Scan
    from storygen.impact.stretch import Stretch
    from storygen.impact.words import Words

MOST_TRIGGERS = 20
"""No sentence that a person wrote holds more; a text made to be slow is weighed by its beginnings."""
_ENDS = frozenset(("before", "after", "share", "money", "duration", "rate", "count", "bound"))
_CHANGES = frozenset(("relative", "multiplier", "points", "difference"))
_REACHABLE = frozenset(("share", "bound", "rank"))
_REACHED = BIT["NOW"] | BIT["EVER"] | BIT["REACH"] | BIT["SAVE"] | BIT["LOSE"] | BIT["TARGET"]
_MARKS = frozenset(
    "first record since after now extra already today worth total only these nowadays lately "
    "back single nil none zero days".split()
)
_LATELY = frozenset(
    "now today nowadays currently these only lately single nil none zero gone since first record back by ever "
    "just".split()
)
_STANDING = frozenset(("share", "money", "duration", "rate", "bound"))
_SPEAKING = TAKERS | _LATELY | frozenset("+ - − – x × away times twice thrice".split())
_UNITS = frozenset(("%", *spellings()))
_NOT_A_FIGURE = frozenset(("", "version", "date", "ordinal", "time"))


class Sentence:
    """A sentence of a scanned text, and what is found in it; each thing looked for when it is first asked for."""

    __slots__ = (
        "_around", "_clauses", "_figures", "_pairs", "_roles", "_spots", "_starts", "_triggers",
        "bits", "has_numbers", "span", "stretch", "words",
    )  # fmt: skip

    def __init__(self, scan: Scan, span: range) -> None:
        """The sentence at the tokens of `span`; `words` and `bits` are those of the whole text."""
        self.stretch = scan.stretch(span)
        self.words: Words = scan.words
        self.bits: Sequence[int] = scan.bits
        self.span = span
        self._starts, self._spots = scan.numbers_in(span), scan.spots_in(span)
        self.has_numbers = bool(self._starts)
        self._clauses: Clauses | None = None
        self._around: Around | None = None
        self._figures: list[Numeral] | None = None
        self._roles: list[Role] | None = None
        self._pairs: list[Pair] | None = None
        self._triggers: tuple[list[Trigger], list[Trigger]] | None = None

    @property
    def figures(self) -> list[Numeral]:
        """Its numbers, left to right."""
        if self._figures is None:
            self._figures = numerals(self.words, self._starts, self.span.stop) if self._starts else []
        return self._figures

    @property
    def roles(self) -> list[Role]:
        """The part each of its numbers plays."""
        if self._roles is None:
            self._roles = roles(self.stretch, self.figures)
        return self._roles

    @property
    def pairs(self) -> list[Pair]:
        """The changes whose two ends it states; `join` may add one."""
        if self._pairs is None:
            few = len(self._starts) < 2
            self._pairs = [] if few else pairs(self.stretch, self._found_clauses, self.figures, self._parts())
        return self._pairs

    def possible(self) -> Possible:
        """What could be its pairs."""
        return Possible(self.stretch, self._found_clauses, self.figures, self._parts())

    def _parts(self) -> list[str]:
        return [r.name for r in self.roles]

    def assume(self, found: list[Pair]) -> None:
        """Take these for its pairs; one that it shares with the next sentence stays where none else is found."""
        shared = [p for p in self._pairs or () if p.last >= self.span.stop]
        self._pairs, self._triggers = found or shared, None

    @property
    def triggers(self) -> list[Trigger]:
        """Where it may make a claim."""
        return self._both()[0]

    @property
    def silent(self) -> list[Trigger]:
        """The figures that make no claim by themselves, yet may back one."""
        return self._both()[1]

    def _both(self) -> tuple[list[Trigger], list[Trigger]]:
        if self._triggers is None:
            found = list(triggers(self.stretch, self._spots)) if self._spots else []
            silent: list[Trigger] = []
            if self.has_numbers:
                self._add_figures(found, silent)
                found += [Trigger(p.first, p.last, "pair", p.how, "", "") for p in self.pairs]
            self._triggers = found[:MOST_TRIGGERS], silent[:MOST_TRIGGERS]
        return self._triggers

    def _add_figures(self, found: list[Trigger], silent: list[Trigger]) -> None:
        """Each figure as a trigger, or as one that makes no claim by itself."""
        parts = self._parts()
        reached = not _REACHABLE.isdisjoint(parts) and _is_reached(self.stretch)
        lately = not _STANDING.isdisjoint(parts) and self._says(_LATELY)
        for n, r in zip(self.figures, self.roles, strict=True):
            if r.name not in _NOT_A_FIGURE:
                speaks = (
                    r.name in _CHANGES
                    or (r.name in _REACHABLE and reached)
                    or (r.name in _STANDING and lately and not n.article)
                    or (r.name == "after" and not n.value)
                )
                (found if speaks else silent).append(Trigger(n.first, n.last, "num", r.name, "", ""))

    def _says(self, words: frozenset[str]) -> bool:
        return not words.isdisjoint(self.stretch.words[self.span.start : self.span.stop])

    def may_claim(self) -> bool:
        """Whether a look at its words leaves anything that could make a claim: cheap, and never wrong in a no."""
        if self._spots or len(self._starts) > 1 or self._pairs:
            return True
        words = self.stretch.words[self.span.start : self.span.stop]
        return bool(self._starts) and (_is_reached(self.stretch) or not _SPEAKING.isdisjoint(words))

    def may_join(self, following: Sentence) -> bool:
        """Whether this and the sentence that follows could state one end of a change each."""
        if not (0 < len(self._starts) < 4 and 0 < len(following._starts) < 4 and len(following.span) <= MOST_JOINED):
            return False
        return self.stretch.words[following.span.start] in TAKES_UP or self._may_measure()

    def _may_measure(self) -> bool:
        """Whether a unit stands at one of its numbers."""
        words = self.stretch.words
        return any(words[i][0] in "$€£¥₹" or not _UNITS.isdisjoint(words[i : i + 4]) for i in self._starts)

    @property
    def clauses(self) -> Clauses:
        """Its clauses; found when first asked for."""
        if self._clauses is None:
            self._clauses = Clauses(self.stretch)
        return self._clauses

    def _found_clauses(self) -> Clauses:
        return self.clauses

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
        if not triggers:
            return []
        if self._around is None:
            self._around = around(self.stretch)
        clauses, whole = self.clauses, self._around
        named = [
            (n.first, n.last, _far_and_near(r.name)) for n, r in zip(self.figures, self.roles, strict=True) if r.name
        ]
        by_place = {n.first: n for n in self.figures}
        paired = dict.fromkeys([*(f"n=pair:{p.how}" for p in self.pairs), *["n=pair"] * bool(self.pairs)])
        found = []
        for t in triggers:
            figures = {
                name[last >= t.first - 8 and first <= t.last + 10]
                for first, last, name in named
            }  # fmt: skip
            c = clauses.at(t.first)
            f = features(self.stretch, t, c, whole, (*paired, *figures))
            if t.kind == "num":
                f.names += figure(self.stretch, c, by_place[t.first], t.cls)
            found.append(f)
        return found


@cache
def _far_and_near(role: str) -> tuple[str, str]:
    """The features of a figure with this role, far from a trigger and near it."""
    return f"n=far:{role}", f"n=near:{role}"


def _is_reached(s: Stretch) -> bool:
    """Whether something in the sentence says that a figure was reached ("now", "first", "hit")."""
    return s.any(s.span.start, s.span.stop, _REACHED) or not _MARKS.isdisjoint(s.words[s.span.start : s.span.stop])


def join(first: Sentence, second: Sentence) -> None:
    """Give `first` the change whose one end it states, and the other one its neighbour."""
    if not first.may_join(second) or first.pairs or second.pairs:
        return
    a, b = first.free_ends(), second.free_ends()
    if len(a) != 1 or len(b) != 1:
        return
    pair = across(first.stretch, second.stretch, a[0], b[0])
    if pair is not None:
        first.pairs.append(pair)
