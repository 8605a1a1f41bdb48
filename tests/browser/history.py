"""Four weeks of practice as an exported log, always the same for a day: facts, tellings, picks, a note, a suspended fact."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RESTS = frozenset({1, 4})
"""Days before today without practice, in each week."""


def _ulid(ms: int, number: int) -> str:
    value, text = (ms << 80) | number, ""
    for _ in range(26):
        value, digit = divmod(value, 32)
        text = _DIGITS[digit] + text
    return text


class _Log:
    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []

    def add(self, day: date, second: int, kind: str, **given: Any) -> None:
        at = datetime(day.year, day.month, day.day, 18, tzinfo=UTC) + timedelta(seconds=second)
        number = len(self.events) + 1
        self.events.append(
            {
                "v": 1,
                "id": _ulid(int(at.timestamp() * 1000), number),
                "type": kind,
                "day": day.isoformat(),
                "at": at.isoformat(timespec="milliseconds"),
                "device": "test",
                "data": {},
                **given,
            }
        )


def history(deck: dict[str, Any], today: str) -> dict[str, Any]:
    """The log of somebody who practised on five days of seven, for four weeks until `today`."""
    facts = [c["id"] for c in deck["cards"] if c["kind"] in {"numbers", "open", "tradeoff", "probe"}]
    stories = [s["id"] for s in deck["stories"]]
    questions = [q for q in deck["questions"] if q.get("use", "opener") == "opener" and len(q["stories"]) > 1]
    log, end = _Log(), date.fromisoformat(today)
    log.add(end - timedelta(27), 0, "date", data={"date": (end + timedelta(9)).isoformat(), "name": "Acme"})
    for ago in range(27, -1, -1):
        if ago % 7 in _RESTS:
            continue
        day = end - timedelta(ago)
        _facts(log, day, facts, ago)
        story, asked = stories[ago % 3], (90, 180, 30)[ago % 3]
        seconds = asked * (0.7 + 0.2 * (ago % 4))
        log.add(
            day, 300, "told", card=f"{story}/tell/{questions[ago]['id']}", grade=3, seconds=seconds,
            data={"story": story, "question": questions[ago]["id"], "asked": asked, "ticks": {"c": True, "n": ago % 2 == 0}},
        )  # fmt: skip
        question = questions[ago % 9]
        picked = stories[question["stories"][0 if ago % 3 else -1][0]]
        log.add(day, 400, "choice", seconds=6, data={"question": question["id"], "picked": picked, "ranked": []})
    log.add(end, 500, "note", card=facts[0], data={"text": "too long"})
    log.add(end, 501, "suspend", card=facts[1])
    return {"storygen": "practice-log", "v": 1, "project": deck["project"]["id"], "exported": "", "events": log.events}


def _facts(log: _Log, day: date, facts: list[str], ago: int) -> None:
    """Eight facts a day, the first one never remembered."""
    log.add(day, 10, "review", card=facts[0], grade=1, seconds=9)
    for n in range(7):
        log.add(
            day,
            20 + n * 10,
            "review",
            card=facts[1 + (ago + n * 3) % 18],
            grade=1 if (ago + n) % 9 == 0 else 3,
            seconds=9,
        )
