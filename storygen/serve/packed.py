"""Bytes as gzip, made once for each version of a file and kept while there is room."""

from __future__ import annotations

import gzip
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

LEAST = 1024
"""Bytes below which a body goes as it is: it is one packet either way."""

ROOM = 32 * 1024 * 1024
"""Bytes of gzip that are kept; the oldest go first."""

_LEVEL = 6
_SUFFIXES = (".html", ".js", ".css", ".json", ".svg", ".webmanifest")


def worth_it(path: str) -> bool:
    """Whether files of that name get shorter by it; what is an image or a recording already is packed."""
    return path.endswith(_SUFFIXES)


def accepted(header: str) -> bool:
    """Whether an Accept-Encoding header takes gzip: by its name, or else by a star; `q=0` means no."""
    takes: dict[str, bool] = {}
    for part in header.lower().split(","):
        name, _, quality = part.partition(";")
        takes[name.strip()] = not _is_zero(quality)
    return takes.get("gzip", takes.get("x-gzip", takes.get("*", False)))


def _is_zero(quality: str) -> bool:
    name, _, value = quality.partition("=")
    return name.strip() == "q" and value.strip().rstrip("0") in {"", "0.", "."}


@dataclass
class Packed:
    """Gzip of what is served, by name and version; asked from many threads."""

    _kept: dict[str, tuple[Hashable, bytes]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _size: int = 0

    def of(self, name: str, version: Hashable, body: bytes) -> bytes:
        """The body as gzip; made anew only where the version differs from the last one of that name."""
        with self._lock:
            known = self._kept.get(name)
        if known is not None and known[0] == version:
            return known[1]
        packed = gzip.compress(body, _LEVEL, mtime=0)
        with self._lock:
            self._keep(name, version, packed)
        return packed

    def _keep(self, name: str, version: Hashable, packed: bytes) -> None:
        self._size -= len(self._kept.pop(name, (None, b""))[1])
        self._kept[name] = (version, packed)
        self._size += len(packed)
        while self._size > ROOM and len(self._kept) > 1:
            oldest = next(iter(self._kept))
            self._size -= len(self._kept.pop(oldest)[1])
