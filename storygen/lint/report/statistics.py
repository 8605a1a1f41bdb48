"""How often each rule speaks, most often first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from storygen.lint.registry import find

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storygen.finding import Finding


def report(findings: Iterable[Finding]) -> str:
    """One line a rule: count, code, name."""
    counted = Counter(f.code for f in findings)
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    width = len(str(ordered[0][1])) if ordered else 0
    return "".join(
        f"{count:>{width}}  {code}  {rule.name if (rule := find(code)) else ''}\n" for code, count in ordered
    )
