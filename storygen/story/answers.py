"""answers.yaml: the openers that are no stories, a list of ask, say, seconds and roles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from storygen.finding import Finding
from storygen.story import schema
from storygen.story.identity import part_ids
from storygen.story.model import Answer
from storygen.story.reading import Reading, content, read_yaml
from storygen.story.trouble import Trouble

FILE = "answers.yaml"
SECONDS = 60


def read_answers(file: Path) -> tuple[tuple[Answer, ...], tuple[Finding, ...]]:
    """The answers in a file (or in the answers.yaml of a folder), and what is wrong with it; no file, no answers."""
    if file.is_dir() and file.name != FILE:
        file = file / FILE
    if not file.exists() and not file.is_symlink():
        return (), ()
    raw = content(file, file.name)
    read = raw if isinstance(raw, Reading) else read_yaml(raw, file.name)
    if isinstance(read, Reading):
        return (), read.findings
    source, composed, troubles = read
    findings: tuple[Finding, ...] = ()
    items: list[dict[str, Any] | None] = []
    if isinstance(composed.data, list) and composed.place is not None:
        source.move(("answers",), composed.place)
        source.data = {"answers": composed.data}
        findings = schema.check(source, "answers")
        items = source.data["answers"]
    elif composed.data is not None:
        message = "this file is a list of answers; begin each with `- ask: <the question>` and `say: |` below it"
        troubles.append(Trouble("YML106", message, 0, 1))
    return tuple(_answers(items)), tuple(source.finding(trouble) for trouble in troubles) + findings


def _answers(items: list[dict[str, Any] | None]) -> list[Answer]:
    given = [(index, item) for index, item in enumerate(items) if item and item.get("ask")]
    ids = part_ids(((str(item.get("id") or ""), item["ask"]) for _, item in given), "answer")
    return [
        Answer(
            index,
            id,
            item["ask"].strip(),
            item.get("say") or "",
            item.get("seconds") or SECONDS,
            tuple(role for role in item.get("roles") or () if role),
        )
        for (index, item), id in zip(given, ids, strict=True)
    ]
