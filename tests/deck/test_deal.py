"""What a story is dealt, what its cards are called, and what a public deck never holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storygen.bank import match
from storygen.bank.reader import shipped
from storygen.deck.card import Card, Kind
from storygen.deck.deal import deal
from storygen.finding import Finding
from storygen.story.model import (
    Action,
    Alternative,
    Angle,
    FollowUp,
    Incident,
    Metric,
    Probe,
    Sides,
    Story,
    Tradeoff,
    Unknown,
)

FRAUD = Story(
    id="fraud",
    path="stories/fraud.yaml",
    title="Rolled back a fraud model",
    opening="I shipped the model that doubled our declines; precision went {precision}.",
    competencies=("ownership", "model-incident"),
    actions=(Action(0, "I put the model on a 5 % canary and watched the declines."),),
    tradeoffs=(
        Tradeoff(0, "rollback", "Rollback, not shadow", (Alternative(0, "keep it in shadow"),), "Users first.", "Telemetry."),
    ),
    metrics=(
        Metric(0, "precision", "precision", unit="ratio", before=0.62, after=0.78, target=0.75, n=Sides(4210, 3987)),
        Metric(1, "revenue", "revenue", unit="USD", before=310000.0, after=290000.0, share="relative"),
        Metric(2, "margin", "margin", unit="percent", before=12.0, after=14.0, share="hidden"),
        Metric(3, "calls", "calls", unknown=Unknown("Nobody counted.", "A tag in the phone system."), before_unknown=True, after=41.0),
    ),
    incident=Incident(severity="SEV2"),
    follow_up=(FollowUp(0, "Parity test in CI", "me", "2024-04-01", "verified", "It runs on each merge."),),
    probes=(Probe(0, "why-not-shadow", "Why not shadow?", "Users paid."), Probe(1, "who", "Who?", "Sam.", private=True)),
    angles=(Angle(0, "risky", "as a risky success", opening="We moved fast."),),
    notes="for me alone",
)  # fmt: skip


def dealt(story: Story = FRAUD, *, public: bool = False, findings: tuple[Finding, ...] = ()) -> dict[str, Card]:
    bank = shipped()
    cards = deal(story, bank, match.answered(match.profile(story, bank), bank), findings, public=public)
    return {c.id: c for c in cards}


def test_each_part_of_the_story_becomes_its_card() -> None:
    cards = dealt()
    assert cards["fraud/open/opening"].back.endswith("precision went 0.62 → 0.78.")
    assert cards["fraud/numbers/precision"].back == "0.62 → 0.78 (+16 pp, +25.8 %)"
    assert "It cost: Telemetry." in cards["fraud/tradeoff/rollback"].back
    assert cards["fraud/probe/why-not-shadow"].back == "Users paid."
    assert "tell it as a risky success" in cards["fraud/reframe/risky"].front
    assert "Parity test in CI (me, 2024-04-01, verified)" in cards["fraud/probe/calls-remedy"].back
    assert "Nobody counted." in cards["fraud/probe/unknown-calls"].back
    assert any(c.kind is Kind.PROMPT for c in cards.values())


def test_a_canary_is_asked_how_large_and_answered_with_the_n_it_takes() -> None:
    (line,) = dealt()["fraud/probe/calls-canary"].data["data"]
    assert "to see the target" in line
    assert "you had 4,210 and 3,987" in line


def test_a_card_keeps_its_id_when_its_texts_are_edited() -> None:
    edited = replace(
        FRAUD,
        title="Another title",
        metrics=tuple(replace(m, after=0.8, name="Precision at 1 %") for m in FRAUD.metrics[:1]),
        tradeoffs=tuple(replace(t, because="Because.") for t in FRAUD.tradeoffs),
    )
    kept = {"fraud/open/opening", "fraud/numbers/precision", "fraud/tradeoff/rollback"}
    assert kept <= dealt(edited).keys() & dealt().keys()


def test_a_bare_title_gives_a_blank_to_fill_in() -> None:
    cards = dealt(Story(id="bare", path="stories/bare.yaml", title="A title"))
    assert [(c.id, c.front, c.back) for c in cards.values()] == [("bare/open/opening", "A title", "")]


@pytest.mark.parametrize("secret", ["Sam.", "for me alone", "310,", "310000", "290,", "290000", "$", "14 %", "12 %"])
def test_a_public_deck_holds_nothing_withheld(secret: str) -> None:
    told = replace(FRAUD, opening="It fell to {revenue} and {margin.after}, margin {margin}.")
    text = "\n".join(f"{c.front}\n{c.back}\n{dict(c.data)}" for c in dealt(told, public=True).values())
    assert secret not in text
    assert "−6 %" in text


def test_a_weak_sentence_is_a_repair_card_until_its_finding_is_gone() -> None:
    found = Finding("QNT201", "say how much", FRAUD.path, field="result", quote="improved a lot")
    assert dealt(findings=(found,))["fraud/repair/qnt201-result"].front == "improved a lot"
    assert not any(c.kind is Kind.REPAIR for c in dealt().values())
    assert not any(c.kind is Kind.REPAIR for c in dealt(findings=(found,), public=True).values())
