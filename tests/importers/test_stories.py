"""Notes in, YAML out: what it looks like, that it reads back, and that no word is lost."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storygen.bank.reader import shipped
from storygen.finding import Severity
from storygen.importers.decode import tidy
from storygen.importers.labels import field_of
from storygen.importers.stories import Imported, from_text
from storygen.story.reading import read_text

if TYPE_CHECKING:
    from storygen.story.model import Story


def imported(text: str, name: str = "notes.md") -> list[Imported]:
    return from_text(tidy(dedent(text)), name, shipped())


def read(story: Imported) -> Story:
    reading = read_text(story.text, f"stories/{story.id}.yaml")
    assert [f for f in reading.findings if f.severity is Severity.ERROR] == []
    assert reading.story is not None
    return reading.story


def only(text: str) -> Story:
    (story,) = imported(text)
    return read(story)


def test_a_story_looks_as_if_someone_had_written_it() -> None:
    (story,) = imported(
        """
        # For the autumn

        ## Fraud model rolled back

        ### Situation
        Our model doubled the false declines: good cards were refused.

        ### Task
        The release was mine.

        ### Actions
        1. I saw it on the chart.
        2. I pulled the release
           - and told support
        3. I wrote to every team that had been hit, and said: it was us.

        ### Trade-offs
        I rolled back instead of keeping it in shadow.

        ### Metrics
        - false declines: 2.3 -> 1.1 %

        ### Result
        Nobody called about it after Tuesday.

        ### Follow-up
        - Parity test in the build

        ### Lessons learned
        I look at one business figure per release.

        ### Competencies
        Accountability, On-call, Courage

        ### The weather
        It rained.
        """
    )
    assert story.text == dedent(
        """\
        # Imported from notes.md, under: For the autumn
        title: Fraud model rolled back
        # as written: Accountability, On-call, Courage
        competencies: [accountability, on-call]
        tags: [Courage]
        id: fraud-model-rolled-back

        context:
          situation: |
            Our model doubled the false declines: good cards were refused.
          task: The release was mine.

        actions:
          - did: I saw it on the chart.
          - did: |
              I pulled the release
              - and told support
          - did: |
              I wrote to every team that had been hit, and said: it was us.

        tradeoffs:
          - decision: I rolled back instead of keeping it in shadow.

        metrics:
          - name: false declines
            unit: "%"
            before: 2.3
            after: 1.1

        result: Nobody called about it after Tuesday.

        follow_up:
          - action: Parity test in the build

        reflection:
          learned: I look at one business figure per release.

        rough: |
          ### The weather
          It rained.
        """
    )
    assert story.found == (
        "situation", "task", "3 actions", "tradeoffs", "metrics", "result", "follow-up", "reflection"
    )  # fmt: skip


def test_figures_with_both_ends_are_proposed_to_be_checked_and_others_are_not() -> None:
    (story,) = imported("# x\nResult: Precision rose from 0.62 to 0.78. Latency fell by 30 %. Support was happier.\n")
    told = read(story)
    assert [(m.before, m.after) for m in told.metrics] == [(0.62, 0.78)]
    assert "recision" in told.metrics[0].name
    assert "# check: from “" in story.text
    assert "Latency fell by 30 %" in told.result


def test_ends_in_two_units_are_proposed_in_one() -> None:
    (story,) = imported("# x\nResult: Freshness of the features went from 24 h to 5 min.\n")
    assert [(m.before, m.after, m.unit) for m in read(story).metrics] == [(1440, 5, "min")]


@pytest.mark.parametrize(
    ("lines", "dids"),
    [
        ("- a\n- b", ["a", "b"]),
        ("•\ta\n•\tb", ["a", "b"]),
        ("1. a\n2) b", ["a", "b"]),
        ("* a\n  more\n* b\n\n  and more", ["a\nmore", "b\n\nand more"]),
        ("a\n\nb", ["a", "b"]),
        ("I did this. Then that.", ["I did this. Then that."]),
        ("- a\n\nafter all", ["a", "after all"]),
        ("\uf0b7 a\n\uf0b7 b", ["a", "b"]),
    ],
)
def test_actions_are_the_items_of_the_list_or_the_paragraphs(lines: str, dids: list[str]) -> None:
    assert [a.did.strip() for a in only(f"# x\n## Actions\n{lines}\n## Result\nr\n").actions] == dids


def test_a_lead_into_a_list_is_no_action() -> None:
    told = only("# x\n## Actions\nI did three things:\n- a\n- b\n")
    assert len(told.actions) == 2
    assert told.rough.strip() == "I did three things:"


def test_probes_are_questions_with_their_answers() -> None:
    told = only(
        "# x\n## Follow-up questions\n- Why not wait? Because of the sale.\n- And then?\n- What broke?: The pool.\n"
    )
    assert [(p.ask, p.answer) for p in told.probes] == [
        ("Why not wait?", "Because of the sale."),
        ("And then?", ""),
        ("What broke?", "The pool."),
    ]


@pytest.mark.parametrize(
    ("text", "title", "id"),
    [
        ("# Das große Übel\nResult: x\n", "Das große Übel", "das-grosse-ubel"),
        ("# 退勤\nResult: x\n", "退勤", "退勤"),
        ("# 'Quoted': a story # 1\nResult: x\n", "'Quoted': a story # 1", "quoted-a-story-1"),
        ("# **Bold**\nResult: x\n", "Bold", "bold"),
        ("S: It broke on a Tuesday.\nA: b\nR: c\n", "It broke on a Tuesday.", "it-broke-on-a-tuesday"),
        ("words\n", "Notes", "notes"),
        ("# index\nResult: x\n", "index", "index-story"),
    ],
)
def test_titles_and_ids(text: str, title: str, id: str) -> None:
    (story,) = imported(text)
    assert (story.title, story.id) == (title, id)
    assert read(story).title == title


def test_two_stories_with_one_title_are_kept_apart() -> None:
    assert [s.id for s in imported("# a b\nResult: x\n# a b\nResult: y\n")] == ["a-b", "a-b-2"]


def test_a_long_heading_is_kept_whole() -> None:
    long = "word " * 60 + "end"
    told = only(f"# {long}\nResult: x\n")
    assert len(told.title) <= 125
    assert long in told.rough


# nothing is lost

WORDS = re.compile(r"[^\W\d_]{2,}|\d{3,}")
LABELS = ["Situation", "Task", "Action", "Result", "Trade-offs", "Follow-up", "Metrics", "Lessons learned", "Summary",
          "Competencies", "Probes", "Outcome", "Tags", "Period", "System", "Constraints", "Title", "Notes"]  # fmt: skip
pieces = st.one_of(
    st.sampled_from(
        ["", "", "---", "===", "- - -", "***", "```", "> quoted words", "| a table | of cells |", "12. Twelfth"]
    ),
    st.text(max_size=40),
    st.text(alphabet="ab cde:#-*_.!?|>'\"[]{}%@&\t0159", max_size=30),
    st.builds(
        lambda before, word, after, rest: f"{before}{word}{after} {rest}",
        st.sampled_from(["", "## ", "### ", "**", "- ", "- **", "  "]),
        st.sampled_from([*LABELS, "A title", "Story 12", "S", "T", "A", "R", "Q"]),
        st.sampled_from([":", ":**", "**", "", " -", "\n===", "\n---"]),
        st.text(max_size=20)
        | st.sampled_from(["it went from 900 ms to 240 ms", "success", "2024-03", "precision: 0.62 -> 0.78"]),
    ),
)
notes = st.lists(pieces, max_size=14).map("\n".join)


@given(notes)
@settings(max_examples=300, deadline=None)
def test_every_word_of_any_notes_is_in_a_story_that_reads_back_without_error(text: str) -> None:
    tidied = tidy(text)
    stories = from_text(tidied, "notes.md", shipped())
    for story in stories:
        read(story)
    written = " ".join(w for s in stories for w in [s.text, s.title]).casefold()
    for line in tidied.split("\n"):
        for word in WORDS.findall(line):
            if not _is_label(line, word):
                assert word.casefold() in written, (word, line)


def _is_label(line: str, word: str) -> bool:
    """Whether a word of a line belongs to a label, which became a key."""
    bare = re.sub(r"[^\w\s-]+", " ", line).casefold()
    return any(
        word.casefold() in label.casefold() and label.casefold().split()[0] in bare for label in [*LABELS, "Story 12"]
    ) or bool(field_of(line))
