"""Random histories of practice, as several devices would write them, and worse."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from storygen.practice.day import day_of, stamp

Row = dict[str, Any]

ZONE = ZoneInfo("Europe/Berlin")
START = datetime(2026, 3, 1, tzinfo=UTC)
"""Four weeks before Berlin's clocks go forward."""

TYPES = "review review review review review told told choice undo undo bury suspend resume note date asked mock dance".split()
STORIES = ("fraud-rollback", "canary", "ward/night", "größe", "二分")
DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Device:
    """One browser or terminal: its clock is wrong by an amount, its ids never fall back."""

    def __init__(self, chance: Random, number: int) -> None:
        self.chance = chance
        self.name = f"device-{number}"
        self.wrong = timedelta(days=chance.choice([0, 0, 0, -3, 400]))
        self.last = ""

    def id(self, moment: datetime) -> str:
        """A ULID for the moment, above the last."""
        ms, text = int(moment.timestamp() * 1000), ""
        for _ in range(10):
            ms, digit = divmod(ms, 32)
            text = DIGITS[digit] + text
        text = max(text, self.last[:10]) + "".join(self.chance.choices(DIGITS, k=16))
        if text <= self.last:
            text = self.last[:10] + "Z" * 4 + "".join(self.chance.choices(DIGITS, k=12))
        self.last = text
        return text


class History:
    """A history under way; `rows` is what came out so far."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.devices = [Device(self.chance, n) for n in range(self.chance.randint(1, 3))]
        self.stories = self.chance.sample(STORIES, self.chance.randint(1, 5))
        self.rows: list[Row] = []
        self.moments: list[datetime] = []

    def go_on(self, moment: datetime) -> None:
        """One more row at the moment, on one of the devices; that device's clock may be wrong, or be set back."""
        chance = self.chance
        device = chance.choice(self.devices)
        if chance.random() < 0.02:
            device.wrong = timedelta(days=chance.choice([0, -10]))
        local = (moment + device.wrong).astimezone(ZONE)
        self.moments.append(local)
        kind = chance.choice(TYPES)
        row: Row = {
            "v": 1, "id": device.id(local), "type": kind, "at": stamp(local), "day": day_of(local).isoformat(),
            "device": device.name, "data": {},
        }  # fmt: skip
        self.rows.append({**row, **getattr(self, kind, self.dance)()})

    def card(self) -> str:
        return f"{self.chance.choice(self.stories)}/numbers/{self.chance.choice(['m', 'n'])}"

    def review(self) -> Row:
        return {
            "card": self.card(),
            "grade": self.chance.choice([1, 2, 3, 3, 3, 4]),
            "seconds": self.chance.randint(0, 400) / 10,
        }

    def told(self) -> Row:
        story = self.chance.choice([*self.stories, ""])
        data = {
            "story": story,
            "question": "q-a",
            "asked": self.chance.choice([30, 90, 180]),
            "ticks": {"c": True, "n": False},
        }
        return {"card": f"{story}/tell/q-a", "grade": self.chance.randint(1, 4), "seconds": 85.5, "data": data}

    def choice(self) -> Row:
        return {
            "seconds": 4,
            "data": {"question": "q-a", "picked": self.chance.choice([*self.stories, ""]), "ranked": []},
        }

    def undo(self) -> Row:
        """Of anything before it, other undos among it; now and then of what nobody has."""
        before = self.chance.choice(self.rows)["id"] if self.rows else ""
        newest = self.rows[-1]["id"] if self.rows else ""
        return {"data": {"of": self.chance.choice([before, newest, "01JZZZZZZZZZZZZZZZZZZZZZZZ"])}}

    def bury(self) -> Row:
        return {"card": self.card()}

    suspend = resume = bury

    def note(self) -> Row:
        return {"card": self.card(), "data": {"text": "too long — 二"}}

    def date(self) -> Row:
        day = (START + timedelta(days=self.chance.randint(0, 90))).date().isoformat()
        return {"data": {"date": self.chance.choice([day, day, ""]), "name": "Acme"}}

    def asked(self) -> Row:
        return {
            "data": self.chance.choice(
                [{"date": "2026-04-01", "done": True}, {"question": "Why?", "story": "canary", "probe": "How much?"}]
            )
        }

    def mock(self) -> Row:
        return {"seconds": 900, "data": {"seed": "x", "told": []}}

    def dance(self) -> Row:
        return {"data": {"steps": ["left", {"right": 1}]}, "tempo": 3}


DAMAGE: tuple[Row, ...] = (
    {"v": 2}, {"v": 1.5}, {"v": True}, {"v": "1"}, {"id": "short"}, {"id": "8" * 26}, {"day": "2026-02-30"}, {"day": "0026-01-01"},
    {"day": 20260101}, {"at": "yesterday"}, {"at": "2026-03-04 10:00:00"}, {"at": "2026-02-31T10:00:00Z"}, {"grade": 5}, {"grade": 0},
    {"grade": True}, {"grade": None}, {"seconds": -1}, {"seconds": "4"}, {"seconds": 10**400}, {"data": None}, {"data": []}, {"card": None}, {"card": 7}, {"type": 3},
)  # fmt: skip


def history(seed: int, length: int = 60, days: int = 60) -> tuple[list[Row], list[datetime]]:
    """The rows of one history, in the order a merge might leave them, and the local moments they were made at."""
    past = History(seed)
    chance = past.chance
    turns = [
        START
        + timedelta(
            days=chance.randrange(days), seconds=chance.choice([0, 3600 * 3, 12000]) - 7300 + chance.randrange(15000)
        )
        for _ in range(length // 2)
    ]
    moments = turns + [START + timedelta(seconds=chance.randrange(days * 86400)) for _ in range(length - len(turns))]
    for moment in sorted(moments):
        past.go_on(moment)
    rows = past.rows + [
        {**chance.choice(past.rows), "id": past.devices[0].id(START), **wrong} for wrong in chance.sample(DAMAGE, 3)
    ]
    rows += chance.choices(past.rows, k=3)
    if chance.random() < 0.8:
        chance.shuffle(rows)
    return rows, past.moments
