"""Sentences that YAML cuts: each is found, its fix makes YAML of it, and the story is read as if it had been made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storygen.story.reading import Reading, read_text

if TYPE_CHECKING:
    from storygen.finding import Edit
    from storygen.story.model import Story

CUT: list[tuple[str, str, str]] = [
    # what stands there, the code, what was meant
    ("We were ranked #3", "YML201", "We were ranked #3"),
    ("We were ranked #3 of 40", "YML201", "We were ranked #3 of 40"),
    ("Ranked  #3", "YML201", "Ranked  #3"),
    ("#1 in the team", "YML201", "#1 in the team"),
    ("It rose # by a lot", "YML201", "It rose # by a lot"),
    ("We were ranked #3\n  in the region", "YML201", "We were ranked #3 in the region"),
    ("I cut the wait: from 9 to 3", "YML202", "I cut the wait: from 9 to 3"),
    ("I cut: from 9\n  to 3: days", "YML202", "I cut: from 9 to 3: days"),
    ("%5 fewer", "YML203", "%5 fewer"),
    ("@home work", "YML203", "@home work"),
    ("*important* work", "YML203", "*important* work"),
    ("**Bold** work", "YML203", "**Bold** work"),
    ("*all", "YML113", "*all"),
    ("&c and more", "YML203", "&c and more"),
    ("`code` first", "YML203", "`code` first"),
    ("!important work", "YML114", "!important work"),
    ("> 90 % of users", "YML203", "> 90 % of users"),
    ("| a bar", "YML203", "| a bar"),
    ("- 5 points lost", "YML203", "- 5 points lost"),
    ("? why", "YML203", "? why"),
    (", then", "YML203", ", then"),
    ("[redacted] said no", "YML203", "[redacted] said no"),
    ("{precision} in six weeks", "YML203", "{precision} in six weeks"),
    ("{precision}", "YML203", "{precision}"),
    ("{precision.change}: better", "YML203", "{precision.change}: better"),
    ('"Why" she asked', "YML204", '"Why" she asked'),
    ('"Why" she asked "now"', "YML204", '"Why" she asked "now"'),
    ("'tis done", "YML204", "'tis done"),
    ("'don't do it'", "YML204", "don't do it"),
    ('"5" pipe"', "YML204", '5" pipe'),
    ('"It was late', "YML204", "It was late"),
    (r'"a \q escape and \d"', "YML204", r"a \q escape and \d"),
    ("""it's #1 for "us" \\ all""", "YML201", """it's #1 for "us" \\ all"""),
]


def fixed(text: str, reading: Reading) -> str:
    """The text with every fix of its findings applied."""
    edits: set[Edit] = {edit for finding in reading.findings if finding.fix for edit in finding.fix.edits}
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def story(reading: Reading) -> Story:
    assert reading.story is not None
    return reading.story


@pytest.mark.parametrize(("written", "code", "meant"), CUT)
@pytest.mark.parametrize("where", ["result: {}", "context:\n  stakes: {}", "actions:\n  - {}", "actions:\n  - did: {}"])
def test_a_cut_sentence_is_found_and_read_whole(written: str, code: str, meant: str, where: str) -> None:
    indented = written.replace("\n", "\n    ")
    text = "title: A\n" + where.replace("{}", indented) + "\noutcome: success\n"
    reading = read_text(text, "stories/a.yaml")
    assert [finding.code for finding in reading.findings] == [code]
    found = story(reading)
    told = found.result or found.context.stakes or found.actions[0].did
    assert told == meant
    assert found.outcome == "success"
    mended = read_text(fixed(text, reading), "stories/a.yaml")
    assert mended.findings == ()
    assert mended.story == found


def test_the_finding_of_a_hash_marks_what_is_lost() -> None:
    reading = read_text("title: We were ranked #3\n", "a.yaml")
    (finding,) = reading.findings
    assert finding.quote == "#3"
    assert (finding.span.line, finding.span.column, finding.span.end_column) == (1, 23, 25)
    assert '"We were ranked #3"' in finding.message


NOT_CUT = [
    "title: A  # a remark",
    "title: A # noqa: QNT201 -- we know",
    "outcome: success # as they call it",
    "metrics:\n  - name: p\n    before: 3 # of forty",
    "# a line of its own\ntags: [a]",
    'summary: "quoted" # a remark',
    "summary: |  # a remark\n  # no comment",
    "summary: >\n  ranked #3\n  of: forty",
    "links: [{url: https://example.org/a#b}]",
    "unit: ms # as logged",
    "context: # the place\n  task: mine",
]


@pytest.mark.parametrize("text", NOT_CUT)
def test_a_remark_is_no_cut(text: str) -> None:
    text = text if text.startswith("title") else f"title: A\n{text}"
    assert not [finding for finding in read_text(text, "a.yaml").findings if finding.code.startswith("YML2")]


