"""The terminal and the browser read one log alike: 1,000 random histories give one state, schedules to a millionth."""

from __future__ import annotations

import json
import math
import os
import shutil
import subprocess
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from storygen.practice.day import day_of
from storygen.practice.event import read_all
from storygen.practice.fold import State, fold
from storygen.practice.schedule import due_day, recall_on
from tests.practice.histories import ZONE, history

RENAMED = {
    "canary": "canary-refactor",
    "größe/numbers/m": "größe/numbers/size",
    "fraud-rollback/numbers/n": "fraud/numbers/m",
}
"""Every third history is of a project in which these were renamed since."""

ROOT = Path(__file__).parents[2]
HISTORIES = 1000
RETENTIONS = (0.9, 0.9, 0.8, 0.95, 0.7, 0.5)


def questions() -> list[dict[str, Any]]:
    """What both sides are asked: rows, the wanted retention, a day to look from, an interview, moments to name days of."""
    asked = []
    for seed in range(HISTORIES):
        rows, moments = history(seed, length=Random(seed).choice([5, 40, 60, 120]))
        today = Random(seed).choice(["2026-03-20", "2026-05-05", "2027-12-01"])
        asked.append({
            "rows": rows, "retention": RETENTIONS[seed % len(RETENTIONS)], "today": today, "date": "2026-05-09", "renamed": RENAMED if seed % 3 == 0 else {},
            "moments": [round(moment.timestamp() * 1000) for moment in moments],
        })  # fmt: skip
    return asked


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Each question with the browser's answer: its code bundled as for the site, all of them in one process."""
    bundle = tmp_path_factory.mktemp("bundle") / "in_step.mjs"
    esbuild, node = ROOT / "node_modules/.bin/esbuild", shutil.which("node")
    assert node, "node is needed: npm ci in the checkout, and node on the PATH"
    source = ROOT / "tests/scripts/in_step.ts"
    subprocess.run(
        [esbuild, source, "--bundle", "--format=esm", "--platform=node", f"--outfile={bundle}", "--log-level=warning"],
        check=True,
    )
    asked = questions()
    answer = subprocess.run(
        [node, bundle],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "TZ": ZONE.key},
    )
    return list(zip(asked, json.loads(answer.stdout), strict=True))


def facts(state: State, today: date, interview: date) -> dict[str, Any]:
    """The schedules of a state, with the chance of recall today and the day they are asked for."""
    return {
        card: {**asdict(schedule), "recall": recall_on(schedule, today), "asked": due_day(card, schedule, interview)}
        for card, schedule in state.schedules.items()
    }


def ours(question: dict[str, Any]) -> dict[str, Any]:
    """The terminal's answer, in JSON as the browser gives it."""
    today, interview = (date.fromisoformat(question[name]) for name in ("today", "date"))
    state = fold(question["rows"], question["retention"], today, question["renamed"])
    answer = asdict(state) | {
        "facts": facts(state, today, interview),
        "events": [event.id for event in state.events],
        "reviews": [event.id for event in state.reviews],
        "suspended": sorted(state.suspended),
        "looked_back_on": sorted(state.looked_back_on),
        "days": [day_of(datetime.fromtimestamp(ms / 1000, ZONE)) for ms in question["moments"]],
    }
    answer["date"] = answer.pop("interview")
    del answer["schedules"]
    plain: dict[str, Any] = json.loads(json.dumps(answer, default=str))
    return plain


def differences(ours: object, theirs: object, path: str = "") -> list[str]:
    """Where two answers part; numbers may by a millionth (of themselves, where they are large)."""
    if isinstance(ours, dict) and isinstance(theirs, dict) and ours.keys() == theirs.keys():
        return [d for key in ours for d in differences(ours[key], theirs[key], f"{path}/{key}")]
    if isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        return [d for i, (a, b) in enumerate(zip(ours, theirs, strict=True)) for d in differences(a, b, f"{path}/{i}")]
    if isinstance(ours, float) and isinstance(theirs, (int, float)):
        return [] if math.isclose(ours, theirs, rel_tol=1e-6, abs_tol=1e-6) else [f"{path}: {ours} is not {theirs}"]
    return [] if ours == theirs else [f"{path}: {ours!r} is not {theirs!r}"]


def test_a_thousand_histories_are_read_alike(pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    assert len(pairs) == HISTORIES
    for number, (question, theirs) in enumerate(pairs):
        assert not differences(ours(question), theirs), f"history {number}"


def test_the_histories_hold_what_goes_wrong(pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    rows = [event for question, _ in pairs for event in read_all(question["rows"])]
    undone = {row.text("of") for row in rows if row.type == "undo"}
    assert any(row.type == "undo" and row.id in undone for row in rows), "an undo of an undo"
    assert any(row.at[:10] != row.day.isoformat() for row in rows), "practice after midnight"
    assert any(row.type == "dance" for row in rows), "a type of a later version"
    assert sum(len(theirs["facts"]) for _, theirs in pairs) > 3 * HISTORIES
    lapses = [fact["lapses"] for _, theirs in pairs for fact in theirs["facts"].values()]
    assert max(lapses) >= 4, "facts lost again and again"


def test_any_order_of_merging_gives_the_same_state() -> None:
    for seed in range(200):
        rows, _ = history(seed)
        first, second = rows[: len(rows) // 2], rows[len(rows) // 3 :]
        orders = [rows, first + second, second + first, rows[::-1], Random(seed).sample(rows, len(rows))]
        states = [fold(order, 0.9, date(2026, 5, 5)) for order in orders]
        assert all(state == states[0] for state in states)
