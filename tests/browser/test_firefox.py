"""The desk and search in Firefox, where each file:// document has a store of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from tests.browser.install import find

DRIVER = Path(__file__).with_name("firefox.mjs")


def test_a_whole_session_by_keyboard_survives_reload_and_kill(base: str, tmp_path: Path) -> None:
    node, firefox = shutil.which("node"), find("firefox")
    assert node is not None
    assert firefox is not None
    profile = tmp_path / "profile"
    profile.mkdir()
    command = [node, str(DRIVER), firefox, base, str(profile)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert ran.returncode == 0, ran.stderr
    saw = json.loads(ran.stdout)
    assert saw["said"] == []
    assert saw["strangers"] == []
    assert all("fraud model" in title for title in saw["found"].values())
    reviews = [row["card"] for row in saw["log"] if row["type"] == "review"]
    assert len(set(reviews)) == len(reviews) == 10
    told = [row for row in saw["log"] if row["type"] == "told"]
    assert len(told) == 1
    assert told[0]["data"]["ticks"]["n"] is True
    assert saw["sameQuestion"]
