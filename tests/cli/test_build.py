"""`storygen build` on real folders: bad files are said and left out, public builds leak nothing, nothing foreign is lost."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from storygen.cli import storygen

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "title: A good story\nid: good\nsummary: I cut the wait from 9 days to 3.\n"

DEEP = "title: Deep\ncontext: " + "[" * 10_000 + "]" * 10_000 + "\n"
BOMB = "title: Bomb\na: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [{','.join(['*' + old] * 10)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)

BAD: dict[str, bytes] = {
    "an empty file": b"",
    "not YAML": b"title: [unclosed\nsummary: x\n",
    "tab indentation": b"title: T\ncontext:\n\tsituation: s\n",
    "duplicate keys": b"title: One\ntitle: Two\n",
    "an alias bomb": BOMB.encode(),
    "10,000 levels deep": DEEP.encode(),
    "two documents": b"title: One\n---\ntitle: Two\n",
    "latin-1": "title: Größe\n".encode("latin-1"),
    "UTF-16": "title: Wide\n".encode("utf-16"),
    "NUL bytes": b"title: N\x00L\n",
    "2 MiB": b"title: Big\nnotes: " + b"word " * (2 * 1024 * 1024 // 5),
    "a list where a mapping belongs": b"title: L\ncontext: [a, b]\n",
    "a date that does not exist": b"title: D\nperiod: 2024-02-30\n",
    "prose cut by #": b"title: H\nresult: We were ranked #3 of forty teams.\n",
    "an unquoted colon": b"title: C\nresult: What I did: I stopped the job.\n",
    "an unquoted percent": b"title: P\nresult: %5 of traffic went there.\n",
    "a list as the file": b"- title: in a list\n",
    "no title": b"summary: no title here\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "stories").mkdir()
    (tmp_path / "storygen.toml").write_text('[project]\nid = "test-1"\n', encoding="utf-8")
    (tmp_path / "stories" / "good.yaml").write_text(GOOD, encoding="utf-8")
    return tmp_path


def run(project: Path, *words: str) -> Result:
    return CliRunner().invoke(storygen, [words[0], "--project", str(project), *words[1:]])


def built(project: Path) -> set[str]:
    return {p.stem for p in (project / "site" / "stories").glob("*.html")} - {"index"}


@pytest.mark.parametrize("content", BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_located_and_the_other_stories_are_built(project: Path, content: bytes) -> None:
    (project / "stories" / "bad.yaml").write_bytes(content)
    result = run(project, "build")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.exit_code == 1
    assert re.search(r"^stories/bad\.yaml:\d+:\d+ .{15,}  (YML|SCH)\d{3}$", result.stderr, re.MULTILINE), result.stderr
    assert "good" in built(project)


def make_folder(path: Path) -> None:
    path.mkdir()


def make_dangling(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere.yaml")


@pytest.mark.parametrize("make", [make_folder, make_dangling])
def test_what_cannot_be_read_is_located_too(project: Path, make: object) -> None:
    assert callable(make)
    make(project / "stories" / "bad.yaml")
    result = run(project, "build")
    assert result.exit_code == 1
    assert "stories/bad.yaml:1:1" in result.stderr
    assert built(project) == {"good"}


def test_of_two_stories_with_one_id_the_first_by_path_is_built(project: Path) -> None:
    (project / "stories" / "zebra.yaml").write_text("title: The second\nid: good\n", encoding="utf-8")
    result = run(project, "build")
    assert result.exit_code == 1
    assert "stories/zebra.yaml" in result.stderr
    assert "A good story" in (project / "site" / "stories" / "good.html").read_text(encoding="utf-8")


def test_a_place_without_stories_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    result = run(tmp_path, "build")
    assert result.exit_code == 2
    assert "storygen init" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_empty_project_still_builds_a_site(tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    result = run(tmp_path, "build")
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / "site" / "index.html").is_file()


def test_strict_counts_warnings(project: Path) -> None:
    assert run(project, "build").exit_code == 0
    assert run(project, "build", "--strict").exit_code == 1


def test_a_draft_is_in_no_build(project: Path) -> None:
    (project / "stories" / "draft.yaml").write_text("title: Not yet\ndraft: true\n", encoding="utf-8")
    run(project, "build")
    assert built(project) == {"good"}


PUBLIC = """\
title: A public story
id: open
visibility: public
summary: Revenue moved {revenue}, margin {margin}.
competencies: [ownership]
metrics:
  - {name: revenue, unit: USD, before: 310000, after: 417000, share: relative}
  - {name: margin, unit: percent, before: 12.5, after: 14.5, share: hidden}
