"""The action for pull requests: its steps are what GitHub takes, and run as they stand in a fresh environment."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.checkout import ROOT, clone

if TYPE_CHECKING:
    from pathlib import Path

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text())
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
BAD = "title: x\nsummary: We improved latency significantly.\n"


def test_the_action_is_a_composite_one_and_says_what_it_does() -> None:
    assert ACTION["runs"]["using"] == "composite"
    assert ACTION["name"]
    assert ACTION["description"]
    assert all(given["description"] and "default" in given for given in ACTION["inputs"].values())


@pytest.mark.parametrize("step", STEPS, ids=[step["name"] for step in STEPS])
def test_a_step_either_uses_an_action_or_runs_a_script(step: dict[str, Any]) -> None:
    assert ("uses" in step) != ("run" in step)
    assert "uses" not in step or re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step["uses"])
    assert "run" not in step or step["shell"] == "bash"
    assert "${{" not in step.get("run", ""), "inputs are handed over as variables"
    named = re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", str(step))
    assert set(named) <= set(ACTION["inputs"])


def test_every_input_is_used() -> None:
    assert all(f"inputs.{name} " in str(STEPS) for name in ACTION["inputs"])


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a job in which the action's install step has run."""
    folder = tmp_path_factory.mktemp("runner")
    venv.create(folder / "python", with_pip=True)
    path = os.pathsep.join([str(folder / "python" / "bin"), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "GITHUB_ACTION_PATH": str(clone(folder / "action"))}
    for name in ("PYTHONPATH", "GITHUB_WORKSPACE"):
        environment.pop(name, None)
    (install,) = [step for step in STEPS if step["name"] == "Install storygen"]
    done = bash(install, environment, folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return environment


def bash(
    step: dict[str, Any], environment: dict[str, str], folder: Path, **inputs: str
) -> subprocess.CompletedProcess[str]:
    """Run a step's script as GitHub does, with its inputs filled in."""
    given = {name: str(each["default"]) for name, each in ACTION["inputs"].items()} | inputs
    env = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: given[found[1]], value)
        for name, value in step.get("env", {}).items()
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    return subprocess.run(command, cwd=folder, env={**environment, **env}, capture_output=True, text=True, check=False)


@pytest.fixture
def checked_out(tmp_path: Path) -> Path:
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "bad.yaml").write_text(BAD)
    (tmp_path / "stories" / "good.yaml").write_text((ROOT / "storygen" / "lint" / "clean.yaml").read_text())
    (tmp_path / "storygen.toml").write_text('[lint]\nselect = ["QNT201"]\n')
    return tmp_path


LINT = STEPS[-1]


def test_findings_stand_beside_the_lines_of_the_pull_request(runner: dict[str, str], checked_out: Path) -> None:
    done = bash(LINT, runner, checked_out)
    assert done.returncode == 1, done.stderr
    (line,) = done.stdout.splitlines()
    assert line.startswith("::warning file=stories/bad.yaml,line=2,")
    assert "QNT201" in line


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"paths": "stories/good.yaml"}, 0),
        ({"paths": "stories/bad.yaml stories/good.yaml"}, 1),
        ({"arguments": "--exit-zero"}, 0),
        ({"paths": "stories/none.yaml"}, 2),
        ({"paths": "$(touch ran)"}, 2),
    ],
    ids=str,
)
def test_inputs(runner: dict[str, str], checked_out: Path, inputs: dict[str, str], code: int) -> None:
    assert bash(LINT, runner, checked_out, **inputs).returncode == code
    assert not (checked_out / "ran").exists()


def test_a_project_in_a_folder_of_its_own(runner: dict[str, str], tmp_path: Path, checked_out: Path) -> None:
    done = bash(LINT, runner, tmp_path.parent, project=checked_out.name)
    assert done.returncode == 1, done.stderr
    assert f"file={checked_out.name}/stories/bad.yaml," in done.stdout, "a path from the root of the checkout"


def test_the_python_it_asks_for_is_one_that_storygen_runs_on() -> None:
    wanted = tuple(map(int, ACTION["inputs"]["python-version"]["default"].split(".")))
    assert wanted >= (3, 11)
    assert sys.version_info >= (3, 11)


def test_the_documentation_names_inputs_that_exist() -> None:
    page = (ROOT / "docs" / "ci.md").read_text()
    listed = set(re.findall(r"^\| `([\w-]+)` \|", page, re.MULTILINE))
    assert listed == set(ACTION["inputs"])
    assert all(f"`{given['default']}`" in page for given in ACTION["inputs"].values() if given["default"])
