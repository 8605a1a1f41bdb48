"""Whatever a file holds: findings with a code and a place, never a traceback, and the other stories are still read."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from storygen.finding import Severity
from storygen.story.collection import read_collection
from storygen.story.reading import Reading, read_file, read_text

GOOD = "title: A good one\noutcome: success\n"
BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)

BAD: list[tuple[str, bytes, str, tuple[int, int], bool]] = [
    # name, bytes, code, line and column, whether the story is still built
    ("empty", b"", "YML105", (1, 1), False),
    ("blank lines", b"\n\n  \n", "YML105", (1, 1), False),
    ("only a comment", b"# nothing yet\n", "YML105", (1, 1), False),
    ("plain text", b"I cut the wait from 9 days to 3.\nTwice.\n", "YML106", (1, 1), False),
    ("a list where a mapping belongs", b"- title: A\n- title: B\n", "YML106", (1, 1), False),
    ("a number", b"42\n", "YML106", (1, 1), False),
    ("not yaml", b"title: A\n}{\n", "YML107", (2, 1), False),
    ("nothing but signs", b"%%%\n@@@\n", "YML107", (1, 2), False),
    ("a tab for indentation", b"title: A\ncontext:\n\ttask: mine\n", "YML108", (3, 1), True),
    ("a key twice", b"title: A\nscope: team\nscope: org\n", "YML109", (3, 1), True),
    ("two documents", b"title: A\n---\ntitle: B\n", "YML110", (2, 1), True),
    ("nested over 64", b"title: A\nrough: " + b"[" * 70 + b"]" * 70 + b"\n", "YML111", (2, 71), True),
    ("10,000 levels of brackets", b"title: A\nrough: " + b"[" * 10_000, "YML111", (2, 71), False),
    ("10,000 levels of braces", b"title: A\nrough: " + b"{a: " * 10_000, "YML111", (2, 260), False),
    ("10,000 levels of dashes", b"title: A\nrough:\n  " + b"- " * 10_000 + b"x\n", "YML111", (3, 129), False),
    ("10,000 levels of keys", b"title: A\nrough:\n" + b"".join(b" " * n + b"a:\n" for n in range(1, 800)), "YML111", (66, 65), True),
    ("an alias of itself", b"title: A\ntags: &a [x, *a]\n", "YML112", (2, 14), True),
    ("an alias bomb", b"title: A\n" + BOMB.encode(), "YML112", (5, 36), True),
    ("an alias of nothing", b"title: A\nsummary: *all\n", "YML113", (2, 10), True),
    ("a tag", b"title: A\ntags: !!python/object:os.system [x]\n", "YML114", (2, 7), True),
    ("a key that is a list", b"title: A\n? [a, b]\n: c\n", "YML115", (2, 3), True),
    ("latin-1", "title: Zurück\n".encode("latin-1"), "YML101", (1, 11), True),
    ("utf-16 with its mark", "title: A\n".encode("utf-16"), "YML101", (1, 1), True),
    ("utf-16 without", "title: A\n".encode("utf-16-le"), "YML101", (1, 1), True),
    ("utf-16, other end first", "title: A\n".encode("utf-16-be"), "YML101", (1, 1), True),
    ("NUL bytes", b"title: A\x00B\n", "YML102", (1, 9), True),
    ("a bell", b"title: A\nsummary: ring\x07\n", "YML102", (2, 14), True),
    ("half a character", b"title: A\xe2\x82\n", "YML101", (1, 9), True),
    ("2 MiB", b"title: A\nrough: |\n" + b"  word\n" * 300_000, "YML103", (1, 1), False),
    ("a broken quote at the end", b'title: A\nsummary: "x\n', "YML204", (2, 10), True),
    ("a bracket never closed", b"title: A\ntags: [x,\n  y\nscope: team\n", "YML107", (4, 6), False),
    ("a directive", b"%YAML 9.9\n---\ntitle: A\n", "YML107", (1, 1), False),
    ("merge of a text", b"title: A\n<<: nothing\n", "YML112", (2, 5), True),
]  # fmt: skip


def check(reading: Reading, code: str, place: tuple[int, int]) -> None:
    found = [finding for finding in reading.findings if finding.code == code]
    assert found, [(finding.code, finding.message) for finding in reading.findings]
    assert (found[0].span.line, found[0].span.column) == place
    assert found[0].severity is Severity.ERROR
    assert found[0].message


@pytest.mark.parametrize(("content", "code", "place", "built"), [bad[1:] for bad in BAD], ids=[bad[0] for bad in BAD])
def test_a_bad_file_is_a_located_finding_and_the_others_are_read(
    tmp_path: Path, content: bytes, code: str, place: tuple[int, int], built: bool
) -> None:
    stories = tmp_path / "stories"
    stories.mkdir()
    (stories / "bad.yaml").write_bytes(content)
    (stories / "good.yaml").write_text(GOOD)
    began = time.process_time()
    bad, good = read_collection(tmp_path, "stories")
    assert time.process_time() - began < 3
    check(bad, code, place)
    assert (bad.story is not None) == built
    assert good.story is not None
    assert good.findings == ()


def test_what_is_no_file_is_a_finding(tmp_path: Path) -> None:
    stories = tmp_path / "stories"
    (stories / "folder.yaml").mkdir(parents=True)
    (stories / "dangling.yaml").symlink_to(tmp_path / "nowhere")
    (stories / "loop.yaml").symlink_to(stories / "loop.yaml")
    os.mkfifo(stories / "pipe.yaml")
    (stories / "good.yaml").write_text(GOOD)
    readings = {reading.path: reading for reading in read_collection(tmp_path, "stories")}
    assert readings["stories/good.yaml"].story is not None
    for name in ("folder", "dangling", "loop", "pipe"):
        (finding,) = readings[f"stories/{name}.yaml"].findings
        assert finding.code == "YML104"


def test_a_file_that_may_not_be_read_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(GOOD)

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (finding,) = read_file(file, "stories/a.yaml").findings
    assert finding.code == "YML104"
    assert "permission" in finding.message


def test_a_file_that_is_gone_is_a_finding(tmp_path: Path) -> None:
    (finding,) = read_file(tmp_path / "gone.yaml", "stories/gone.yaml").findings
    assert finding.code == "YML104"


def test_of_two_stories_with_one_id_the_first_by_path_is_built(tmp_path: Path) -> None:
    stories = tmp_path / "stories"
    (stories / "a").mkdir(parents=True)
    (stories / "a" / "x.yaml").write_text("title: First\nid: same\n")
    (stories / "b.yml").write_text("title: Second\nid: SAME\n")
    (stories / "same.yaml").write_text("title: Third\n")
    first, second, third = read_collection(tmp_path, "stories")
    assert first.story is not None
    assert (second.story, third.story) == (None, None)
    (finding,) = second.findings
    assert (finding.code, finding.span.line, finding.span.column) == ("SCH111", 2, 5)
    assert "stories/a/x.yaml" in finding.message
    (finding,) = third.findings
    assert (finding.code, finding.span.line) == ("SCH111", 1)


def test_hidden_files_are_none(tmp_path: Path) -> None:
    (tmp_path / "stories" / ".trash").mkdir(parents=True)
    (tmp_path / "stories" / ".trash" / "a.yaml").write_text(GOOD)
    (tmp_path / "stories" / ".b.yaml").write_text(GOOD)
    (tmp_path / "stories" / "c.txt").write_text(GOOD)
    assert read_collection(tmp_path, "stories") == ()


def test_no_folder_no_stories(tmp_path: Path) -> None:
    assert read_collection(tmp_path, "stories") == ()


def test_the_limit_of_the_size_holds_for_texts_too() -> None:
    (finding,) = read_text(b"title: A\nrough: " + b"x" * 2**20, "a.yaml").findings
    assert finding.code == "YML103"


def test_aliases_and_merge_keys_work_within_reason() -> None:
    text = (
        "title: A\n"
        "measured: &how {window: May, source: log, confidence: measured}\n"
        "metrics:\n"
        "  - &m {name: a, unit: ms, before: 2, after: 1}\n"
        "  - {<<: *m, name: b, after: 0}\n"
        "tags: &t [x, y]\n"
        "roles: *t\n"
    )
    reading = read_text(text, "a.yaml")
    assert reading.findings == ()
    assert reading.story is not None
    assert reading.story.roles == ("x", "y")
    first, second = reading.story.metrics
    assert (second.name, second.unit, second.before, second.after) == ("b", "ms", 2, 0)
    assert reading.source is not None
    assert reading.source.span(("metrics", 1, "unit")) == reading.source.span(("metrics", 0, "unit"))
    assert reading.source.span(("roles", 1)) == reading.source.span(("tags", 1))
    assert first.source == "log"


YAMLISH = st.lists(
    st.sampled_from([*":-#'\"{}[],&*!|>%@`?~\n \t\\abtitlené🎈0.", "title: ", "metrics:\n", "  - ", "\r\n"])
).map("".join)


@given(st.binary() | YAMLISH.map(str.encode))
@example(b"\xff\xfe")
@example(b"\xff\xfe\x00")
@example(b"\xef\xbb\xbf")
@example(b"? ? ? a")
@example(b"title: A\nmetrics: [{a: {}}]\n")
@settings(max_examples=600, deadline=None)
def test_whatever_the_bytes_findings_and_no_traceback(content: bytes) -> None:
    check_reading(read_text(content, "stories/a.yaml"))


def check_reading(reading: Reading) -> None:
    assert (reading.story is not None) or reading.findings
    for finding in reading.findings:
        assert finding.code
        assert finding.message
        assert "\n" not in finding.message
        span = finding.span
        assert (span.line, span.column) <= (span.end_line, span.end_column)
        assert span.line >= 1
        assert span.column >= 1
        for edit in finding.fix.edits if finding.fix else ():
            assert 0 <= edit.start <= edit.end <= len(reading.source.text if reading.source else "")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5000) | st.floats() | st.text(max_size=12) | st.sampled_from(
        ["unknown", "0.62 -> 0.78", "2024-02-30", "2024-03-02T10:05Z", "14 d", "success", "higher"]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["title", "name", "did", "ask", "before", "after", "n", "window", "over", "at", "id", "Foo bar", "due", "url", "every"]
    ), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip
KEYS = st.sampled_from(
    "title opening summary outcome competencies roles tags period scope visibility draft id formerly context actions tradeoffs "
    "metrics incident result proof follow_up reflection probes angles measured links notes rough lint format Follow-Up".split()
)


@given(st.dictionaries(KEYS, VALUES, max_size=6))
@settings(max_examples=400, deadline=None)
def test_whatever_the_values_findings_and_no_traceback(data: dict[str, object]) -> None:
    import json

    text = "title: A\n" + json.dumps(data, allow_nan=False) if not data else json.dumps({"title": "A", **data})
    reading = read_text(text, "stories/a.yaml")
    check_reading(reading)


def test_a_name_that_is_no_utf8_is_a_finding_that_any_report_can_hold(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "stories")
    os.mkdir(folder)  # noqa: PTH102 -- bytes
    try:
        with open(os.path.join(folder, b"caf\xe9.yaml"), "w", encoding="utf-8") as file:  # noqa: PTH118, PTH123 -- bytes
            file.write(GOOD)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (reading,) = read_collection(tmp_path)
    assert reading.story is None
    assert [f.code for f in reading.findings] == ["YML104"]
    assert reading.path.encode() == b"stories/caf?.yaml"


def test_a_folder_that_cannot_be_listed_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = tmp_path / "stories" / "locked"
    locked.mkdir(parents=True)
    (tmp_path / "stories" / "a.yaml").write_text(GOOD, encoding="utf-8")
    listing = os.scandir

    def refuse(folder: str) -> object:  # what the system says to anyone but root, whom it lets list every folder
        if os.fspath(folder) == str(locked):
            raise PermissionError(13, "Permission denied", folder)
        return listing(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    readings = read_collection(tmp_path)
    assert [(r.path, [f.code for f in r.findings]) for r in readings if r.story is None] == [
        ("stories/locked", ["YML104"])
    ]
    assert any(r.story for r in readings)