probes:
  - {ask: "Who signed secret-cheque?", answer: secret-answer, private: true}
  - {ask: "Why then?", answer: an open answer}
notes: secret-note
rough: secret-rough
result: We improved latency a lot.
"""


@pytest.mark.parametrize("secret", [
    "secret-answer", "Who signed secret-cheque?", "secret-note", "secret-rough", "310", "417", "12.5", "14.5", "A good story", "good.html",
    "cut the wait", "QNT201  ", "secret-opener", "stories/open.yaml", "Secret Bank", "asked for real", '"asked\\":true',
])  # fmt: skip
def test_a_public_build_leaks_nothing(project: Path, secret: str) -> None:
    (project / "stories" / "open.yaml").write_text(PUBLIC, encoding="utf-8")
    (project / "answers.yaml").write_text("- ask: Tell me about yourself\n  say: secret-opener\n", encoding="utf-8")
    with (project / "storygen.toml").open("a", encoding="utf-8") as settings:
        settings.write('[practice]\ninterview = [{name = "Secret Bank", date = 2099-01-02}]\n')
    (project / "bank").mkdir()
    (project / "bank" / "own.yaml").write_text("- {id: ownership, questions: [{text: Whose was it?, asked: true}]}\n")
    assert run(project, "build", "--public").exit_code == 0
    files = [p for p in (project / "site").rglob("*") if p.is_file()]
    assert any("an open answer" in p.read_text(encoding="utf-8") for p in files)
    hashes = re.compile(r"\b[0-9a-f]{10,12}\b")  # in names of assets, and in the list of the service worker
    for file in files:
        if file.suffix in {".html", ".js"} and "assets" not in file.parts and "rules" not in file.parts:
            assert secret not in hashes.sub(".", file.read_text(encoding="utf-8")), file.name


def test_a_public_build_does_not_say_what_a_story_was_once_called(project: Path) -> None:
    old, new = project / "stories" / "acme-merger.yaml", project / "stories" / "one.yaml"
    part = "metrics:\n  - {{name: wait, id: wait-days, {}unit: days, before: 9, after: 3}}\n"
    text = "title: A quiet move\nvisibility: public\nsummary: I moved {wait-days} of work to a new place.\n"
    old.write_text(text + part.format(""), encoding="utf-8")
    run(project, "build")
    formerly = "formerly: [old-one-acme-merger]\n"
    new.write_text(formerly + text + part.format("formerly: [acme-merger-wait], "), encoding="utf-8")
    old.unlink()
    with (project / "storygen.toml").open("a", encoding="utf-8") as settings:
        settings.write('[privacy]\nterms = ["acme-merger"]\n')
    ids = project / ".storygen" / "ids.json"
    assert "acme-merger" in ids.read_text(encoding="utf-8")

    def published() -> dict[str, bytes]:
        out = project / "public"
        assert run(project, "build", "--public", "--out", str(out)).exit_code == 0
        return {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}

    files = published()
    assert "stories/one.html" in files
    assert [path for path, content in files.items() if b"acme-merger" in content] == []
    ids.unlink()
    again = published()
    manifest = ".storygen-site.json"  # holds the times at which files were written
    assert {p: c for p, c in again.items() if p != manifest} == {p: c for p, c in files.items() if p != manifest}


LEAKING = {
    "an access key": "summary: The key was AKIAIOSFODNN7EXAMPLE.",
    "an e-mail address": "result: I wrote to jane.doe@acme-corp.com about it.",
    "a confidential term": "result: That was Project Falcon.",
    "a confidential id": "id: the-project-falcon-launch",
    "figures shared as relative": "result: It fell from 310 to 280 orders.\nmetrics:\n  - {name: orders, unit: orders, before: 310, after: 280, share: relative}",
}


@pytest.mark.parametrize("settings", ['[privacy]\nterms = ["Falcon"\n', '[privacy]\ntrems = ["Falcon"]\n'])
def test_nothing_is_published_while_the_settings_are_in_doubt(project: Path, settings: str) -> None:
    (project / "storygen.toml").write_text(settings, encoding="utf-8")
    (project / "stories" / "p.yaml").write_text("title: Falcon\nvisibility: public\n", encoding="utf-8")
    result = run(project, "build", "--public", "--out", str(project / "out"))
    assert result.exit_code == 2
    assert "nothing is published" in result.stderr
    assert not (project / "out").exists()


@pytest.mark.parametrize("text", LEAKING.values(), ids=LEAKING.keys())
def test_a_public_story_that_looks_private_is_left_out_and_said(project: Path, text: str) -> None:
    (project / "storygen.toml").write_text('[privacy]\nterms = ["Project Falcon"]\n', encoding="utf-8")
    (project / "stories" / "leak.yaml").write_text(f"title: T\nvisibility: public\n{text}\n", encoding="utf-8")
    result = run(project, "build", "--public")
    assert result.exit_code == 1
    assert "stories/leak.yaml" in result.stderr
    assert "PRV" in result.stderr
    assert built(project) == set()


def test_a_key_that_keeps_something_back_does_so_when_it_cannot_be_read(project: Path) -> None:
    hidden = "title: Hidden\nvisibility: public\ndraft: yes\n"
    shown = PUBLIC.replace("private: true", "private: yes").replace("share: hidden", "share: hiden")
    (project / "stories" / "hidden.yaml").write_text(hidden, encoding="utf-8")
    (project / "stories" / "open.yaml").write_text(shown, encoding="utf-8")
    assert run(project, "build", "--public").exit_code == 1
    assert built(project) == {"open"}
    pages = "".join(
        p.read_text(encoding="utf-8") for p in (project / "site").rglob("*.*") if p.suffix in {".html", ".js"}
    )
    assert "secret-answer" not in pages
    assert "14.5" not in (project / "site" / "stories" / "open.html").read_text(encoding="utf-8")


def test_what_was_really_asked_stays_out_of_a_public_build(project: Path) -> None:
    (project / "bank").mkdir()
    asked = "- id: conflict\n  questions:\n    - {text: Asked at Acme last week?, asked: true}\n    - Quite an ordinary one?\n"
    (project / "bank" / "mine.yaml").write_text(asked, encoding="utf-8")
    for words, expected in (((), True), (("--public",), False)):
        run(project, "build", *words)
        page = (project / "site" / "questions" / "index.html").read_text(encoding="utf-8")
        assert ("Asked at Acme" in page) is expected
        assert "Quite an ordinary one?" in page


def test_a_public_build_does_not_say_what_one_aims_for(project: Path) -> None:
    (project / "storygen.toml").write_text(
        '[target]\ncompetencies = ["drift"]\nframeworks = ["amazon"]\n', encoding="utf-8"
    )
    pages = []
    for words in ((), ("--public",)):
        run(project, "build", *words)
        pages.append((project / "site" / "coverage.html").read_text(encoding="utf-8"))
    aimed = re.compile(r">\s*aim\s*<")
    assert aimed.search(pages[0])
    assert not aimed.search(pages[1])


def test_a_folder_that_is_not_ours_is_not_written(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "thesis.txt").write_text("mine")
    result = run(project, "build")
    assert result.exit_code == 2
    assert "--out" in result.stderr
    assert [p.name for p in (project / "site").iterdir()] == ["thesis.txt"]


def test_a_second_build_leaves_unchanged_files_alone(project: Path) -> None:
    run(project, "build")
    before = {p: p.stat().st_ino for p in (project / "site").rglob("*.html")}
    run(project, "build")
    assert {p: p.stat().st_ino for p in (project / "site").rglob("*.html")} == before


def test_an_unwritable_place_cannot_run(project: Path) -> None:
    (project / "taken").write_text("a file")
    result = run(project, "build", "--out", str(project / "taken"))
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_an_unreadable_file_is_a_finding(project: Path) -> None:
    locked = project / "stories" / "locked.yaml"
    locked.write_text(GOOD, encoding="utf-8")
    locked.chmod(0)
    readable = os.access(locked, os.R_OK)  # root reads everything: then the file is simply a second story
    result = run(project, "build")
    assert result.exit_code == 1
    assert "stories/locked.yaml:1:1" in result.stderr or (readable and "locked" in result.stderr)
