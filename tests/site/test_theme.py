"""Themes: lookup by name through project, theme and extended theme."""

from __future__ import annotations

from importlib.metadata import EntryPoint, EntryPoints
from typing import TYPE_CHECKING

import pytest

from storygen.error import CannotRunError
from storygen.site import assets, theme

if TYPE_CHECKING:
    from pathlib import Path


def _write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two shipped themes, `base` and `child`, and a project beside them."""
    _write(
        tmp_path / "themes/base",
        theme_toml='name = "base"\nstyles = ["tokens.css", "page.css"]\n[options]\ncolour = "ink"\nwide = false',
        styles__tokens_css="t{}",
        styles__page_css="p{}",
        templates__story_html="base",
        templates__home_html="base",
    )
    _write(
        tmp_path / "themes/child",
        theme_toml='name = "child"\nextends = "base"\n[options]\nwide = true',
        styles__page_css="child{}",
        styles__more_css="m{}",
        templates__story_html="child",
    )
    (tmp_path / "project").mkdir()
    monkeypatch.setattr(theme, "shipped", lambda: tmp_path / "themes")
    return tmp_path


def _text(found: theme.Theme, name: str) -> str:
    file = found.file(name)
    assert file is not None
    return file.read_text()


def test_a_file_comes_from_the_nearest_folder_that_has_it(house: Path) -> None:
    _write(house / "project/theme", templates__home_html="mine")
    found = theme.find("child", house / "project")
    assert _text(found, "templates/story.html") == "child"
    assert _text(found, "templates/home.html") == "mine"
    assert found.file("templates/none.html") is None


def test_options_add_up_with_the_projects_own_last(house: Path) -> None:
    found = theme.find("child", house / "project", {"colour": "blue"})
    assert found.options == {"colour": "blue", "wide": True}


def test_styles_are_overridden_in_their_place_and_new_ones_come_last(house: Path) -> None:
    _write(house / "project/theme", styles__own_css="own{}")
    css = assets.stylesheet(theme.find("child", house / "project")).decode()
    assert css == "t{}\nchild{}\nm{}\nown{}\n"


def test_a_theme_can_come_from_an_installed_package(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(house / "elsewhere", theme_toml='name = "far"\nextends = "base"', templates__story_html="far")
    point = EntryPoint("far", f"{house}", theme.ENTRY_POINT)
    monkeypatch.setattr(EntryPoint, "load", lambda _self: house / "elsewhere")
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: EntryPoints([point]))
    found = theme.find("far")
    assert _text(found, "templates/story.html") == "far"
    assert _text(found, "templates/home.html") == "base"
    assert sorted(theme.available()) == ["base", "child", "far"]


@pytest.mark.parametrize(
    ("name", "toml", "message"),
    [
        ("none", "", "there is no theme 'none'; at hand are base, child"),
        ("child", 'extends = "child"', "child → child"),
        ("child", "styles = [", "can't be read"),
        ("child", "styles = 3", "styles is a list"),
        ("child", 'extends = "../base"', r"there is no theme '\.\./base'"),
    ],
)
def test_a_theme_that_cannot_be_used_is_said_plainly(house: Path, name: str, toml: str, message: str) -> None:
    if toml:
        _write(house / "themes/child", theme_toml=toml)
    with pytest.raises(CannotRunError, match=message):
        theme.find(name)


def test_a_listed_stylesheet_that_is_missing_is_said_plainly(house: Path) -> None:
    (house / "themes/base/styles/tokens.css").unlink()
    with pytest.raises(CannotRunError, match=r"no styles/tokens\.css"):
        assets.stylesheet(theme.find("base"))


def test_the_shipped_theme_is_found_and_complete() -> None:
    found = theme.find("default")
    assert found.name == "default"
    for page in ("base", "home", "stories", "story", "questions", "coverage", "tonight", "rules", "rule"):
        assert found.file(f"templates/{page}.html")
    assert found.file("assets/icon.svg")


def test_assets_are_named_by_what_they_hold() -> None:
    one = assets.hashed("style.css", b"a")
    assert one.startswith("assets/style.")
    assert one.endswith(".css")
    assert one != assets.hashed("style.css", b"b")
    assert assets.hashed("deck.js", b"a", "data").startswith("data/deck.")
