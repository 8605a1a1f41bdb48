"""Cues: the turns of phrase that tell then from now, read from cues.json and made into patterns over joined words."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path


@cache
def cue(name: str, *, before: str = " ", after: str = " ") -> re.Pattern[str]:
    """The pattern for a list of cues: any of them between the texts `before` and `after`."""
    return re.compile(f"{before}(?:{'|'.join(_lists()[name])}){after}")


@cache
def _lists() -> dict[str, list[str]]:
    data: dict[str, list[str]] = json.loads(Path(__file__).with_name("cues.json").read_text(encoding="utf-8"))
    return data
