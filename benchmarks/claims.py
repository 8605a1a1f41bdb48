"""What the claims engine costs: CPU for a 660-word story, and how it grows with the length of a text.

python -m benchmarks.claims
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from storygen.impact.claims import claims, vague
from storygen.impact.consistency import slips
from storygen.impact.quantities import quantities

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).resolve().parent.parent / "tests" / "data" / "claims.jsonl"
WORDS = 660
STORY = """\
A 30-bed ward whose discharge letters took nine days to reach the family doctor, who rang us because the patient came first. It was mine \
to find out where the letters lay. I timed forty letters and found that six days were spent in one tray. Nobody had looked at that tray \
since the typing pool was closed. I asked the registrars to dictate before the round ended, and two refused. I sat with both of them and \
asked what it would cost; one said that it doubled the length of the round, and he was right for the first week. We chose dictation over \
a template because the doctors would have left the template empty. It meant that the round ran late on Mondays. The wait fell from 9 days \
to 3 within two months, and complaints from surgeries dropped by half. """


def best(function: Callable[[], object], repeat: int = 7, number: int = 5) -> float:
    """The least CPU seconds that one call took."""
    times = []
    for _ in range(repeat):
        start = time.process_time()
        for _ in range(number):
            function()
        times.append((time.process_time() - start) / number)
    return min(times)


def story(text: str) -> str:
    """The text repeated and cut to the length of a story."""
    words = (text * (WORDS // max(1, len(text.split())) + 1)).split(" ")
    return " ".join(words[:WORDS])


def main() -> None:
    """Print the table."""
    rows = map(json.loads, DATA.read_text(encoding="utf-8").splitlines())
    dense = story(" ".join(row["sentence"] for row in rows if row["split"] == "dev"))
    for name, text in (("a story", story(STORY)), ("claims and figures only", dense)):
        parts = {f.__name__: best(lambda f=f, text=text: f(text)) * 1e3 for f in (claims, quantities, vague, slips)}
        sys.stdout.write(f"{name}, {WORDS} words: " + ", ".join(f"{k} {v:.2f} ms" for k, v in parts.items()) + "\n")
    sys.stdout.write("\none sentence of        16 KiB   64 KiB  256 KiB     1 MiB\n")
    for name, piece in (
        ("improved and", "improved and "), ("digits", "1234567890"), ("numbers", "12 "), ("from 3 to 4", "from 3 to 4 "), ("spaces", " "),
        ("brackets", "("), ("not to be", "not to be "), ("letters", "a"), ("hyphens", "a-"), ("story", STORY.replace(".", ",")),
    ):  # fmt: skip
        row = []
        for size in (1 << 14, 1 << 16, 1 << 18, 1 << 20):
            text = (piece * (size // len(piece) + 1))[:size]
            row.append(best(lambda text=text: claims(text), 1, 1))
        sys.stdout.write(f"{name:18}" + "".join(f"{t:8.3f} s" for t in row) + "\n")


if __name__ == "__main__":
    main()
