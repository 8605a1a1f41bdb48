"""The desk and search in Firefox, where each file:// document has a store of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.browser.install import find

DRIVER = Path(__file__).with_name("firefox.mjs")
ROUTES = Path(__file__).with_name("firefox_routes.mjs")


def driven(script: Path, base: str, profile: Path) -> dict[str, Any]:
    """What a script saw in a Firefox with a profile of its own."""
    node, firefox = shutil.which("node"), find("firefox")
    assert node is not None
    assert firefox is not None
    profile.mkdir()
    ran = subprocess.run(
        [node, str(script), firefox, base, str(profile)], capture_output=True, text=True, timeout=240, check=False
    )
    assert ran.returncode == 0, ran.stderr
    saw: dict[str, Any] = json.loads(ran.stdout)
    assert saw["said"] == []
    assert saw["strangers"] == []
    return saw


def test_a_whole_session_by_keyboard_survives_reload_and_kill(base: str, tmp_path: Path) -> None:
    saw = driven(DRIVER, base, tmp_path / "profile")
    assert all("fraud model" in title for title in saw["found"].values())
    reviews = [row["card"] for row in saw["log"] if row["type"] == "review"]
    assert len(set(reviews)) == len(reviews) == 10
    told = [row for row in saw["log"] if row["type"] == "told"]
    assert len(told) == 1
    assert told[0]["data"]["ticks"]["n"] is True
    assert saw["sameQuestion"]


def test_mock_progress_and_after_by_keyboard(base: str, tmp_path: Path) -> None:
    saw = driven(ROUTES, base, tmp_path / "profile")
    assert saw["summary"].startswith("Two answers")
    assert "1 of 7" in saw["glance"]
    assert saw["first"] == "Why did you leave the team?"
