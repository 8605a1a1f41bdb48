"""The documentation tells the truth: its examples are read, its commands exist, its blocks are those of the templates."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from storygen.bank import reader
from storygen.build import collect
from storygen.cli import COMMANDS, storygen
from storygen.finding import Severity
from storygen.project import load
from storygen.site import theme
from storygen.site.pages import pages
from storygen.story.collection import read_answers
from storygen.story.reading import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
FENCE = re.compile(r"^(?:`(?P<file>[\w./-]+)`:\n)?```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
TEMPLATES = theme.shipped() / "default" / "templates"


@dataclass(frozen=True)
class Example:
    """One fenced block of a page: its language, its text, and the file it is said to be, "" where none is."""

    place: str
    language: str
    text: str
    file: str


def _examples(language: str = "") -> Iterator[Example]:
    for page in PAGES:
        content = page.read_text(encoding="utf-8")
        for found in FENCE.finditer(content):
            line = content.count("\n", 0, found.start()) + 1
            example = Example(f"{page.name}:{line}", found["language"], found["text"], found["file"] or "")
            if not language or example.language == language:
                yield example


def _named(examples: Iterator[Example]) -> list[object]:
    return [pytest.param(example, id=example.place) for example in examples]


def _yaml(*, stories: bool) -> Iterator[Example]:
    """The examples in YAML: those that are stories, or those that say in a first comment which other file they are."""
    for example in _examples("yaml"):
        other = re.match(r"# [\w/-]+\.yaml\n", example.text) is not None
        if other is not stories and not re.fullmatch(r"# .*\n", example.text):
            yield example


@pytest.mark.parametrize("example", _named(_yaml(stories=True)))
def test_every_story_in_the_documentation_is_read_without_an_error(example: Example) -> None:
    reading = read_text(example.text, f"stories/{example.place}.yaml")
    assert reading.story is not None
    assert [f.message for f in reading.findings if f.severity is Severity.ERROR] == []
    known = reader.shipped()
    assert [word for word in reading.story.competencies if known.resolve(word) is None] == []


@pytest.mark.parametrize("example", _named(_yaml(stories=False)))
def test_every_other_file_in_the_documentation_is_read_without_a_finding(example: Example, tmp_path: Path) -> None:
    name, _, text = example.text.removeprefix("# ").partition("\n")
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    if name == "answers.yaml":
        answers, findings = read_answers(file)
        assert answers
    else:
        bank, findings = reader.load(tmp_path)
        assert len(bank.questions) > len(reader.shipped().questions)
    assert findings == ()


def test_the_format_page_names_every_key_of_the_schema() -> None:
    schema = json.loads((ROOT / "schemas" / "story.schema.json").read_text(encoding="utf-8"))
    parts = [schema, *(part for part in schema["$defs"].values() if "properties" in part)]
    keys = {key for part in parts for key in part["properties"]}
    page = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    assert {key for key in keys if not re.search(rf"\b{key}\b", page)} == set()


def test_the_format_page_names_every_word_that_a_key_allows() -> None:
    schema = json.loads((ROOT / "schemas" / "story.schema.json").read_text(encoding="utf-8"))
    parts = [schema, *(part for part in schema["$defs"].values() if "properties" in part)]
    words = {str(w) for part in parts for value in part["properties"].values() for w in value.get("enum", ()) if w}
    page = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    assert {word for word in words if not re.search(rf"(?<![\w-]){word}(?![\w-])", page)} == set()


@pytest.mark.parametrize("example", _named(_examples("toml")))
def test_every_setting_in_the_documentation_is_taken(example: Example, tmp_path: Path) -> None:
    data = tomllib.loads(example.text)
    if example.text.startswith("# storygen.toml"):
        (tmp_path / "storygen.toml").write_text(example.text, encoding="utf-8")
        project, findings = load(tmp_path)
        assert findings == ()
        theme.find(project.theme.name, None, dict(project.theme.options))
    else:
        assert data


def _commands() -> Iterator[tuple[str, list[str]]]:
    """Each `storygen …` that a shell example runs, with where it stands."""
    for example in _examples():
        prompt = {"sh": "", "console": "$ "}.get(example.language)
        if prompt is None:
            continue
        for line in example.text.splitlines():
            for part in line.removeprefix(prompt).split("&&") if line.startswith(prompt) else ():
                words = shlex.split(part, comments=True)
                if words[:1] == ["storygen"]:
                    yield example.place, words[1:]


@pytest.mark.parametrize(("place", "words"), list(_commands()))
def test_every_command_in_the_documentation_exists_with_its_options(place: str, words: list[str]) -> None:
    help_text = CliRunner().invoke(storygen, ["--help"]).output
    command = next((word for word in words if not word.startswith("-")), None)
    if command is not None:
        assert command in COMMANDS, place
        assert re.search(rf"^  {command} ", help_text, re.MULTILINE), place
        help_text = CliRunner().invoke(storygen, [command, "--help"]).output
    for option in (word.partition("=")[0] for word in words if word.startswith("-") and word != "-"):
        assert re.search(rf"{option}\b", help_text), f"{place}: {command} has no {option}"


# -- docs/themes.md -------------------------------------------------------------------------------------------------

THEMES = (ROOT / "docs" / "themes.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### `([\w.]+)`\n(.*?)(?=^##)", THEMES, re.MULTILINE | re.DOTALL))


def _blocks(template: str) -> set[str]:
    return set(re.findall(r"{%-? block (\w+)", (TEMPLATES / template).read_text(encoding="utf-8")))


def test_every_template_is_documented() -> None:
    assert set(SECTIONS) == {file.name for file in TEMPLATES.glob("*.html")}


@pytest.mark.parametrize("template", sorted(SECTIONS))
def test_the_blocks_documented_are_those_of_the_template(template: str) -> None:
    documented = set(re.findall(r"^\| `(\w+)` \|", SECTIONS[template], re.MULTILINE))
    of_the_frame = set() if template == "base.html" else _blocks("base.html")
    assert documented == _blocks(template) - of_the_frame


def test_the_names_documented_are_those_that_a_page_is_given() -> None:
    given = {page.template: set(page.context) for page in pages(collect(load(ROOT)[0]))}
    documented = {}
    for template in given:
        stated = re.search(r"^Given: (.*?)\.$", SECTIONS[template], re.MULTILINE | re.DOTALL)
        documented[template] = set(re.findall(r"`(\w+)`", stated[1])) if stated else set()
    assert documented == given


def test_the_tokens_and_options_documented_exist() -> None:
    tokens = (theme.shipped() / "default" / "styles" / "tokens.css").read_text(encoding="utf-8")
    documented = set(re.findall(r"`(--[a-z0-9-]+)`", THEMES)) - {"--eject"}
    defined = set(re.findall(r"^\s+(--[a-z0-9-]+):", tokens, re.MULTILINE))
    assert documented <= defined
    colours = set(re.findall(r"(--[a-z0-9-]+): light-dark", tokens))
    assert colours <= documented
    options = dict(re.findall(r"^\| `(\w+)` \| [\w, ]+ \| `([^`]+)` \|", THEMES, re.MULTILINE))
    assert {name: tomllib.loads(f"v = {value}")["v"] for name, value in options.items()} == theme.find("paper").options


def test_the_theme_made_from_nothing_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for example in _examples():
        if example.file:
            file = tmp_path / example.file
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(example.text, encoding="utf-8")
    about = tomllib.loads((tmp_path / "quiet/pyproject.toml").read_text(encoding="utf-8"))["project"]
    points = about["entry-points"]["storygen.themes"]
    info = tmp_path / "quiet" / f"{about['name'].replace('-', '_')}-{about['version']}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {about['name']}\nVersion: {about['version']}\n")
    lines = [f"{name} = {value}" for name, value in points.items()]
    (info / "entry_points.txt").write_text("\n".join(["[storygen.themes]", *lines]))
    monkeypatch.syspath_prepend(str(tmp_path / "quiet"))
    project = tmp_path / "mine"
    (project / "stories").mkdir(parents=True)
    (project / "storygen.toml").write_text('[theme]\nname = "quiet"\n')
    (project / "stories/one.yaml").write_text("title: One\n")
    listed = CliRunner().invoke(storygen, ["theme", "--project", str(project)])
    assert listed.stdout in THEMES
    built = CliRunner().invoke(storygen, ["build", "-q", "--project", str(project)])
    assert built.exit_code == 0, built.output
    assert '<p class="wish">Breathe in.</p>' in (project / "site/stories/one.html").read_text(encoding="utf-8")
    css = next((project / "site/assets").glob("style.*.css")).read_text(encoding="utf-8")
    assert css.index("#4a2a6a") < css.index("@media print")
