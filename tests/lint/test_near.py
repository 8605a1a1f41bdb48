"""The texts that let a search be left out: no phrase of a list is written without one of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storygen.lint import blaming

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
