"""Which role of the bank a project aims at."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from storygen import project as projects
from storygen.bank import roles
from storygen.bank.reader import shipped
from storygen.site.desk import deck
from storygen.site.pages import Collection

PROJECT = projects.Project(root=Path(), id="test", title="Test stories")


@pytest.mark.parametrize(
    ("aims", "role"),
    [
        ((), ""),
        (("mle",), "mle"),
        (("ML-Engineer",), "mle"),
        (("nurse", "Data scientist", "swe"), "ds"),
        (("any",), ""),
        (("nurse",), ""),
    ],
)
def test_the_first_role_that_the_bank_knows_is_aimed_at(aims: tuple[str, ...], role: str) -> None:
    project = replace(PROJECT, roles=aims)
    assert roles.aimed_at(aims, shipped()) == role
    assert json.loads(deck(Collection(project, shipped())))["project"]["role"] == role


def test_every_role_of_the_bank_has_a_name() -> None:
    assert [roles.name(role) for role in roles.known(shipped())] == [
        "data scientist", "machine-learning engineer", "software engineer",
    ]  # fmt: skip
    assert roles.name("site-nurse") == "site nurse"
