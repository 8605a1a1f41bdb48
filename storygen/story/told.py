"""Whether a story tells anything yet: a template from `new` has a title and its questions, and nothing told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storygen.story.model import Story


def tells(story: Story) -> bool:
    """Whether the story holds a word to tell: an opening or summary, told text, pasted text, a figure or a proof.

    What does not tell answers no question and covers nothing, whichever competencies its template named.
    """
    return any(text.strip() for text in _texts(story)) or any(
        m.before is not None or m.after is not None for m in story.metrics
    )


def _texts(story: Story) -> Iterator[str]:
    yield from (story.opening, story.summary, story.rough, story.result, story.proof)
    yield from (story.context.situation, story.context.task, story.context.stakes)
    yield from (text for a in story.actions for text in (a.did, a.evidence))
    yield from (text for t in story.tradeoffs for text in (t.decision, t.because, t.cost))
    yield from (f.action for f in story.follow_up)
    yield from (story.reflection.learned, story.reflection.with_more_time)
