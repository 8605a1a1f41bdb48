"""`storygen lsp` as an editor meets it: a process, spoken to over standard input and output."""

from __future__ import annotations

import itertools
import statistics
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.editor.speaker import Speaker
from tests.lsp.latency import LINES, measured, story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMAND = [sys.executable, "-m", "storygen", "lsp"]
NUMBERS = itertools.count()
CHICK = "\N{HATCHING CHICK}"
CLAIM = f"title: x\nsummary: {CHICK} We improved latency significantly.\n"


def started(root: Path) -> Iterator[Speaker]:
    (root / "stories").mkdir()
    (root / "storygen.toml").write_text('[project]\nid = "mine"\n')
    speaker = Speaker(COMMAND, root)
    speaker.start()
    yield speaker
    assert speaker.stop() == 0


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Speaker]:
    """One server for tests that leave its settings alone."""
    yield from started(tmp_path_factory.mktemp("mine"))


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Speaker]:
    """A server of one's own."""
    yield from started(tmp_path)


@pytest.fixture
def name() -> str:
    """A story that no other test opens."""
    return f"stories/story-{next(NUMBERS)}.yaml"


def at(line: int, character: int) -> dict[str, int]:
    return {"line": line, "character": character}


def place(uri: str, line: int, character: int) -> dict[str, Any]:
    return {"textDocument": {"uri": uri}, "position": at(line, character)}


def typed(editor: Speaker, uri: str, version: int, start: tuple[int, int], end: tuple[int, int], text: str) -> None:
    change = {"range": {"start": at(*start), "end": at(*end)}, "text": text}
    identity = {"uri": uri, "version": version}
    editor.say("textDocument/didChange", {"textDocument": identity, "contentChanges": [change]})


def test_findings_come_with_their_place_weight_and_code(editor: Speaker, name: str) -> None:
    uri = editor.open(name, CLAIM + "outcome: succes\n")
    found = {each["code"]: each for each in editor.diagnostics(uri, 1)}
    claim, word = found["QNT201"], found["SCH103"]
    assert (claim["severity"], word["severity"]) == (2, 1)
    assert claim["source"] == "storygen"
    start = claim["range"]["start"]
    assert start["line"] == 1
    assert start["character"] == len("summary: ") + 3, "a letter beyond the plane counts twice"
    assert "success" in word["message"]


def test_an_editor_may_count_in_bytes(project: Path) -> None:
    speaker = Speaker(COMMAND, project)
    answer = speaker.start(general={"positionEncodings": ["utf-8", "utf-16"]})
    assert answer["capabilities"]["positionEncoding"] == "utf-8"
    uri = speaker.open("stories/x.yaml", CLAIM)
    (claim,) = [each for each in speaker.diagnostics(uri, 1) if each["code"] == "QNT201"]
    assert claim["range"]["start"]["character"] == len("summary: ") + 5
    typed(speaker, uri, 2, (1, len("summary: ") + 5), (1, 99), "Nothing.")
    assert "QNT201" not in {each["code"] for each in speaker.diagnostics(uri, 2)}
    assert speaker.stop() == 0


def test_findings_follow_what_is_typed(editor: Speaker, name: str) -> None:
    uri = editor.open(name, CLAIM)
    assert "QNT201" in {each["code"] for each in editor.diagnostics(uri, 1)}
    end = len("summary: ") + 2 + len(" We improved latency")
    typed(editor, uri, 2, (1, end), (1, end + len(" significantly")), " from 900 to 240 ms")
    assert "QNT201" not in {each["code"] for each in editor.diagnostics(uri, 2)}
    typed(editor, uri, 3, (2, 0), (2, 0), "outcome: [\n")
    assert any(each["range"]["start"]["line"] == 2 for each in editor.diagnostics(uri, 3))


def test_a_burst_of_keys_ends_with_findings_about_the_last_one(editor: Speaker, name: str) -> None:
    uri = editor.open(name, CLAIM)
    for number, letter in enumerate("outcome: succes", 2):
        typed(editor, uri, number, (2, number - 2), (2, number - 2), letter)
    assert "SCH103" in {each["code"] for each in editor.diagnostics(uri, 16)}


def test_the_projects_settings_count_also_when_they_change(fresh: Speaker) -> None:
    (fresh.folder / "storygen.toml").write_text('[lint]\nselect = ["QNT201"]\n')
    uri = fresh.open("stories/x.yaml", CLAIM)
    assert [each["code"] for each in fresh.diagnostics(uri, 1)] == ["QNT201"]
    (fresh.folder / "storygen.toml").write_text('[lint]\nselect = ["SCH"]\nfrob = 1\n')
    fresh.say("textDocument/didSave", {"textDocument": {"uri": fresh.uri("storygen.toml")}})
    assert [each["code"] for each in fresh.diagnostics(fresh.uri("storygen.toml"))] == ["CFG002"]
    assert fresh.diagnostics(uri, 1) == []


def test_an_id_that_another_story_has_is_said_once_the_file_is_known(editor: Speaker, name: str) -> None:
    other = editor.folder / "stories" / "a-first.yaml"
    other.write_text("title: y\nid: 'Letters'  # theirs\n")
    uri = editor.open(name, "title: x\nid: letters\n")
    assert "SCH111" in {each["code"] for each in editor.diagnostics(uri, 1)}
    other.unlink()
    editor.say("textDocument/didSave", {"textDocument": {"uri": uri}})
    assert "SCH111" not in {each["code"] for each in editor.diagnostics(uri, 1)}


