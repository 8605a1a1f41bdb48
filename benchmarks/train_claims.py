"""Learn the weights of storygen/impact/model.json from labelled sentences, and cross-validate them story by story.

    python benchmarks/train_claims.py            # cross-validate on every tuning split, then write model.json
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
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from storygen.impact.claims import read
from storygen.impact.grades import is_backed
from tests.impact.evaluate import labelled, values_and_units, values_of

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
SPLITS = ("dev", "tune")
PRIORS: dict[str, dict[str, float]] = json.loads(
    (ROOT / "benchmarks" / "claims-priors.json").read_text(encoding="utf-8")
)
SUPPORT_PENALTY = 4.0
PENALTY, LEAST, FOLDS, THRESHOLD = 9.0, 3, 10, 0.2
PAIR_PENALTY, PAIR_THRESHOLD, FIRM = 3.0, -0.7, 0.5
SURE = frozenset("arrow from-to to instead from became brackets before-after not against".split())
"""Constructions that state two ends even where nothing was claimed ("I wanted to get it from 30 minutes to 5")."""
HALVES = ("unquantified_claim", "partly_quantified")


def load() -> list[dict[str, Any]]:
    """The labelled sentences, taken apart."""
    rows = []
    for line in (ROOT / "tests" / "data" / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["split"] in SPLITS:
            row["read"] = read(row["sentence"])
            row["claim"] = row["label"] != "no_claim"
            rows.append(row)
    return rows + extra()


def extra() -> list[dict[str, Any]]:
    """Sentences written for training alone; each is a story of its own and none is ever counted."""
    labels = {"n": "no_claim", "u": "unquantified_claim", "p": "partly_quantified", "q": "quantified"}
    rows = []
    for i, line in enumerate((ROOT / "benchmarks" / "claims-extra.txt").read_text(encoding="utf-8").splitlines()):
        if line and not line.startswith("#"):
            mark, sentence, *ends = line.split(" | ")
            rows.append(
                {
                    "id": f"x-{i}",
                    "story": f"x-{i}",
                    "split": "extra",
                    "sentence": sentence,
                    "label": labels[mark],
                    "claim": mark != "n",
                    "read": read(sentence),
                    "pairs": [_ends(pair) for pair in "".join(ends).split(";") if pair.strip()],
                    "why": "",
                }
            )
    return rows


def _ends(text: str) -> dict[str, float]:
    """The ends of "900>240"."""
    before, after = map(float, text.split(">"))
    return {"before": before, "after": after}


def featured(row: dict[str, Any]) -> list[set[str]]:
    """The feature sets of every trigger of a text."""
    return [f.all() for s in row["read"] for f in s.features(s.triggers)]


def backing(row: dict[str, Any]) -> list[set[str]]:
    """The same, and of the figures that make no claim themselves."""
    return [f.all() for s in row["read"] for f in s.features([*s.triggers, *s.silent])]


def supposed(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A row for every hypothesis about two figures of one sentence: its features, and whether the labels have it."""
    found = []
    for row in rows:
        stated = {(round(p["before"], 3), round(p["after"], 3)) for p in row["pairs"]}
        for place, s in enumerate(row["read"]):
            possible = s.possible()
            for k, h in enumerate(possible.hypotheses):
                pair = possible.pair(h)
                ends = round(pair.before.value, 3), round(pair.after.value, 3)
                sure = not row["claim"] and f"how={h.how}" in h.names and h.how in SURE
                found.append(
                    {
                        "story": row["story"],
                        "claim": ends in stated,
                        "features": [set(h.names)],
                        "at": (row["id"], place, k),
                        "out": sure,
                    }
                )
    return found


def assume(rows: list[dict[str, Any]], values: dict[tuple[str, int, int], float], threshold: float) -> None:
    """Give each sentence the pairs that weights found which never saw it: what claims will meet in the world."""
    for row in rows:
        for place, s in enumerate(row["read"]):
            possible = s.possible()
            scores = [values.get((row["id"], place, k), 0.0) for k in range(len(possible.hypotheses))]
            s.assume(possible.chosen(scores, threshold))


