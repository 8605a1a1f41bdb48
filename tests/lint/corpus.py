"""The labelled sentences of tests/data/lint, each set into the clean story, and what the rules said of them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from storygen.lint.example import clean_story, set_in

DATA = Path(__file__).parents[1] / "data"
_REST = """\
  - I compared the features online and offline and found a listing age read in hours, not days.
  - I decided to roll back at once, though the search lead wanted a patch.
"""


@dataclass(frozen=True)
class Labelled:
    """A sentence, the field it stands in, and whether the rule of `code` is to speak."""

    code: str
    where: str
    fires: bool
    text: str

    @property
    def story(self) -> str:
        """The clean story with this sentence in it."""
        return set_in(_fragment(self.where, self.text) + ("visibility: public\n" if self.code == "PRV108" else ""))


def labelled() -> list[Labelled]:
    """All labelled sentences."""
    lines = (DATA / "lint" / "sentences.jsonl").read_text(encoding="utf-8").splitlines()
    return [Labelled(**json.loads(line)) for line in lines]


def _fragment(where: str, text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    if where == "did":
        return f"actions:\n  - did: {quoted}\n{_REST}"
    if where == "context":
        return f"context:\n  situation: {quoted}\n  task: I answered for that model after its release.\n"
    if where == "learned":
        return f"reflection:\n  learned: {quoted}\n"
    if where == "root_cause":
        clean = clean_story()
        incident = clean[clean.index("incident:") : clean.index("result:")]
        return re.sub(r"root_cause: .*", lambda _: f"root_cause: {quoted}", incident)
    return f"{where}: {quoted}\n"