def test_stories_that_contradict_each_other_are_told_of_where_one_is_open(fresh: Speaker) -> None:
    story = (
        "title: {0}\nid: {0}\ncontext:\n  system: search\n  situation: In March 2025 the search was slow.\n"
        "metrics:\n  - {{name: p95, unit: ms, before: 900, after: {1}, window: {{before: 2025-02, after: 2025-03}}}}\n"
    )
    (fresh.folder / "stories" / "a.yaml").write_text(story.format("one", 240))
    uri = fresh.open("stories/b.yaml", story.format("two", 310))
    code = "CON110"
    assert code not in {each["code"] for each in fresh.diagnostics(uri, 1)}, "the story alone shows nothing of it"
    assert code in {each["code"] for each in fresh.diagnostics(uri, 1)}
    line = story.format("two", 240).splitlines()[6]
    typed(fresh, uri, 2, (6, 0), (6, 120), line)
    fresh.diagnostics(uri, 2)
    assert code not in {each["code"] for each in fresh.diagnostics(uri, 2)}


def test_openers_are_told_of(fresh: Speaker) -> None:
    answers = "- ask: tell me about yourself\n  say: Write to jo@mail.com.\n"
    (fresh.folder / "answers.yaml").write_text(answers)
    fresh.open("stories/x.yaml", CLAIM)
    assert "PRV102" in {each["code"] for each in fresh.diagnostics(fresh.uri("answers.yaml"))}


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("answers.yaml", "- ask: tell me about yourself\n  say: Write to jo@mail.com.\n", "PRV102"),
        ("storygen.toml", "frob = 1\n", "CFG002"),
    ],
)
def test_what_the_project_shows_of_a_file_stays_when_it_is_closed(
    fresh: Speaker, name: str, text: str, code: str
) -> None:
    (fresh.folder / name).write_text(text)
    fresh.open("stories/x.yaml", CLAIM)
    assert code in {each["code"] for each in fresh.diagnostics(fresh.uri(name))}
    uri = fresh.open(name, text)
    assert code in {each["code"] for each in fresh.diagnostics(uri, 1)}
    fresh.say("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert code in {each["code"] for each in fresh.diagnostics(uri)}


def test_files_that_are_no_stories_are_left_alone(editor: Speaker) -> None:
    uri = editor.open("compose.yaml", "services: {web: {image: x}}\n")
    assert editor.diagnostics(uri, 1) == []
    assert editor.ask("textDocument/completion", place(uri, 0, 0)) is None
    assert editor.ask("textDocument/hover", place(uri, 0, 2)) is None


def test_a_closed_file_takes_its_findings_along(editor: Speaker, name: str) -> None:
    uri = editor.open(name, CLAIM)
    assert editor.diagnostics(uri, 1)
    editor.say("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert editor.diagnostics(uri) == []


def test_what_an_editor_may_ask(editor: Speaker, name: str) -> None:
    uri = editor.open(name, "title: x\nid: a\nmetrics:\n  - p95: 900 -> 240 ms\nout\n")
    assert "−660 ms" in editor.ask("textDocument/hover", place(uri, 3, 5))["contents"]["value"]
    labels = [item["label"] for item in editor.ask("textDocument/completion", place(uri, 4, 3))["items"]]
    assert "outcome" in labels
    typed(editor, uri, 2, (4, 0), (4, 3), "")
    asked = {
        "textDocument": {"uri": uri},
        "range": {"start": at(3, 6), "end": at(3, 6)},
        "context": {"diagnostics": []},
    }
    titles = [action["title"] for action in editor.ask("textDocument/codeAction", asked)]
    assert {"Switch QNT105 off on this line (# noqa, with your reason)", "Write the short form out"} <= set(titles)


def test_a_rename_over_the_wire(editor: Speaker, name: str) -> None:
    (editor.folder / "stories" / "y.yaml").write_text("title: y\nid: taken\n")
    uri = editor.open(name, "title: x\nid: a\n")
    assert editor.ask("textDocument/prepareRename", place(uri, 1, 4))["placeholder"] == "a"
    edits = editor.ask("textDocument/rename", {**place(uri, 1, 4), "newName": "b"})["changes"][uri]
    assert [edit["newText"] for edit in edits] == ["b", "\nformerly: [a]"]
    with pytest.raises(RuntimeError, match="taken is the id of another"):
        editor.ask("textDocument/rename", {**place(uri, 1, 4), "newName": "taken"})


def test_the_line_above_the_title_says_what_is_next_and_leads_there(editor: Speaker, name: str) -> None:
    uri = editor.open(name, CLAIM)
    (lens,) = editor.ask("textDocument/codeLens", {"textDocument": {"uri": uri}})
    assert " to written · next: " in lens["command"]["title"]
    editor.ask("workspace/executeCommand", {"command": lens["command"]["command"], "arguments": [uri]})
    shown = [each["params"]["uri"] for each in editor.asked if each["method"] == "window/showDocument"]
    assert shown == [uri]


@pytest.mark.parametrize(
    "text", ["", "\ufeff", "\t", "- - -", "{", "title: \x00", "&a [*a]", "title: |", "a: b: c:\n  -"]
)
def test_whatever_is_typed_is_answered(editor: Speaker, name: str, text: str) -> None:
    uri = editor.open(name, text)
    assert editor.diagnostics(uri, 1)
    for method in ("hover", "completion", "prepareRename"):
        editor.ask(f"textDocument/{method}", place(uri, 0, 3))


def test_other_commands_do_not_pay_for_it() -> None:
    code = "import storygen.cli, sys; storygen.cli.storygen.get_command(None, 'lint'); print('pygls' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_findings_arrive_within_50_ms_of_a_keystroke() -> None:
    assert story().count("\n") == LINES == 300
    # Of three runs the quietest: the others measure what else the machine is doing.
    assert any(statistics.median(measured(keystrokes=20)) < 0.05 for _ in range(3))
