"""The schema: what it says of wrong values, and that the published JSON Schema and our own check agree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from storygen.story import document
from storygen.story.reading import read_text
from storygen.story.shape import load, shapes

ROOT = Path(__file__).parent.parent.parent
VALIDATOR = Draft202012Validator(load("story"))

# what stands below the title, the code, where, words of the message, the fix
WRONG: list[tuple[str, str, tuple[int, int], str, str]] = [
    ("follow-up: [check it]", "SCH101", (2, 1), "write follow_up:", "write follow_up"),
    ("followup: [check it]", "SCH101", (2, 1), "write follow_up:", "write follow_up"),
    ("Summary: short", "SCH101", (2, 1), "write summary:", "write summary"),
    ("sumary: short", "SCH101", (2, 1), "did you mean summary?", ""),
    ("wibble: x", "SCH101", (2, 1), "the keys are", ""),
    ("metrics:\n  - name: p\n    befor: 3", "SCH101", (4, 5), "did you mean before?", ""),
    ("context:\n  situatoin: x", "SCH101", (3, 3), "situation", ""),
    ("tags: {a: b}", "SCH102", (2, 7), "a mapping (a: …)", ""),
    ("tags: fraud", "SCH102", (2, 7), "[fraud]", "make it a list"),
    ("tags: fraud, incident", "SCH102", (2, 7), "[fraud, incident]", "make it a list"),
    ("context: [a]", "SCH102", (2, 10), "a list", ""),
    ("actions: {did: x}", "SCH102", (2, 10), "begin each item with `- `", ""),
    ("actions:\n  did: x", "SCH102", (3, 3), "begin each item with `- `", ""),
    ("summary: [a, b]", "SCH102", (2, 10), "a list", ""),
    ("summary: true", "SCH102", (2, 10), '"true"', 'write "true"'),
    ("draft: 3", "SCH102", (2, 8), "the number 3", ""),
    ("draft: yes", "SCH102", (2, 8), "the text 'yes'", ""),
    ("metrics:\n  - name: p\n    before: soon", "SCH102", (4, 13), "a number or the word unknown", ""),
    ('metrics:\n  - name: p\n    before: "3"', "SCH102", (4, 13), "without quotes", "write 3"),
    ("metrics:\n  - name: p\n    before: 3 days", "SCH102", (4, 13), "its unit in unit:", ""),
    ("metrics:\n  - precision went up", "SCH102", (3, 5), "`name: 9 -> 3 d`", ""),
    ("incident: x", "SCH102", (2, 11), "severity:", ""),
    ("incident:\n  - severity: SEV2", "SCH102", (3, 3), "no list", ""),
    ("outcome: failed", "SCH103", (2, 10), "did you mean failure?", ""),
    ("outcome: Success", "SCH103", (2, 10), "write success", "write success"),
    ("outcome: 3", "SCH103", (2, 10), "the number 3", ""),
    ("scope: galaxy", "SCH103", (2, 8), "self, team, teams or org", ""),
    ("format: 2", "SCH103", (2, 9), "1", ""),
    ("actions:\n  - {did: x, phase: detection}", "SCH103", (3, 21), "did you mean detect?", ""),
    ("metrics:\n  - {name: p, before: Unknown}", "SCH103", (3, 23), "write unknown", "write unknown"),
    ("metrics:\n  - letters: 9 -> 3 d\n    source: log", "SCH101", (3, 5), "name: letters", "write name:, before:, after:"),
    ("metrics:\n  - {source: log, letters: 9 % -> 3 %}", "SCH101", (3, 19), "name: letters", "write name:, before:, after:"),
    ("period: last spring", "SCH104", (2, 9), "as in 2024-03 or 2024-02-12..2024-03-31", ""),
    ("period: 2023-03 to 2023-06", "SCH104", (2, 9), "write 2023-03..2023-06", "write 2023-03..2023-06"),
    ("period: 2023-03 - 2023-06", "SCH104", (2, 9), "write 2023-03..2023-06", "write 2023-03..2023-06"),
    ("period: 2023-06 to 2023-03", "SCH104", (2, 9), "is no period", ""),
    ("period: 2023-03 to 2023-13", "SCH104", (2, 9), "is no period", ""),
    ("period: 2023/3/7", "SCH104", (2, 9), "write 2023-03-07", "write 2023-03-07"),
    ("follow_up:\n  - {action: x, due: 2024/4/1}", "SCH104", (3, 22), "write 2024-04-01", "write 2024-04-01"),
    ("incident:\n  started_at: 2024-03-02 09:40", "SCH104", (3, 15), "no zone", ""),
    ("incident:\n  took: {detect: 12}", "SCH104", (3, 18), "12 min", ""),
    ("id: Fraud Rollback", "SCH104", (2, 5), "write fraud-rollback", "write fraud-rollback"),
    ("id: index", "SCH104", (2, 5), "another id", ""),
    ("metrics:\n  - {name: p, ci: [1]}", "SCH104", (3, 19), "2 values", ""),
    ("metrics:\n  - letters: from 9 to 3", "SCH104", (3, 14), "write letters: 9 -> 3", ""),
    ("metrics:\n  - letters: 9 apples -> 3 h", "SCH104", (3, 14), "units of one kind", ""),
    ("period: 2024-02-30", "SCH105", (2, 9), "2024-02-30", ""),
    ("follow_up:\n  - {action: x, due: 2023-02-29}", "SCH105", (3, 22), "in any calendar", ""),
    ("incident:\n  started_at: 2024-02-30T10:00Z", "SCH105", (3, 15), "2024-02-30", ""),
    ("metrics:\n  - unit: ms", "SCH106", (3, 5), "a metric needs name", ""),
    ("probes:\n  - answer: so", "SCH106", (3, 5), "a probe needs ask", ""),
    ("actions:\n  - did:\n    phase: fix", "SCH106", (3, 5), "an action needs did", ""),
    (f"summary: {'word ' * 50}", "SCH107", (2, 10), "240", ""),
    ("metrics:\n  - {name: p, p_value: 3}", "SCH108", (3, 24), "from 0 to 1", ""),
    ("metrics:\n  - {name: p, n: 0}", "SCH108", (3, 18), "above zero", ""),
    ("metrics:\n  - {name: p, id: a}\n  - {name: q, id: a}", "SCH110", (4, 19), "another", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "place", "words", "fix"), WRONG, ids=[case[0] for case in WRONG])
def test_a_wrong_value_is_said_in_one_sentence_and_the_rest_goes_on(
    text: str, code: str, place: tuple[int, int], words: str, fix: str
) -> None:
    reading = read_text(f"title: A\n{text}\nproof: It still stands.\n", "stories/a.yaml")
    (finding,) = reading.findings
    assert finding.code == code
    assert (finding.span.line, finding.span.column) == place
    assert words in finding.message
    assert (finding.fix.title if finding.fix else "") == fix
    assert reading.story is not None
    assert reading.story.proof == "It still stands."


MENDED = [
    ("follow-up: [check it]", lambda story: story.follow_up[0].action, "check it"),
    ("tags: fraud, incident", lambda story: story.tags, ("fraud", "incident")),
    ("actions:\n  did: x", lambda story: story.actions[0].did, "x"),
    ("actions: I rang.", lambda story: story.actions[0].did, "I rang."),
    ("probes: Why?", lambda story: story.probes[0].ask, "Why?"),
    ("incident:\n  - severity: SEV2", lambda story: story.incident.severity, "SEV2"),
    ("outcome: Success", lambda story: story.outcome, "success"),
    ('metrics:\n  - {name: p, before: "3"}', lambda story: story.metrics[0].before, 3),
    ("metrics:\n  - letters: 9 -> 3 d\n    source: log", lambda story: story.metrics[0].after, 3),
    ("id: Fraud Rollback", lambda story: story.id, "fraud-rollback"),
    ("id: index", lambda story: story.id, "a"),
    ("kpis: x\ncontext: {kpis: [a, {b: c}, d]}", lambda story: story.context.kpis, ("a", "d")),
]


@pytest.mark.parametrize(("text", "value", "meant"), MENDED, ids=[case[0] for case in MENDED])
def test_what_was_certainly_meant_is_read(text: str, value: Any, meant: object) -> None:
    reading = read_text(f"title: A\n{text}\n", "stories/a.yaml")
    assert reading.findings
    assert value(reading.story) == meant


FIXED = [
    (
        "metrics:\n  - letters: 9 -> 3 d\n    source: log",
        "metrics:\n  - name: letters\n    before: 9\n    after: 3\n    unit: d\n    source: log",
    ),
    ("metrics: [{source: log, x: 9 % -> 3 %}]", 'metrics: [{source: log, name: x, before: 9, after: 3, unit: "%"}]'),
    ("tags: fraud, incident", "tags: [fraud, incident]"),
    ("follow-up: [x]", "follow_up: [x]"),
    ("follow_up: [{action: x, due: 2024/4/1}]", "follow_up: [{action: x, due: 2024-04-01}]"),
]


@pytest.mark.parametrize(("text", "meant"), FIXED, ids=[case[0] for case in FIXED])
def test_a_fix_writes_what_was_meant(text: str, meant: str) -> None:
    (finding,) = read_text(f"title: A\n{text}\n", "stories/a.yaml").findings
    assert finding.fix is not None
    written = f"title: A\n{text}\n"
    for edit in sorted(finding.fix.edits, key=lambda edit: edit.start, reverse=True):
        written = written[: edit.start] + edit.text + written[edit.end :]
    assert written == f"title: A\n{meant}\n"


def test_texts_behind_a_dropped_one_keep_their_place() -> None:
    reading = read_text("title: A\ntags: [a, {b: c}, d]\n", "stories/a.yaml")
    assert reading.source is not None
    assert reading.source.span(("tags", 1)).column == 19


def test_without_a_title_there_is_no_story() -> None:
    reading = read_text("summary: short\n", "stories/a.yaml")
    assert reading.story is None
    (finding,) = reading.findings
    assert (finding.code, finding.question) == ("SCH106", "what happened, in one line?")


def test_an_empty_template_is_no_error() -> None:
    text = "title: A\n" + "".join(f"{key}:\n" for key in shapes()[""].fields if key != "title")
    reading = read_text(text, "stories/a.yaml")
    assert reading.findings == ()


# the published schema


def agree(text: str) -> bool:
    """Whether the text is valid, asked of both."""
    data = document.read(text, "a.yaml").data
    ours = not [f for f in read_text(text, "stories/a.yaml").findings if f.code not in ("SCH105", "SCH110")]
    theirs = VALIDATOR.is_valid(filled(data))
    assert ours == theirs, [error.message[:200] for error in VALIDATOR.iter_errors(data)]
    return ours


def filled(data: Any) -> Any:
    """Data without the items of a template that nobody has filled in yet: we let them be, an editor may mark them."""
    if isinstance(data, dict):
        return {key: filled(value) for key, value in data.items()}
    if isinstance(data, list):
        return [filled(item) for item in data if not (isinstance(item, dict) and not says(item))]
    return data


def says(value: Any) -> bool:
    if isinstance(value, (dict, list)):
        return any(map(says, value.values() if isinstance(value, dict) else value))
    return bool(value.strip()) if isinstance(value, str) else value is not None


@pytest.mark.parametrize("file", sorted((ROOT / "stories").glob("*.yaml")), ids=lambda file: file.stem)
def test_both_find_the_example_stories_valid(file: Path) -> None:
    assert agree(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        text
        for text, code, *_ in WRONG
        if code not in ("SCH105", "SCH110", "YML202") and "apples" not in text and "index" not in text
    ],
)
def test_both_find_wrong_values_invalid(text: str) -> None:
    assert not agree(f"title: A\n{text}\n")


VALID = [
    "context: A ward",
    "actions: [I rang, {did: x}]",
    "metrics: [{letters: 9 -> 3 d}, {cost: $3k → $2k}, {time: 2 h -> 20 min}, {rate: 62 % -> ?}, {x: unknown -> 1_000}]",
    "metrics: [{name: p, n: 30, sd: 4, exposure: 14 d, window: May}]",
    "metrics: [{name: p, n: {before: 1}, exposure: {after: 1 h 30 min}, window: {before: May}, ci: [0.1, 0.2]}]",
    "tradeoffs: [{decision: x, over: [a, {option: b}]}]",
    "follow_up: [check it]",
    "probes: [Why?, {Why not X?: because}, {ask: A, answer: b}]",
    "reflection: learned",
    "measured: {window: May, source: log, confidence: measured}",
    "period: 2024",
    "period: 2024-02..2024-03-31",
    "incident: {started_at: 2024-03-02T09:40Z, timeline: [{at: +12 min, event: x}], took: {detect: two days}}",
    "id: 2024",
    "title: 2024",
]


@pytest.mark.parametrize("text", VALID)
def test_both_find_short_and_long_forms_valid(text: str) -> None:
    assert agree(text if text.startswith("title") else f"title: A\n{text}\n")


SCALARS = st.sampled_from(
    [None, True, 0, 3, 0.5, -2, "x", "unknown", "1,000", "soon", "success", "2024-03", "2024-03-02", "2024-03-02T10:05Z", "14 d",
     "measured", "9 -> 3 d", "always", "fix", "higher", "private"]
)  # fmt: skip


def _of(shape: Any, depth: int = 0) -> st.SearchStrategy[Any]:
    """Values near a shape: right ones and wrong ones."""
    wrong = SCALARS | st.lists(SCALARS, max_size=2)
    if shape.kind == "record" and depth < 4:
        names = st.sampled_from([*shape.fields, "wibble"])
        return wrong | st.lists(names, max_size=5, unique=True).flatmap(
            lambda keys: st.fixed_dictionaries(
                {key: _of(shape.fields[key], depth + 1) if key in shape.fields else SCALARS for key in keys}
            )
        )
    if shape.kind == "list" and depth < 4:
        return wrong | st.lists(_of(shape.item, depth + 1), max_size=3)
    return wrong | st.sampled_from(shape.words) if shape.words else wrong


@given(_of(shapes()[""]))
@settings(max_examples=400, deadline=None)
def test_both_agree_on_values_near_the_schema(data: Any) -> None:
    text = yaml.safe_dump(
        data if isinstance(data, dict) else {"title": data}, default_flow_style=True, allow_unicode=True, width=9999
    )
    if document.read(text, "a.yaml").findings:
        return
    agree(text)


def test_every_property_is_described() -> None:
    def walk(schema: Any, path: str) -> None:
        for name, value in schema.get("properties", {}).items():
            assert value.get("description"), f"{path}.{name}"
        for name, value in schema.get("$defs", {}).items():
            walk(value, name)

    for file in sorted((ROOT / "schemas").glob("*.schema.json")):
        if file.name.startswith(("story", "answers")):
            schema = json.loads(file.read_text(encoding="utf-8"))
            Draft202012Validator.check_schema(schema)
            walk(schema, file.stem)


def test_every_example_of_the_schema_is_valid() -> None:
    for name, schema in [("", load("story")), *load("story")["$defs"].items()]:
        for key, value in schema.get("properties", {}).items():
            validator = Draft202012Validator({**value, "$defs": load("story")["$defs"]})
            for example in value.get("examples", ()):
                assert validator.is_valid(example), (name, key, example)
