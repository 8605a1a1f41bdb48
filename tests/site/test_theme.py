"""Themes: lookup by name through project, theme and extended theme."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from storygen.cli import storygen
from storygen.error import CannotRunError
from storygen.site import assets, installed, listing, theme

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


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on `sys.path` to install packages into, as `pip install --target` does."""
    folder = tmp_path / "site-packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


def _install(packages: Path, module: str, code: str, point: str, **files: str) -> None:
    """Install a package with an entry point of ours; its code and its theme's files."""
    _write(packages / module, **files)
    (packages / module).mkdir(exist_ok=True)
    (packages / module / "__init__.py").write_text(code)
    info = packages / f"{module}-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.2\n")
    (info / "entry_points.txt").write_text(f"[{installed.ENTRY_POINT}]\n{point}\n")


FAR = {"theme_toml": 'name = "far"\nextends = "base"', "templates__story_html": "far"}
OF_A_PATH = "from pathlib import Path\nfolder = Path(__file__).parent\n"


@pytest.mark.parametrize(
    ("module", "code", "value"),
    [
        ("far_module", "", "far_module"),
        ("far_path", OF_A_PATH, "far_path:folder"),
        ("far_text", OF_A_PATH + "folder = str(folder)", "far_text:folder"),
        ("far_function", OF_A_PATH + "def find():\n    return folder\n", "far_function:find"),
    ],
)
def test_a_theme_can_come_from_an_installed_package(
    house: Path, packages: Path, module: str, code: str, value: str
) -> None:
    _install(packages, module, code, f"far = {value}", **FAR)
    found = theme.find("far")
    assert _text(found, "templates/story.html") == "far"
    assert _text(found, "templates/home.html") == "base"
    assert sorted(theme.available()) == ["base", "child", "far"]
    assert f"{module} 1.2" in {offer.origin for offer in installed.offers(theme.shipped())}


@pytest.mark.parametrize(
    ("listed", "order"),
    [
        ('["tokens.css", "inks.css"]', "tokens.css inks.css page.css more.css"),
        ('["inks.css", "page.css"]', "tokens.css page.css inks.css more.css"),
        ('["page.css", "more.css", "inks.css"]', "tokens.css page.css more.css inks.css"),
        ("[]", "tokens.css page.css inks.css more.css"),
    ],
)
def test_a_stylesheet_comes_right_after_the_one_it_is_listed_after(house: Path, listed: str, order: str) -> None:
    _write(house / "themes/child", theme_toml=f'extends = "base"\nstyles = {listed}', styles__inks_css="i{}")
    assert theme.find("child").styles == tuple(order.split())


def test_a_package_cannot_take_the_name_of_a_shipped_theme(house: Path, packages: Path) -> None:
    _install(packages, "far_thief", "", "child = far_thief", **FAR)
    assert theme.find("child").folders[0] == house / "themes/child"
    assert theme.available()["child"] == house / "themes/child"


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("import nothing_of_that_name", "nothing_of_that_name"),
        ("1 / 0", "division by zero"),
        ("folder = '/nowhere/at/all'", "holds no theme.toml"),
        ("other = 1", "folder"),
    ],
)
def test_a_package_that_cannot_be_used_is_said_plainly_and_harms_no_other(
    house: Path, packages: Path, request: pytest.FixtureRequest, code: str, message: str
) -> None:
    module = f"far_bad_{abs(hash(request.node.name))}"
    _install(packages, module, code, f"far = {module}:folder")
    with pytest.raises(CannotRunError, match=f"theme far of {module} 1.2 can't be used: .*{message}"):
        theme.find("far")
    assert theme.find("child").name == "child"
    assert any(line.startswith("  far") and message in line for line in listing.lines("child", house))


