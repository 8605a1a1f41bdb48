from __future__ import annotations

import json
import os
import subprocess
import tomllib
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from storygen.bank.reader import load as load_bank
from storygen.cli import storygen
from storygen.lint.runner import check_story
from storygen.project import load
from storygen.story.collection import read_answers, read_collection

if TYPE_CHECKING:
    from pathlib import Path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(storygen, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"):
        monkeypatch.setenv(name, "Ann")
    for name in ("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "ann@example.org")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return tmp_path


def git(where: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", "-C", str(where), *words], capture_output=True, text=True, check=False)


def files(root: Path) -> set[str]:
    return {p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file() and ".git" not in p.parts}


def test_a_new_project_has_all_that_a_first_evening_needs(folder: Path) -> None:
    result = run("init", "demo")
    assert result.exit_code == 0
    assert files(folder / "demo") == {
        "storygen.toml",
        "stories/stock-report.yaml",
        "answers.yaml",
        ".gitignore",
        ".vscode/settings.json",
        ".vscode/extensions.json",
        ".storygen/story.schema.json",
        ".storygen/.gitignore",
    }
    assert "cd demo && storygen serve --open" in result.stderr


def test_the_settings_are_read_without_a_finding_and_ids_of_two_projects_differ(folder: Path) -> None:
    run("init", "demo")
    run("init", "other/demo")
    project, findings = load(folder / "demo")
    other, _ = load(folder / "other" / "demo")
    assert findings == ()
    assert project.title == "demo"
    assert project.id.startswith("demo-")
    assert project.id != other.id


def test_every_example_line_of_the_settings_is_right_once_the_mark_is_off(folder: Path) -> None:
    run("init", "demo")
    file = folder / "demo" / "storygen.toml"
    lines = file.read_text().split("\n")
    file.write_text(
        "\n".join(line[2:] if line[:2] == "# " and line[2] != " " and " = " in line else line for line in lines)
    )
    tomllib.loads(file.read_text())
    project, findings = load(folder / "demo")
    assert findings == ()
    assert project.interviews[0].date == "2026-12-14"


def test_the_first_story_is_clean_and_shows_most_of_the_format(folder: Path) -> None:
    run("init", "demo")
    project, _ = load(folder / "demo")
    bank, _ = load_bank(folder / "demo")
    (reading,) = read_collection(folder / "demo", project.stories)
    assert check_story(reading, project, bank) == ()
    story = reading.story
    assert story is not None
    assert story.actions
    assert story.tradeoffs
    assert story.metrics
    assert story.follow_up
    assert story.probes
    answers, findings = read_answers(folder / "demo" / "answers.yaml")
    assert findings == ()
    assert len(answers) == 3


def test_nothing_is_overwritten_and_what_is_left_is_said(folder: Path) -> None:
    root = folder / "demo"
    root.mkdir()
    (root / ".gitignore").write_text("*.log\n")
    (root / "storygen.toml").write_text('[project]\nid = "mine"\n')
    result = run("init", "demo")
    assert result.exit_code == 0
    assert (root / ".gitignore").read_text() == "*.log\n"
    assert (root / "storygen.toml").read_text() == '[project]\nid = "mine"\n'
    assert "left storygen.toml as it is" in result.stderr
    assert "add to it, to keep private work private: /.storygen/ /site/" in result.stderr
    assert not (root / "stories").exists()


def test_inside_a_project_it_fills_that_one_up(folder: Path) -> None:
    run("init", "demo")
    (folder / "demo" / ".gitignore").unlink()
    os.chdir(folder / "demo" / "stories")
    result = run("init", "--ci", "gitlab", "--pre-commit")
    assert result.stdout.split("\n")[:-1] == ["made .gitignore", "made .pre-commit-config.yaml", "made .gitlab-ci.yml"]
    assert "is a project already" in result.stderr
    assert not (folder / "demo" / "stories" / "storygen.toml").exists()


@pytest.mark.parametrize("name", ["Übung 退勤", 'with "quotes" and \\', "-dash"])
def test_any_folder_name_will_do(folder: Path, name: str) -> None:
    assert run("init", "--", name).exit_code == 0
    project, findings = load(folder / name)
    assert findings == ()
    assert project.title == name


def test_a_file_in_the_place_of_the_folder_is_said(folder: Path) -> None:
    (folder / "demo").write_text("")
    result = run("init", "demo")
    assert result.exit_code == 2
    assert "demo is a file" in result.stderr


def test_the_editor_is_pointed_at_the_schema_and_other_settings_stay(folder: Path) -> None:
    run("init", "demo")
    file = folder / "demo" / ".vscode" / "settings.json"
    whole = file.read_text()
    assert json.loads(whole)["yaml.schemas"] == {
        "./.storygen/story.schema.json": ["stories/**/*.yaml", "stories/**/*.yml"]
    }
    file.write_text('{\n    "editor.rulers": [80]\n}\n')
    os.chdir(folder / "demo")
    assert run("schema", "--install").exit_code == 0
    merged = file.read_text()
    assert json.loads(merged)["editor.rulers"] == [80]
    assert "./.storygen/story.schema.json" in json.loads(merged)["yaml.schemas"]
    assert '\n    "editor.rulers"' in merged
    assert "up to date: .vscode/settings.json" in run("schema", "--install").stderr


def test_settings_with_remarks_are_left_and_the_lines_to_add_are_shown(folder: Path) -> None:
    run("init", "demo")
    file = folder / "demo" / ".vscode" / "settings.json"
    file.write_text('{\n  // mine\n  "editor.rulers": [80]\n}\n')
    os.chdir(folder / "demo")
    result = run("schema", "--install")
    assert result.exit_code == 2
    assert "yaml.schemas" in result.stderr
    assert "// mine" in file.read_text()


def test_the_schema_is_printed(folder: Path) -> None:
    assert json.loads(run("schema").stdout)["title"].startswith("Storygen story")


# the guard

PUBLIC = "title: a\nvisibility: public  # yes\n"
PRIVATE = "title: a\n"


@pytest.fixture
def pushed(folder: Path) -> tuple[Path, Path]:
    """A guarded project, its first commit without private stories, and a remote that looks like one on another host."""
    root, remote = folder / "demo", folder / "remote.git"
    git(folder, "init", "--bare", "-q", "remote.git")
    git(folder, "init", "-q", "-b", "main", "demo")
    run("init", "demo", "--guard")
    (root / "stories" / "stock-report.yaml").unlink()
    git(root, "remote", "add", "origin", "host:stories")
    commit(root, "storygen.toml", None)
    return root, remote


def commit(root: Path, path: str, text: str | None) -> None:
    if text is not None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    git(root, "add", "-A", "-f", path)
    git(root, "commit", "-q", "-m", f"change {path}")


def guard(
    root: Path, url: str = "host:stories", remote: str = "origin", ref: str = "HEAD"
) -> subprocess.CompletedProcess[str]:
    """What git would run before a push of `ref` to a remote that has nothing yet."""
    oid = git(root, "rev-parse", ref).stdout.strip()
    hook = root / ".git" / "hooks" / "pre-push"
    line = f"refs/heads/main {oid} refs/heads/main {'0' * 40}\n"
    return subprocess.run([hook, remote, url], cwd=root, input=line, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        (PUBLIC, True),
        ('title: a\nvisibility: "public"\n', True),
        ("title: a\r\nvisibility: public\r\n", True),
        (PRIVATE, False),
        ("title: a\nvisibility: private\n", False),
        ("title: a\nvisibility: public\nvisibility: private\n", False),
        ("title: a\nnotes: |\n  visibility: public\n", False),
        ("title: a\nvisibility: publicly\n", False),
        ("# visibility: public\ntitle: a\n", False),
    ],
)
def test_only_public_stories_leave(pushed: tuple[Path, Path], text: str, leaves: bool) -> None:
    root, _ = pushed
    commit(root, "stories/a.yaml", text)
    done = guard(root)
    assert (done.returncode == 0) is leaves, done.stderr
    assert ("  stories/a.yaml" in done.stderr) is not leaves


def test_an_older_private_version_in_the_same_push_is_seen(pushed: tuple[Path, Path]) -> None:
    root, _ = pushed
    commit(root, "stories/a.yaml", PRIVATE)
    commit(root, "stories/a.yaml", PUBLIC)
    assert guard(root).returncode == 1


def test_a_private_story_that_a_merged_branch_had_for_a_while_is_seen(pushed: tuple[Path, Path]) -> None:
    root, _ = pushed
    git(root, "switch", "-q", "-c", "side")
    commit(root, "stories/a.yaml", PRIVATE)
    (root / "stories" / "a.yaml").unlink()
    commit(root, "stories/a.yaml", None)
    git(root, "switch", "-q", "main")
    commit(root, "README", "x")
    git(root, "merge", "-q", "--no-ff", "-m", "merge", "side")
    done = guard(root)
    assert done.returncode == 1
    assert "stories/a.yaml" in done.stderr


def test_practice_history_never_leaves_and_deleting_a_branch_is_no_push_of_stories(pushed: tuple[Path, Path]) -> None:
    root, _ = pushed
    commit(root, ".storygen/practice.sqlite3", "x")
    assert "  .storygen/practice.sqlite3" in guard(root).stderr
    hook = root / ".git" / "hooks" / "pre-push"
    line = f"(delete) {'0' * 40} refs/heads/main {git(root, 'rev-parse', 'HEAD').stdout.strip()}\n"
    done = subprocess.run([hook, "origin", "host:x"], cwd=root, input=line, capture_output=True, text=True, check=False)
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("url", "free"),
    [
        ("git@github.com:ann/stories.git", False),
        ("https://github.com/ann/stories", False),
        ("ssh://host/stories", False),
        ("/mnt/backup/stories.git", True),
        ("../stories.git", True),
        ("file:///mnt/backup", True),
    ],
)
def test_a_remote_on_this_machine_is_not_guarded(pushed: tuple[Path, Path], url: str, free: bool) -> None:
    root, _ = pushed
    commit(root, "stories/a.yaml", PRIVATE)
    assert (guard(root, url).returncode == 0) is free


def test_a_remote_that_is_called_private_is_not_guarded(pushed: tuple[Path, Path]) -> None:
    root, _ = pushed
    commit(root, "stories/a.yaml", PRIVATE)
    git(root, "config", "--add", "storygen.privateRemote", "elsewhere")
    assert guard(root).returncode == 1
    git(root, "config", "--add", "storygen.privateRemote", "origin")
    assert guard(root).returncode == 0
    git(root, "config", "--unset-all", "storygen.privateRemote")
    toml = root / "storygen.toml"
    toml.write_text(toml.read_text().replace('# remote = "private"', 'remote = "private"'))
    assert guard(root).returncode == 0


def test_git_itself_is_stopped_and_the_remote_stays_empty(pushed: tuple[Path, Path]) -> None:
    root, remote = pushed
    git(root, "config", "protocol.ext.allow", "always")
    git(root, "remote", "set-url", "origin", f"ext::git %s {remote}")
    commit(root, "stories/a.yaml", PRIVATE)
    done = git(root, "push", "origin", "main")
    assert done.returncode != 0
    assert "nothing was pushed" in done.stderr
    assert git(remote, "rev-parse", "--verify", "main").returncode != 0
    commit(root, "stories/a.yaml", PUBLIC)
    assert git(root, "push", "origin", "HEAD~2:refs/heads/main").returncode == 0
    assert git(root, "push", "origin", "main").returncode != 0


def test_what_the_remote_has_already_is_not_asked_again(pushed: tuple[Path, Path]) -> None:
    root, remote = pushed
    git(root, "config", "protocol.ext.allow", "always")
    git(root, "remote", "set-url", "origin", f"ext::git %s {remote}")
    commit(root, "stories/a.yaml", PRIVATE)
    assert git(root, "push", "--no-verify", "origin", "main").returncode == 0
    commit(root, "stories/b.yaml", PUBLIC)
    done = git(root, "push", "origin", "main", "main:refs/heads/other")
    assert done.returncode == 0, done.stderr


def test_what_cannot_be_looked_at_does_not_leave(pushed: tuple[Path, Path]) -> None:
    root, _ = pushed
    hook = root / ".git" / "hooks" / "pre-push"
    line = f"refs/heads/main {'a' * 40} refs/heads/main {'0' * 40}\n"
    done = subprocess.run([hook, "origin", "host:x"], cwd=root, input=line, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "cannot see" in done.stderr


def test_an_existing_hook_is_left_and_told_how_to_call_the_guard(folder: Path) -> None:
    git(folder, "init", "-q", "demo")
    hook = folder / "demo" / ".git" / "hooks" / "pre-push"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 0\n")
    result = run("init", "demo", "--guard")
    assert hook.read_text() == "#!/bin/sh\nexit 0\n"
    assert "pre-push is a hook already" in result.stderr
    assert os.access(hook.with_name("storygen-pre-push"), os.X_OK)


def test_a_project_below_the_top_of_a_repository_is_guarded_there(folder: Path) -> None:
    git(folder, "init", "-q", "-b", "main", "repo")
    run("init", "repo/job's/hunt", "--guard")
    root = folder / "repo"
    commit(root, "job's/hunt/stories/a.yaml", PRIVATE)
    done = guard(root)
    assert "  job's/hunt/stories/a.yaml" in done.stderr
    assert done.returncode == 1


def test_without_a_repository_the_guard_is_refused_and_the_rest_is_made(folder: Path) -> None:
    result = run("init", "demo", "--guard")
    assert result.exit_code == 2
    assert "git init" in result.stderr
    assert (folder / "demo" / "storygen.toml").is_file()
