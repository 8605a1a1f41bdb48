"""The cache of `storygen lint`: the same words with and without it, whatever happens to it."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from storygen.cli import storygen
from storygen.lint import run, state
from storygen.lint.cache import FILE, Cache
from storygen.lint.example import clean_story, set_in
from storygen.lint.recall import Recall
from storygen.lint.runner import examine_each
from storygen.project import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from storygen.lint.outcome import Checked
    from storygen.story.reading import Reading

NOQA = set_in("tradeoffs: []\nfollow_up: []").replace("outcome:", "outcome: Success  # noqa: SCH103 -- ours\nold:", 1)
SEVERAL = [
    (), ("--all",), ("--format", "json"), ("--format", "sarif"), ("--format", "github"), ("--format", "junit"),
    ("--statistics",), ("--color", "always"), ("stories/bad.yaml",), ("stories",),
]  # fmt: skip


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "stories" / "deep").mkdir(parents=True)
    (tmp_path / "storygen.toml").write_text('[project]\nid = "demo"\n[lint]\nextend-select = ["BNK"]\n', "utf-8")
    (tmp_path / "answers.yaml").write_text(
        "- ask: Tell me about yourself\n  say: mail me at a.b@c.example.com\n", "utf-8"
    )
    for name, text in {
        "good": clean_story(), "bad": set_in("period: 2024-02\ntradeoffs: []\nfollow_up: []"), "deep/noqa": NOQA,
        "twin": clean_story(), "broken": "title: a\n\tb: [", "ignored": set_in("tradeoffs: []\nlint: {ignore: [TRD101]}"),
    }.items():  # fmt: skip
        (tmp_path / "stories" / f"{name}.yaml").write_text(text, "utf-8")
    (tmp_path / "stories" / "latin.yaml").write_bytes("title: Größe\n".encode("utf-16"))
    (tmp_path / "stories" / "gone.yaml").symlink_to("nowhere")
    aged(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def aged(folder: Path) -> None:
    """Let all files have been written some time ago, as a project's have."""
    for file in folder.rglob("*.yaml"):
        if file.exists():
            os.utime(file, ns=(10**18, 10**18))


