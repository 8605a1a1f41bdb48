"""Scores that merely lie between 0 and 1 are no shares of n: no interval from n, no "six in ten"."""

from __future__ import annotations

import pytest

from storygen.deck.numbers import power
from storygen.impact.evidence import evidence
from storygen.impact.proportion import is_proportion
from storygen.impact.said import say_pair
from storygen.site.measures import measure
from storygen.story.reading import read_text

SCORES = [
    "NDCG@10", "AUC", "ROC-AUC", "F1", "F1 score", "F-score", "F0.5", "R²", "MAP", "mAP@50", "MRR", "BLEU", "ROUGE-L",
    "mean IoU", "Cohen's kappa", "Gini", "rank correlation", "quality index", "MAPE", "GPU utilization", "average precision",
    "CPU usage", "gross margin", "satisfaction score",
]  # fmt: skip
SHARES = [
    "precision", "recall@20", "accuracy", "false-decline rate", "score completion rate", "letters within three days",
    "map tiles loaded", "cases reopened", "share of index pages read",
]  # fmt: skip


@pytest.mark.parametrize("name", SCORES)
def test_a_score_is_no_proportion(name: str) -> None:
    assert not is_proportion(name, "ratio")
    assert not is_proportion(name, "%")
    found = evidence(0.41, 0.47, "ratio", name=name, n_before=500, n_after=500)
    assert (found.delta_lo, found.needed, found.missing) == (None, None, ("ci",))
    assert say_pair(0.41, 0.47, "ratio", name=name) == "from 0.41 to 0.47"


@pytest.mark.parametrize("name", SHARES)
def test_a_share_is_one(name: str) -> None:
    assert is_proportion(name, "ratio")
    assert evidence(0.41, 0.47, "ratio", name=name, n_before=500, n_after=500).method == "newcombe"
    assert say_pair(0.41, 0.57, "ratio", name=name) == "from four in ten to almost six"


def test_the_writer_may_say_that_it_is_a_rate() -> None:
    assert is_proportion("quality index", "ratio", "rate")
    assert is_proportion("quality index", "% of orders")
    assert not is_proportion("latency", "ms", "rate")


def test_a_percent_score_is_said_in_percent_and_not_in_tenths() -> None:
    assert say_pair(22, 61, "%", name="GPU utilization") == "from 22 to 61 percent"
    assert say_pair(0.81, 0.84, "ratio", name="AUC") == "from 0.81 to 0.84"


def _story(name: str, more: str = "") -> str:
    return f"title: A ranker\nmetrics:\n  - name: {name}\n    unit: ratio\n    before: 0.41\n    after: 0.47\n{more}"


def test_pages_and_cards_give_a_score_no_interval_and_say_what_would() -> None:
    story = read_text(_story("NDCG@10", "    n: 500\n"), "stories/x.yaml").story
    assert story is not None
    shown = measure(story.metrics[0])
    assert shown.interval == ""
    assert shown.change.startswith("+6 pp")
    assert "ci or p_value" in shown.missing
    assert power(story.metrics[0]) == []
