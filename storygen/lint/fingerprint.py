"""A finding's fingerprint: the same while its lines move, its neighbours change, and its story stays in its file."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from storygen.finding import Finding


def fingerprint(finding: Finding, nth: int = 0) -> str:
    """Sixteen hexadecimal digits from the file, code, field and the text that stood there; never from lines.

    Places in lists count for nothing, so that an action put in before another moves no fingerprint. `nth` tells
    findings apart that are alike in all of this.
    """
    field = ".".join(part for part in finding.field.split(".") if not part.isdecimal())
    quote = " ".join(finding.quote.split())
    key = "\0".join((finding.path, finding.code, field, quote, str(nth)))
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def fingerprinted(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding with a fingerprint that no other of them has."""
    seen: Counter[str] = Counter()
    for finding in findings:
        first = fingerprint(finding)
        yield finding, fingerprint(finding, seen[first]) if seen[first] else first
        seen[first] += 1
