"""What the last build left, told to every page that listens."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storygen.finding import Finding


@dataclass
class State:
    """What the last build left, told to every page that listens."""

    errors: Sequence[Finding] = ()
    version: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def publish(self, errors: Sequence[Finding]) -> None:
        """Note a finished build and wake the pages."""
        with self.changed:
            self.errors = errors
            self.version += 1
            self.changed.notify_all()

    def message(self) -> str:
        """The state as one JSON line."""
        rows = [{"path": f.path, "line": f.span.line, "message": f.message, "code": f.code} for f in self.errors]
        return json.dumps({"version": self.version, "errors": rows}, ensure_ascii=False)
