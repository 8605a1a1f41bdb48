"""Practice follows a rename: events that name a story or card as it was called then are read by its name of now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from storygen.story.renames import carried

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from storygen.practice.event import Event

NAMES = ("story", "picked")
"""What of an event's data names a story."""


def carried_over(events: Iterable[Event], renamed: Mapping[str, str]) -> list[Event]:
    """The events with today's names; `renamed` leads beginnings of card ids to what they are now."""
    return [_today(event, renamed) for event in events] if renamed else list(events)


def _today(event: Event, renamed: Mapping[str, str]) -> Event:
    stories = {name: carried(event.text(name), renamed) for name in NAMES if event.text(name)}
    return replace(event, card=carried(event.card, renamed), data={**event.data, **stories})
