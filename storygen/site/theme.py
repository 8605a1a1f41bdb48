"""Themes: where a template, a style or a script of a site is found, and what a theme declares.

A file is looked up by name in the project's own `theme/` folder, then in the theme, then in the theme it extends, and
so on. Themes come with storygen, or from an installed package whose entry point in `storygen.themes` names a folder.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from storygen.error import CannotRunError

ENTRY_POINT = "storygen.themes"
_PACKAGE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme as one project sees it: its folders, nearest first, its stylesheets in order, its options."""

    name: str
    folders: tuple[Path, ...]
    styles: tuple[str, ...]
    options: dict[str, Any] = field(default_factory=dict)

    def file(self, name: str) -> Path | None:
        """The nearest file of that name ("templates/story.html"), or None."""
        return next((p for p in (folder / name for folder in self.folders) if p.is_file()), None)


@dataclass(frozen=True, slots=True)
class _Declared:
    folder: Path
    extends: str
    styles: tuple[str, ...]
    options: dict[str, Any]


def shipped() -> Path:
    """The folder of the themes that come with storygen: in a wheel inside the package, in a checkout beside it."""
    inside = _PACKAGE / "themes"
    return inside if inside.is_dir() else _PACKAGE.parent / "themes"


def available() -> dict[str, Path]:
    """Every theme that can be named in `storygen.toml`, by name; an installed package may not hide a shipped one."""
    from importlib.metadata import entry_points

    found = {}
    for point in entry_points(group=ENTRY_POINT):
        place = point.load()
        found[point.name] = Path(str(place() if callable(place) else place))
    folder = shipped()
    return found | {p.parent.name: p.parent for p in sorted(folder.glob("*/theme.toml"))}


def find(name: str, project: Path | None = None, options: dict[str, Any] | None = None) -> Theme:
    """The theme `name` with the project's own `theme/` folder before it; `options` are those of the project."""
    chain = _chain(name)
    own = project / "theme" if project else None
    if own and own.is_dir():
        chain.insert(0, _declared(own))
    merged: dict[str, Any] = {}
    for part in reversed(chain):
        merged |= part.options
    return Theme(name, tuple(part.folder for part in chain), _styles(chain), merged | (options or {}))


def _chain(name: str) -> list[_Declared]:
    """The theme and those it extends, nearest first."""
    chain: list[_Declared] = []
    named: list[str] = []
    while name:
        if name in named:
            raise CannotRunError(
                f"theme {name} extends itself ({' → '.join([*named, name])}); mend extends in theme.toml"
            )
        named.append(name)
        chain.append(_declared(_folder(name)))
        name = chain[-1].extends
    return chain


def _folder(name: str) -> Path:
    at_hand = shipped() / name
    if (at_hand / "theme.toml").is_file():
        return at_hand
    known = available()
    if name not in known:
        raise CannotRunError(f"there is no theme {name!r}; at hand are {', '.join(sorted(known))}")
    return known[name]


def _declared(folder: Path) -> _Declared:
    """What the folder's theme.toml says; a project's own folder needs none."""
    file = folder / "theme.toml"
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CannotRunError(f"{file} can't be read: {error}") from error
    styles, options, extends = data.get("styles", []), data.get("options", {}), data.get("extends", "")
    if not (isinstance(styles, list) and isinstance(options, dict) and isinstance(extends, str)):
        raise CannotRunError(f"{file}: styles is a list of file names, options a table, extends the name of a theme")
    return _Declared(folder, extends, tuple(map(str, styles)), options)


def _styles(chain: list[_Declared]) -> tuple[str, ...]:
    """Stylesheets from the furthest theme to the nearest: the listed ones in order, then those that no list names."""
    names: dict[str, None] = {}
    for part in reversed(chain):
        unlisted = sorted(p.name for p in (part.folder / "styles").glob("*.css"))
        names |= dict.fromkeys((*part.styles, *unlisted))
    return tuple(names)
