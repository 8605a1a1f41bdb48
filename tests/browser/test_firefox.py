"""The desk and search in Firefox, where each file:// document has a store of its own."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import subprocess
import zlib
from pathlib import Path
from typing import Any

from tests.browser.install import find

DRIVER = Path(__file__).with_name("firefox.mjs")
ROUTES = Path(__file__).with_name("firefox_routes.mjs")
OFFLINE = Path(__file__).with_name("firefox_offline.mjs")


def driven(script: Path, base: str, profile: Path, *more: str) -> dict[str, Any]:
    """What a script saw in a Firefox with a profile of its own."""
    node, firefox = shutil.which("node"), find("firefox")
    assert node is not None
    assert firefox is not None
    profile.mkdir()
    ran = subprocess.run(
        [node, str(script), firefox, base, str(profile), *more],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
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


def test_after_one_visit_it_works_without_its_host_and_tonight_is_one_page_of_a4(site: Path, tmp_path: Path) -> None:
    paper = tmp_path / "tonight.pdf"
    saw = driven(OFFLINE, str(site), tmp_path / "profile", str(paper))
    assert "fraud model" in saw["story"]
    assert "fraud model" in saw["found"]
    (size,) = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", _unpacked(paper.read_bytes()))
    assert [round(float(points) / 10) for points in size] == [60, 84], "one page, and of A4"


def _unpacked(pdf: bytes) -> bytes:
    """What a PDF says, its object streams unpacked."""
    texts = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        with contextlib.suppress(zlib.error):
            texts.append(zlib.decompress(stream))
    return b"\n".join(texts)
