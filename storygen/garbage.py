"""Pauses Python's cycle collector while a batch of stories is worked through.

Reading a story leaves a few thousand small objects that live until the batch ends and hold no cycles. The collector
walks all of them again and again: with 1,000 stories it takes two thirds of the reading time and frees nothing.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


SELDOM = 50_000
"""New objects after which a command looks for cycles; Python's own 700 come up a hundred times while it starts."""


def seldom() -> None:
    """Look for cycles seldom: what a command imports and reads lives until it ends."""
    gc.set_threshold(SELDOM)


def kept() -> None:
    """Spare the last look, which at the end of a process walks all that is left, to free what ends with it anyway."""
    gc.freeze()


@contextmanager
def paused() -> Iterator[None]:
    """No collection of cycles inside the block; as before after it. Counting references goes on as always."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
