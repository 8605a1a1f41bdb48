"""Which themes there are: those that ship with storygen, and those of installed packages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.metadata import EntryPoint

ENTRY_POINT = "storygen.themes"
_PACKAGE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Offer:
    """A theme by name, the package it comes from, and its folder, or why it cannot be used."""

    name: str
    origin: str
    folder: Path | None
    trouble: str = ""


def shipped() -> Path:
    """The folder of the themes that come with storygen: in a wheel inside the package, in a checkout beside it."""
    inside = _PACKAGE / "themes"
    return inside if inside.is_dir() else _PACKAGE.parent / "themes"


def offers(ours: Path) -> tuple[Offer, ...]:
    """The themes in our own folder, then those of packages; a package cannot take the name of one of ours."""
    found = [Offer(p.parent.name, "storygen", p.parent) for p in sorted(ours.glob("*/theme.toml"))]
    names = {offer.name for offer in found}
    return (*found, *(offer for offer in _of_packages() if offer.name not in names))


def _of_packages() -> Iterator[Offer]:
    from importlib.metadata import entry_points

    for point in sorted(entry_points(group=ENTRY_POINT), key=lambda p: p.name):
        origin = f"{point.dist.name} {point.dist.version}" if point.dist else point.value
        try:
            folder = _folder(point)
        except Exception as error:  # noqa: BLE001 -- another's package can fail in any way, and storygen goes on
            yield Offer(point.name, origin, None, f"{point.value}: {error or type(error).__name__}")
            continue
        if (folder / "theme.toml").is_file():
            yield Offer(point.name, origin, folder)
        else:
            yield Offer(point.name, origin, None, f"{folder} holds no theme.toml")


def _folder(point: EntryPoint) -> Path:
    """What the entry point names: a package, whose folder is the theme's, or a path, or a function that gives one."""
    loaded = point.load()
    if isinstance(loaded, ModuleType):
        return Path(next(iter(getattr(loaded, "__path__", ())), "") or Path(str(loaded.__file__)).parent)
    return Path(str(loaded() if callable(loaded) else loaded))
