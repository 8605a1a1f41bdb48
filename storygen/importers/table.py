"""A table of figures in Markdown → metrics: a row each, where its columns say before and after."""

from __future__ import annotations

import re
from typing import Any

from storygen.story import arrow

_COLUMNS = {
    "name": ("metric", "name", "figure", "kpi", "measure", "what"),
    "before": ("before", "baseline", "old", "from", "was", "start"),
    "after": ("after", "result", "new", "to", "now", "is", "end"),
    "unit": ("unit", "units"),
    "n": ("n", "samples", "events"),
    "source": ("source",),
    "window": ("window", "when", "period"),
}
_RULER = re.compile(r"^\|?[\s:|-]*-[\s:|-]*\|?$")
_UNIT_IN_NAME = re.compile(r"^(?P<name>.+?)\s*[(\[](?P<unit>[^\d()\[\]]{1,20})[)\]]$")
_COUNT = re.compile(r"\d{1,3}(?:[,_]\d{3})+|\d+")
_UNIT_LENGTH = 24


def cells(line: str) -> list[str]:
    """The cells of a table's row, without the bars."""
    return [cell.strip().strip("*_`").strip() for cell in line.strip().strip("|").split("|")]


def metrics(lines: list[str]) -> list[dict[str, Any]] | None:
    """A metric for each row; None where it is no such table, or a row holds what no metric has a place for.

    The line of dashes below the head may be missing: many write a small table without it.
    """
    ruled = len(lines) > 1 and _RULER.match(lines[1].strip())
    body = lines[2:] if ruled else lines[1:]
    if not body:
        return None
    keys = [_key(cell, first=at == 0) for at, cell in enumerate(cells(lines[0]))]
    if not {"name", "before", "after"} <= set(keys) or None in keys or len(set(keys)) < len(keys):
        return None
    rows = [_metric(dict(zip(map(str, keys), cells(line), strict=False))) for line in body]
    return None if None in rows else [row for row in rows if row]


def _key(cell: str, *, first: bool) -> str | None:
    word = cell.casefold()
    known = next((key for key, words in _COLUMNS.items() if word in words), None)
    return known or ("name" if first and not word else None)


def _metric(row: dict[str, str]) -> dict[str, Any] | None:
    ends = arrow.parse(f"{row['before'] or 'unknown'} -> {row['after'] or 'unknown'}")
    if ends is None or not row["name"]:
        return None
    named = _UNIT_IN_NAME.match(row["name"])
    unit = row.get("unit") or ends.unit or (named["unit"] if named else "")
    if len(ends.unit) > _UNIT_LENGTH or re.search(r"\d", ends.unit) or (row.get("unit") and ends.unit):
        return None
    before, after = ("unknown" if end.value is None else end.value for end in (ends.before, ends.after))
    name = named["name"] if named and unit == named["unit"] else row["name"]
    kept: dict[str, Any] = {key: row[key] for key in ("source", "window") if row.get(key)}
    if count := row.get("n"):
        if not _COUNT.fullmatch(count):
            return None
        kept["n"] = int(re.sub("[,_]", "", count))
    return {"name": name, "unit": unit, "before": before, "after": after, **kept}
