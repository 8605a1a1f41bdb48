"""The `formerly` lines that would keep progress for good after a rename, as findings with a fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storygen.finding import Edit, Finding, Fix, Severity
from storygen.story.place import MappingPlace, Scalar, bounds
from storygen.story.renames import Rename, gone, guessed, recalled

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterable

    from storygen.story.model import Path
    from storygen.story.reading import Reading
    from storygen.story.source import Source

_PARTS = {
    "numbers": ("metrics", "name"),
    "tradeoff": ("tradeoffs", "decision"),
    "probe": ("probes", "ask"),
    "reframe": ("angles", "name"),
}


def offers(project_root: pathlib.Path, readings: Iterable[Reading]) -> dict[str, list[Finding]]:
    """For each path the findings that offer a `formerly` line, where an id changed since the last build."""
    by_path = {reading.path: reading for reading in readings if reading.story is not None}
    memory = gone(recalled(project_root), project_root, by_path)
    if not memory:
        return {}
    found: dict[str, list[Finding]] = {}
    for rename in guessed(memory, (reading.story for reading in by_path.values() if reading.story)):
        source = by_path[rename.story.path].source
        if source is not None:
            found.setdefault(source.path, []).append(_offer(source, rename))
    return found


def _offer(source: Source, rename: Rename) -> Finding:
    """The finding points at what has the new id: the story's title, or what names the part."""
    key, name = _PARTS[rename.kind] if rename.kind else ("", "title")
    at: Path = (key, rename.index) if key else ()
    what = "story" if not key else {"reframe": "angle", "numbers": "metric"}.get(rename.kind, rename.kind)
    message = f"this {what} was {rename.old} in the last build; write formerly: [{rename.old}] to keep its progress"
    span, field = source.span((*at, name)), ".".join(map(str, (*at, "formerly")))
    fix = _fix(source, at, name, rename.old)
    return Finding("SCH112", message, source.path, span, Severity.INFO, field, rename.old, fix=fix)


def _fix(source: Source, at: Path, name: str, old: str) -> Fix | None:
    """A line before what names the part, or one more id in the `formerly` that stands there."""
    title = f"write formerly: [{old}]"
    given = source.place((*at, "formerly"))
    if given is not None:
        start, end = source.offsets((*at, "formerly"))
        flow = source.text[start:end].startswith("[") and source.text[start:end].endswith("]")
        return Fix(title, (Edit(end - 1, end - 1, f", {old}"),)) if flow else None
    holder, key = source.place(at), source.key((*at, name))
    if not isinstance(holder, MappingPlace) or not isinstance(key, Scalar):
        return None
    start, _ = source.key_offsets((*at, name))
    if holder.flow:
        return Fix(title, (Edit(start, start, f"formerly: [{old}], "),))
    begin = source.read.rfind("\n", 0, bounds(key)[0]) + 1
    indent = " " * (bounds(key)[0] - begin)
    return Fix(title, (Edit(start, start, f"formerly: [{old}]\n{indent}"),))
