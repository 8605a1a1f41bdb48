"""The practice log keeps what it was given, takes an event once, and refuses what is no event without losing the rest."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest

from storygen.error import CannotRunError
from storygen.practice.log import PracticeLog

if TYPE_CHECKING:
    from pathlib import Path


def event(number: int, **more: Any) -> dict[str, Any]:
    id = f"01JD{number:022d}"
    return {"v": 1, "id": id, "type": "review", "at": "2026-11-23T20:15:00+01:00", "day": "2026-11-23", **more}


def test_events_come_back_as_they_were_given(tmp_path: Path) -> None:
    log = PracticeLog(tmp_path / "deep" / "practice.sqlite3")
    given = [event(1, card="fraud/numbers/precision", grade=3), event(2, data={"note": "zu lang — 二分"})]
    assert log.add(given) == 2
    assert PracticeLog(log.file).events() == given


def test_merging_in_any_order_and_more_than_once_is_a_union(tmp_path: Path) -> None:
    parts = [[event(1), event(2)], [event(2), event(3)], [event(4)]]
    logs = []
    for number, order in enumerate(permutations(parts)):
        log = PracticeLog(tmp_path / f"{number}.sqlite3")
        for part in (*order, *order):
            log.add(part)
        logs.append(log.events())
    assert all(events == logs[0] for events in logs)
    assert [e["id"] for e in logs[0]] == [event(n)["id"] for n in (1, 2, 3, 4)]


def test_events_of_a_newer_version_are_kept(tmp_path: Path) -> None:
    log = PracticeLog(tmp_path / "p.sqlite3")
    newer = {**event(1), "v": 7, "type": "dance"}
    log.add([newer])
    assert log.events() == [newer]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (7, "no version"),
        ({**event(1), "v": "1"}, "no version"),
        ({**event(1), "id": "short"}, "ULID"),
        ({**event(1), "type": None}, "no id, type or time"),
        (event(1, data="x" * 70_000), "64 KiB"),
    ],
)
def test_one_wrong_event_refuses_its_batch_and_keeps_the_log(tmp_path: Path, wrong: object, why: str) -> None:
    log = PracticeLog(tmp_path / "p.sqlite3")
    log.add([event(9)])
    with pytest.raises(ValueError, match=why):
        log.add([event(8), wrong])
    assert log.events() == [event(9)]


def test_a_file_that_is_no_log_is_told_and_left(tmp_path: Path) -> None:
    file = tmp_path / "p.sqlite3"
    file.write_bytes(b"not a database, but somebody's notes" * 50)
    with pytest.raises(CannotRunError, match="nothing was changed"):
        PracticeLog(file).add([event(1)])
    assert file.read_bytes() == b"not a database, but somebody's notes" * 50
