"""Sets a rule's examples into a clean story, for the tests that run them and the pages that show them."""

from __future__ import annotations

import itertools
import re
from functools import cache
from pathlib import Path

_KEY = re.compile(r"^([A-Za-z_]+):", re.MULTILINE)


@cache
def clean_story() -> str:
    """The story in which no rule finds anything, as YAML."""
    return Path(__file__).with_name("clean.yaml").read_text(encoding="utf-8")


def set_in(fragment: str) -> str:
    """The clean story with the fragment's keys in place of its own, and the fragment's other lines at the end."""
    theirs = {match[1] for match in _KEY.finditer(fragment)}
    kept = [block for key, block in _blocks(clean_story()) if key not in theirs]
    return "".join(kept) + fragment.strip("\n") + "\n"


def set_in_all(fragments: str) -> list[str]:
    """The stories that `---` divides, each set into a clean story of its own id and month."""
    stories = [set_in(fragment) for fragment in re.split(r"^---\n", fragments, flags=re.MULTILINE)]
    dated = (text.replace("period: 2024-03\n", f"period: 2023-{i:02d}\n") for i, text in enumerate(stories, 1))
    return [f"{text}id: clean-{i}\n" for i, text in enumerate(dated, 1)]


def _blocks(text: str) -> list[tuple[str, str]]:
    starts = [m.start() for m in _KEY.finditer(text)] + [len(text)]
    return [(text[a : text.index(":", a)], text[a:b]) for a, b in itertools.pairwise(starts)]
