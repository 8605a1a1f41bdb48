"""How long after a keystroke its findings arrive, over stdio, in a story of 300 lines (`python -m benchmarks.lsp`)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.editor.speaker import Speaker

LINES = 300
STORIES = Path(__file__).parents[2] / "stories"


def story() -> str:
    """The longest example story, with more actions and probes of the others, 300 lines in all."""
    lines = (STORIES / "fraud-rollback.yaml").read_text(encoding="utf-8").splitlines()
    more = (STORIES / "canary-refactor.yaml").read_text(encoding="utf-8").splitlines()
    start = lines.index("tradeoffs:")
    added: list[str] = []
    while len(lines) + len(added) < LINES:
        body = more[more.index("actions:") + 1 : more.index("tradeoffs:")]
        added += [line for line in body if line.strip()]
    return "\n".join([*lines[:start], *added[: LINES - len(lines)], *lines[start:]]) + "\n"


def measured(keystrokes: int = 100) -> list[float]:
    """Seconds from a keystroke to the findings about it, one after the other, in the middle of an action's prose."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "storygen.toml").write_text("")
        (root / "stories").mkdir()
        speaker = Speaker([sys.executable, "-m", "storygen", "lsp"], root)
        speaker.start()
        text = story()
        uri = speaker.open("stories/fraud.yaml", text)
        speaker.diagnostics(uri, 1)
        line = text.splitlines().index("  task: |") + 1
        times = [_keystroke(speaker, uri, version, line, version + 4) for version in range(2, keystrokes + 2)]
        speaker.stop()
    return times


def _keystroke(speaker: Speaker, uri: str, version: int, line: int, character: int) -> float:
    place = {"line": line, "character": character}
    change = {"range": {"start": place, "end": place}, "text": "and so on "[version % 10]}
    identity = {"uri": uri, "version": version}
    sent = speaker.say("textDocument/didChange", {"textDocument": identity, "contentChanges": [change]})
    came, _ = speaker.hear("textDocument/publishDiagnostics", lambda params: params.get("version") == version)
    return came - sent
