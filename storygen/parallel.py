"""The same work on many items, in several processes where the system can fork."""

from __future__ import annotations

import multiprocessing
import signal
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")
R = TypeVar("R")

WORTH_IT = 64
"""From so many items on a second process pays for its start."""

_work: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


def spread(work: Callable[[T], R], items: Sequence[T], jobs: int = 1) -> Iterator[R]:
    """`work` of each item, in order.

    The processes are forked, so that items need not be copied to them; only results come back, pickled. Where there is
    no fork (Windows), and for few items, everything happens here.
    """
    if jobs < 2 or len(items) < WORTH_IT or "fork" not in multiprocessing.get_all_start_methods():
        return map(work, items)
    return _forked(work, items, jobs)


def _forked(work: Callable[[T], R], items: Sequence[T], jobs: int) -> Iterator[R]:
    global _work  # noqa: PLW0603 -- what a fork inherits must be global
    _work = (work, items)
    size = max(1, len(items) // (jobs * 4))
    parts = [(start, min(start + size, len(items))) for start in range(0, len(items), size)]
    try:
        with multiprocessing.get_context("fork").Pool(jobs, initializer=_leave_interrupts) as pool:
            yield from chain.from_iterable(pool.imap(_part, parts))
    finally:
        _work = None


def _leave_interrupts() -> None:
    """Ctrl-C goes to every process of a terminal; the first one answers it, and the others die with it, quietly."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _part(bounds: tuple[int, int]) -> list[Any]:
    assert _work is not None  # noqa: S101 -- set before the fork
    work, items = _work
    return [work(item) for item in items[slice(*bounds)]]
