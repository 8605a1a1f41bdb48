"""What all tests share: `pytest --renew` writes golden files anew instead of comparing with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


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
