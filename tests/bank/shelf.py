"""A small bank and three stories, whose coverage can be worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.bank.coverage import Aims, Coverage, coverage
from storygen.bank.match import answered, profile
from storygen.bank.reader import Bank, Competency, Question
from storygen.story.model import Angle, Story

if TYPE_CHECKING:
    from collections.abc import Sequence

BANK = Bank(
    {
        c.id: c
        for c in (
            Competency("ownership", "Ownership", family="care", amazon_principles=("Ownership", "Deliver Results")),
            Competency("follow-through", "Follow-through", family="care", amazon_principles=("Deliver Results",)),
            Competency("conflict", "Conflict and disagreement", aliases=("friction",), family="people"),
            Competency("drift", "Drift of live models", family="models", roles=("mle",)),
            Competency("tea", "Making tea", family="kitchen"),
        )
    },
    {
        q.id: q
        for q in (
            Question("own-1", "ownership", "Which problem did you make yours?"),
            Question("own-2", "ownership", "What did you carry from the first doubt to the last check?"),
            Question("fol-1", "follow-through", "Which remedy outlived you?"),
            Question("fol-2", "follow-through", "Tell me about the invoices that came back twice, and what you mended."),
            Question("con-1", "conflict", "With whom did you last disagree, and over what?"),
            Question("con-2", "conflict", "Whom did you win over?", asked=True),
            Question("dri-1", "drift", "How did you first see that a model had drifted?", roles=("mle",)),
        )
    },
)  # fmt: skip

INVOICES = Story(
    id="invoices",
    path="stories/invoices.yaml",
    title="Mended the invoices that came back twice",
    summary="I found why they did.",
    competencies=("ownership",),
    visibility="public",
)
WARD = Story(
    id="ward",
    path="stories/ward.yaml",
    title="The ward that wrote its letters twice, and how two people who would not talk came to share one desk",
    summary="I asked both.",
    competencies=("ownership", "tea"),
    angles=(Angle(0, "quarrel", "as a quarrel", competencies=("friction",)),),
)
BLANK = Story(id="blank", path="stories/blank.yaml", title="A blank", competencies=("drift",))


def covered(*stories: Story, aims: Aims = Aims(), bank: Bank = BANK) -> Coverage:  # noqa: B008 -- an immutable value
    """What these stories cover."""
    told: Sequence[Story] = stories
    return coverage(((s, answered(profile(s, bank), bank)) for s in told), bank, aims)
