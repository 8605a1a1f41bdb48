"""What all tests share: `pytest --renew` writes golden files anew instead of comparing with them.

`HYPOTHESIS_PROFILE=fuzz` (`make fuzz`) tries far more examples of each property.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable


settings.register_profile("fuzz", max_examples=5_000, deadline=None)
if profile := os.environ.get("HYPOTHESIS_PROFILE"):
    settings.load_profile(profile)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="write the golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with the file that holds what it was; with --renew write it there."""

    def compare(file: Path, text: str) -> None:
        if request.config.getoption("--renew"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")
        assert file.is_file(), f"{file} is not written yet; run pytest --renew"
        assert text == file.read_bytes().decode()

    return compare


def pytest_configure() -> None:
    """Ctrl-C reaches the programs under test, also where the tests run in the background and it is ignored for them.

    Where the machine has no Node, `make test` put one beside this Python; so that is looked through last.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    beside = str(Path(sys.executable).parent)
    os.environ["PATH"] = os.pathsep.join((os.environ.get("PATH", os.defpath), beside))