def test_a_site_is_built_with_a_theme_of_a_package_and_files_of_the_project(packages: Path, tmp_path: Path) -> None:
    _install(
        packages,
        "storygen_hushed",
        "",
        "hushed = storygen_hushed",
        theme_toml='name = "hushed"\nextends = "paper"\n[options]\nwish = "Breathe in."',
        styles__quiet_css=".wish{font-style:italic}",
        templates__story_html='{% extends "paper/story.html" %}{% block end %}<p class="wish">{{ theme.options.wish }}</p>'
        "{{ super() }}{% endblock %}",
    )
    project = tmp_path / "mine"
    _write(
        project,
        storygen_toml='[theme]\nname = "hushed"\n[theme.options]\nwish = "Begin."\n',
        stories__one_yaml="title: One\nsummary: I did it.\nmetrics: [wait: 9 -> 3 d]\n",
        theme__templates__tonight_html='{% extends "base.html" %}{% block content %}<h1>The eve</h1>{% endblock %}',
        theme__styles__own_css=".own{color:inherit}",
    )
    built = CliRunner().invoke(storygen, ["build", "--quiet", "--project", str(project)])
    assert built.exit_code == 0, built.output
    page = (project / "site/stories/one.html").read_text()
    assert '<p class="wish">Begin.</p>' in page
    assert 'class="figures-table"' in page
    assert "<h1>The eve</h1>" in (project / "site/tonight.html").read_text()
    css = next((project / "site/assets").glob("style.*.css")).read_text()
    order = [css.index(rule) for rule in (".house {", ".figures-table {", ".wish{", ".own{")]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("name", "toml", "message"),
    [
        ("none", "", "there is no theme 'none'; at hand are base, child"),
        ("chidl", "", "there is no theme 'chidl'; did you mean child"),
        (
            "child",
            'extends = "bsae"',
            r"there is no theme 'bsae', which child extends \(.*theme.toml\); did you mean base",
        ),
        ("child", 'extend = "base"', "a theme has no 'extend'; did you mean extends"),
        ("child", "colours = 3", "a theme has no 'colours'; it has name, extends, styles, options"),
        ("child", "options = 3", "options a table"),
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


def test_a_long_cycle_is_said_with_every_theme_in_it(house: Path) -> None:
    _write(house / "themes/base", theme_toml='extends = "third"')
    _write(house / "themes/third", theme_toml='extends = "child"')
    with pytest.raises(CannotRunError, match="child extends itself \\(child → base → third → child\\)"):
        theme.find("child")


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ({"colr": "blue"}, "theme child has no option 'colr'; did you mean colour"),
        ({"n": "blue"}, "it has colour, wide"),
        ({"wide": "yes"}, "option wide of theme child is true or false, not 'yes'"),
        ({"colour": 3}, "option colour of theme child is a text, not 3"),
    ],
)
def test_an_option_the_theme_does_not_have(house: Path, option: dict[str, object], message: str) -> None:
    with pytest.raises(CannotRunError, match=message):
        theme.find("child", None, option)


def _project(tmp_path: Path, theme_toml: str = "", **files: str) -> Path:
    project = tmp_path / "mine"
    _write(project, storygen_toml=theme_toml, stories__one_yaml="title: One\nsummary: I did it.\n", **files)
    return project


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            b'{% extends "base.html" %}{% block content %}{{ nothing.at.all }}{% endblock %}',
            r"tonight.html:1: .*nothing",
        ),
        (
            b'{% extends "base.html" %}\n{% block content %}\n{{ 1 / 0 }}{% endblock %}',
            r"tonight.html:3: ZeroDivisionError",
        ),
        (b'{% extends "base.html" %}\n{% block %}', r"tonight.html:2: "),
        (b'{% extends "tonight.html" %}', r'extends or includes itself.*\{% extends "default/tonight.html" %\}'),
        (b'{% extends "nowhere.html" %}', r"no template nowhere.html, while making tonight.html"),
        (b'{% extends "papre/base.html" %}', r"no template papre/base.html"),
        (b"\xff\xfe<h1>", r"tonight.html is no UTF-8"),
        (b"{{ page.title + 3 }}", r"tonight.html:1: TypeError"),
    ],
)
def test_a_template_of_ones_own_that_fails_is_said_with_its_place(tmp_path: Path, text: bytes, message: str) -> None:
    project = _project(tmp_path)
    _write(project, theme__templates__tonight_html="")
    (project / "theme/templates/tonight.html").write_bytes(text)
    built = CliRunner().invoke(storygen, ["build", "--quiet", "--project", str(project)])
    assert built.exit_code == 2, built.output
    assert re.search(message, built.stderr), built.stderr
    assert built.exception is None or isinstance(built.exception, SystemExit)


def test_a_theme_that_stands_alone_says_what_it_lacks(tmp_path: Path, packages: Path) -> None:
    _install(packages, "storygen_bare", "", "bare = storygen_bare", theme_toml='name = "bare"')
    built = CliRunner().invoke(
        storygen, ["build", "-q", "--project", str(_project(tmp_path, '[theme]\nname = "bare"'))]
    )
    assert built.exit_code == 2
    assert 'theme bare has no assets/icon.svg; extends = "default"' in built.stderr


def test_a_listed_stylesheet_that_is_missing_is_said_plainly(house: Path) -> None:
    (house / "themes/base/styles/tokens.css").unlink()
    with pytest.raises(CannotRunError, match=r"no styles/tokens\.css"):
        assets.stylesheet(theme.find("base"))


@pytest.mark.parametrize("name", ["default", "paper"])
def test_the_shipped_themes_are_found_and_complete(name: str) -> None:
    found = theme.find(name)
    assert found.name == name
    for page in ("base", "home", "stories", "story", "questions", "coverage", "tonight", "rules", "rule"):
        assert found.file(f"templates/{page}.html")
    assert found.file("assets/icon.svg")
    assert all(found.file(f"styles/{style}") for style in found.styles)


def test_assets_are_named_by_what_they_hold() -> None:
    one = assets.hashed("style.css", b"a")
    assert one.startswith("assets/style.")
    assert one.endswith(".css")
    assert one != assets.hashed("style.css", b"b")
    assert assets.hashed("deck.js", b"a", "data").startswith("data/deck.")
