"""How well a story answers a question, and why: the ranking behind prompts, the Questions page and match cards.

A score is a sum of reasons that can be said aloud: the competency asked for is one the story names (most), or of the
same family; the question's own words stand in the story; a question for the unfavourable side meets a story with a
failed or mixed end. Nothing else counts, so that every rank can be explained line by line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from storygen.story.told import tells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storygen.bank.reader import Bank, Question
    from storygen.story.model import Story

FITS = 0.35
"""From this score on a story answers the question."""

_WORD = re.compile(r"[a-z][a-z-]{3,}")
_COMMON = frozenset(
    "about after again also always another anyone anything asked because been before being between both "
    "came come could describe didn does doing done down during each either else even ever every exactly "
    "find first from gave give goes going gone good have having hear heard here himself into itself just "
    "keep kept know known last later least less like long look made make many might more most much must "
    "need never next nobody none nothing once only other others over part people place please position "
    "quite rather real really said same seen several shall should show since some someone something start "
    "still such take tell than that their them then there these they thing things think this those "
    "through time told took turn under until used very walk want were what when where which while whole "
    "whom whose will with within without word work worked working would year years your yours yourself ".split()
)
_ADVERSE = frozenset({"adverse", "pressure"})


@dataclass(frozen=True, slots=True)
class Match:
    """One story against one question: a score from 0 to 1, and the reasons in words, strongest first."""

    story: str
    question: str
    score: float
    reasons: tuple[str, ...]

    @property
    def why(self) -> str:
        """The reasons as one phrase."""
        return "; ".join(self.reasons)


@dataclass(frozen=True, slots=True)
class Profile:
    """What matching looks at in a story, read once a story."""

    story: str
    competencies: dict[str, float]
    families: frozenset[str]
    words: frozenset[str]
    adverse: bool
    angles: dict[str, str]


def profile(story: Story, bank: Bank) -> Profile:
    """The profile of one story: competencies weigh less the later it names them; one that tells nothing shows none."""
    told = tells(story)
    named = [id for id in map(bank.resolve, story.competencies) if id and told]
    angles = {
        id: a.name for a in story.angles if told for id in map(bank.resolve, a.competencies) if id and id not in named
    }
    texts = (story.title, story.summary, story.opening, story.context.situation, story.context.system, story.result)
    words = " ".join((*texts, *story.tags, *(a.did for a in story.actions[:6]))).lower()
    return Profile(
        story=story.id,
        competencies={id: max(0.5, 0.62 - 0.04 * i) for i, id in enumerate(named)},
        families=frozenset(bank.competencies[id].family for id in named) - {""},
        words=frozenset(map(_stem, _WORD.findall(words))),
        adverse=story.outcome in {"failure", "mixed"},
        angles=angles,
    )


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=4096)
def _asked_words(text: str) -> dict[str, str]:
    """What a question asks about: each stem, and the word as the question has it."""
    return {_stem(w): w for w in _WORD.findall(text.lower()) if w not in _COMMON}


def match(question: Question, p: Profile, bank: Bank) -> Match | None:
    """How well the story of `p` answers the question, or None where it does not."""
    asked = bank.competencies[question.competency]
    score = p.competencies.get(asked.id, 0.0)
    reason = "shows "
    if not score and asked.id in p.angles:
        score, reason = 0.48, f"told {p.angles[asked.id]}, it shows "
    elif not score and asked.family in p.families:
        score, reason = 0.2, "is near "
    if not score:
        return None
    words = _asked_words(question.text)
    shared = words.keys() & p.words
    badly = p.adverse and question.framing in _ADVERSE
    score += min(0.25, 0.09 * len(shared)) + (0.12 if badly else 0)
    if score < FITS:
        return None
    reasons = [reason + asked.name.lower()]
    if shared:
        reasons.append("speaks of " + ", ".join(words[w] for w in sorted(shared, key=lambda w: (-len(w), w))[:3]))
    if badly:
        reasons.append("ends badly, as asked")
    return Match(p.story, question.id, round(min(score, 1.0), 3), tuple(reasons))


def rank(question: Question, profiles: Iterable[Profile], bank: Bank) -> list[Match]:
    """The stories that answer the question, best first; those that do not fit are left out."""
    found = [m for p in profiles if (m := match(question, p, bank))]
    return sorted(found, key=lambda m: (-m.score, m.story))


def answered(p: Profile, bank: Bank) -> list[Match]:
    """The questions of the bank that one story answers, best first."""
    near = (
        id for id, c in bank.competencies.items() if id in p.competencies or id in p.angles or c.family in p.families
    )
    found = [m for id in near for q in bank.asked_for(id) if (m := match(q, p, bank))]
    return sorted(found, key=lambda m: (-m.score, m.question))
