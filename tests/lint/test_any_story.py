"""Whatever a story holds, linting ends with findings and never with an exception; and in time linear in its length."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storygen.bank.reader import Bank, shipped
from storygen.lint.example import clean_story
from storygen.lint.registry import rules
from storygen.lint.report import json, text
from storygen.lint.runner import check_collection, check_story
from storygen.project import LintConfig, PrivacyConfig, Project
from storygen.story.reading import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from storygen.finding import Finding

CLEAN = clean_story()
LINES = CLEAN.splitlines()
WORDS = st.sampled_from(
    [
        "we",
        "I",
        "improved",
        "latency",
        "by",
        "40",
        "%",
        "from",
        "0",
        "to",
        "12",
        "“",
        "”",
        '"',
        "'",
        "(",
        ")",
        "{new-listings-in-views}",
        "{x.percent}",
        "they",
        "broke",
        "it's",
        "fault",
        "Maria",
        "Gonzalez",
        "+44",
        "20",
        "7946",
        "0958",
        "10.1.2.3",
        "10.1.2.3.4.5",
        "AKIA",
        "2024-02-30",
        "1e400",
        "nan",
        "-0",
        "9999999999999999999999",
        "½",
        "٣",
        "²",
        "③",
        "in",
        "1",
        "İ",
        "ß",
        "🎉",
        "\u202e",
        "significantly",
        "doubled",
        "half",
        "of",
        "many",
        "users",
        "p95",
        "SEV2",
        "unknown",
        "#",
        "noqa:",
        "#",
        "noqa:QNT201",
        "->",
        "→",
        "—",
        "…",
        "#3",
        "@x",
        "*",
        "&",
        "|",
        ">",
        "%",
    ]
)
PROSE = st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=80)
VALUES = PROSE | st.sampled_from(
    ["[]", "{}", "null", "3", "-1", ".inf", "1_000", "[a, b]", "{before: 1}", "2024-03-11T07:30Z", "'", "|", "[" * 70]
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """The clean story with some lines dropped, doubled, or given another value."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(lines) - 1))
        what = draw(st.sampled_from(["drop", "double", "value", "text", "quoted", "dedent"]))
        key = lines[at].partition(":")[0]
        if what == "drop":
            del lines[at]
            lines = lines or ["title: x"]
        elif what == "double":
            lines.insert(at, lines[at])
        elif what == "value":
            lines[at] = f"{key}: {draw(VALUES)}"
        elif what == "text":
            lines[at] = draw(PROSE)
        elif what == "quoted":
            lines[at] = f"{key}: '{draw(PROSE).replace(chr(39), chr(39) * 2)}'"
        else:
            lines[at] = lines[at].lstrip()
    return "\n".join(lines)


def everything(text_of_story: str, bank: Bank) -> list[Finding]:
    from pathlib import Path

    project = Project(
        Path(),
        "d",
        "D",
        lint=LintConfig(select=("ALL",), ignore=("PRV110",)),
        privacy=PrivacyConfig(("Nightjar", "a+b")),
    )
    reading = read_text(text_of_story, "stories/x.yaml")
    found = [*check_story(reading, project, bank), *check_collection([reading], project, bank)]
    sources = {"stories/x.yaml": text_of_story}
    text.report(found, sources, files=1)
    text.next_steps(found, sources, files=1)
    json.report(found)
    return found


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_no_mutated_story_makes_a_rule_fail(story: str) -> None:
    known = {r.code for r in rules()}
    for finding in everything(story, shipped()):
        assert finding.code in known, finding


@settings(max_examples=100, deadline=None)
@given(PROSE)
def test_no_prose_makes_a_rule_fail(prose: str) -> None:
    body = "\n".join(f"  {line}" for line in prose.splitlines()) or "  x"
    everything(f"title: x\nrough: |\n{body}\nresult: {prose!r}\nactions: [{prose!r}]\n", shipped())


@pytest.mark.parametrize(
    "piece",
    [
        "improved and ",
        "9 ",
        "0 ",
        "from 1 to 2 ",
        "half of ", "9", "a@", "1.1.", "We saw it. ", "(", "“", "I usually ", "the team ", "{x}", "Maria Gonzalez ", ": ", "\n\n", "they ",
        "555-", "was ", "stakeholders aligned ", "x.internal.", "because of their ", "a-", "% ",
    ],
)  # fmt: skip
def test_the_time_is_linear_in_the_length(piece: str, bank: Bank, project_with: Callable[..., Project]) -> None:
    def cost(characters: int) -> float:
        body = (piece * (characters // len(piece) + 1))[:characters]
        story = (
            "title: x\nresult: |\n  x"
            + body.replace("\n", "\n  ")
            + "\nactions:\n  - did: |\n      x"
            + body.replace("\n", "\n      ")
        )
        reading = read_text(story, "stories/x.yaml")
        start = time.process_time()
        check_story(reading, project_with(), bank)
        return time.process_time() - start

    cost(2_000)
    short, long = min(cost(5_000) for _ in range(2)), cost(40_000)
    assert long < 0.1 + 30 * short, f"{short * 1000:.1f} ms for 5,000 characters, {long * 1000:.1f} ms for 40,000"
