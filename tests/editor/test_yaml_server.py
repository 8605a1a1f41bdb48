"""The way of editors that have a YAML server only: what `storygen schema --install` sets up, with the real server."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from storygen.cli import storygen
from tests.editor.speaker import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SERVER = ROOT / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
ABILITIES = {
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": False}},
        "hover": {"contentFormat": ["markdown"]},
    },
    "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": True}},
}


def settings(root: Path) -> dict[str, Any]:
    """What VS Code hands the server: its settings that begin `yaml.`, and no schemas from elsewhere."""
    said = json.loads((root / ".vscode" / "settings.json").read_text())
    yaml = {name.removeprefix("yaml."): value for name, value in said.items() if name.startswith("yaml.")}
    return {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}, **yaml}}


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Speaker]:
    """The server in a project whose schema is installed."""
    root = tmp_path_factory.mktemp("mine")
    (root / "stories").mkdir()
    (root / "storygen.toml").write_text('[project]\nid = "mine"\n')
    done = CliRunner().invoke(storygen, ["schema", "--install", "--project", str(root)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    node = shutil.which("node")
    assert node, "these tests need node (make test sees to it)"
    assert SERVER.is_file(), "run npm ci"
    speaker = Speaker([node, str(SERVER), "--stdio"], root, settings(root))
    speaker.start(**ABILITIES)
    speaker.say("workspace/didChangeConfiguration", {"settings": settings(root)})
    warm = speaker.open("stories/warm.yaml", "title: x\noutcome: none\n")
    while not speaker.diagnostics(warm):
        pass  # until the settings have arrived
    yield speaker
    assert speaker.stop() == 0


def ask(editor: Speaker, method: str, uri: str, line: int, character: int) -> Any:
    place = {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}
    return editor.ask(f"textDocument/{method}", place)


COMPLETED = [
    ("title: x\n\n", 1, 0, {"summary", "outcome", "metrics", "lint"}),
    ("title: x\noutcome: \n", 1, 9, {"success", "failure", "mixed"}),
    ("title: x\nmetrics:\n  - name: p\n    \n", 3, 4, {"unit", "before", "after", "confidence"}),
    ("title: x\nactions:\n  - did: a\n    phase: \n", 3, 11, {"detect", "mitigate", "prevent"}),
    ("title: x\ntradeoffs:\n  - decision: d\n    over:\n      - \n", 4, 8, {"option", "gain", "cost"}),
]


@pytest.mark.parametrize(("text", "line", "character", "among"), COMPLETED)
def test_keys_and_words_are_completed(editor: Speaker, text: str, line: int, character: int, among: set[str]) -> None:
    uri = editor.open(f"stories/c{line}-{character}.yaml", text)
    assert among <= {item["label"] for item in ask(editor, "completion", uri, line, character)["items"]}


HOVERED = [
    ("title: x\noutcome: success\n", 1, 3, "How it ended."),
    ("title: x\nmetrics:\n  - name: p\n    unit: ms\n    before: 3\n    after: 2\n", 3, 5, "free count noun"),
    ("title: x\nincident:\n  root_cause: a\n", 2, 5, ""),
]


@pytest.mark.parametrize(("text", "line", "character", "words"), HOVERED)
def test_a_key_says_what_it_is_for(editor: Speaker, text: str, line: int, character: int, words: str) -> None:
    uri = editor.open(f"stories/h{line}-{character}.yaml", text)
    shown = ask(editor, "hover", uri, line, character)["contents"]["value"]
    assert words in shown
    assert len(shown) > 20


WRONG = [
    ("title: x\noutcome: succes\n", 1, "success"),
    ("title: x\nmetrics:\n  - name: p\n    bef: 3\n", 3, "Property bef is not allowed."),
    ("title: x\nmetrics:\n  - p95: 900 ms\n", 2, "Both ends and the unit: 9 -> 3 d."),
    ("title: x\nprobes:\n  - ask: Why?\n    anser: b\n", 3, "Property anser is not allowed."),
    ("title: x\nperiod: last spring\n", 1, "A year, a month, a day"),
    ("outcome: mixed\n", 0, "title"),
]


@pytest.mark.parametrize(("text", "line", "words"), WRONG, ids=[words for *_, words in WRONG])
def test_a_mistake_is_one_message_at_its_place(editor: Speaker, text: str, line: int, words: str) -> None:
    uri = editor.open(f"stories/{abs(hash(text))}.yaml", text)
    found = editor.diagnostics(uri)
    assert [(each["range"]["start"]["line"], words in each["message"]) for each in found] == [(line, True)]


@pytest.mark.parametrize("file", sorted((ROOT / "stories").glob("*.yaml")), ids=lambda file: file.stem)
def test_the_example_stories_are_right(editor: Speaker, file: Path) -> None:
    uri = editor.open(f"stories/{file.name}", file.read_text(encoding="utf-8"))
    assert editor.diagnostics(uri) == []


def test_short_forms_are_right(editor: Speaker) -> None:
    text = (
        "title: x\ncontext: A ward.\nactions:\n  - I timed letters.\nmetrics:\n  - days to letter: 9 -> 3 d\n"
        "  - name: a\n    before: 1_000\n    after: unknown\n    n: 30\nprobes:\n  - Why not?: No.\n  - And then?\n"
        "follow_up: [Write it down]\nreflection: I ask first.\n"
    )
    assert editor.diagnostics(editor.open("stories/short.yaml", text)) == []
