"""answers.yaml: the openers that are no stories, a list of ask, say, seconds and roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storygen.story import document
from storygen.story.identity import part_ids
from storygen.story.model import Answer
from storygen.story.trouble import Trouble

if TYPE_CHECKING:
    from pathlib import Path

    from storygen.finding import Finding

FILE = "answers.yaml"
SECONDS = 60


def read_answers(file: Path) -> tuple[tuple[Answer, ...], tuple[Finding, ...]]:
    """The answers in a file (or in the answers.yaml of a folder), and what is wrong with it; no file, no answers."""
    if file.is_dir() and file.name != FILE:
        file = file / FILE
    if not file.exists() and not file.is_symlink():
        return (), ()
    read = document.read(document.read_content(file, file.name), file.name, "answers")
    source, findings = read.source, read.findings
    if source is None or read.data is None:
        return (), tuple(findings)
    if not isinstance(read.data, list):
        message = "this file is a list of answers; begin each with `- ask: <the question>` and `say: |` below it"
        return (), (*findings, source.finding(Trouble("YML106", message, 0, 1)))
    from storygen.story import schema

    findings += schema.check(source, "answers")
    return tuple(_answers(source.data["answers"] or [])), tuple(findings)


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