def lint(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(storygen, ["lint", *arguments])
    return done.exit_code, done.stdout, done.stderr


def anew(*arguments: str) -> tuple[int, str, str]:
    return lint("--no-cache", *arguments)


@pytest.mark.parametrize("arguments", SEVERAL, ids=" ".join)
def test_a_warm_run_says_what_a_cold_one_says(project: Path, arguments: tuple[str, ...]) -> None:
    expected = anew(*arguments)
    assert not (project / ".storygen").exists()
    assert expected[1]
    assert [lint(*arguments) for _ in range(3)] == [expected] * 3


@pytest.mark.parametrize("arguments", SEVERAL, ids=" ".join)
def test_another_report_of_a_known_run_is_the_same(project: Path, arguments: tuple[str, ...]) -> None:
    lint()
    assert lint(*arguments) == anew(*arguments)


def test_a_warm_run_checks_nothing_and_imports_no_rule(project: Path) -> None:
    program = "import sys; from storygen.cli import storygen; storygen(['lint'], standalone_mode=False)"
    ends = "print([m for m in ('yaml', 'jsonschema', 'storygen.impact', 'storygen.lint.rule') if m in sys.modules], file=sys.stderr)"
    code = f"try:\n {program.partition('; ')[0]}\n {program.partition('; ')[2]}\nexcept SystemExit: pass\n{ends}"
    first, second = (
        subprocess.run([sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=True)
        for _ in range(2)
    )
    assert second.stdout == first.stdout
    assert "yaml" in first.stderr
    assert second.stderr == "[]\n"


def rewrite(project: Path) -> None:
    (project / "stories" / "good.yaml").write_text(set_in("tradeoffs: []"), "utf-8")


def same_size_and_time(project: Path) -> None:
    file = project / "stories" / "bad.yaml"
    before = file.stat()
    file.write_bytes(file.read_bytes().replace(b"follow_up: []", b"folow_upp: []"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a story": rewrite,
    "a story, size and time kept": same_size_and_time,
    "a new story": lambda p: (p / "stories" / "new.yaml").write_text("title: new\n", "utf-8"),
    "a story gone": lambda p: (p / "stories" / "good.yaml").unlink(),
    "a story renamed": lambda p: (p / "stories" / "bad.yaml").rename(p / "stories" / "worse.yaml"),
    "a link mended": lambda p: (p / "stories" / "nowhere").write_text("title: here\n", "utf-8"),
    "settings": lambda p: (p / "storygen.toml").write_text('[lint]\nignore = ["TRD"]\n', "utf-8"),
    "target": lambda p: (p / "storygen.toml").write_text('[target]\ncompetencies = ["conflict"]\n', "utf-8"),
    "answers": lambda p: (p / "answers.yaml").write_text("- ask: who?\n  say: call +49 170 1234567\n", "utf-8"),
    "bank": lambda p: ((p / "bank").mkdir(), (p / "bank" / "own.yaml").write_text("competencies: none\n", "utf-8")),
    "two stories of one id": lambda p: (p / "stories" / "a.yaml").write_text("title: a\nid: good\n", "utf-8"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen(project: Path, change: Callable[[Path], object]) -> None:
    before = lint()
    change(project)
    expected = anew()
    assert expected != before
    assert [lint() for _ in range(2)] == [expected] * 2


def test_ids_of_the_last_build_are_part_of_it(project: Path) -> None:
    (project / "storygen.toml").write_text('[lint]\nselect = ["ALL"]\n', "utf-8")
    CliRunner().invoke(storygen, ["build"])
    lint()
    (project / "stories" / "good.yaml").rename(project / "stories" / "better.yaml")
    assert "SCH112" in lint()[1]
    assert lint() == anew()


def test_of_one_changed_story_only_that_is_checked(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lint()
    rewrite(project)
    expected = anew()
    checked: list[str] = []

    def watched(readings: Iterable[Reading], *rest: Any) -> Iterator[Checked]:
        readings = tuple(readings)
        checked.extend(reading.path for reading in readings)
        return examine_each(readings, *rest)

    monkeypatch.setattr(run, "examine_each", watched)
    assert lint() == expected
    assert checked == ["stories/gone.yaml", "stories/good.yaml"]  # what cannot be read is looked at each time


def test_a_story_saved_while_it_is_checked_is_not_taken_for_checked(project: Path) -> None:
    loaded, _ = load(project)
    with Cache(project) as cache:
        Recall(loaded, (), cache).report("text", lambda _: str(rewrite(project)))
    with Cache(project) as cache:
        assert Recall(loaded, (), cache).report("text", lambda _: "anew").text == "anew"


def test_a_fresh_file_is_not_known_by_its_time(project: Path) -> None:
    (project / "stories" / "good.yaml").write_text(clean_story(), "utf-8")
    loaded, _ = load(project)
    with Cache(project) as cache:
        state.taken(loaded, cache)
        assert cache.seen()[b"stories/good.yaml"][0] == ""


def torn(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def flipped(file: Path) -> None:
    """Every body of the cache with one bit turned, in a database that is sound."""
    with sqlite3.connect(file) as db:
        rows = db.execute("SELECT kind, key, body FROM kept").fetchall()
        turned = [(bytes([*body[:-1], body[-1] ^ 1]), kind, key) for kind, key, body in rows]
        db.executemany("UPDATE kept SET body = ? WHERE kind = ? AND key = ?", turned)
    db.close()


def other_version(file: Path) -> None:
    db = sqlite3.connect(file)
    db.executescript("DROP TABLE kept; CREATE TABLE kept (other TEXT); PRAGMA user_version = 99")
    db.close()


def other_tables(file: Path) -> None:
    db = sqlite3.connect(file)
    db.executescript("DROP TABLE kept; CREATE TABLE kept (something TEXT)")
    db.close()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "no database": lambda f: f.write_bytes(b"\0" * 5000),
    "empty": lambda f: f.write_bytes(b""),
    "torn": torn,
    "bodies changed": flipped,
    "a newer version": other_version,
    "other tables": other_tables,
    "deleted": lambda f: f.unlink(),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_broken_cache_is_built_again_in_silence(project: Path, damage: Callable[[Path], object]) -> None:
    expected = lint()
    damage(project / FILE)
    assert [lint() for _ in range(2)] == [expected] * 2
    with Cache(project) as cache:
        assert cache.seen()


def test_a_folder_in_its_place_and_a_file_in_the_folders_place_are_let_be(project: Path) -> None:
    expected = anew()
    (project / FILE).mkdir(parents=True)
    assert lint() == expected
    (project / FILE).rmdir()
    (project / FILE).with_name(".gitignore").unlink()
    (project / FILE).parent.rmdir()
    (project / FILE).parent.write_text("mine", "utf-8")
    assert lint() == expected
    assert (project / FILE).parent.read_text("utf-8") == "mine"


def test_while_another_run_writes_it_goes_without(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storygen.lint.cache.PATIENCE", 0.01)
    expected = lint()
    rewrite(project)
    db = sqlite3.connect(project / FILE)
    db.execute("BEGIN EXCLUSIVE")
    assert lint() == anew() != expected
    db.rollback()
    db.close()
    assert lint() == anew()


def test_runs_at_the_same_time_agree(project: Path) -> None:
    expected = anew()
    command = [sys.executable, "-m", "storygen", "lint"]
    with ThreadPoolExecutor(4) as pool:
        done = list(
            pool.map(
                lambda _: subprocess.run(command, cwd=project, capture_output=True, text=True, check=False), range(6)
            )
        )
    assert {(d.returncode, d.stdout, d.stderr) for d in done} == {expected}
    assert lint() == expected


def test_a_baseline_works_on_what_is_kept(project: Path) -> None:
    lint()
    lint("--baseline", "base.json")
    kept = (project / "base.json").read_bytes()
    (project / "base.json").unlink()
    anew("--baseline", "base.json")
    assert (project / "base.json").read_bytes() == kept
    assert lint("--baseline", "base.json") == anew("--baseline", "base.json")
    (project / "stories" / "good.yaml").write_text(set_in("tradeoffs: []"), "utf-8")
    assert lint("--baseline", "base.json")[1] == anew("--baseline", "base.json")[1]


def test_repairs_are_made_and_checked_again(project: Path) -> None:
    (project / "stories" / "fix.yaml").write_text(set_in("outcome: Success"), "utf-8")
    lint()
    assert "1 repair made" in lint("--fix", "stories/fix.yaml")[2]
    assert "outcome: success" in (project / "stories" / "fix.yaml").read_text("utf-8")
    assert lint() == anew()


def test_what_was_switched_off_keeps_its_reason(project: Path) -> None:
    lint()
    results = json.loads(lint("--format", "sarif")[1])["runs"][0]["results"]
    assert [r["suppressions"][0].get("justification") for r in results if "suppressions" in r]


def test_a_path_that_names_no_story_still_cannot_be_run(project: Path) -> None:
    lint()
    assert [lint("elsewhere.yaml")[0] for _ in range(2)] == [2, 2]
