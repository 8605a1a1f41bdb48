"""How right the claims engine is on labelled sentences: python -m tests.impact.evaluate [--split test] [--worst 20] [--claims].

Prints, for each split of tests/data/claims.jsonl, precision, recall and F1 of every grade, four-way accuracy, the
confusion table, the worst mistakes, and precision and recall of before/after pairs. The weights were learned on dev
and tune (benchmarks/train_claims.py, which cross-validates them story by story); test and
check are not used for tuning.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storygen.impact.claims import claims, read
from storygen.impact.model import model, pooled

DATA = Path(__file__).resolve().parents[1] / "data"
SPLITS = ("dev", "tune")
"""What the weights were learned on."""
LABELS = ("no_claim", "unquantified_claim", "partly_quantified", "quantified")
SHORT = {
    "no_claim": "none",
    "unquantified_claim": "unquantified",
    "partly_quantified": "partial",
    "quantified": "quantified",
}
GRADES = {"unquantified": "unquantified_claim", "partial": "partly_quantified", "quantified": "quantified"}
Pair = tuple[float, str, float, str]
"""The value and the unit of the before and of the after."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled sentence and what the engine made of it."""

    row: dict[str, Any]
    label: str
    pairs: tuple[Pair, ...]
    odds: float


def judged(row: dict[str, Any]) -> Judged:
    """The engine's label (that of the best supported claim), its pairs and its certainty for one sentence."""
    found = claims(row["sentence"])
    labels = [GRADES[c.grade] for c in found]
    pairs = [(c.before.value, c.before.unit, c.after.value, c.after.unit) for c in found if c.before and c.after]
    return Judged(row, max(labels, key=LABELS.index, default="no_claim"), tuple(pairs), _odds(row["sentence"]))


def _odds(text: str) -> float:
    return max((pooled(map(model("claim").score, s.features(s.triggers))) for s in read(text)), default=-50.0)


def rates(hits: int, said: int, real: int) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    precision, recall = hits / said if said else 1.0, hits / real if real else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def grades(found: list[Judged]) -> list[str]:
    """The table of grades and the confusion table."""
    table = Counter((j.row["label"], j.label) for j in found)
    lines = [f"{'':14}precision  recall      F1   sentences"]
    for label in LABELS:
        said, real = sum(table[a, label] for a in LABELS), sum(table[label, b] for b in LABELS)
        p, r, f = rates(table[label, label], said, real)
        lines.append(f"{SHORT[label]:14}{p:9.3f}{r:8.3f}{f:8.3f}{real:12}")
    right = sum(table[label, label] for label in LABELS)
    lines.append(f"four-way accuracy {right / len(found):.3f} ({right} of {len(found)})")
    lines.append(f"{'labelled, said':14}" + "".join(f"{SHORT[b]:>14}" for b in LABELS))
    lines += [f"{SHORT[a]:14}" + "".join(f"{table[a, b]:14}" for b in LABELS) for a in LABELS]
    return lines


def ends(found: list[Judged]) -> list[str]:
    """Precision and recall of before/after pairs: values alone, and values with the unit."""
    lines = []
    for name, key in (("values", values_of), ("values and unit", values_and_units)):
        hits = said = real = 0
        for j in found:
            want = Counter(map(key, map(labelled, j.row["pairs"])))
            have = Counter(map(key, j.pairs))
            hits, said, real = hits + (want & have).total(), said + have.total(), real + want.total()
        p, r, _ = rates(hits, said, real)
        lines.append(f"pairs, {name}: precision {p:.3f} recall {r:.3f} of {real}")
    return lines


def labelled(pair: dict[str, Any]) -> Pair:
    """A pair as the labels write it: ends in different units have theirs each, and the pair none."""
    before, after = (pair.get(f"{end}_unit") or pair["unit"] for end in ("before", "after"))
    return float(pair["before"]), before, float(pair["after"]), after


def values_of(p: Pair) -> tuple[float, float]:
    """The two values alone."""
    return round(p[0], 3), round(p[2], 3)


def values_and_units(p: Pair) -> Pair:
    """Both values, each with its unit, in whatever case."""
    return round(p[0], 3), p[1].lower(), round(p[2], 3), p[3].lower()


def worst(found: list[Judged], count: int) -> list[str]:
    """The mistakes that the engine was surest of."""
    wrong = sorted(
        (j for j in found if j.row["label"] != j.label), key=lambda j: -abs(j.odds - model("claim").threshold)
    )
    return [
        f"{j.odds:+6.1f} {SHORT[j.row['label']]:>12} said {SHORT[j.label]:12} {j.row['sentence']}  [{j.row['why']}]"
        for j in wrong[:count]
    ]


def load(split: str) -> list[dict[str, Any]]:
    """The labelled sentences of a split."""
    rows = map(json.loads, (DATA / "claims.jsonl").read_text(encoding="utf-8").splitlines())
    return [row for row in rows if row["split"] == split]


def main(arguments: list[str] | None = None) -> int:
    """Print the figures of each split asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.impact.evaluate", description=__doc__)
    parser.add_argument("--split", action="append", help="dev, tune, test, check (default: all)")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show the N worst mistakes")
    options = parser.parse_args(arguments)
    for split in options.split or ["dev", "tune", "test", "check"]:
        found = [judged(row) for row in load(split)]
        tuned = split in SPLITS
        note = " (the weights were learned on these; train_claims.py cross-validates)" if tuned else ""
        shown = worst(found, options.worst) if options.worst else []
        sys.stdout.write("\n".join([f"— {split}{note}", *grades(found), *ends(found), *shown, "", ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
