"""The texts that let a search be left out: no phrase of a list is written without one of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storygen.lint import blaming, wording
from storygen.lint.prose import Prose

BLAMED = [
    (word, source) for listed in blaming.lists().values() for word in listed.near for source in listed.by_word[word]
]


@pytest.mark.parametrize(("word", "source"), BLAMED)
def test_blame_by_a_common_word_has_a_text_near_it(word: str, source: str) -> None:
    near = next(listed.near[word] for listed in blaming.lists().values() if source in listed.by_word.get(word, ()))

    @given(st.from_regex(re.compile(source), fullmatch=True))
    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    def holds(phrase: str) -> None:
        said = phrase.lower()
        assert word not in said or any(text in said for text in near)

    holds()


TIMES = ["incident-took", "incident-back-within", "incident-lasted", "incident-unseen"]
NEAR = ["habit", "self-description"]


@pytest.mark.parametrize(("name", "source"), [(n, source) for n in TIMES for source in wording.phrases(n).sources])
def test_a_time_told_has_a_text_it_needs(name: str, source: str) -> None:
    @given(st.from_regex(re.compile(source.replace("<length>", "two hours")), fullmatch=True))
    @settings(max_examples=50, suppress_health_check=list(HealthCheck))
    def holds(phrase: str) -> None:
        assert any(text in phrase.lower() for text in wording.phrases(name).needs)

    holds()


@pytest.mark.parametrize(("name", "source"), [(n, source) for n in NEAR for source in wording.phrases(n).sources])
def test_a_common_word_has_its_company(name: str, source: str) -> None:
    listed = wording.phrases(name)

    @given(st.from_regex(re.compile(source), fullmatch=True))
    @settings(max_examples=15, suppress_health_check=list(HealthCheck))
    def found(phrase: str) -> None:
        prose = of(phrase)
        match = listed.pattern.search(prose.lower)
        if match and not (listed.gate & prose.words).isdisjoint(match[0].split()) and '"' not in phrase:
            assert list(listed.find(prose, prose.passages))

    found()


def of(text: str) -> Prose:
    return Prose([("actions", ("actions", 0, "did"), text)])
