"""A progress bar on standard error that shows itself only for work of over a second."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds without a bar."""

WIDTH = 24


class Bar:
    """One line, rewritten at most ten times a second and wiped at the end."""

    def __init__(self, label: str, length: int) -> None:
        self.label, self.length = label, length

    def over(self, steps: Iterable[T]) -> Iterator[T]:
        """Hand the steps through and show how far they are."""
        started = drawn = time.monotonic()
        shown = False
        for done, step in enumerate(steps, 1):
            yield step
            now = time.monotonic()
            if now - started > PATIENCE and now - drawn > 0.1:
                self._draw(done)
                drawn, shown = now, True
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _draw(self, done: int) -> None:
        full = WIDTH * done // max(self.length, 1)
        sys.stderr.write(f"\r\x1b[K{self.label} {'█' * full}{'·' * (WIDTH - full)} {done}/{self.length}")
        sys.stderr.flush()
