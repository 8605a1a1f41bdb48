"""How much of a strong story is there: the order in which stories are shown and first practised.

A plain count, so that it can be explained line by line: each part that listeners look for counts the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storygen.story.model import Story


def strength(story: Story) -> float:
    """The share, from 0 to 1, of the parts of a strong story that this one has."""
    parts = (
        bool(story.first_sentence()),
        bool(story.context.situation),
        len(story.actions) >= 2,
        any(t.decision and (t.cost or t.over) for t in story.tradeoffs),
        any(m.before is not None and m.after is not None for m in story.metrics) or bool(story.proof),
        bool(story.result),
        any(f.action and f.acceptance for f in story.follow_up),
        bool(story.reflection.learned),
        any(p.answer for p in story.probes),
    )
    return round(sum(parts) / len(parts), 3)
