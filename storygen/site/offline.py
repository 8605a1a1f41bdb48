"""What a host needs to serve a site offline: the worker that keeps its files, by what they hold, and the manifest.

Both lie at the site's root and name everything relative to it, so that they work under any sub-path. Nothing of them is
used on file:// or under `storygen serve`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from storygen.site.assets import ICON, NAMES, script

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storygen.project import Project
    from storygen.site.assets import Assets
    from storygen.site.theme import Theme

WORKER = "sw.js"
MANIFEST = "manifest.webmanifest"
_DIGITS = 12
"""Hex digits of a digest that are kept: two versions of one file meet by chance once in 10^14."""


MOST_BYTES = 5_000_000
MOST_PAGES = 300
"""A site beyond either is not brought in as a whole at the first visit: its shell is, and each page once it is read."""

_SHELL = ("index.html", "tonight.html", "assets/", "data/deck.", NAMES)
"""Beginnings of the paths that practice and the evening before take."""


def worker(theme: Theme, digests: Mapping[str, str], size: int) -> bytes:
    """The service worker for files given as path -> digest; it changes, and so does the site, when one of them does.

    `size` is that of all of them in bytes.
    """
    listed = {path: digest[:_DIGITS] for path, digest in sorted(digests.items())}
    files = json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
    whole = size <= MOST_BYTES and sum(path.endswith(".html") for path in listed) <= MOST_PAGES
    shell = "null" if whole else json.dumps([path for path in listed if path.startswith(_SHELL)], ensure_ascii=False)
    return f"self.storygenFiles={files};\nself.storygenShell={shell};\n".encode() + script(theme, "worker.js")


def manifest(project: Project, assets: Assets) -> bytes:
    """The web app manifest: the desk as an app of the project's name."""
    title = project.title or "storygen"
    data = {
        "name": title,
        "short_name": title,
        "lang": project.language,
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": "#f9f7f2",
        "theme_color": "#f9f7f2",
        "icons": [{"src": assets.path(ICON), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"
