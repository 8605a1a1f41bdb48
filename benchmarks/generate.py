"""Writes a collection of N stories of about 660 words each, always the same for the same N and seed.

    python -m benchmarks.generate DIR [--stories 1000] [--seed 7]

Every story uses most of the format (context, six actions, tradeoffs, metrics with samples, an incident in every
third, follow-up, reflection, probes, an angle) with words drawn from a fixed vocabulary, so that no two are alike and
search has a realistic spread of terms.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

SYSTEMS = (
    "card-fraud scorer", "search ranker", "feed recommender", "demand forecaster", "ad bidder", "route planner",
    "spam filter", "price optimiser", "churn model", "document parser", "speech recogniser", "stock allocator",
)  # fmt: skip
OWNERS = "payments risk growth logistics support billing search trust platform data mobile catalogue".split()
VERBS = (
    "traced", "measured", "rewrote", "paused", "compared", "replayed", "split", "pinned", "shadowed", "reviewed",
    "profiled", "sampled", "documented", "rolled back", "isolated", "queried", "rebuilt", "timed",
)  # fmt: skip
THINGS = (
    "the feature join", "the nightly export", "the scoring service", "the threshold table", "the label pipeline",
    "the canary slice", "the cache layer", "the training set", "the alert rules", "the retry queue", "the schema",
    "the sampling job", "the dashboard", "the runbook", "the batch loader", "the holdout week", "the event stream",
)  # fmt: skip
REASONS = (
    "because the two totals disagreed by a day", "since no alert covered that column", "after the second page in an hour",
    "before anyone asked me to", "with the on-call engineer of the other team beside me", "on a copy of last week's traffic",
    "while the old version went on serving", "and wrote down what I expected to see first",
    "so that a rollback stayed one command away", "though it meant missing the release of that week",
)  # fmt: skip
COMPETENCIES = (
    "ownership", "drift", "deploy-strategy", "experimentation", "postmortem", "tradeoffs", "data-quality", "handoff",
    "on-call", "slo-reliability", "offline-online-gap", "model-incident", "conflict", "initiative",
)  # fmt: skip
METRICS = (
    ("precision", "ratio", 0.62, 0.78), ("p95 latency", "ms", 900, 240), ("false declines", "percent", 2.4, 1.1),
    ("cost a day", "USD", 310, 190), ("pages a week", "pages/week", 9, 3), ("build time", "min", 40, 6),
)  # fmt: skip


def main() -> None:
    """Parse, write, say where."""
    parser = argparse.ArgumentParser(description="Write a generated collection of stories.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    write(options.folder, options.stories, options.seed)
    print(f"{options.stories} stories in {options.folder}")


def write(folder: Path, stories: int, seed: int = 7) -> None:
    """Write the collection with its storygen.toml; files of an earlier run are overwritten."""
    (folder / "stories").mkdir(parents=True, exist_ok=True)
    (folder / "storygen.toml").write_text(
        f'[project]\nid = "generated-{stories}"\ntitle = "{stories} stories"\n', encoding="utf-8"
    )
    for number in range(stories):
        text = story(number, random.Random(f"{seed}/{number}"))
        (folder / "stories" / f"story-{number:05d}.yaml").write_text(text, encoding="utf-8")


def sentence(r: random.Random) -> str:
    """One sentence in the first person, nine to twenty words."""
    return f"I {r.choice(VERBS)} {r.choice(THINGS)} of the {r.choice(SYSTEMS)} {r.choice(REASONS)}."


def paragraph(r: random.Random, sentences: int, indent: str) -> str:
    """Sentences as the lines of a block scalar."""
    return "\n".join(f"{indent}{sentence(r)}" for _ in range(sentences))


def story(number: int, r: random.Random) -> str:
    """The YAML of one story."""
    system, owner, thing = r.choice(SYSTEMS), r.choice(OWNERS), r.choice(THINGS)
    month, day = r.randint(1, 12), r.randint(1, 20)
    date = f"2024-{month:02d}-{day:02d}"
    incident = number % 3 == 0
    parts = [
        f"title: How I {r.choice(VERBS)} {thing} of the {system} ({number})",
        f"summary: I found the fault in {thing} and {r.choice(VERBS)} it within the week.",
        f"outcome: {r.choice(['success', 'failure', 'mixed'])}",
        f"competencies: [{', '.join(r.sample(COMPETENCIES, 3))}]",
        "roles: [ml-engineer]",
        f"tags: [{owner}, {r.choice(OWNERS)}]",
        f"period: 2024-{month:02d}",
        "visibility: public",
        f"context:\n  situation: |\n{paragraph(r, 2, '    ')}",
        f"  task: |\n{paragraph(r, 1, '    ')}",
        f"  system: the {system}\n  stakes: |\n{paragraph(r, 1, '    ')}",
        "actions:",
        *(_action(r, incident, date, i) for i in range(4)),
        f"tradeoffs:\n  - decision: I {r.choice(VERBS)} {r.choice(THINGS)} rather than wait\n    over:\n"
        f"      - option: wait for {r.choice(THINGS)}\n        gain: {sentence(r)}\n        cost: {sentence(r)}\n"
        f"    because: |\n{paragraph(r, 1, '      ')}\n    cost: |\n{paragraph(r, 1, '      ')}",
        "metrics:",
        *(_metric(r, m, i == 0) for i, m in enumerate(r.sample(METRICS, 3))),
        *([_incident(r, date)] if incident else []),
        f"result: |\n{paragraph(r, 2, '  ')}",
        f"follow_up:\n  - action: {sentence(r)}\n    owner: me\n    due: 2025-{month:02d}-{day:02d}\n    status: verified\n"
        f"    acceptance: {sentence(r)}\n    prevents: recurrence",
        f"reflection:\n  learned: |\n{paragraph(r, 1, '    ')}\n  with_more_time: |\n{paragraph(r, 1, '    ')}",
        f"probes:\n  - ask: Why not leave {r.choice(THINGS)} alone?\n    answer: |\n{paragraph(r, 1, '      ')}\n"
        f"  - ask: Who disagreed about {r.choice(THINGS)}?\n    answer: |\n{paragraph(r, 1, '      ')}",
        f"angles:\n  - name: as a risky success\n    outcome: success\n    competencies: [{r.choice(COMPETENCIES)}]\n"
        f"    opening: {sentence(r)}",
    ]
    return "\n".join(parts) + "\n"


def _action(r: random.Random, incident: bool, date: str, i: int) -> str:
    at = f"\n    at: {date}T10:{5 + 7 * i:02d}Z" if incident else ""
    return (
        f"  - did: |\n{paragraph(r, 2, '      ')}\n    phase: {r.choice(['detect', 'diagnose', 'decide', 'build', 'fix'])}"
        f"{at}\n    evidence: The panel of {r.choice(THINGS)} showed it."
    )


def _metric(r: random.Random, metric: tuple[str, str, float, float], headline: bool) -> str:
    name, unit, before, after = metric
    lines = [
        f"  - name: {name}", f"    unit: {unit}", f"    before: {before}", f"    after: {after}",
        "    window: two weeks each", f"    source: the {r.choice(OWNERS)} dashboard", "    confidence: measured",
    ]  # fmt: skip
    if unit in {"ratio", "percent"}:
        lines.append(f"    n: {{before: {r.randint(3000, 9000)}, after: {r.randint(3000, 9000)}}}")
    if headline:
        lines.append("    headline: true")
    return "\n".join(lines)


def _incident(r: random.Random, date: str) -> str:
    return (
        f"incident:\n  severity: SEV2\n  started_at: {date}T09:40Z\n  detected_at: {date}T10:05Z\n"
        f"  mitigated_at: {date}T10:45Z\n  resolved_at: {date}T16:00Z\n  root_cause: |\n{paragraph(r, 1, '    ')}\n"
        f"  mitigation: |\n{paragraph(r, 1, '    ')}\n  timeline:\n"
        f"    - {{at: {date}T10:05Z, event: I saw {r.choice(THINGS)} fall, signal: the pager}}\n"
        f"    - {{at: {date}T10:45Z, event: I {r.choice(VERBS)} {r.choice(THINGS)}, signal: the dashboard}}\n"
        f"  updates: {{every: 30 min, to: [support], message: {r.choice(THINGS).capitalize()} is being mended}}"
    )


if __name__ == "__main__":
    main()
