"""Learn the weights of storygen/impact/model.json from labelled sentences, and cross-validate them story by story.

    python benchmarks/train_claims.py            # cross-validate on dev and tune, then write model.json
    python benchmarks/train_claims.py --check    # cross-validate only

The weights of moods start from what grammar says of them (claims-priors.json) and move only as far as the data pull.
A sentence holds several triggers and one label; it is a claim when any trigger is (log-sum-exp over their scores), so
the weights are found by penalised maximum likelihood of the sentence's label (L-BFGS). The test split is never read.
Needs SciPy, which the package itself does not.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from storygen.impact.claims import read

ROOT = Path(__file__).resolve().parent.parent
SPLITS = ("dev", "tune", "tune2")
PRIORS: dict[str, dict[str, float]] = json.loads(
    (ROOT / "benchmarks" / "claims-priors.json").read_text(encoding="utf-8")
)
PENALTY, LEAST, FOLDS, THRESHOLD = 4.0, 3, 10, 0.35
HALVES = ("unquantified_claim", "partly_quantified")


def load() -> list[dict[str, Any]]:
    """The labelled sentences, each with the features of its triggers."""
    rows = []
    for split in SPLITS:
        for line in (ROOT / "tests" / "data" / f"claims-{split}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            row["split"], row["features"] = split, featured(row["sentence"])
            row["claim"] = row["label"] != "no_claim"
            rows.append(row)
    return rows + extra()


def extra() -> list[dict[str, Any]]:
    """Sentences written for training alone; each is a story of its own and none is ever counted."""
    labels = {"n": "no_claim", "u": "unquantified_claim", "p": "partly_quantified", "q": "quantified"}
    rows = []
    for i, line in enumerate((ROOT / "benchmarks" / "claims-extra.txt").read_text(encoding="utf-8").splitlines()):
        if line and not line.startswith("#"):
            mark, sentence = line.split(" | ", 1)
            rows.append(
                {
                    "id": f"x-{i}",
                    "story": f"x-{i}",
                    "split": "extra",
                    "sentence": sentence,
                    "label": labels[mark],
                    "claim": mark != "n",
                    "features": featured(sentence),
                    "pairs": [],
                    "why": "",
                }
            )
    return rows


def featured(text: str) -> list[set[str]]:
    """The feature sets of every trigger of a text."""
    return [f.all() for s in read(text) for f in s.features(s.triggers)]


def backing(text: str) -> list[set[str]]:
    """The same, and of the figures that make no claim themselves."""
    return [f.all() for s in read(text) for f in s.features([*s.triggers, *s.silent])]


def train(
    rows: list[dict[str, Any]], penalty: float = PENALTY, priors: dict[str, float] | None = None
) -> dict[str, float]:
    """The weights that make the labels likeliest."""
    priors = PRIORS["claim"] if priors is None else priors
    counts = Counter(name for row in rows for name in set().union(*row["features"], set()))
    index = {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= LEAST))}
    cells = [
        (r, index[n]) for r, names in enumerate(f for row in rows for f in row["features"]) for n in names if n in index
    ]
    owner = np.array([k for k, row in enumerate(rows) for _ in row["features"]])
    x = csr_matrix((np.ones(len(cells)), tuple(zip(*cells, strict=True))), shape=(len(owner), len(index)))
    y = np.array([float(row["claim"]) for row in rows])
    ridge = np.full(len(index), penalty)
    ridge[index["bias"]] = 0.01
    prior = np.array([priors.get(name, 0.0) for name in index])

    def loss(weights: Any) -> tuple[float, Any]:
        s = x @ weights
        top = np.full(len(rows), -np.inf)
        np.maximum.at(top, owner, s)
        share = np.exp(s - top[owner])
        total = np.zeros(len(rows))
        np.add.at(total, owner, share)
        has = total > 0
        odds = np.where(has, top + np.log(np.where(has, total, 1)), -50)
        p = 1 / (1 + np.exp(-np.clip(odds, -40, 40)))
        value = (
            -(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))[has].sum()
            + 0.5 * (ridge * (weights - prior) ** 2).sum()
        )
        return value, x.T @ (share / total[owner] * (p - y)[owner]) + ridge * (weights - prior)

    solution = minimize(loss, prior, jac=True, method="L-BFGS-B", options={"maxiter": 400})
    return priors | {name: float(solution.x[i]) for name, i in index.items()}


def odds(row: dict[str, Any], weights: dict[str, float]) -> float:
    """The log odds of a claim in the sentence."""
    values = [sum(weights.get(n, 0.0) for n in names) for names in row["features"]]
    return float(np.logaddexp.reduce(values)) if values else -50.0


def cross_validate(
    rows: list[dict[str, Any]], penalty: float = PENALTY, priors: dict[str, float] | None = None
) -> list[float]:
    """The odds of each sentence under weights that never saw its story."""
    stories = sorted({row["story"] for row in rows})
    random.Random(1).shuffle(stories)
    fold = {story: i % FOLDS for i, story in enumerate(stories)}
    found = [0.0] * len(rows)
    for k in range(FOLDS):
        weights = train([r for r in rows if fold[r["story"]] != k], penalty, priors)
        for i, row in enumerate(rows):
            if fold[row["story"]] == k:
                found[i] = odds(row, weights)
    return found


def weighed(rows: list[dict[str, Any]], priors: dict[str, float], threshold: float) -> dict[str, float]:
    """The weights worth keeping, and the threshold among them."""
    kept = {n: round(v, 3) for n, v in sorted(train(rows, priors=priors).items()) if abs(v) >= 0.02}
    return {"threshold": threshold} | kept


def report(rows: list[dict[str, Any]], values: list[float], split: str, threshold: float = 0.0) -> str:
    """Precision, recall and accuracy of claim against no claim."""
    chosen = [
        (r["claim"], v > threshold)
        for r, v in zip(rows, values, strict=True)
        if r["split"] != "extra" and split in (r["split"], "all")
    ]
    hits = sum(a and b for a, b in chosen)
    said, real = sum(b for _, b in chosen), sum(a for a, _ in chosen)
    right = sum(a == b for a, b in chosen) / len(chosen)
    return f"{split}: precision {hits / said:.3f} recall {hits / real:.3f} accuracy {right:.3f} of {len(chosen)}"


def main() -> None:
    """Cross-validate, print, and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="cross-validate only")
    arguments = parser.parse_args()
    rows = load()
    values = cross_validate(rows)
    for split in ("all", *SPLITS):
        print(report(rows, values, split))
    backed = [
        row | {"claim": row["label"] == "partly_quantified", "features": backing(row["sentence"])}
        for row in rows
        if row["label"] in HALVES
    ]
    print("support:", report(backed, cross_validate(backed, priors=PRIORS["support"]), "all"))
    if not arguments.check:
        model = {"claim": weighed(rows, PRIORS["claim"], THRESHOLD), "support": weighed(backed, PRIORS["support"], 0.0)}
        (ROOT / "storygen" / "impact" / "model.json").write_text(
            json.dumps(model, indent=0, ensure_ascii=False) + "\n", encoding="utf-8"
        )
        print(" and ".join(f"{len(w) - 1} weights for {q}" for q, w in model.items()), "written")


if __name__ == "__main__":
    main()
