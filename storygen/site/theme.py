"""Themes: where a template, a style or a script of a site is found, and what a theme declares.

A file is looked up by name in the project's own `theme/` folder, then in the theme, then in the theme it extends, and
so on. Themes come with storygen, or from an installed package whose entry point in `storygen.themes` names a folder.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from storygen.error import CannotRunError
from storygen.nearest import nearest
from storygen.site import installed

if TYPE_CHECKING:
    from pathlib import Path

OWN = "theme"
"""The folder of a project's own files, which come before those of any theme."""

_KEYS = ("name", "extends", "styles", "options")


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme as one project sees it: its folders, nearest first, its stylesheets in order, its options.

    `named` has the folder of each theme in the chain by name; the project's own folder is none of them.
    """

    name: str
    folders: tuple[Path, ...]
    styles: tuple[str, ...]
    options: dict[str, Any] = field(default_factory=dict)
    named: dict[str, Path] = field(default_factory=dict)

    def file(self, name: str) -> Path | None:
        """The nearest file of that name ("templates/story.html"), or None."""
        return next((p for p in (folder / name for folder in self.folders) if p.is_file()), None)


@dataclass(frozen=True, slots=True)
class Declared:
    """What the theme.toml of one folder says."""

    name: str
    folder: Path
    extends: str
    styles: tuple[str, ...]
    options: dict[str, Any]


def shipped() -> Path:
    """The folder of the themes that come with storygen."""
    return installed.shipped()


def available() -> dict[str, Path]:
    """Every theme that can be named in `storygen.toml`, by name; an installed package may not hide a shipped one."""
    return {offer.name: offer.folder for offer in installed.offers(shipped()) if offer.folder}


def find(name: str, project: Path | None = None, options: dict[str, Any] | None = None) -> Theme:
    """The theme `name` with the project's own `theme/` folder before it; `options` are those of the project.

    Raises:
        CannotRunError: a theme of the chain is missing, cannot be read or extends itself; an option is not known.
    """
    chain = _chain(name)
    named = {part.name: part.folder for part in chain}
    own = project / OWN if project else None
    if own and own.is_dir():
        chain.insert(0, declared(OWN, own))
    merged: dict[str, Any] = {}
    for part in reversed(chain):
        merged |= part.options
    given = options or {}
    _check_options(name, merged, given)
    return Theme(name, tuple(part.folder for part in chain), _styles(chain), merged | given, named)


def _chain(name: str) -> list[Declared]:
    """The theme and those it extends, nearest first."""
    chain: list[Declared] = []
    named: list[str] = []
    while name:
        if name in named:
            raise CannotRunError(
                f"theme {name} extends itself ({' → '.join([*named, name])}); mend extends in theme.toml"
            )
        named.append(name)
        chain.append(declared(name, _folder(name, chain[-1] if chain else None)))
        name = chain[-1].extends
    return chain


def _folder(name: str, child: Declared | None) -> Path:
    """Where the theme lies; `child` is the one that extends it."""
    at_hand = shipped() / name
    if at_hand.parent == shipped() and (at_hand / "theme.toml").is_file():
        return at_hand
    offers = {offer.name: offer for offer in installed.offers(shipped())}
    if name not in offers:
        near = nearest(name, offers)
        hint = f"did you mean {near}?" if near else f"at hand are {', '.join(sorted(offers))}"
        wanted = f", which {child.name} extends ({child.folder / 'theme.toml'})" if child else ""
        raise CannotRunError(f"there is no theme {name!r}{wanted}; {hint}")
    offer = offers[name]
    if offer.folder is None:
        raise CannotRunError(f"theme {name} of {offer.origin} can't be used: {offer.trouble}")
    return offer.folder


def declared(name: str, folder: Path) -> Declared:
    """What the folder's theme.toml says; a project's own folder needs none."""
    file = folder / "theme.toml"
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CannotRunError(f"{file} can't be read: {error}") from error
    for key in data:
        if key not in _KEYS:
            near = nearest(key, _KEYS)
            hint = f"did you mean {near}?" if near else f"it has {', '.join(_KEYS)}"
            raise CannotRunError(f"{file}: a theme has no {key!r}; {hint}")
    styles, options, extends = data.get("styles", []), data.get("options", {}), data.get("extends", "")
    if not (isinstance(styles, list) and isinstance(options, dict) and isinstance(extends, str)):
        raise CannotRunError(f"{file}: styles is a list of file names, options a table, extends the name of a theme")
    return Declared(name, folder, extends, tuple(map(str, styles)), options)


def _check_options(name: str, known: dict[str, Any], given: dict[str, Any]) -> None:
    """An option that no theme of the chain declares, or of another type than its default, is a slip of the pen."""
    for option, value in given.items():
        if option not in known:
            near = nearest(option, known)
            has = f"it has {', '.join(known)}" if known else "it has none"
            hint = f"did you mean {near}?" if near else has
            raise CannotRunError(f"storygen.toml: theme {name} has no option {option!r}; {hint}")
        wanted = known[option]
        if type(value) is not type(wanted) and not (type(wanted) is float and type(value) is int):
            raise CannotRunError(f"storygen.toml: option {option} of theme {name} is {_kind(wanted)}, not {value!r}")


def _kind(value: object) -> str:
    kinds = {bool: "true or false", str: "a text", int: "a whole number", float: "a number", list: "a list"}
    return kinds.get(type(value), "a table")


def _styles(chain: list[Declared]) -> tuple[str, ...]:
    """Stylesheets from the furthest theme to the nearest.

    One that a list names after a known one comes right after it; the others, and those that no list names, come last.
    """
    names: list[str] = []
    for part in reversed(chain):
        at = len(names)
        for name in part.styles:
            if name not in names:
                names.insert(at, name)
            at = names.index(name) + 1
        unlisted = sorted(p.name for p in (part.folder / "styles").glob("*.css"))
        names += [name for name in unlisted if name not in names]
    return tuple(names)
