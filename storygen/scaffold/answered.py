"""A story as far as an interview went: what was answered as YAML, what was not as questions below it."""

from __future__ import annotations

from typing import Any

from storygen.scaffold.template import SCHEMA_LINE
from storygen.story.write import write


def text(data: dict[str, Any], still_open: list[str], schema: str = "") -> str:
    """The file's text; `schema` is the schema's path from the story's folder, if any."""
    top = f"{SCHEMA_LINE.format(path=schema)}\n" if schema else ""
    rest = "".join(f"#   {question}\n" for question in still_open)
    return top + write(data) + (f"\n# Still to answer:\n{rest}" if rest else "")