def stated(
    rows: list[dict[str, Any]],
    values: dict[tuple[str, int, int], float],
    threshold: float,
    claimed: set[int],
) -> str:
    """Precision and recall of the pairs that a model with these scores finds, each split."""
    lines = []
    for split in ("all", *SPLITS):
        counts: Counter[str] = Counter()
        for row in rows:
            if split not in (row["split"], "all") or row["split"] == "extra":
                continue
            want = [labelled(p) for p in row["pairs"]]
            have = []
            for place, s in enumerate(row["read"] if id(row) in claimed else ()):
                possible = s.possible()
                scores = [values.get((row["id"], place, k), 0.0) for k in range(len(possible.hypotheses))]
                have += [
                    (p.before.value, p.before_unit, p.after.value, p.after_unit)
                    for p in possible.chosen(scores, threshold)
                ]
            for name, key in (("values", values_of), ("and unit", values_and_units)):
                counts[f"{name} hits"] += (Counter(map(key, want)) & Counter(map(key, have))).total()
            counts["said"] += len(have)
            counts["real"] += len(want)
        lines.append(
            f"{split} pairs at {threshold}: "
            + ", ".join(
                f"{name} precision {counts[name + ' hits'] / max(1, counts['said']):.3f} "
                f"recall {counts[name + ' hits'] / max(1, counts['real']):.3f}"
                for name in ("values", "and unit")
            )
            + f" of {counts['real']}"
        )
    return "\n".join(lines)


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
    for name, i in index.items():
        if name == "bias" or name.startswith("how="):
            ridge[i] = 0.01 if name == "bias" else FIRM
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
        weights = train([r for r in rows if fold[r["story"]] != k and not r.get("out")], penalty, priors)
        for i, row in enumerate(rows):
            if fold[row["story"]] == k:
                found[i] = odds(row, weights)
    return found


def weighed(
    rows: list[dict[str, Any]], priors: dict[str, float], threshold: float, penalty: float = PENALTY
) -> dict[str, float]:
    """The weights worth keeping, and the threshold among them."""
    kept = {n: round(v, 3) for n, v in sorted(train(rows, penalty, priors).items()) if abs(v) >= 0.02}
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


def four_way(rows: list[dict[str, Any]], values: list[float], support: dict[int, float]) -> str:
    """Accuracy over the four labels, each question answered by weights that never saw the story."""
    halves = train_support(rows)
    lines = []
    for split in ("all", *SPLITS):
        right = [
            verdict(r, v, support.get(id(r["read"]), halves(r))) == r["label"]
            for r, v in zip(rows, values, strict=True)
            if r["split"] == split or (split == "all" and r["split"] != "extra")
        ]
        lines.append(f"{split}: four-way accuracy {sum(right) / len(right):.3f} of {len(right)}")
    return "\n".join(lines)


def train_support(rows: list[dict[str, Any]]) -> Callable[[dict[str, Any]], float]:
    """What says whether numbers back a claim, for the sentences that no fold of that question holds."""
    halves = [
        r | {"claim": r["label"] == "partly_quantified", "features": backing(r)} for r in rows if r["label"] in HALVES
    ]
    weights = train(halves, SUPPORT_PENALTY, PRIORS["support"])
    return lambda row: odds({"features": backing(row)}, weights)


def verdict(row: dict[str, Any], claim: float, support: float) -> str:
    """The label that the engine would give: that of its best supported sentence."""
    if claim <= THRESHOLD:
        return "no_claim"
    if any(is_backed(s) for s in row["read"] if s.triggers):
        return "quantified"
    return "partly_quantified" if support > 0 else "unquantified_claim"


def main() -> None:
    """Cross-validate, print, and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="cross-validate only")
    arguments = parser.parse_args()
    rows = load()
    hypotheses = supposed(rows)
    likely = cross_validate(hypotheses, PAIR_PENALTY, PRIORS["pair"])
    scored = {h["at"]: v for h, v in zip(hypotheses, likely, strict=True)}
    assume(rows, scored, PAIR_THRESHOLD)
    for row in rows:
        row["features"] = featured(row)
    values = cross_validate(rows)
    for split in ("all", *SPLITS):
        print(report(rows, values, split, THRESHOLD))
    backed = [
        row | {"claim": row["label"] == "partly_quantified", "features": backing(row)}
        for row in rows
        if row["label"] in HALVES
    ]
    supported = cross_validate(backed, SUPPORT_PENALTY, PRIORS["support"])
    print("support:", report(backed, supported, "all"))
    print(four_way(rows, values, {id(b["read"]): v for b, v in zip(backed, supported, strict=True)}))
    print(stated(rows, scored, PAIR_THRESHOLD, {id(r) for r, v in zip(rows, values, strict=True) if v > THRESHOLD}))
    if not arguments.check:
        model = {
            "claim": weighed(rows, PRIORS["claim"], THRESHOLD),
            "support": weighed(backed, PRIORS["support"], 0.0, SUPPORT_PENALTY),
        }
        model["pair"] = weighed([h for h in hypotheses if not h["out"]], PRIORS["pair"], PAIR_THRESHOLD, PAIR_PENALTY)
        (ROOT / "storygen" / "impact" / "model.json").write_text(
            json.dumps(model, indent=0, ensure_ascii=False) + "\n", encoding="utf-8"
        )
        print(" and ".join(f"{len(w) - 1} weights for {q}" for q, w in model.items()), "written")


if __name__ == "__main__":
    main()
