"""Who may import whom: the rooms of the house stand in an order, and no room imports one above it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "storygen"

MAY_IMPORT: dict[str, set[str]] = {
    "error": set(),
    "finding": set(),
    "nearest": set(),
    "atomic": set(),
    "own_folder": {"atomic"},
    "parallel": set(),
    "garbage": set(),
    "spreadsheet": set(),
    "impact": {"finding"},
    "story": {"finding", "impact", "nearest", "atomic", "own_folder"},
    "settings": {"finding", "nearest"},
    "project": {"error", "finding", "nearest", "story", "settings"},
    "bank": {"error", "finding", "nearest", "story", "spreadsheet"},
    "lint": {"error", "finding", "nearest", "impact", "story", "bank", "project", "atomic", "own_folder", "garbage"},
    "deck": {"error", "finding", "nearest", "impact", "story", "bank", "project", "spreadsheet"},
    "practice": {"error", "finding", "story", "deck", "project", "atomic", "own_folder"},
    "site": {"error", "finding", "nearest", "impact", "story", "bank", "lint", "deck", "practice", "project", "atomic"},
    "importers": {"atomic", "error", "finding", "impact", "story", "bank"},
    "scaffold": {"error", "finding", "impact", "story", "bank", "atomic", "own_folder"},
}
"""Room -> the rooms that it may know, from the bottom up. `build`, `serve` and `lsp` put it all together; `cli` is on top."""

ON_TOP = {"build", "serve", "lsp"}


def room(module: str) -> str:
    """The room of a module: the part after `storygen.`."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def imports(file: Path) -> set[str]:
    """The rooms that a module imports, wherever the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {room(a.name) for a in node.names if a.name.startswith("storygen.")}
        elif isinstance(node, ast.ImportFrom) and node.module == "storygen":
            found |= {a.name for a in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("storygen."):
            found.add(room(node.module or ""))
    return found - {"", "__version__"}


MODULES = sorted(p for p in PACKAGE.rglob("*.py") if p.parent != PACKAGE or p.stem not in {"__init__", "__main__"})


@pytest.mark.parametrize("file", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_from_rooms_below_it(file: Path) -> None:
    own = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    known = imports(file) - {own}
    if own == "cli":
        return
    if own in ON_TOP:
        assert "cli" not in known
        assert not known & (ON_TOP - {"build"})
    else:
        assert own in MAY_IMPORT, f"{own} is a new room: say in MAY_IMPORT whom it may know"
        assert known <= MAY_IMPORT[own], f"{own} must not import {sorted(known - MAY_IMPORT[own])}"


def test_impact_knows_no_story() -> None:
    assert all("story" not in imports(f) for f in (PACKAGE / "impact").rglob("*.py"))
