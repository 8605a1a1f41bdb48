"""A project's own bank: what it adds, and what is wrong with it as a finding and never as a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from storygen.bank.reader import load, shipped

if TYPE_CHECKING:
    from pathlib import Path


def write(root: Path, text: str) -> Path:
    (root / "bank").mkdir(exist_ok=True)
    (root / "bank" / "own.yaml").write_text(text, encoding="utf-8")
    return root


def test_a_project_adds_competencies_and_questions(tmp_path: Path) -> None:
    text = "- id: Tea Making\n  aliases: [Brewing Tea]\n  questions: [Tell me about a cup of tea., {text: Why tea?, roles: cook}]\n"
    bank, findings = load(write(tmp_path, text))
    assert findings == ()
    assert bank.resolve("brewing tea") == "tea-making"
    asked = bank.asked_for("tea-making")
    assert [q.text for q in asked] == ["Tell me about a cup of tea.", "Why tea?"]
    assert asked[1].roles == ("cook",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("7", "a list"),
        ("- 7", "needs an id"),
        ("- id: ''", "needs an id"),
        ("- {id: x, questions: 5}", "questions of x"),
        ("- {id: x, questions: [5]}", "question 1 of x"),
        ("- {id: x, aliases: 5}", "aliases of x"),
        ("- {id: x, name: [5]}", "name of x"),
        ("- {id: x, amazon_principles: [5]}", "amazon_principles of x"),
        ("- {id: x, questions: [{text: q, roles: 5}]}", "roles of question 1 of x"),
        ("- {id: x, questions: [{text: q, id: [1]}]}", "id of question 1 of x"),
    ],
)
def test_a_wrong_bank_file_is_a_finding_and_the_shipped_bank_stays(tmp_path: Path, text: str, said: str) -> None:
    bank, (finding,) = load(write(tmp_path, text))
    assert finding.code == "BNK001"
    assert said in finding.message
    assert bank == shipped()


_KEYS = st.sampled_from(["id", "name", "aliases", "expects", "family", "roles", "questions", "text", "probes", "use"])
_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(st.characters(codec="ascii", categories=["L", "P"]), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.lists(st.dictionaries(_KEYS, _VALUES, max_size=5), max_size=2))
def test_whatever_a_bank_file_holds_it_can_be_used(
    tmp_path_factory: pytest.TempPathFactory, data: list[object]
) -> None:
    bank, _ = load(write(tmp_path_factory.getbasetemp(), yaml.safe_dump(data)))
    assert bank.nearest("ownreship")
    assert bank.frameworks
    for id in bank.competencies:
        assert bank.resolve(id)
        assert all(q.competency == id for q in bank.asked_for(id))
