"""A copy of one file of the theme in use, put into the project's own `theme/` folder to be changed there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from storygen import atomic
from storygen.error import CannotRunError
from storygen.nearest import nearest
from storygen.site.theme import OWN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from storygen.site.theme import Theme

FOLDERS = ("templates", "styles", "assets", "bundles")
_NEXT = {
    "templates": "Change it, and build. Shorter, and easier to keep: {name} and only the blocks you change.",
    "styles": "Change it, and build. It stands in the place of the theme's; a new file beside it would come after all.",
    "assets": "Change it, and build.",
    "bundles": "It is the ready-made bundle; its source is TypeScript in storygen's repository. Change it, and build.",
}


@dataclass(frozen=True, slots=True)
class Copy:
    """What was written, from which theme, and what to do with it now."""

    path: str
    theme: str
    next: str


def files(theme: Theme) -> dict[str, str]:
    """Every file of the theme in use that a project can have its own of, and the theme of the chain that it is from."""
    found: dict[str, str] = {}
    for kind in FOLDERS:
        for name, folder in theme.named.items():
            for file in sorted((folder / kind).rglob("*")):
                if file.is_file():
                    found.setdefault(file.relative_to(folder).as_posix(), name)
    return found


def eject(theme: Theme, word: str, project: Path) -> Copy:
    """Copy the file that `word` names ("templates/story.html", "story.html") into the project.

    Raises:
        CannotRunError: the theme has no such file, or the project has its own already.
    """
    known = files(theme)
    name = _meant(word, known, theme.name)
    path = f"{OWN}/{name}"
    try:
        written = atomic.create(project / path, (theme.named[known[name]] / name).read_bytes())
    except OSError as error:
        raise CannotRunError(f"{error.filename}: {error.strerror}") from error
    if not written:
        raise CannotRunError(f"{path} is there already, and left as it is; to begin anew, move it away first")
    kind, _, short = name.partition("/")
    return Copy(path, known[name], _NEXT[kind].format(name=f'{{% extends "{known[name]}/{short}" %}}'))


def _meant(word: str, known: dict[str, str], theme: str) -> str:
    """The file's name in the theme; a script in TypeScript means the bundle that holds it."""
    asked = word.replace("\\", "/").removeprefix("./").removeprefix(f"{OWN}/")
    if asked in known:
        return asked
    parts = PurePosixPath(asked).parts
    if parts and parts[0] == "scripts":
        return _bundle(parts, known)
    called = [name for name in known if name.rpartition("/")[2] == asked]
    if len(called) == 1:
        return called[0]
    near = nearest(asked, known) or next((n for n in known if n.rpartition("/")[2] == _near_last(asked, known)), None)
    if near:
        raise CannotRunError(f"theme {theme} has no {word}; did you mean {near}?")
    raise CannotRunError(f"theme {theme} has no {word}; it has\n" + "\n".join(_by_folder(known)))


def _by_folder(known: dict[str, str]) -> Iterator[str]:
    for kind in FOLDERS:
        inside = sorted(name.removeprefix(f"{kind}/") for name in known if name.startswith(f"{kind}/"))
        yield f"  {kind}/  {', '.join(inside)}"


def _near_last(asked: str, known: dict[str, str]) -> str | None:
    return nearest(asked.rpartition("/")[2], (name.rpartition("/")[2] for name in known))


def _bundle(parts: tuple[str, ...], known: dict[str, str]) -> str:
    """`scripts/page.ts` and what lies under `scripts/page/` are in `bundles/page.js`; others are in several."""
    name = f"bundles/{PurePosixPath(parts[1]).stem if len(parts) > 1 else ''}.js"
    if name in known:
        return name
    bundles = ", ".join(n for n in known if n.startswith("bundles/"))
    raise CannotRunError(f"{'/'.join(parts)} is part of a bundle; a project can have its own {bundles}")
