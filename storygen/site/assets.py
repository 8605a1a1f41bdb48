"""Styles, scripts and icon of a site: bundled, named by the hash of what they hold, and known by their plain names."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from storygen.error import CannotRunError
from storygen.site.data import script as data_script

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storygen.site.theme import Theme

SCRIPTS = ("theme.js", "page.js", "desk.js")
ICON = "icon.svg"
NAMES = "data/names.js"
"""Always called so: what the data files are called now. No other page than the desk has such a name in it, so that one
edited story leaves the pages of all others as they were."""
EXTEND = 'extends = "default" in its theme.toml takes from there what it lacks'
_COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(rb"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Assets:
    """The files to write, by path in the site, and where each is found by its plain name ("style.css")."""

    files: Mapping[str, bytes]
    paths: Mapping[str, str]

    def path(self, name: str) -> str:
        """The path in the site of the asset with that plain name."""
        return self.paths[name]


def hashed(name: str, content: bytes, folder: str = "assets") -> str:
    """`assets/style.1f3a….css` for `style.css`: a name that changes with what the file holds."""
    stem, _, suffix = name.rpartition(".")
    return f"{folder}/{stem}.{blake2b(content, digest_size=5).hexdigest()}.{suffix}"


def collect(theme: Theme, data: Mapping[str, bytes] | None = None) -> Assets:
    """The assets of a theme; `data` adds files for `data/` by plain name ("deck.js", "search-index.js")."""
    files: dict[str, bytes] = {}
    paths: dict[str, str] = {}
    plain = {"style.css": stylesheet(theme), ICON: _icon(theme)} | {name: script(theme, name) for name in SCRIPTS}
    for folder, group in (("assets", plain), ("data", data or {})):
        for name, content in group.items():
            paths[name] = hashed(name, content, folder)
            files[paths[name]] = content
    files[NAMES] = data_script("names", json.dumps({name: paths[name] for name in sorted(data or {})}))
    return Assets(files, paths)


def stylesheet(theme: Theme) -> bytes:
    """The theme's styles in one file, without comments and indentation."""
    parts = []
    for name in theme.styles:
        file = theme.file(f"styles/{name}")
        if file is None:
            raise CannotRunError(f"theme {theme.name} names the stylesheet {name}, and there is no styles/{name}")
        parts.append(file.read_bytes())
    return _SPACE.sub(b"\n", _COMMENT.sub(b"", b"\n".join(parts))).strip() + b"\n"


def _icon(theme: Theme) -> bytes:
    file = theme.file(f"assets/{ICON}")
    if file is None:
        raise CannotRunError(f"theme {theme.name} has no assets/{ICON}; {EXTEND}")
    return file.read_bytes()


def script(theme: Theme, name: str) -> bytes:
    """A bundled script of the theme, by its plain name ("page.js")."""
    file = theme.file(f"bundles/{name}")
    if file is None:
        if "default" in theme.named:
            raise CannotRunError(
                f"the browser scripts are not bundled ({name} is missing); run `npm ci && npm run bundle`"
            )
        raise CannotRunError(f"theme {theme.name} has no bundles/{name}; {EXTEND}")
    return file.read_bytes()