COLONS = [
    ("actions:\n  - I said: no", "I said: no"),
    ("actions:\n  - I said: no: never", "I said: no: never"),
    ("actions:\n  - Day 1: I rang\n    the ward: twice", "Day 1: I rang the ward: twice"),
]


@pytest.mark.parametrize(("text", "meant"), COLONS)
def test_a_text_with_a_colon_in_a_list_stays_text(text: str, meant: str) -> None:
    reading = read_text(f"title: A\n{text}\n", "a.yaml")
    assert {finding.code for finding in reading.findings} == {"YML202"}
    assert story(reading).actions[0].did == meant


def test_a_known_key_always_means_the_long_form() -> None:
    reading = read_text("title: A\nactions:\n  - evidence: it was late\n    did: I rang\n", "a.yaml")
    assert reading.findings == ()
    assert story(reading).actions[0].evidence == "it was late"


COMMAS = [
    ("{before: 4,210, after: 3,987}", ["4_210", "3_987"], (4210, 3987)),
    ("{before: 1,234,567, after: 2}", ["1_234_567"], (1234567, 2)),
]


@pytest.mark.parametrize(("n", "written", "sides"), COMMAS)
def test_inside_braces_a_comma_divides_a_figure(n: str, written: list[str], sides: tuple[int, int]) -> None:
    reading = read_text(f"title: A\nmetrics:\n  - name: p\n    n: {n}\n", "a.yaml")
    assert [finding.fix.title for finding in reading.findings if finding.fix] == [f"write {w}" for w in written]
    metric = story(reading).metrics[0]
    assert (metric.n.before, metric.n.after) == sides


def test_inside_braces_a_comma_divides_a_sentence() -> None:
    reading = read_text("title: A\nprobes:\n  - {ask: Why not, really?, answer: It hurt, a lot}\n", "a.yaml")
    assert {finding.code for finding in reading.findings} == {"YML206"}
    assert (story(reading).probes[0].ask, story(reading).probes[0].answer) == ("Why not, really?", "It hurt, a lot")


SYNTAX = [
    ("tags: [fraud, incident\noutcome: success", "YML107"),
    ("summary:I cut it\noutcome: success", "YML107"),
    ("summary: I cut\nthe wait short\noutcome: success", "YML205"),
    ("rough: |\npasted line one\nand: two\n\nthree\noutcome: success", "YML205"),
    ("actions:\n  - did: |\n      I rang\nthe ward\n  - did: I rang again\noutcome: success", "YML205"),
    ("rough:\n  pasted text\n  with: a colon\n  and more: of it\noutcome: success", "YML202"),
    ("outcome success", "YML107"),
    ("context:\n  task: mine\n stakes: theirs\noutcome: success", "YML107"),
    ("context:\n  task: mine\n   stakes: theirs\noutcome: success", "YML107"),
    ("actions:\n  - did: x\n  -did: y\noutcome: success", "YML107"),
    ("context:\n\ttask: mine\n\tstakes: theirs\noutcome: success", "YML108"),
    ("actions:\n\t- did: x\n\t  phase: fix\noutcome: success", "YML108"),
]


@pytest.mark.parametrize(("text", "code"), SYNTAX)
def test_what_is_no_yaml_is_mended_where_that_is_certain(text: str, code: str) -> None:
    text = f"title: A\n{text}\n"
    reading = read_text(text, "a.yaml")
    assert [finding.code for finding in reading.findings] == [code]
    assert story(reading).outcome == "success"
    mended = read_text(fixed(text, reading), "a.yaml")
    assert mended.findings == ()
    assert mended.story == story(reading)


def test_many_cuts_in_one_file_are_all_found_and_the_story_is_whole() -> None:
    lines = [f"  - {written.replace(chr(10), chr(10) + '    ')}" for written, _, _ in CUT]
    text = "title: A\nactions:\n" + "\n".join(lines) + "\n"
    reading = read_text(text, "a.yaml")
    assert [action.did for action in story(reading).actions] == [meant for _, _, meant in CUT]
    mended = read_text(fixed(text, reading), "a.yaml")
    assert mended.findings == ()
    assert mended.story == reading.story


@given(
    st.lists(
        st.sampled_from([" ", "#", ": ", "'", '"', "%", "*", "&", "{", "}", "[", "]", ",", "a", "I", "-", "\\"]),
        min_size=1,
        max_size=14,
    )
)
@settings(max_examples=300, deadline=None)
def test_fixes_lead_to_the_story_that_was_read(pieces: list[str]) -> None:
    text = f"title: A\nresult: {''.join(pieces)}\noutcome: success\n"
    reading = read_text(text, "a.yaml")
    if reading.story is None or not all(finding.fix for finding in reading.findings):
        return
    mended = read_text(fixed(text, reading), "a.yaml")
    assert mended.story == reading.story
